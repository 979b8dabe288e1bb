package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a later check of the same customer has replaced does not come back when that one's time is over, whoever looks again (S4, S5). */
class ReplacedCheckTest extends SubprocessorProcessTest {

  private static final Instant END = MONDAY.plus(Duration.ofDays(20));

  private final Offer offer = offer();
  private final Affiliate affiliate = new Affiliate("Helfer GmbH", offer.number(), "DE", null);

  @Autowired
  ListedAtStart atStart;

  private void registered(Offer proposed) {
    proposed(proposed);
    decide("task_dueDiligence", "vendor2", "PASS");
    executeJobFor("service_closeProposal");
  }

  /** Checked without an end, and then once more until {@link #END}. */
  private Customer checkedTwice(Affiliate named) {
    Customer customer = customer("de", named);
    registered(offer.to(customer));
    later(Duration.ofDays(1));
    registered(offer.to(customer).until(END));
    return customer;
  }

  /** What the customer has been told about who may work for it, and who may no longer. */
  private List<String> told(Customer customer) {
    return jdbc.sql("select template from outbox where recipient = ? order by id").param(customer.id() + "@northwind.example").query(String.class)
        .list();
  }

  private void theEndComes() {
    at(END);
    lapses.look();
  }

  @Test
  @DisplayName("S4, S5: at the end of the latest check's validity nobody works; the customer is told of the end, and not that anybody may")
  void lapsed() {
    Customer names = checkedTwice(affiliate);
    assertThat(events(names)).containsExactly("LISTED_AFFILIATE", "REPLACED", "LISTED_AFFILIATE");
    assertThat(lack(names)).isNull();
    List<String> before = told(names);

    theEndComes();

    assertThat(lack(names)).isEqualTo(Rule.S4);
    assertThat(events(names)).containsExactly("LISTED_AFFILIATE", "REPLACED", "LISTED_AFFILIATE", "LAPSED");
    List<String> since = new ArrayList<>(told(names));
    before.forEach(since::remove);
    assertThat(since).containsExactly("consent-ended");
  }

  @Test
  @DisplayName("S4, S5: nor when its agreement is changed, names it anew, or the service starts; a check that is passed after it takes over")
  void lookedAtAgain() {
    Customer names = checkedTwice(affiliate);
    theEndComes();
    atStart.run(null);
    assertThat(lack(names)).isEqualTo(Rule.S4);
    register.put(new Customer(names.id(), names.name(), List.of(new Contact("Nils Nord", names.id() + "@northwind.example", null, "de")),
        names.agreement()));
    assertThat(lack(names)).isEqualTo(Rule.S4);
    changed(names, List.of(), Map.of());
    changed(names, List.of(affiliate), Map.of());
    assertThat(lack(names)).isNotNull();
    assertThat(consents.allCounting(names.id(), entry().id())).isEmpty();

    proposed(offer.to(customer("de")).until(null));
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(lack(names)).as("for whomever it was proposed").isNull();
  }

  @Test
  @DisplayName("S4: another customer's row on the earlier check stands: what is replaced is replaced for one customer")
  void anotherCustomers() {
    Customer other = customer("de", affiliate);
    Customer names = checkedTwice(affiliate);
    theEndComes();
    assertThat(lack(names)).isEqualTo(Rule.S4);
    assertThat(lack(other)).isNull();
    Customer later = customer("de", affiliate);
    assertThat(lack(later)).as("for it nothing was replaced").isNull();
  }

  @Test
  @DisplayName("S4: an agreement that names it for longer after its time was up has it listed on the check it rested on, which is not over")
  void agreementProlonged() {
    Instant own = END.minus(Duration.ofDays(10));
    Customer names = checkedTwice(new Affiliate("Helfer GmbH", offer.number(), "DE", own));
    at(own);
    lapses.look();
    assertThat(lack(names)).isEqualTo(Rule.S4);
    changed(names, List.of(affiliate), Map.of());
    assertThat(lack(names)).isNull();
    assertThat(engagements.of(customers.require(names.id()), work(), now()).until()).isEqualTo(END);
  }
}
