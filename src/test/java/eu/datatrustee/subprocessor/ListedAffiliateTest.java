package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An affiliate that a customer's agreement names works by its row in the register alone, whichever customers it was proposed for (S4, S5). */
class ListedAffiliateTest extends SubprocessorProcessTest {

  private static final Instant START = MONDAY.plus(Duration.ofDays(10));
  private static final Instant END = MONDAY.plus(Duration.ofDays(20));

  private final Offer offer = offer();
  private final Affiliate affiliate = new Affiliate("Helfer GmbH", offer.number(), "DE", null);

  @Autowired
  ListedAtStart atStart;

  private void checkedFor(Offer proposed) {
    proposed(proposed);
    decide("task_dueDiligence", "vendor2", "PASS");
  }

  private Instant until(Customer customer) {
    return engagements.of(customers.require(customer.id()), work(), now()).until();
  }

  private ConsentState shown(Customer customer) {
    return standings.ofCustomer(customer.id(), caller(contactOf(customer)), 0, 200).stream()
        .filter(standing -> standing.consent().about().subprocessorId().equals(entry().id())).findFirst().orElseThrow().state();
  }

  @Test
  @DisplayName("S4, S5: entered for somebody else, it is listed for whoever's agreement names it: from its planned start, until its end, not beyond")
  void listedForAllWhoNameIt() {
    Customer names = customer("de", affiliate);
    proposed(offer.to(customer("de")).from(START).until(END));
    assertThat(lack(names)).as("named, not yet checked").isEqualTo(Rule.S5);
    decide("task_dueDiligence", "vendor2", "PASS");

    assertThat(consent(names).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(shown(names)).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(events(names)).containsExactly("LISTED_AFFILIATE");
    assertThat(lack(names)).as("not begun").isEqualTo(Rule.S4);
    at(START);
    assertThat(lack(names)).isNull();
    assertThat(until(names)).isEqualTo(END);
    at(END);
    assertThat(lack(names)).as("over").isEqualTo(Rule.S4);
  }

  @Test
  @DisplayName("S4: the agreement's own end, where it is the earlier one, ends it")
  void agreementsOwnEnd() {
    Instant own = MONDAY.plus(Duration.ofDays(5));
    Customer names = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", own));
    checkedFor(offer.to(customer("de")).until(END));
    assertThat(until(names)).isEqualTo(own);
    changed(names, List.of(affiliate), Map.of());
    assertThat(until(names)).isEqualTo(END);
  }

  @Test
  @DisplayName("S5: a review that fails is told to every customer that it is listed for, and what rests on it is lost")
  void suspended() {
    Customer one = customer("de", affiliate);
    Customer other = customer("en", affiliate);
    checkedFor(offer.to(customer("de")));
    fireTimer("timer_reviewDue");
    losses.published.clear();
    decide("task_renewCheck", "vendor2", "FAIL", "reason", "Measures are gone");
    assertThat(lost()).containsExactlyElementsOf(Stream.of(one.id(), other.id()).sorted().toList());
    assertThat(List.of(lack(one), lack(other))).containsOnly(Rule.S5);
    assertThat(List.of(shown(one), shown(other))).containsOnly(ConsentState.SUSPENDED);
    assertThat(mails("consent-ended")).contains(one.id() + "@northwind.example", other.id() + "@northwind.example");
  }

  @Test
  @DisplayName("S4: checked anew in another country, it is delisted for every customer, by a proposal that concerns none of them")
  void leavesGermany() {
    Customer names = customer("de", affiliate);
    checkedFor(offer.to(customer("de")));
    losses.published.clear();
    checkedFor(offer.to(customer("de")).in("IE"));
    assertThat(lost()).containsExactly(names.id());
    assertThat(shown(names)).isEqualTo(ConsentState.DELISTED);
    assertThat(lack(names)).isEqualTo(Rule.S4);
  }

  @Test
  @DisplayName("S5: without a row that counts nobody works, though the agreement names it and its check stands")
  void noRow() {
    Customer names = customer("de", affiliate);
    checkedFor(offer.to(customer("de")));
    assertThat(lack(names)).isNull();
    jdbc.sql("delete from consent where customer_id = ?").param(names.id()).update();
    assertThat(lack(names)).isEqualTo(Rule.S5);
    atStart.run(null);
    assertThat(lack(names)).as("listed when the service starts").isNull();
    atStart.run(null);
    assertThat(consents.ofCustomer(names.id(), entry().id())).as("once").hasSize(1);
  }

  @Test
  @DisplayName("S4: a later check, though it was for others, takes over where the earlier one's validity is over; the customer is told of both")
  void laterCheckTakesOver() {
    Customer names = customer("de", affiliate);
    checkedFor(offer.to(customer("de")).until(END));
    at(START);
    checkedFor(offer.to(customer("de")).until(null));
    assertThat(until(names)).as("its row is of the earlier check").isEqualTo(END);
    at(END);
    assertThat(lack(names)).isEqualTo(Rule.S4);
    losses.published.clear();
    losses.then(lost -> lost.customerId().equals(names.id()) ? lack(names) : null);
    lapses.look();
    assertThat(lack(names)).isNull();
    assertThat(lost()).contains(names.id());
    assertThat(losses.found).as("whoever is told of the loss finds what is in its place").containsOnlyNulls().isNotEmpty();
    assertThat(events(names)).containsExactly("LISTED_AFFILIATE", "LAPSED", "LISTED_AFFILIATE");
  }

  @Test
  @DisplayName("S4, S5: of two checks, one for work from abroad, an agreement finds the one that covers it, whichever was made or passed last")
  void checkThatCovers() {
    proposed(offer.to(customer("de")));
    String inGermany = caseId;
    later(Duration.ofMinutes(1));
    proposed(offer.to(customer("de")).in("IE"));
    decide("task_dueDiligence", "vendor2", "PASS");
    later(Duration.ofMinutes(1));
    caseId = inGermany;
    decide("task_dueDiligence", "vendor2", "PASS");
    Customer names = customer("de", affiliate);
    assertThat(lack(names)).isNull();
    assertThat(consent(names).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
  }

  @Test
  @DisplayName("S4: named and no longer named before its question went out, it is not asked, and the approval goes on")
  void namedAndUnnamedBeforeItWasAsked() {
    Customer customer = customer("de");
    proposed(offer.to(customer));
    decide("task_dueDiligence", "vendor2", "PASS");
    changed(customer, List.of(affiliate), Map.of());
    changed(customer, List.of(), Map.of());
    startConsents();
    assertThat(consent(customer).state()).isEqualTo(ConsentState.DELISTED);
    assertThat(mails("consent-asked")).isEmpty();
    executeJobFor("service_closeProposal");
    assertThat(proposal().state()).isEqualTo(ProposalState.REGISTERED);
  }

  @Test
  @DisplayName("S5: named while it is suspended, it is not listed before it was checked anew, and nobody is told that it may work")
  void namedWhileSuspended() {
    Customer names = customer("de");
    checkedFor(offer.to(customer("de")));
    fireTimer("timer_reviewDue");
    decide("task_renewCheck", "vendor2", "FAIL", "reason", "Measures are gone");
    changed(names, List.of(affiliate), Map.of());
    assertThat(lack(names)).isEqualTo(Rule.S5);
    assertThat(mails("subprocessor-registered")).isEmpty();
    checkedFor(offer.to(customer("de")));
    assertThat(lack(names)).isNull();
    assertThat(events(names)).containsExactly("LISTED_AFFILIATE");
  }

  @Test
  @DisplayName("S4: a customer whose agreement comes to name it is told who may work for it since when")
  void told() {
    Customer names = customer("de");
    proposed(offer.to(customer("de", affiliate)));
    decide("task_dueDiligence", "vendor2", "PASS");
    executeJobFor("service_closeProposal");
    changed(names, List.of(affiliate), Map.of());
    assertThat(mails("subprocessor-registered")).contains(names.id() + "@northwind.example").hasSize(2);
  }

  @Test
  @DisplayName("S4: proposed and still unchecked for a customer whose agreement comes to name it, it is listed once it is checked, and nobody asked")
  void namedDuringTheCheck() {
    Customer customer = customer("de");
    proposed(offer.to(customer));
    assertThat(consent(customer).about().route()).isEqualTo(Route.WRITTEN_CONSENT);
    changed(customer, List.of(affiliate), Map.of());
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(consent(customer).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(consent(customer).about().route()).isEqualTo(Route.LISTED_AFFILIATE);
    assertThat(lack(customer)).isNull();
    executeJobFor("service_closeProposal");
    assertThat(mails("consent-asked")).isEmpty();
    assertThat(mails("subprocessor-registered")).containsExactly(customer.id() + "@northwind.example");
  }

  @Test
  @DisplayName("S3: no longer named while it is being checked, the customer is asked: its agreement no longer says yes for it")
  void unnamedDuringTheCheck() {
    Customer customer = customer("de", affiliate);
    proposed(offer.to(customer));
    assertThat(consent(customer).about().route()).isEqualTo(Route.LISTED_AFFILIATE);
    changed(customer, List.of(), Map.of());
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    startConsents();
    assertThat(consent(customer).state()).isEqualTo(ConsentState.ASKED);
    consents(customer);
    assertThat(lack(customer)).isNull();
  }

  @Test
  @DisplayName("S4: checked for others and being checked once more for this customer: its agreement lists it at once, the new check takes over")
  void namedDuringAnotherCheck() {
    Customer customer = customer("de");
    checkedFor(offer.to(customer("de")));
    String first = caseId;
    proposed(offer.to(customer).until(END));
    changed(customer, List.of(affiliate), Map.of());
    assertThat(lack(customer)).isNull();
    assertThat(consents.of(caseId, customer.id()).orElseThrow().state()).as("the new check is not over").isEqualTo(ConsentState.PROPOSED);
    assertThat(consents.of(first, customer.id()).orElseThrow().state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(consents.of(first, customer.id()).orElseThrow().validUntil()).isNull();
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(lack(customer)).isNull();
    assertThat(until(customer)).isEqualTo(END);
    assertThat(events(customer)).containsExactly("LISTED_AFFILIATE", "REPLACED", "LISTED_AFFILIATE");
  }

  @Test
  @DisplayName("S3, S4: no longer named, a consent from before the agreement named it does not come back; asked again, it counts")
  void theWayBack() {
    Customer customer = customer("de");
    asked(offer.to(customer));
    consents(customer);
    changed(customer, List.of(affiliate), Map.of());
    assertThat(events(customer)).containsExactly("ASKED", "DOCUMENT", "CONSENTED", "REPLACED", "LISTED_AFFILIATE");
    assertThat(refused(() -> does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager))).kind())
        .isEqualTo(eu.datatrustee.casework.Refusal.Kind.CONFLICT);
    losses.published.clear();

    changed(customers.require(customer.id()), List.of(), Map.of());
    assertThat(lost()).containsExactly(customer.id());
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager));
    runAll("service_askForConsent");
    consents(customer);
    assertThat(lack(customer)).isNull();
  }
}
