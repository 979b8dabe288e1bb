package eu.datatrustee.deadline;

/** One way of counting time. Pure: the same measure gives the same period. */
sealed interface Way permits ElapsedTime, WorkingHours, WorkingDays, StatutoryDays, Regulation1182, CivilCode, CalendarMonths {

  Period count(Measure measure);
}
