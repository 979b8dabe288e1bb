package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The words that explain an instant, and the two readings where the law leaves them. */
class ExplanationsTest {

  private final TrusteeCalendar hesse = Calendars.of(Land.HE);
  private final Ways ways = new Ways(hesse);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      REG_1182_71   | received      | 10 | 2026-08-14T07:00:00Z | received Fri 14 Aug 2026, day of receipt not counted, 10 days end Mon 24 Aug 24:00, Reg. 1182/71
      REG_1182_71   | received      | 10 | 2026-08-12T07:00:00Z | received Wed 12 Aug 2026, day of receipt not counted, 10 days end Sat 22 Aug, no working day, hence Mon 24 Aug 24:00, Reg. 1182/71 Art. 3(4)
      REG_1182_71   | received      | 2  | 2026-08-14T07:00:00Z | received Fri 14 Aug 2026, day of receipt not counted, 2 days end Sun 16 Aug, no working day, with two working days Tue 18 Aug 24:00, Reg. 1182/71 Art. 3(4) and (5)
      BGB           | asked         | 3  | 2026-03-31T08:00:00Z | asked Tue 31 Mar 2026, that day not counted, 3 days end Fri 3 Apr (Good Friday), no working day, hence Tue 7 Apr 24:00, BGB §§ 187, 188, 193
      BGB           | asked         | 1  | 2026-12-30T08:00:00Z | asked Wed 30 Dec 2026, that day not counted, 1 day ends Thu 31 Dec 24:00, BGB §§ 187, 188
      WORKING_DAYS  | access ended  | 2  | 2026-06-03T13:00:00Z | access ended Wed 3 Jun 2026, that day not counted, 2 working days end Mon 8 Jun 24:00, trustee's calendar (Hesse, Mon–Fri); no working day: Thu 4 Jun (Corpus Christi)
      WERKTAGE      | ordered       | 3  | 2026-08-13T10:00:00Z | ordered Thu 13 Aug 2026, that day not counted, 3 working days end Mon 17 Aug 24:00, Saturdays counted; the other reading, without them, ends Tue 18 Aug 24:00
      WERKTAGE      | ordered       | 3  | 2026-12-23T10:00:00Z | ordered Wed 23 Dec 2026, that day not counted, 3 working days end Tue 29 Dec 24:00, Saturdays counted; no working day: Fri 25 Dec (1st Christmas day)
      WORKING_HOURS | received      | 4  | 2026-08-14T14:30:00Z | received Fri 14 Aug 2026 16:30, 4 working hours end Mon 17 Aug 10:30, trustee's calendar (Hesse, Mon–Fri 08:00–18:00)
      WORKING_HOURS | received      | 2  | 2026-12-31T20:00:00Z | received Thu 31 Dec 2026 21:00, counted from Mon 4 Jan 2027 08:00, 2 working hours end Mon 4 Jan 2027 10:00, trustee's calendar (Hesse, Mon–Fri 08:00–18:00); no working day: Fri 1 Jan 2027 (New Year's Day)
      HOURS         | asked         | 12 | 2026-10-24T18:00:00Z | asked Sat 24 Oct 2026 20:00 CEST, 12 hours end Sun 25 Oct 07:00 CET, nights, weekends and holidays counted
      MINUTES       | access opened | 15 | 2026-08-14T14:30:42Z | access opened Fri 14 Aug 2026 16:30:42 CEST, 15 minutes end Fri 14 Aug 16:45:42 CEST, nights, weekends and holidays counted
      """)
  @DisplayName("Each way of counting says in words how it came to its end")
  void words(Counting counting, String event, int amount, Instant from, String words) {
    assertThat(ways.count(counting, new Measure(event, from, amount, Reading.EARLIER)).words()).isEqualTo(words);
  }

  @Test
  @DisplayName("An event at 00:00 sharp: the clock takes its reading of BGB § 187 and names the other")
  void twoReadings() {
    Instant midnight = Instant.parse("2026-08-13T22:00:00Z");

    Period earlier = ways.count(Counting.BGB, new Measure("statement sent", midnight, 14, Reading.EARLIER));
    Period later = ways.count(Counting.BGB, new Measure("statement sent", midnight, 14, Reading.LATER));

    assertThat(earlier.due()).isEqualTo("2026-08-27T22:00:00Z");
    assertThat(earlier.words()).isEqualTo("statement sent Fri 14 Aug 2026 00:00, the day that begins then counted (§ 187(2)), "
        + "14 days end Thu 27 Aug 24:00, BGB §§ 187, 188; the other reading, leaving it out (§ 187(1)), ends Fri 28 Aug 24:00");
    assertThat(later.due()).isEqualTo("2026-08-28T22:00:00Z");
    assertThat(later.words()).isEqualTo("statement sent Fri 14 Aug 2026, that day not counted (§ 187(1)), "
        + "14 days end Fri 28 Aug 24:00, BGB §§ 187, 188; the other reading, counting the day that begins then (§ 187(2)), ends Thu 27 Aug 24:00");
  }

  @ParameterizedTest
  @CsvSource({"BGB, 0", "HOURS, -1", "WORKING_DAYS, 3654", "MINUTES, 2147483647"})
  @DisplayName("No clock runs for nothing, backwards or for a lifetime")
  void bounds(Counting counting, int amount) {
    Measure measure = new Measure("asked", Instant.parse("2026-08-17T12:00:00Z"), amount, Reading.EARLIER);

    assertThat(counting.takes(amount)).isFalse();
    assertThatThrownBy(() -> ways.count(counting, measure)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(counting.name());
  }

  @Test
  @DisplayName("Ten years in any unit are counted to their end, and their explanation stays short")
  void longest() {
    for (Counting counting : Counting.values()) {
      int amount = counting == Counting.MINUTES ? 3653 * 24 * 60 : counting.name().endsWith("HOURS") ? 3653 * 24
          : counting.name().endsWith("MONTHS") ? 3653 / 31 : 3653;
      Period period = ways.count(counting, new Measure("asked", Instant.parse("2026-08-17T12:00:00Z"), amount, Reading.EARLIER));

      assertThat(period.due()).describedAs(counting.name()).isAfter("2036-01-01T00:00:00Z");
      assertThat(period.words().length()).isLessThan(600);
    }
  }
}
