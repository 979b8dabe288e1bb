package eu.datatrustee.deadline;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Calendar days of German law. Source: BGB §§ 187, 188, 193: the day of the event does not count (§ 187(1)), the last day ends at its end
 * (§ 188(1)), a Saturday, Sunday or public holiday of the Land moves to the next working day (§ 193).
 *
 * <p>What happens at 00:00 sharp can be read as an event within the day that begins (§ 187(1)) or as that day's beginning, which then
 * counts itself (§ 187(2)). An extension (§ 190) is a period of its own whose event is the last instant of the period before.
 */
final class CivilCode implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;

  CivilCode(TrusteeCalendar calendar, Wording words) {
    this.calendar = calendar;
    this.words = words;
  }

  @Override
  public Period count(Measure measure) {
    LocalDate day = calendar.dayOf(measure.from());
    if (measure.from().equals(calendar.startOf(day))) {
      return atMidnight(day, measure);
    }
    return days(day.plusDays(1), measure).period(measure, words.eventLeftOut(measure) + ", " + ending(day.plusDays(1), measure));
  }

  private Period atMidnight(LocalDate day, Measure measure) {
    CalendarDays counting = days(day, measure);
    CalendarDays leavingOut = days(day.plusDays(1), measure);
    if (measure.reading() == Reading.EARLIER) {
      return counting.period(measure, words.eventAt(measure) + ", the day that begins then counted (§ 187(2)), " + ending(day, measure)
          + other(counting, leavingOut, "leaving it out (§ 187(1))", measure));
    }
    return leavingOut.period(measure, words.eventLeftOut(measure) + " (§ 187(1)), " + ending(day.plusDays(1), measure)
        + other(leavingOut, counting, "counting the day that begins then (§ 187(2))", measure));
  }

  private CalendarDays days(LocalDate first, Measure measure) {
    return new CalendarDays(calendar, first, calendar.nextOrSame(nominal(first, measure), calendar::lawfulEnd));
  }

  private static LocalDate nominal(LocalDate first, Measure measure) {
    return first.plusDays(measure.amount() - 1L);
  }

  private String ending(LocalDate first, Measure measure) {
    LocalDate nominal = nominal(first, measure);
    LocalDate last = days(first, measure).last();
    String end = words.day(last, measure) + " 24:00";
    return words.amount(measure.amount(), "day") + (last.equals(nominal) ? end + ", BGB §§ 187, 188"
        : words.dayAndHoliday(nominal, measure) + ", no working day, hence " + end + ", BGB §§ 187, 188, 193");
  }

  private String other(CalendarDays taken, CalendarDays other, String reading, Measure measure) {
    Instant due = other.due();
    return due.equals(taken.due()) ? "" : "; the other reading, " + reading + ", ends " + words.day(other.last(), measure) + " 24:00";
  }
}
