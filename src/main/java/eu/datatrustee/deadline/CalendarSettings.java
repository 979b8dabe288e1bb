package eu.datatrustee.deadline;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where and when the trustee works. Decides {@code WORKING_*} clocks and, by its Land, which holidays move the end of the others.
 *
 * @param land where the trustee acts, as its ISO 3166-2 code without {@code DE-}
 * @param opens start of the working time, in {@code zone}
 * @param closes end of the working time of the same day, in {@code zone}
 * @param zone the zone in which days begin and end
 * @param workingDays days of the week that are worked on, holidays apart
 */
@ConfigurationProperties("datatrustee.calendar")
record CalendarSettings(
    @DefaultValue("HE") Land land,
    @DefaultValue("08:00") LocalTime opens,
    @DefaultValue("18:00") LocalTime closes,
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue({"MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"}) Set<DayOfWeek> workingDays) {

  CalendarSettings {
    if (!opens.isBefore(closes)) {
      throw new IllegalArgumentException("datatrustee.calendar: opens " + opens + " is not before closes " + closes);
    }
    if (workingDays.isEmpty()) {
      throw new IllegalArgumentException("datatrustee.calendar: workingDays names no day");
    }
    workingDays = Set.copyOf(workingDays);
  }
}
