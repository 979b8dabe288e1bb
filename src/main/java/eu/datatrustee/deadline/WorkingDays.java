package eu.datatrustee.deadline;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Whole working days of the trustee after the day of the event, to 24:00 of the last one. Shares are shares of the working time of
 * these days, so that reminders reach people at work: half of three days of ten hours is 13:00 of the second.
 */
final class WorkingDays implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;

  WorkingDays(TrusteeCalendar calendar, Wording words) {
    this.calendar = calendar;
    this.words = words;
  }

  @Override
  public Period count(Measure measure) {
    LocalDate dayAfter = calendar.dayOf(measure.from()).plusDays(1);
    LocalDate last = calendar.nextOrSame(dayAfter, calendar::worked);
    Instant first = calendar.startOf(last);
    for (int day = 1; day < measure.amount(); day++) {
      last = calendar.nextOrSame(last.plusDays(1), calendar::worked);
    }
    Duration time = Duration.between(calendar.settings().opens(), calendar.settings().closes()).multipliedBy(measure.amount());
    return new Period(calendar.afterWorking(first, time.dividedBy(2)), calendar.afterWorking(first, time.multipliedBy(measure.latePercent()).dividedBy(100)),
        calendar.endOf(last), words.eventLeftOut(measure) + ", " + words.amount(measure.amount(), "working day")
            + words.day(last, measure) + " 24:00, " + words.calendarOfDays() + words.missed(dayAfter, last, measure));
  }
}
