package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was said for a later time takes nothing from what stands today, and takes its place when that time comes (S1–S4). */
class RenewedAheadTest extends SubprocessorProcessTest {

  private static final Instant NEXT = MONDAY.plus(Duration.ofDays(20));
  private static final Instant END = MONDAY.plus(Duration.ofDays(50));

  private ConsentState state(String proposal, Customer customer) {
    return consents.of(proposal, customer.id()).orElseThrow().state();
  }

  private Instant until(Customer customer) {
    return engagements.of(customers.require(customer.id()), work(), now()).until();
  }

  private Rule lackFor(Customer customer, String purpose) {
    return lack(customer, new Work(entry().id(), purpose, "DE", Set.of(DataCategory.CONTENT), Set.of("mailbox")));
  }

  private long toldOfAnEnd(Customer customer) {
    return jdbc.sql("select count(*) from outbox where template = 'consent-ended' and recipient = ?")
        .param(customer.id() + "@northwind.example").query(Long.class).single();
  }

  private ConsentState shown(Customer customer, String proposal) {
    return standings.of(entry(), caller("vendor1"), 0, 10).stream().filter(standing -> standing.consent().about().customerId().equals(customer.id()))
        .peek(standing -> assertThat(standing.consent().about().proposalId()).isEqualTo(proposal)).findFirst().orElseThrow().state();
  }

  private void bind(Offer offer) {
    proposed("support1", offer);
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
  }

  @Test
  @DisplayName("S3: a consent that follows on the last one leaves it standing until its end, and nobody is told that anything ended")
  void follows() {
    Customer customer = customer("de");
    Offer offer = offer(customer).until(NEXT);
    asked(offer);
    consents(customer);
    String first = caseId;
    asked(offer.from(NEXT).until(END));
    consents(customer);
    String second = caseId;

    assertThat(state(first, customer)).isEqualTo(ConsentState.CONSENTED);
    assertThat(lack(customer)).isNull();
    assertThat(until(customer)).isEqualTo(NEXT);
    assertThat(shown(customer, first)).isEqualTo(ConsentState.CONSENTED);

    at(NEXT.minusMillis(1));
    assertThat(lack(customer)).isNull();
    at(NEXT);
    assertThat(lack(customer)).isNull();
    assertThat(until(customer)).isEqualTo(END);
    assertThat(shown(customer, second)).isEqualTo(ConsentState.CONSENTED);
    lapses.look();
    assertThat(state(first, customer)).isEqualTo(ConsentState.REPLACED);
    assertThat(state(second, customer)).isEqualTo(ConsentState.CONSENTED);
    assertThat(events(customer)).endsWith("CONSENTED", "REPLACED");
    assertThat(toldOfAnEnd(customer)).isZero();
    at(END);
    lapses.look();
    assertThat(lack(customer)).as("what was replaced does not come back").isEqualTo(Rule.S3);
    assertThat(state(second, customer)).isEqualTo(ConsentState.LAPSED);
    assertThat(toldOfAnEnd(customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("S3: one without an end stands until the later one begins, for what it was given for; what rests on it is told so")
  void givesWay() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    asked(offer.from(NEXT).purposes("MAINTENANCE", "IMPROVEMENT"));
    losses.published.clear();
    consents(customer);
    assertThat(lost()).as("it ends sooner than was known").containsExactly(customer.id());
    assertThat(lackFor(customer, "SUPPORT_INCIDENT")).isNull();
    assertThat(lackFor(customer, "IMPROVEMENT")).isEqualTo(Rule.S3);
    assertThat(until(customer)).isEqualTo(NEXT);
    losses.published.clear();
    at(NEXT);
    assertThat(lackFor(customer, "SUPPORT_INCIDENT")).isEqualTo(Rule.S3);
    assertThat(lackFor(customer, "IMPROVEMENT")).isNull();
    lapses.look();
    assertThat(lost()).contains(customer.id());
    assertThat(lackFor(customer, "IMPROVEMENT")).isNull();
  }

  @Test
  @DisplayName("S3: a customer that withdraws takes back both; one for a time before another's beginning takes that one's place")
  void withdrawnAndReplaced() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    String first = caseId;
    asked(offer.from(NEXT));
    consents(customer);
    String second = caseId;
    asked(offer.from(NEXT.minus(Duration.ofDays(5))));
    consents(customer);
    String third = caseId;
    assertThat(state(second, customer)).isEqualTo(ConsentState.REPLACED);
    assertThat(until(customer)).isEqualTo(NEXT.minus(Duration.ofDays(5)));

    Consent withdrawn = as(contactOf(customer), contact -> desk.withdraw(customer.id(), entry().id(), "Not after that", contact));
    assertThat(withdrawn.about().proposalId()).isEqualTo(first);
    assertThat(List.of(state(first, customer), state(third, customer))).containsOnly(ConsentState.WITHDRAWN);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    at(NEXT);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S1, S2, S4: so do terms that bind from later, and an affiliate that is listed by a check for later; delisted, it loses both")
  void boundAndListed() {
    Customer bound = customer("de");
    Offer helpdesk = offer(bound).byProvider();
    bind(helpdesk);
    String now = caseId;
    bind(helpdesk.from(NEXT).purposes("MAINTENANCE"));
    assertThat(state(now, bound)).isEqualTo(ConsentState.BOUND_BY_TERMS);
    assertThat(lackFor(bound, "SUPPORT_INCIDENT")).isNull();
    assertThat(until(bound)).isEqualTo(NEXT);

    Offer offer = offer();
    Affiliate affiliate = new Affiliate("Helfer GmbH", offer.number(), "DE", null);
    Customer named = customer("de", affiliate);
    proposed(offer.to(named));
    decide("task_dueDiligence", "vendor2", "PASS");
    String first = caseId;
    proposed(offer.from(NEXT));
    decide("task_dueDiligence", "vendor2", "PASS");
    String second = caseId;
    assertThat(lack(named)).isNull();
    assertThat(until(named)).isEqualTo(NEXT);
    changed(named, List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", END)), Map.of());
    assertThat(until(named)).as("named for another time, it still gives way").isEqualTo(NEXT);
    assertThat(consents.of(second, named.id()).orElseThrow().validUntil()).isEqualTo(END);
    changed(customers.require(named.id()), List.of(), Map.of());
    assertThat(List.of(state(first, named), state(second, named))).containsOnly(ConsentState.DELISTED);
    assertThat(lack(named)).isEqualTo(Rule.S3);
  }
}
