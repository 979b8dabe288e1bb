package eu.datatrustee.deadline;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.function.Predicate;

/**
 * Working days of a statute ("Werktage"): whole days after the day of the event (StPO § 42), to 24:00 of the last one, without Sundays and
 * the public holidays of the Land, whatever the trustee's own week is.
 *
 * <p>Whether a Saturday is one can be read in two ways: the word includes it (BUrlG § 3(2)), or it does not. Either way no period ends on one
 * (StPO § 43(2)).
 */
final class StatutoryDays implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;

  StatutoryDays(TrusteeCalendar calendar, Wording words) {
    this.calendar = calendar;
    this.words = words;
  }

  @Override
  public Period count(Measure measure) {
    CalendarDays saturdays = days(this::withSaturday, measure);
    CalendarDays none = days(calendar::lawfulEnd, measure);
    boolean earlier = measure.reading() == Reading.EARLIER;
    return earlier ? period(saturdays, "Saturdays counted", none, "without them", measure)
        : period(none, "Saturdays left out", saturdays, "with them", measure);
  }

  private boolean withSaturday(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY ? calendar.holiday(day).isEmpty() : calendar.lawfulEnd(day);
  }

  private CalendarDays days(Predicate<LocalDate> counted, Measure measure) {
    LocalDate first = calendar.dayOf(measure.from()).plusDays(1);
    LocalDate last = calendar.nextOrSame(first, counted);
    for (int day = 1; day < measure.amount(); day++) {
      last = calendar.nextOrSame(last.plusDays(1), counted);
    }
    return new CalendarDays(calendar, first, calendar.nextOrSame(last, calendar::lawfulEnd));
  }

  private Period period(CalendarDays taken, String how, CalendarDays other, String otherwise, Measure measure) {
    String end = words.day(taken.last(), measure) + " 24:00, " + how;
    return taken.period(measure, words.eventLeftOut(measure) + ", " + words.amount(measure.amount(), "working day") + end
        + words.missed(taken.first(), taken.last(), measure) + (other.due().equals(taken.due()) ? ""
            : "; the other reading, " + otherwise + ", ends " + words.day(other.last(), measure) + " 24:00"));
  }
}
