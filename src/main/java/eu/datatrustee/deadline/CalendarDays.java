package eu.datatrustee.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Whole calendar days in the trustee's zone.
 *
 * @param first the first day that counts
 * @param last the last one
 */
record CalendarDays(TrusteeCalendar calendar, LocalDate first, LocalDate last) {

  /** The first instant after them. */
  Instant due() {
    return calendar.endOf(last);
  }

  /** When that much of them is over, on the clock on the wall: half of ten days is 00:00 of the sixth. */
  private Instant share(int percent) {
    LocalDateTime start = first.atStartOfDay();
    long minutes = ChronoUnit.MINUTES.between(start, last.plusDays(1).atStartOfDay());
    return start.plusMinutes(minutes * percent / 100).atZone(calendar.zone()).toInstant();
  }

  Period period(Measure measure, String words) {
    return new Period(share(50), share(measure.latePercent()), due(), words);
  }
}
