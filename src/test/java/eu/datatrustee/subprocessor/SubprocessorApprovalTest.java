package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.processes.WholeModel;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal.Kind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code subprocessor-approval}, every element of it: checked, bound or consented to, registered or refused (S1–S5). */
class SubprocessorApprovalTest extends SubprocessorProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(SubprocessorApproval.KEY);

  private void callsHaveEnded() {
    runAll("call_customerConsent");
    executeJobFor("service_closeProposal");
  }

  @Test
  @DisplayName("S3: each customer's yes counts at once, its no and its silence never; the proposer gets the tally when all have answered")
  void writtenConsent() {
    Customer yes = customer("de");
    Customer no = customer("en");
    Customer silent = customer("nl");
    proposed(offer(yes, no, silent));
    assertThat(process).isWaitingAt("task_dueDiligence");
    assertThat(runningClocks(caseId)).containsExactly("dueDiligence");
    assertThat(lack(yes)).isEqualTo(Rule.S3);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey("task_consent").count()).isZero();

    decide("task_dueDiligence", "vendor2", "PASS");
    startConsents();

    assertThat(mails("consent-asked")).hasSize(3);
    consents(yes);
    assertThat(lack(yes)).as("counts without waiting for the others").isNull();
    assertThat(lack(no)).isEqualTo(Rule.S3);
    answer(no, contactOf(no), "REFUSE", "reason", "We do it ourselves");
    staysSilent(silent);
    assertThat(proposal().state()).isEqualTo(ProposalState.WITH_CUSTOMERS);
    callsHaveEnded();

    assertThat(process).isEnded().hasPassed("end_registered");
    assertThat(proposal().state()).isEqualTo(ProposalState.REGISTERED);
    assertThat(consents.tally(caseId)).isEqualTo(Map.of(ConsentState.CONSENTED, 1L, ConsentState.REFUSED, 1L, ConsentState.SILENT, 1L));
    assertThat(List.of(lack(no), lack(silent))).containsOnly(Rule.S3);
    assertThat(mails("proposal-tally")).containsExactly("vendor1@trustee.example");
    assertThat(acts()).startsWith("SUBPROCESSOR_PROPOSED", "DUE_DILIGENCE_PASS").contains("CONSENT_GIVEN", "CONSENT_REFUSED", "CONSENT_SILENT")
        .endsWith("PROPOSAL_REGISTERED");
    assertThat(runningClocks(caseId)).containsExactly("nextReview");
  }

  @Test
  @DisplayName("S1, S2: one that the provider engages is bound to its limits, and no customer is asked")
  void bound() {
    Customer customer = customer("de");
    proposed("support1", offer(customer).byProvider());
    decide("task_dueDiligence", "vendor1", "PASS");
    assertThat(process).isWaitingAt("task_bindingTerms");
    assertThat(lack(customer)).as("checked, not yet bound").isEqualTo(Rule.S2);

    decide("task_bindingTerms", "vendor1", "BOUND");
    assertThat(lack(customer)).isNull();
    executeJobFor("service_closeProposal");

    assertThat(process).isEnded().hasPassed("end_registered").hasNotPassed("call_customerConsent");
    assertThat(consent(customer).state()).isEqualTo(ConsentState.BOUND_BY_TERMS);
    assertThat(mails("subprocessor-registered")).containsExactly(customer.id() + "@northwind.example");
    assertThat(mails("proposal-tally")).containsExactly("support1@provider.example");
    assertThat(events(customer)).containsExactly("BOUND_BY_TERMS");
  }

  @Test
  @DisplayName("S4, S5: in one proposal, listed for the customer whose agreement names it, asked of the other")
  void listedForOne() {
    Offer offer = offer();
    Customer names = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", null));
    Customer names_not = customer("de");
    proposed(offer.to(names, names_not));
    assertThat(lack(names)).as("named, not yet checked").isEqualTo(Rule.S5);
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(lack(names)).isNull();
    assertThat(lack(names_not)).isEqualTo(Rule.S3);
    startConsents();
    staysSilent(names_not);
    callsHaveEnded();
    assertThat(consents.tally(caseId)).isEqualTo(Map.of(ConsentState.LISTED_AFFILIATE, 1L, ConsentState.SILENT, 1L));
    assertThat(mails("subprocessor-registered")).containsExactly(names.id() + "@northwind.example");
  }

  @Test
  @DisplayName("S5: an affiliate abroad is none that an agreement could list: it needs consent")
  void affiliateAbroad() {
    Offer offer = offer().in("IE");
    Customer customer = customer("de", new Affiliate("Helfer Ltd", offer.number(), "DE", null));
    proposed(offer.to(customer));
    assertThat(consent(customer).about().route()).isEqualTo(Route.WRITTEN_CONSENT);
  }

  @Test
  @DisplayName("S5: a failed check refuses the proposal; no customer is asked, the proposer is told why")
  void failed() {
    Customer customer = customer("de");
    proposed(offer(customer));
    refused(() -> decide("task_dueDiligence", "vendor2", "FAIL"));
    decide("task_dueDiligence", "vendor2", "FAIL", "reason", "No contract");

    assertThat(process).isEnded().hasPassed("end_checkFailed");
    assertThat(proposal().state()).isEqualTo(ProposalState.REFUSED);
    assertThat(proposal().refusalRule()).isEqualTo(Rule.S5);
    assertThat(proposal().refusalDetail()).isEqualTo("No contract");
    assertThat(consent(customer).state()).isEqualTo(ConsentState.DROPPED);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(mails("proposal-refused")).containsExactly("vendor1@trustee.example");
    assertThat(mails("consent-asked")).isEmpty();
    assertThat(runningClocks(caseId)).isEmpty();
  }

  @Test
  @DisplayName("S5: not checked in time, it is refused; a new proposal of the same entity is another case and may pass")
  void notChecked() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    proposed(offer);
    fireTimer("task_dueDiligence_remind");
    fireTimer("task_dueDiligence_escalate");
    assertThat(mails("task-reminder")).contains("vendor1@trustee.example", "vendor2@trustee.example");
    fireTimer("timer_dueDiligenceDue");
    assertThat(process).isEnded().hasPassed("end_notChecked");
    assertThat(proposal().refusalDetail()).isEqualTo("Nobody finished the due diligence in time");
    String first = caseId;

    asked(offer);
    consents(customer);
    assertThat(caseId).isNotEqualTo(first);
    assertThat(entry().id()).as("one entry for one entity").isEqualTo(first);
    assertThat(lack(customer)).isNull();
  }

  @Test
  @DisplayName("S2: it will not be bound, or nobody binds it in time: refused")
  void notBound() {
    Customer customer = customer("de");
    proposed("support1", offer(customer).byProvider());
    decide("task_dueDiligence", "vendor1", "PASS");
    refused(() -> decide("task_bindingTerms", "vendor1", "REFUSED"));
    decide("task_bindingTerms", "vendor1", "REFUSED", "reason", "Will not sign");
    assertThat(process).isEnded().hasPassed("end_termsRefused");
    assertThat(proposal().refusalRule()).isEqualTo(Rule.S2);
    assertThat(lack(customer)).isEqualTo(Rule.S2);

    proposed("support1", offer(customer).byProvider());
    decide("task_dueDiligence", "vendor1", "PASS");
    fireTimer("timer_bindingTermsDue");
    assertThat(process).isEnded().hasPassed("end_notBound");
    assertThat(proposal().refusalDetail()).isEqualTo("Nobody bound it to the provider's limits in time");
    assertThat(lack(customer)).isEqualTo(Rule.S2);
  }

  @Test
  @DisplayName("S5: nobody checks what they proposed, and only vendor managers check")
  void independent() {
    proposed(offer(customer("de")));
    assertThat(refused(() -> decide("task_dueDiligence", "vendor1", "PASS")).rule()).isEqualTo(Rule.S5);
    for (String user : List.of("officer1", "agreements1", "auditor1", "support1", "contoso1", "admin",
        somebodyIn(Group.VENDOR_MANAGERS, Group.PROVIDER_SUPPORT))) {
      assertThat(refused(() -> decide("task_dueDiligence", user, "PASS")).kind()).isIn(Kind.FORBIDDEN, Kind.UNKNOWN);
    }
    assertThat(proposal().state()).isEqualTo(ProposalState.IN_DUE_DILIGENCE);
  }

  @Test
  @DisplayName("S5: whoever answers the checklist passes it with every item that is needed; German law only is needed in Germany")
  void checklist() {
    proposed(offer(customer("de")));
    String[] all = {"flowDownContract", "true", "measures", "true", "location", "true", "purposeLimitation", "true", "germanLawOnly", "true"};
    for (int missing = 1; missing < all.length; missing += 2) {
      String[] one = all.clone();
      one[missing] = "false";
      assertThat(refused(() -> decide("task_dueDiligence", "vendor2", "PASS", one)).rule()).isEqualTo(Rule.S5);
    }
    assertThat(refused(() -> decide("task_dueDiligence", "vendor2", "PASS", "measures", "true")).errors().get(0).field())
        .isEqualTo("flowDownContract");
    decide("task_dueDiligence", "vendor2", "PASS", all);
    assertThat(proposal().checklist()).containsExactly("FLOW_DOWN_CONTRACT", "MEASURES", "LOCATION", "PURPOSE_LIMITATION", "GERMAN_LAW_ONLY");

    proposed(offer(customer("de")).in("IE"));
    all[9] = "false";
    decide("task_dueDiligence", "vendor2", "PASS", all);
    assertThat(proposal().checklist()).doesNotContain("GERMAN_LAW_ONLY").hasSize(4);
  }

  @Test
  @DisplayName("Before its planned start nobody may use it, and from the end of its validity nobody may any more, timer or no timer")
  void plannedStartAndEnd() {
    Customer customer = customer("de");
    asked(offer(customer).from(MONDAY.plus(Duration.ofDays(10))).until(MONDAY.plus(Duration.ofDays(20))));
    consents(customer);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    at(MONDAY.plus(Duration.ofDays(10)));
    assertThat(lack(customer)).isNull();
    at(MONDAY.plus(Duration.ofDays(20)).minusMillis(1));
    assertThat(lack(customer)).isNull();
    at(MONDAY.plus(Duration.ofDays(20)));
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(consent(customer).state()).as("nobody has written it down yet").isEqualTo(ConsentState.CONSENTED);

    assertThat(lapses.look()).as("with those that other tests left").isPositive();
    assertThat(lapses.look()).isZero();
    assertThat(consent(customer).state()).isEqualTo(ConsentState.LAPSED);
    assertThat(lost()).containsOnlyOnce(customer.id());
    assertThat(events(customer)).containsExactly("ASKED", "DOCUMENT", "CONSENTED", "LAPSED");
    assertThat(mails("consent-ended")).containsExactly(customer.id() + "@northwind.example");
  }
}
