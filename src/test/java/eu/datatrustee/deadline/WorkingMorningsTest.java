package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a delayed notice goes out, worked out with a paper calendar. */
class WorkingMorningsTest {

  @ParameterizedTest(name = "{3}")
  @CsvSource({
      "HE, 2027-03-09T12:00:00Z, 2027-03-10T07:00:00Z, ended Tue at noon: Wed 08:00",
      "HE, 2027-03-09T23:00:00Z, 2027-03-10T07:00:00Z, ended Tue 24:00: Wed 08:00",
      "HE, 2027-03-09T23:00:00.001Z, 2027-03-11T07:00:00Z, ended a moment into Wed: Thu 08:00",
      "HE, 2027-03-12T10:00:00Z, 2027-03-15T07:00:00Z, ended Fri: Mon 08:00",
      "HE, 2027-03-13T10:00:00Z, 2027-03-15T07:00:00Z, ended Sat: Mon 08:00",
      "HE, 2027-03-25T23:00:00Z, 2027-03-30T06:00:00Z, ended Maundy Thursday 24:00: over Easter and the change of clocks to Tue 08:00 CEST",
      "HE, 2026-10-24T22:00:00Z, 2026-10-26T07:00:00Z, ended Sat 24:00 CEST: Mon 08:00 CET",
      "HE, 2026-12-31T12:00:00Z, 2027-01-04T07:00:00Z, ended on New Year's Eve: Mon 4 Jan 08:00",
      "HE, 2025-10-30T12:00:00Z, 2025-10-31T07:00:00Z, ended before Reformation Day: a working day in Hesse",
      "NI, 2025-10-30T12:00:00Z, 2025-11-03T07:00:00Z, and a holiday in Lower Saxony"})
  @DisplayName("The opening of the next working day after the day of the end")
  void morning(Land land, Instant end, Instant morning, String why) {
    assertThat(new WorkingMornings(Calendars.of(land)).nextAfter(end)).as(why).isEqualTo(morning);
  }

  @Test
  @DisplayName("In words, with the zone")
  void inWords() {
    assertThat(new WorkingMornings(Calendars.of(Land.HE)).inWords(Instant.parse("2027-03-10T07:00:00Z")))
        .isEqualTo("Wed 10 Mar 2027 08:00 CET, the next working day, trustee's calendar (Hesse, Mon–Fri)");
  }

  @Test
  @DisplayName("BGB §§ 187, 188: at midnight the later reading leaves the day out, and names the other; BGB § 190 counts from the end before")
  void months() {
    Way months = CalendarMonths.ofCivilCode(Calendars.of(Land.HE), new Wording(Calendars.of(Land.HE)));
    Period later = months.count(new Measure("ordered", Instant.parse("2027-03-07T23:00:00Z"), 6, Reading.LATER));
    assertThat(later.due()).isEqualTo("2027-09-08T22:00:00Z");
    assertThat(later.words()).isEqualTo("ordered Mon 8 Mar 2027, that day not counted (§ 187(1)), 6 months end Wed 8 Sep 24:00, "
        + "BGB §§ 187, 188(2); the other reading, counting the day that begins then (§ 187(2)), ends Tue 7 Sep 24:00");
    Period extended = months.count(new Measure("period before ended", later.due().minusMillis(1), 3, Reading.LATER));
    assertThat(extended.due()).isEqualTo("2027-12-08T23:00:00Z");
    assertThat(extended.words()).isEqualTo("period before ended Wed 8 Sep 2027, that day not counted, 3 months end Wed 8 Dec 24:00, BGB §§ 187, 188(2)");
  }
}
