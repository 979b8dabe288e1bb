package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.Refusal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormInstantTest {

  @Test
  @DisplayName("With offset or none, or a day: its end, or its beginning, in Germany")
  void read() {
    assertThat(FormInstant.until("banUntil", "2026-08-14T12:00:00+02:00")).isEqualTo("2026-08-14T10:00:00Z");
    assertThat(FormInstant.until("banUntil", "2026-08-14T12:00Z")).isEqualTo("2026-08-14T12:00:00Z");
    assertThat(FormInstant.until("banUntil", "2026-08-14T12:00")).isEqualTo("2026-08-14T12:00:00Z");
    assertThat(FormInstant.until("banUntil", "2026-08-14")).isEqualTo("2026-08-14T22:00:00Z");
    assertThat(FormInstant.from("banOrderedAt", "2026-08-14")).isEqualTo("2026-08-13T22:00:00Z");
    assertThat(FormInstant.until("banUntil", "9999-12-31")).isEqualTo("9999-12-31T23:00:00Z");
    assertThat(FormInstant.until("banUntil", null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31T23:00:00Z", "+99999-12-31T23:00:00Z", "+10000-01-01T00:00", "-0001-01-01T00:00Z",
      "tomorrow", "2026-13-01"})
  @DisplayName("What is no time, or in a year that no database keeps, is refused by its field")
  void refused(String text) {
    assertThatThrownBy(() -> FormInstant.until("banUntil", text)).isInstanceOfSatisfying(Refusal.class,
        no -> assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("banUntil"));
  }
}
