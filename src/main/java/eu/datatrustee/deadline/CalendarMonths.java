package eu.datatrustee.deadline;

import java.time.LocalDate;

/**
 * Calendar months, by either law: the period ends with the day that bears the number of the day of the event, or with the month's last
 * day where it has none of that number, and a Saturday, Sunday or public holiday of the Land moves to the next working day. Source:
 * BGB §§ 187, 188(2), (3), 193; Regulation (EEC, Euratom) No 1182/71, Art. 3(1), (2)(c), (4).
 *
 * <p>An extension (BGB § 190) is a period of its own whose event is the last instant of the period before.
 */
final class CalendarMonths implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;
  private final boolean midnightReadsTwoWays;
  private final String norms;
  private final String moved;

  private CalendarMonths(TrusteeCalendar calendar, Wording words, boolean midnightReadsTwoWays, String norms, String moved) {
    this.calendar = calendar;
    this.words = words;
    this.midnightReadsTwoWays = midnightReadsTwoWays;
    this.norms = norms;
    this.moved = moved;
  }

  static CalendarMonths ofCivilCode(TrusteeCalendar calendar, Wording words) {
    return new CalendarMonths(calendar, words, true, "BGB §§ 187, 188(2)", "BGB §§ 187, 188(2), 193");
  }

  static CalendarMonths ofRegulation1182(TrusteeCalendar calendar, Wording words) {
    return new CalendarMonths(calendar, words, false, "Reg. 1182/71 Art. 3(2)(c)", "Reg. 1182/71 Art. 3(2)(c) and (4)");
  }

  @Override
  public Period count(Measure measure) {
    LocalDate day = calendar.dayOf(measure.from());
    LocalDate leavingOut = day.plusMonths(measure.amount());
    if (!midnightReadsTwoWays || !measure.from().equals(calendar.startOf(day))) {
      return period(day.plusDays(1), leavingOut, words.eventLeftOut(measure), "", measure);
    }
    LocalDate counting = dayBefore(day, leavingOut);
    return measure.reading() == Reading.EARLIER
        ? period(day, counting, words.eventAt(measure) + ", the day that begins then counted (§ 187(2))",
            other(counting, leavingOut, "leaving it out (§ 187(1))", measure), measure)
        : period(day.plusDays(1), leavingOut, words.eventLeftOut(measure) + " (§ 187(1))",
            other(leavingOut, counting, "counting the day that begins then (§ 187(2))", measure), measure);
  }

  /** Before the day that bears the number of the first; where the month has none of that number, its last day (§ 188(2), (3)). */
  private static LocalDate dayBefore(LocalDate first, LocalDate sameNumber) {
    return sameNumber.getDayOfMonth() == first.getDayOfMonth() ? sameNumber.minusDays(1) : sameNumber;
  }

  private Period period(LocalDate first, LocalDate nominal, String event, String other, Measure measure) {
    LocalDate last = lawful(nominal);
    String end = words.day(last, measure) + " 24:00";
    String ending = words.amount(measure.amount(), "month") + (last.equals(nominal) ? end + ", " + norms
        : words.dayAndHoliday(nominal, measure) + ", no working day, hence " + end + ", " + moved);
    return new CalendarDays(calendar, first, last).period(measure, event + ", " + ending + other);
  }

  private LocalDate lawful(LocalDate nominal) {
    return calendar.nextOrSame(nominal, calendar::lawfulEnd);
  }

  private String other(LocalDate taken, LocalDate other, String reading, Measure measure) {
    return lawful(taken).equals(lawful(other)) ? ""
        : "; the other reading, " + reading + ", ends " + words.day(lawful(other), measure) + " 24:00";
  }
}
