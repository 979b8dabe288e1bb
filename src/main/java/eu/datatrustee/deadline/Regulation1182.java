package eu.datatrustee.deadline;

import java.time.LocalDate;

/**
 * Calendar days of the Union's law. Source: Regulation (EEC, Euratom) No 1182/71, Art. 3: the day of the event does not count (1),
 * the last day ends with its last hour (2), one that is no working day moves to the next (4), and two days or more hold at least two
 * working days (5). Public holidays are those of the Land where the trustee acts.
 */
final class Regulation1182 implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;

  Regulation1182(TrusteeCalendar calendar, Wording words) {
    this.calendar = calendar;
    this.words = words;
  }

  @Override
  public Period count(Measure measure) {
    LocalDate first = calendar.dayOf(measure.from()).plusDays(1);
    LocalDate nominal = first.plusDays(measure.amount() - 1L);
    LocalDate moved = calendar.nextOrSame(nominal, calendar::lawfulEnd);
    LocalDate last = measure.amount() < 2 ? moved : withTwoWorkingDays(first, moved);
    return new CalendarDays(calendar, first, last).period(measure, words.eventLeftOut(measure) + ", " + words.amount(measure.amount(), "day")
        + end(nominal, moved, last, measure));
  }

  private LocalDate withTwoWorkingDays(LocalDate first, LocalDate last) {
    long working = first.datesUntil(last.plusDays(1)).filter(calendar::lawfulEnd).limit(2).count();
    // The last day is a working day already, so one more is enough.
    return working >= 2 ? last : calendar.nextOrSame(last.plusDays(1), calendar::lawfulEnd);
  }

  private String end(LocalDate nominal, LocalDate moved, LocalDate last, Measure measure) {
    String end = words.day(last, measure) + " 24:00";
    if (last.equals(nominal)) {
      return end + ", Reg. 1182/71";
    }
    String why = moved.equals(nominal) ? "" : ", no working day";
    String hence = last.equals(moved) ? ", hence " + end + ", Reg. 1182/71 Art. 3(4)"
        : ", with two working days " + end + ", Reg. 1182/71 Art. 3(4) and (5)";
    return words.dayAndHoliday(nominal, measure) + why + hence;
  }
}
