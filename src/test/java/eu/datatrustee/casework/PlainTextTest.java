package eu.datatrustee.casework;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "Zürich, § 95a(6)\nzweite Zeile\tmit Tab\r\n", "Ω \uD83D\uDE00 gut"})
  void isText(String text) {
    assertThat(PlainText.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "\u0001", "\u001B[31m", "\u007F", "\u0085", "half \uD83D", "\uDE00 half"})
  void isNoText(String text) {
    assertThat(PlainText.is(text)).isFalse();
  }

  @Test
  @DisplayName("A beginning cuts no pair in two")
  void beginning() {
    assertThat(PlainText.beginning("abc", 3)).isEqualTo("abc");
    assertThat(PlainText.beginning("abcd", 3)).isEqualTo("abc");
    assertThat(PlainText.beginning("ab\uD83D\uDE00", 3)).isEqualTo("ab");
  }
}
