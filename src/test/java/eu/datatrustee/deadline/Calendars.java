package eu.datatrustee.deadline;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;

/** The trustee's calendar as it is by default, in any Land. */
final class Calendars {

  private Calendars() {}

  static TrusteeCalendar of(Land land) {
    return new TrusteeCalendar(new CalendarSettings(land, LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of("Europe/Berlin"),
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY)));
  }
}
