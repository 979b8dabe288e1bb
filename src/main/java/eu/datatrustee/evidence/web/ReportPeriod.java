package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.GermanTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;

/**
 * What a report is of: one month, quarter or year in Germany that is over. Were it any time, two reports a day apart would tell of the
 * one case between them.
 *
 * @param from first instant of it
 * @param to first instant behind it
 */
record ReportPeriod(Instant from, Instant to) {

  private static final List<Integer> MONTHS = List.of(1, 3, 12);

  /**
   * @param from first day, or first instant
   * @param to last day, or first instant behind it
   * @throws Refusal where that is no such period
   */
  static ReportPeriod of(String from, String to, Instant now) {
    Instant start = instant("from", from, false);
    Instant end = instant("to", to, true);
    if (!start.isBefore(end)) {
      throw Refusal.impossible("to", "is before from");
    }
    ZonedDateTime first = GermanTime.at(start);
    if (first.getDayOfMonth() != 1 || !start.equals(GermanTime.startOf(first.toLocalDate()))) {
      throw Refusal.impossible("from", "is no first day of a month: a report is of one month, quarter or year");
    }
    LocalDate day = first.toLocalDate();
    if (MONTHS.stream().filter(months -> (day.getMonthValue() - 1) % months == 0)
        .noneMatch(months -> end.equals(GermanTime.startOf(day.plusMonths(months))))) {
      throw Refusal.impossible("to", "is not the last day of a month, quarter or year that begins on " + day + ": a report is of one of these");
    }
    if (end.isAfter(now)) {
      throw Refusal.impossible("to", "is not over yet: a report is of a month, quarter or year that is");
    }
    return new ReportPeriod(start, end);
  }

  private static Instant instant(String field, String given, boolean last) {
    try {
      if (given.indexOf('T') > 0) {
        return WrittenTime.kept(OffsetDateTime.parse(given)).toInstant();
      }
      LocalDate day = WrittenTime.kept(LocalDate.parse(given));
      return last ? GermanTime.endOf(day) : GermanTime.startOf(day);
    } catch (DateTimeException e) {
      throw Refusal.malformed(field, "is neither a day such as 2026-01-01 nor an instant such as 2026-08-14T09:30:00Z");
    }
  }
}
