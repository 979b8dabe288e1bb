package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What customers had said before counts after a later check or a later question only as far as they were told and as it was meant (S3, S5). */
class CheckedAnewTest extends SubprocessorProcessTest {

  private void fail() {
    fireTimer("timer_reviewDue");
    decide("task_renewCheck", "vendor2", "FAIL", "reason", "Measures are gone");
  }

  private void checked(Offer offer) {
    later(Duration.ofMinutes(1));
    proposed(offer);
    decide("task_dueDiligence", "vendor2", "PASS");
  }

  private String body(String template, Customer customer) {
    return jdbc.sql("select body from outbox where template = ? and recipient = ? order by created_at desc fetch first 1 rows only")
        .params(template, customer.id() + "@northwind.example").query(String.class).single();
  }

  private long told(String template, Customer customer) {
    return jdbc.sql("select count(*) from outbox where template = ? and recipient = ?").params(template, customer.id() + "@northwind.example")
        .query(Long.class).single();
  }

  @Test
  @DisplayName("S3, S5: checked anew for the same country, purposes and data after a suspension, a consent counts again, and its customer is told how to withdraw")
  void revived() {
    Customer customer = customer("en");
    Offer offer = offer(customer);
    asked(offer);
    String first = caseId;
    consents(customer, new Narrowing(List.of("mailbox"), List.of("CONTENT"), null));
    fail();
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    checked(offer.to(customer("de")).purposes("MAINTENANCE", "SUPPORT_INCIDENT"));

    assertThat(lack(customer)).isNull();
    assertThat(events(customer)).containsExactly("ASKED", "DOCUMENT", "CONSENTED", "REVIVED");
    assertThat(body("consent-revived", customer)).contains(first, "passed again", "Germany", "maintenance of the service",
        "withdraw your consent at any",
        "For these only: mailbox").doesNotContain("Data categories: what", "SUPPORT");
    caseId = first;
    assertThat(acts()).contains("CONSENT_REVIVED");
    assertThat(mails("consent-revived")).containsExactly(customer.id() + "@northwind.example");
    does(contactOf(customer), contact -> desk.withdraw(customer.id(), entry().id(), "Not after that", contact));
    assertThat(lack(customer)).isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S3: checked anew for another purpose, data or country after a suspension, the consent has ended, and the customer is asked anew")
  void askedAnew() {
    for (java.util.function.UnaryOperator<Offer> change : List.<java.util.function.UnaryOperator<Offer>>of(
        offer -> offer.purposes("SUPPORT_INCIDENT", "IMPROVEMENT"), offer -> offer.categories("CONTENT", "PAYMENT"), offer -> offer.in("IE"))) {
      Customer customer = customer("de");
      Offer offer = offer(customer);
      asked(offer);
      String first = caseId;
      consents(customer);
      fail();
      checked(change.apply(offer.to(customer("de"))));

      assertThat(consents.of(first, customer.id()).orElseThrow().state()).isEqualTo(ConsentState.REPLACED);
      assertThat(lack(customer)).isEqualTo(Rule.S3);
      assertThat(told("consent-revived", customer)).isZero();
      assertThat(body("consent-ended", customer)).contains("zählt nicht mehr");
      startConsents();
      assertThat(consent(customer).state()).isEqualTo(ConsentState.ASKED);
      assertThat(told("consent-asked", customer)).isEqualTo(2);
      consents(customer);
      assertThat(lack(customer)).isNull();
    }
  }

  @Test
  @DisplayName("S5: suspended by its instant only, since no timer has written it down, it is announced all the same")
  void revivedBeforeTheTimer() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    fireTimer("timer_reviewDue");
    at(clock(caseId, "subprocessorReview").due());
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    checked(offer.to(customer("de")));
    assertThat(lack(customer)).isNull();
    assertThat(told("consent-revived", customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("S3: without a suspension a later check changes nothing of what customers said, and nobody is told anything")
  void nothingToRevive() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    checked(offer.to(customer("de")).purposes("IMPROVEMENT"));
    assertThat(lack(customer)).isNull();
    assertThat(told("consent-revived", customer)).isZero();
    assertThat(told("consent-ended", customer)).isZero();
  }

  @Test
  @DisplayName("S2, S4: listed and bound customers are told too, whatever the new purpose; terms for other work bind only whom they were renewed for")
  void listedAndBound() {
    Offer offer = offer();
    Customer named = customer("nl", new Affiliate("Helfer GmbH", offer.number(), "DE", null));
    checked(offer.to(customer("de")));
    fail();
    assertThat(lack(named)).isEqualTo(Rule.S5);
    checked(offer.to(customer("de")).purposes("IMPROVEMENT"));
    assertThat(lack(named)).isNull();
    assertThat(body("consent-revived", named)).contains("een gelieerde onderneming").doesNotContain("intrekken");

    Customer bound = customer("de");
    Offer helpdesk = offer(bound).byProvider();
    for (String purpose : List.of("SUPPORT_INCIDENT", "SUPPORT_INCIDENT", "IMPROVEMENT")) {
      proposed("support1", helpdesk.purposes(purpose));
      decide("task_dueDiligence", "vendor1", "PASS");
      decide("task_bindingTerms", "vendor1", "BOUND");
      helpdesk.to(customer("de"));
      Work work = new Work(entry().id(), "SUPPORT_INCIDENT", "DE", Set.of(DataCategory.CONTENT), Set.of());
      assertThat(lack(bound, work)).as(purpose).isEqualTo(purpose.equals("IMPROVEMENT") ? Rule.S2 : null);
      caseId = entry().id();
      if (!purpose.equals("IMPROVEMENT")) {
        fail();
        assertThat(lack(bound, work)).isEqualTo(Rule.S2);
      }
    }
    assertThat(told("consent-revived", bound)).isEqualTo(1);
    assertThat(told("consent-ended", bound)).as("two suspensions, and the end").isEqualTo(3);
  }

  @Test
  @DisplayName("S4, S5: checked anew after a review that nobody began, it stands from that check on: whoever hears of the change finds it so")
  void standsAtOnce() {
    Offer offer = offer();
    Customer named = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", null));
    checked(offer.to(named));
    at(clock(entry().id(), "nextReview").due().plus(Duration.ofDays(60)));
    assertThat(lack(named)).isEqualTo(Rule.S5);
    losses.forget();
    losses.then(lost -> lost.customerId().equals(named.id()) ? lack(named) : null);
    checked(offer.to(named));
    assertThat(lost()).contains(named.id());
    assertThat(losses.found).containsOnlyNulls().isNotEmpty();
    assertThat(lack(named)).isNull();
  }

  @Test
  @DisplayName("S3, S5: while the check does not stand, nobody who says no is told that an earlier consent stands")
  void nothingStandsWhileSuspended() {
    Customer customer = customer("en");
    Offer offer = offer(customer);
    asked(offer);
    String first = caseId;
    consents(customer);
    later(Duration.ofMinutes(1));
    asked(offer.purposes("SUPPORT_INCIDENT", "IMPROVEMENT"));
    String second = caseId;
    caseId = first;
    fail();
    caseId = second;
    answer(customer, contactOf(customer), "REFUSE", "reason", "Not for improvement");
    assertThat(body("consent-result", customer)).doesNotContain("earlier consent");
  }

  @Test
  @DisplayName("S3: a no to a later proposal, or silence, leaves an earlier consent for what it was given for; the customer is told so, and how to withdraw")
  void laterNo() {
    Customer customer = customer("en");
    Offer offer = offer(customer);
    asked(offer);
    String first = caseId;
    consents(customer);
    assertThat(body("consent-result", customer)).doesNotContain("earlier consent");
    for (String answer : List.of("REFUSE", "")) {
      later(Duration.ofMinutes(1));
      asked(offer.purposes("SUPPORT_INCIDENT", "IMPROVEMENT"));
      if (answer.isEmpty()) {
        staysSilent(customer);
      } else {
        answer(customer, contactOf(customer), answer, "reason", "Not for improvement");
      }
      assertThat(lack(customer)).isNull();
      assertThat(lack(customer, new Work(entry().id(), "IMPROVEMENT", "DE", Set.of(DataCategory.CONTENT), Set.of()))).isEqualTo(Rule.S3);
      assertThat(body("consent-result", customer)).contains("Your earlier consent to this subcontractor (case " + first, "maintenance of the service",
          "please withdraw it").doesNotContain("improvement of the service");
    }
    does(contactOf(customer), contact -> desk.withdraw(customer.id(), entry().id(), "No more", contact));
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager));
    runAll("service_askForConsent");
    later(Duration.ofMinutes(1));
    answer(customer, contactOf(customer), "REFUSE", "reason", "Not at all");
    assertThat(body("consent-result", customer)).as("nothing stands any more").doesNotContain("earlier consent");
  }
}
