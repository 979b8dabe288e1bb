package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Customers that come after a proposal for all customers: asked, listed or bound as those before them (S1–S4). */
class LaterCustomersTest extends SubprocessorProcessTest {

  private final Offer offer = offer().toIds(ProposalApplication.ALL);

  private void checked() {
    proposed(offer);
    decide("task_dueDiligence", "vendor2", "PASS");
  }

  /** For the tests of others: nobody who comes later is to be met. */
  @AfterEach
  void forAllNoLonger() {
    jdbc.sql("update subprocessor set all_customers = false where id = ?").param(entry().id()).update();
  }

  private List<ProcessInstance> asking(Customer customer) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).processDefinitionKey(SubprocessorApproval.CUSTOMER_CONSENT)
        .variableValueEquals("consent", consent(customer).id()).list();
  }

  @Test
  @DisplayName("S3: a customer that comes after a proposal for all is asked about it, by a job of its own, and its yes counts for it")
  void asked() {
    checked();
    Customer later = customer("nl");
    assertThat(consent(later).state()).isEqualTo(ConsentState.PROPOSED);
    assertThat(lack(later)).isEqualTo(Rule.S3);
    assertThat(mails("consent-asked")).as("nothing is sent by whoever registers the customer").isEmpty();
    runAll("service_askForConsent");
    assertThat(consent(later).state()).isEqualTo(ConsentState.ASKED);
    assertThat(mails("consent-asked")).containsExactly(later.id() + "@northwind.example");
    consents(later);
    assertThat(lack(later)).isNull();
  }

  @Test
  @DisplayName("S3: it is asked once, though the approval has still to ask the others; those that came during the check are asked by the approval")
  void askedOnce() {
    proposed(offer);
    Customer during = customer("de");
    assertThat(consents.of(caseId, during.id())).isEmpty();
    decide("task_dueDiligence", "vendor2", "PASS");
    Customer later = customer("de");
    executeJobFor("call_customerConsent#multiInstanceBody");
    runAll("call_customerConsent");
    assertThat(asking(during)).hasSize(1);
    assertThat(asking(later)).hasSize(1);
    runAll("service_askForConsent");
    assertThat(List.of(consent(during).state(), consent(later).state())).containsOnly(ConsentState.ASKED);
    staysSilent(later);
    assertThat(lack(later)).isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S4: one whose agreement names it is listed, and not asked")
  void listed() {
    checked();
    Customer later = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", null));
    assertThat(lack(later)).isNull();
    assertThat(consent(later).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(asking(later)).isEmpty();
  }

  @Test
  @DisplayName("S3: nobody is asked about what is over, suspended, or was proposed for some customers only")
  void notAsked() {
    offer.until(MONDAY.plus(Duration.ofDays(3)));
    checked();
    at(MONDAY.plus(Duration.ofDays(3)));
    Customer afterItsEnd = customer("de");
    assertThat(consents.of(caseId, afterItsEnd.id())).isEmpty();
    offer.until(null);
    proposed(offer.to(customer("de")));
    decide("task_dueDiligence", "vendor2", "PASS");
    Customer other = customer("de");
    assertThat(consents.ofCustomer(other.id(), entry().id())).isEmpty();
  }

  @Test
  @DisplayName("S3: nobody is asked again about a proposal whose time is over")
  void notAskedAgainAboutWhatIsOver() {
    Customer customer = customer("de");
    asked(offer.to(customer).until(MONDAY.plus(Duration.ofDays(60))));
    staysSilent(customer);
    at(MONDAY.plus(Duration.ofDays(60)));
    assertThat(refused(() -> does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.SILENT);
  }

  @Test
  @DisplayName("S1, S2: whoever comes later is bound by what was for all, not by what was proposed for another and checked meanwhile")
  void boundByWhatWasForAll() {
    offer.byProvider();
    proposed("support1", offer);
    String forAll = caseId;
    Customer during = customer("de");
    later(Duration.ofMinutes(1));
    proposed("support1", offer.to(during).purposes("SUPPORT_INCIDENT", "MAINTENANCE", "IMPROVEMENT"));
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    Customer between = customer("de");
    assertThat(consents.ofCustomer(between.id(), entry().id())).as("nothing was for it yet").isEmpty();
    later(Duration.ofMinutes(1));
    caseId = forAll;
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    Customer later = customer("de");
    assertThat(List.of(consent(between).state(), consent(later).state())).containsOnly(ConsentState.BOUND_BY_TERMS);
  }

  @Test
  @DisplayName("S2: bound when the proposal is closed already, it is told so by a mail of its own")
  void boundAndTold() {
    offer.byProvider();
    proposed("support1", offer);
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    runAll("service_closeProposal");
    Customer later = customer("nl");
    assertThat(mails("subprocessor-registered")).contains(later.id() + "@northwind.example");
  }

  @Test
  @DisplayName("S1, S2: bound for all, it is bound for a customer that came during the check and for one that comes later")
  void bound() {
    offer.byProvider();
    proposed("support1", offer);
    Customer during = customer("de");
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    Customer later = customer("de");
    assertThat(List.of(consent(during).state(), consent(later).state())).containsOnly(ConsentState.BOUND_BY_TERMS);
    assertThat(lack(during)).isNull();
    assertThat(lack(later)).isNull();
  }
}
