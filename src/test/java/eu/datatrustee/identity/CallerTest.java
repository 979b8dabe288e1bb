package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {
      "legalCounsel auditors,                         auditors legalCounsel",
      "customerContoso customerFabrikam,              customerContoso customerFabrikam",
      "providerSupport,                               providerSupport",
      "providerSupport legalCounsel auditors,         providerSupport",
      "providerSupport customerContoso,               providerSupport",
      "providerSupport operators camunda-admin,       providerSupport",
      "customerContoso legalCounsel,                  ''",
      "customerContoso supervisors operators,         operators",
      "customerContoso operators,                     customerContoso operators",
      "legalCounsel operators,                        legalCounsel operators",
      "customers legalCounsel,                        customers legalCounsel"})
  @DisplayName("A2, S3, D5: of two sides, the provider's alone counts; of a customer's and the trustee's, neither")
  void counting(String given, String count) {
    Caller caller = new Caller("u", null, Set.of(given.split(" ")));
    assertThat(String.join(" ", new TreeSet<>(caller.groups()))).isEqualTo(count);
  }
}
