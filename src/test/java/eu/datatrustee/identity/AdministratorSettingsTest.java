package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first administrator may not be made of. */
class AdministratorSettingsTest {

  @ParameterizedTest
  @CsvSource({"root,", "root,''", "root,demo", "root,elevenchars", "root,aaaaaaaaaaaaaa", "root,root-1234-xyz!", "root,Password-2026-x",
      "root,changeme12345", ",correct horse battery"})
  @DisplayName("A missing or weak password refuses the start, without telling it")
  void weak(String id, String password) {
    assertThatThrownBy(() -> new AdministratorSettings(id, password, "root@trustee.example").check())
        .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("There is no administrator yet");
  }

  @Test
  @DisplayName("A good one does not")
  void good() {
    assertThatCode(() -> new AdministratorSettings("root", "Kf7-moss-Lantern", null).check()).doesNotThrowAnyException();
  }
}
