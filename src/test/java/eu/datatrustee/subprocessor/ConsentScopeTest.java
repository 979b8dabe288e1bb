package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How far a consent goes: what was proposed, as far as the customer left it in, and nothing beyond (S1, S3). */
class ConsentScopeTest extends SubprocessorProcessTest {

  @Test
  @DisplayName("S3: partial consent: some services, some data, until a date, and nothing beyond")
  void narrowed() {
    Customer customer = customer("de");
    asked(offer(customer));
    Instant until = MONDAY.plus(Duration.ofDays(5));
    assertThat(refused(() -> document(customer, new Narrowing(List.of("Payroll"), List.of(), null))).errors().get(0).field()).isEqualTo("services");
    List<String> tooLong = java.util.Collections.nCopies(200, "mailbox");
    assertThat(refused(() -> document(customer, new Narrowing(tooLong, List.of(), null))).errors().get(0).field()).isEqualTo("services");
    assertThat(refused(() -> document(customer, new Narrowing(List.of(), List.of("PAYMENT"), null))).errors().get(0).field())
        .isEqualTo("dataCategories");
    assertThat(refused(() -> document(customer, new Narrowing(List.of(), List.of(), MONDAY))).errors().get(0).field()).isEqualTo("until");
    consents(customer, new Narrowing(List.of("mailbox"), List.of("CONTENT"), until));

    assertThat(lack(customer)).isNull();
    assertThat(lack(customer, work(Set.of(DataCategory.SUPPORT), "mailbox"))).as("data left out").isEqualTo(Rule.S3);
    assertThat(lack(customer, work(Set.of(DataCategory.CONTENT, DataCategory.SUPPORT), "mailbox"))).isEqualTo(Rule.S3);
    assertThat(lack(customer, work(Set.of(DataCategory.CONTENT), "database"))).as("service left out").isEqualTo(Rule.S3);
    assertThat(engagements.of(customers.require(customer.id()), work(), now()).until()).isEqualTo(until);
    at(until);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S3: kinds of resource that a consent names count, though it names the proposal's own service beside them")
  void narrowedBesideItsService() {
    Customer customer = customer("de");
    asked(offer(customer));
    List<String> left = new ArrayList<>(proposals.require(caseId).proposed().serviceList());
    left.add("mailbox");
    consents(customer, new Narrowing(left, List.of(), null));
    assertThat(lack(customer, work(Set.of(DataCategory.CONTENT), "mailbox"))).isNull();
    assertThat(lack(customer, work(Set.of(DataCategory.CONTENT), "database"))).as("service left out").isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S1, S3: what was consented to is pinned: another purpose, category or country is not covered, and a new proposal asks again")
  void pinned() {
    Customer customer = customer("de");
    Offer offer = offer(customer).in("IE");
    asked(offer);
    consents(customer);
    assertThat(lack(customer, work("SUPPORT_INCIDENT", "IE"))).isNull();
    assertThat(lack(customer, work("MAINTENANCE", "DE"))).isNull();
    assertThat(lack(customer, work("IMPROVEMENT", "DE"))).as("another purpose").isEqualTo(Rule.S3);
    assertThat(lack(customer, work("SUPPORT_INCIDENT", "US"))).as("another country").isEqualTo(Rule.S3);
    assertThat(lack(customer, work(Set.of(DataCategory.PAYMENT), "mailbox"))).as("another category").isEqualTo(Rule.S3);

    asked(offer.purposes("SUPPORT_INCIDENT", "IMPROVEMENT"));
    assertThat(lack(customer, work("IMPROVEMENT", "DE"))).as("asked, not answered").isEqualTo(Rule.S3);
    assertThat(lack(customer, work("MAINTENANCE", "DE"))).as("the old consent stands as it was given").isNull();
    losses.published.clear();
    consents(customer);
    assertThat(lack(customer, work("IMPROVEMENT", "DE"))).isNull();
    assertThat(lack(customer, work("MAINTENANCE", "DE"))).as("the new one is in its place").isEqualTo(Rule.S3);
    assertThat(lost()).as("whatever rested on the old one is looked at").containsExactly(customer.id());
    assertThat(events(customer)).contains("REPLACED");
  }

  private Work work(String purpose, String country) {
    return new Work(entry().id(), purpose, country, Set.of(DataCategory.CONTENT), Set.of("mailbox"));
  }

  private Work work(Set<DataCategory> data, String service) {
    return new Work(entry().id(), "SUPPORT_INCIDENT", "DE", data, Set.of(service));
  }
}
