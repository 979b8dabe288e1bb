package eu.datatrustee.casework.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class CsvTest {

  private static String line(Object... values) {
    StringBuilder out = new StringBuilder();
    new Csv(out).line(values);
    return out.toString();
  }

  @Test
  @DisplayName("Fields are quoted where they must be, empty where there is nothing, and lines end as RFC 4180 says")
  void fields() {
    assertThat(line("a", null, 3, -4, true, Instant.parse("2026-08-14T09:30:00Z"))).isEqualTo("a,,3,-4,true,2026-08-14T09:30:00Z\r\n");
    assertThat(line("Müller, Söhne", "a \"b\"", "one\ntwo")).isEqualTo("\"Müller, Söhne\",\"a \"\"b\"\"\",\"one\ntwo\"\r\n");
  }

  @Test
  @DisplayName("A line may be begun by one and ended by another")
  void parts() {
    StringBuilder out = new StringBuilder();
    new Csv(out).line("a", "b", "c").cells("1", "2").line("3").line("x");
    assertThat(out).hasToString("a,b,c\r\n1,2,3\r\nx\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+49 69", "-1", "@SUM(A1)", "\tx"})
  @DisplayName("What a spreadsheet would compute stays a text")
  void formulas(String text) {
    assertThat(line(text)).isEqualTo("'" + text + "\r\n");
  }
}
