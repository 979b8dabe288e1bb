package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class CalendarSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CalendarSettings.class)
  @Import(TrusteeCalendar.class)
  static class Wiring {}

  private final ApplicationContextRunner service = new ApplicationContextRunner().withUserConfiguration(Wiring.class);

  @Test
  @DisplayName("Nothing configured: Hesse, Monday to Friday, 08:00 to 18:00 in Berlin")
  void defaults() {
    service.run(context -> assertThat(context.getBean(CalendarSettings.class)).isEqualTo(Calendars.of(Land.HE).settings()));
  }

  @Test
  @DisplayName("Land, hours, zone and week are configuration")
  void configured() {
    service.withPropertyValues("datatrustee.calendar.land=by", "datatrustee.calendar.opens=07:30", "datatrustee.calendar.closes=16:00",
        "datatrustee.calendar.zone=Europe/Vienna", "datatrustee.calendar.working-days=MONDAY,TUESDAY").run(context -> {
          CalendarSettings settings = context.getBean(CalendarSettings.class);
          assertThat(settings.land()).isEqualTo(Land.BY);
          assertThat(settings.opens()).isEqualTo(LocalTime.of(7, 30));
          assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Vienna"));
          assertThat(settings.workingDays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.TUESDAY);
          // Epiphany, a holiday in Bavaria and not in Hesse.
          assertThat(context.getBean(TrusteeCalendar.class).holiday(LocalDate.of(2026, 1, 6))).contains("Epiphany");
        });
  }

  @Test
  @DisplayName("The law's week is Monday to Friday, whatever days the trustee works on")
  void lawfulWeek() {
    service.withPropertyValues("datatrustee.calendar.working-days=MONDAY,SATURDAY").run(context -> {
      TrusteeCalendar calendar = context.getBean(TrusteeCalendar.class);
      LocalDate saturday = LocalDate.of(2026, 8, 15);
      assertThat(calendar.worked(saturday)).isTrue();
      assertThat(calendar.lawfulEnd(saturday)).isFalse();
      assertThat(calendar.worked(saturday.plusDays(3))).isFalse();
      assertThat(calendar.lawfulEnd(saturday.plusDays(3))).isTrue();
    });
  }

  @Test
  @DisplayName("Every Land has its calendar")
  void laender() {
    for (Land land : Land.values()) {
      assertThat(Calendars.of(land).holiday(LocalDate.of(2026, 10, 3))).describedAs(land.english()).contains("German Unity Day");
    }
  }

  @Test
  @DisplayName("The service does not start with a day that closes before it opens, or an unknown Land")
  void refused() {
    service.withPropertyValues("datatrustee.calendar.closes=07:00").run(context -> assertThat(context).hasFailed());
    service.withPropertyValues("datatrustee.calendar.land=XX").run(context -> assertThat(context).hasFailed());
  }
}
