package eu.datatrustee.demand.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.DemandApplication;
import eu.datatrustee.demand.NamedCustomer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody types on the page that registers a demand, as the demand that comes of it. */
class DemandFormTest {

  private static DemandApplication typed(String customers, String apart) {
    return new DemandForm("TRUSTEE", "2026-08-14T11:30", "LAW_ENFORCEMENT", "Amtsgericht Köln", "DE", "Jo Berg", "jo@justiz.example", null, null,
        customers, apart, "COURT", "StPO § 94", "NATIONAL_ORDER", false, false, "2026-08-13T09:00", List.of("CONTENT"), "Mails", null, null, null, null, null, null)
        .application();
  }

  @Test
  @DisplayName("A customer whose name has a comma is one customer")
  void comma() {
    assertThat(typed("Meier, Weber & Partner", null).customerId()).isEqualTo("Meier, Weber & Partner");
    assertThat(typed("Meier, Weber & Partner", null).customerIds()).isNull();
    assertThat(typed("\r\n Meier, Weber & Partner \r\n\r\n", null).customerId()).isEqualTo("Meier, Weber & Partner");
  }

  @Test
  @DisplayName("When it was ordered is typed in German time")
  void ordered() {
    assertThat(typed("contoso", null).orderedAt()).isEqualTo("2026-08-13T07:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+99999-12-31T23:00", "+999999999-12-31T23:00", "-0001-01-01T00:00", "9999-12-31", "x"})
  @DisplayName("A time in a year that no database keeps is none, as in JSON")
  void years(String typed) {
    assertThatThrownBy(() -> DemandForm.instant("until", typed)).isInstanceOfSatisfying(Refusal.class,
        no -> assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("until"));
    assertThat(DemandForm.instant("until", "9999-12-31T23:00")).isEqualTo("9999-12-31T22:00:00Z");
  }

  @Test
  @DisplayName("Several customers stand one a line")
  void lines() {
    assertThat(typed("Meier, Weber & Partner\r\nfabrikam\n", null).customerId()).isNull();
    assertThat(typed("Meier, Weber & Partner\r\nfabrikam\n", null).customerIds()).containsExactly("Meier, Weber & Partner", "fabrikam");
  }

  @Test
  @DisplayName("What concerns one alone is told by its name, also by one with a comma or a colon in it; a line of nobody is refused")
  void apart() {
    DemandApplication given = typed("Meier, Weber & Partner\nNord: Daten AG\nNord",
        "Meier, Weber & Partner: one mailbox | a@meier.example, b@meier.example\nNord: Daten AG : its holder");
    assertThat(given.customers()).containsExactly(
        new NamedCustomer("Meier, Weber & Partner", "one mailbox", List.of("a@meier.example", "b@meier.example"), null),
        new NamedCustomer("Nord: Daten AG", "its holder", null, null), new NamedCustomer("Nord", null, null, null));
    assertThatThrownBy(() -> typed("Nord\nfabrikam", "Sued: its holder")).isInstanceOfSatisfying(Refusal.class,
        no -> assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("apart"));
  }
}
