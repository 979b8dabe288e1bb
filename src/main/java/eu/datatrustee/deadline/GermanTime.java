package eu.datatrustee.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The time of day in Germany (Europe/Berlin), in which agreements name dates and people read hours. */
public final class GermanTime {

  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private GermanTime() {}

  /** The first instant of a day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The first instant after a day. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** The last day that is over by then. */
  public static LocalDate lastDayBefore(Instant instant) {
    return at(instant).toLocalDate().minusDays(1);
  }

  public static ZonedDateTime at(Instant instant) {
    return instant.atZone(ZONE);
  }
}
