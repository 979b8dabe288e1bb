package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock whose second reminder goes out at three quarters of its counted time; the instants were worked out by hand. */
class LateShareTest {

  @ParameterizedTest
  @CsvSource({
      // Thu 26 Nov to Fri 25 Dec is Christmas, moved over the weekend to Mon 28 Dec 24:00: 33 days; 24.75 days are Sun 20 Dec 18:00.
      "BGB, 30, 2026-11-25T10:00:00Z, 2026-12-20T17:00:00Z, 2026-12-28T23:00:00Z",
      // Sat 15 to Mon 24 Aug: 7.5 of 10 days are Sat 22 Aug 12:00.
      "REG_1182_71, 10, 2026-08-14T07:00:00Z, 2026-08-22T10:00:00Z, 2026-08-24T22:00:00Z",
      "MINUTES, 20, 2026-08-14T07:00:00Z, 2026-08-14T07:15:00Z, 2026-08-14T07:20:00Z",
      "HOURS, 12, 2026-08-14T18:00:00Z, 2026-08-15T03:00:00Z, 2026-08-15T06:00:00Z",
      // Mon and Tue 08:00 to 18:00: 15 h are Tue 13:00.
      "WORKING_HOURS, 20, 2026-08-10T06:00:00Z, 2026-08-11T11:00:00Z, 2026-08-11T16:00:00Z",
      // Mon 28 and Tue 29 Dec: 15 of 20 hours are Tue 13:00.
      "WORKING_DAYS, 2, 2026-12-24T17:00:00Z, 2026-12-29T12:00:00Z, 2026-12-29T23:00:00Z"})
  @DisplayName("Three quarters are three quarters in every way of counting")
  void threeQuarters(Counting counting, int amount, Instant from, Instant late, Instant due) {
    Period period = new Ways(Calendars.of(Land.HE)).count(counting, new Measure("asked", from, amount, Reading.EARLIER, 75));

    assertThat(period.late()).isEqualTo(late);
    assertThat(period.due()).isEqualTo(due);
    assertThat(period.half()).isBefore(late);
  }
}
