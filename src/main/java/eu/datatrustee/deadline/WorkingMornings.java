package eu.datatrustee.deadline;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** When the trustee opens: what has waited for a day to be over goes out then. */
@Component
public class WorkingMornings {

  private final TrusteeCalendar calendar;
  private final Wording words;

  WorkingMornings(TrusteeCalendar calendar) {
    this.calendar = calendar;
    this.words = new Wording(calendar);
  }

  /**
   * The opening of the first working day after the day within which something ended.
   *
   * @param end the first instant after it, so that 00:00 is 24:00 of the day before
   */
  public Instant nextAfter(Instant end) {
    LocalDate day = calendar.dayOf(end.minusMillis(1));
    return calendar.nextWorking(calendar.endOf(day));
  }

  /** "Wed 17 Mar 2027 08:00 CET, the next working day, trustee's calendar (Hesse, Mon–Fri)". */
  public String inWords(Instant morning) {
    return words.end(morning) + ", the next working day, " + words.calendarOfDays();
  }
}
