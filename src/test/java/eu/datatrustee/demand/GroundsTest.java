package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** On what a disclosure rests: read when counsel decides, and again when it goes out (D3, D4, D14). */
class GroundsTest extends DemandProcessTest {

  @Autowired
  private CustomerRegister register;

  private void requested(String customer, DataCategory... categories) {
    DemandApplication application = new DemandApplication(ReceivedBy.TRUSTEE, now(),
        new Requester(RequesterKind.COMPANY, "Request AG", "DE", "Rita Request", "rita@requester.example", null, null), customer, null, null,
        null, null, false, false, List.of(categories), "Mailbox anna@contoso.example, July 2026", null, null, null, "A civil action", null, null);
    caseId = as("specialist1", caller -> registration.register(CaseKind.THIRD_PARTY_REQUEST, application, List.of(), caller)).id();
    process = running(ThirdPartyRequest.KEY);
    customerTold();
  }

  private void instructs(CustomerAnswer answer) {
    does("contoso1", customer -> actions.customerInstruction(caseId, answer, "We have looked at it ourselves", customer));
  }

  private void court(boolean confirmed) {
    does("counsel1", counsel -> actions.courtConfirmation(caseId, confirmed, "LG Frankfurt", null, counsel));
  }

  private void refusedAssessment(String field, Rule rule, String... more) {
    Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", more));
    assertThat(no.errors().get(0).field()).isEqualTo(field);
    assertThat(no.rule()).isEqualTo(rule);
    assertThat(process).isWaitingAt("task_assess");
  }

  private Ground ground() {
    return disclosures.of(caseId).orElseThrow().ground();
  }

  private void put(int n, Decision decision, DataCategory category) {
    does("counsel1", counsel -> disclosures.put(caseId, n, new ItemTerms("account of anna", decision, null, category), counsel));
  }

  // ---- the law, and what a court says of the order ----

  @Test
  @DisplayName("D3, D4: what rests on the law stops when the court refuses, though the customer has instructed it once")
  void lawAfterTheInstruction() {
    requested("contoso", DataCategory.CONTENT);
    decide("task_assess", "counsel1", "CONTEST", "reason", "Privileged");
    instructs(CustomerAnswer.DISCLOSE);
    fireTimer("timer_courtDue");
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "LAW", "reason", "ZPO § 142");
    assertThat(ground()).isEqualTo(Ground.LAW);
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    court(false);
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
    assertThat(running("disclosure")).isNull();
    assertThat(mails("disclosure-package")).isEmpty();
  }

  @Test
  @DisplayName("D3, D4: refused by the court, the law opens nothing, whatever the customer says; the customer's instruction does")
  void lawAfterTheRefusal() {
    requested("contoso", DataCategory.CONTENT);
    decide("task_assess", "counsel1", "CONTEST", "reason", "Privileged");
    instructs(CustomerAnswer.DISCLOSE);
    court(false);
    refusedAssessment("decision", Rule.D4, "ground", "LAW", "reason", "ZPO § 142");
    assertThat(ground()).isEqualTo(Ground.CUSTOMER_INSTRUCTION);
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "CUSTOMER_INSTRUCTION");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D4: of several categories, counsel names the norm of each that the table does not know; the requester reads all of them")
  void severalCategories() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 100j", DataCategory.INVENTORY, DataCategory.CONTENT));
    assertThat(triage.of(caseId)).extracting(Proposal::compelled).containsExactly(Proposal.Compelled.YES, Proposal.Compelled.COUNSEL);
    refusedAssessment("reason", Rule.D4);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO § 94 for the mailbox");
    assertThat(detail()).isEqualTo(triage.of(caseId).get(0).norms() + "; StPO § 94 for the mailbox");

    // Nothing but what the table knows: counsel's reason stays in the log.
    withCounsel(Order.german(Issuer.COURT, "StPO § 94", DataCategory.INVENTORY, DataCategory.CONTENT));
    assertThat(triage.of(caseId)).extracting(Proposal::compelled).containsOnly(Proposal.Compelled.YES);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "As ordered");
    assertThat(detail()).isEqualTo(String.join("; ", triage.of(caseId).stream().map(Proposal::norms).distinct().toList()));
  }

  private String detail() {
    return jdbc.sql("select ground_detail from disclosure_record where case_id = ?").param(caseId).query(String.class).single();
  }

  // ---- the agreement ----

  private String customerUntil(Instant end, String... described) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    known(id, end, described);
    return id;
  }

  private void known(String id, Instant end, String... described) {
    register.put(new Customer(id, "Northwind AG", List.of(new Contact("Nora Nord", "nora@northwind.example", "+49 30 1", "nl")),
        new Agreement("DTA-" + id, MONDAY.minus(Duration.ofDays(30)), end, false, List.of(), List.of(), List.of(described), Map.of())));
  }

  @Test
  @DisplayName("D3: an agreement that is over describes nothing")
  void agreementOver() {
    requested(customerUntil(MONDAY.plus(Duration.ofDays(30)), "Journals to the auditor"), DataCategory.CONTENT);
    at(MONDAY.plus(Duration.ofDays(30)));
    refusedAssessment("ground", Rule.D3, "ground", "AGREEMENT", "reason", "Schedule 3");
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  @DisplayName("D3: an agreement that ends, or drops the clause, before the release opens nothing: counsel is told, and assesses anew")
  void agreementGone(boolean ends) {
    String customer = customerUntil(null, "Journals to the auditor");
    requested(customer, DataCategory.CONTENT);
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "AGREEMENT", "reason", "Schedule 3");
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    known(customer, ends ? now() : null, ends ? "Journals to the auditor" : "Invoices to the tax office");
    executeJobFor("service_releasePackage");
    assertThat(running("disclosure")).isNull();
    assertThat(process).isWaitingAt("task_assess");
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(letters("counsel-alert")).contains("no longer describes it");
  }

  // ---- grounds of the service's own data ----

  @ParameterizedTest
  @EnumSource(value = DataCategory.class, names = {"ADMINISTRATOR", "PAYMENT", "SUPPORT", "CONTENT", "INVENTORY"})
  @DisplayName("D14: consent opens administrator, payment and support data, fraud and payment the first two; counsel says why, and no other data are")
  void ownGrounds(DataCategory category) {
    for (Ground ground : List.of(Ground.USER_CONSENT, Ground.FRAUD_OR_PAYMENT)) {
      requested("contoso", category);
      boolean opens = category.ownGrounds() && !(ground == Ground.FRAUD_OR_PAYMENT && category == DataCategory.SUPPORT);
      if (!opens) {
        refusedAssessment("decision", Rule.D14, "ground", ground.name(), "reason", "In writing");
      } else {
        refusedAssessment("reason", Rule.D14, "ground", ground.name());
        decide("task_assess", "counsel1", "DISCLOSE", "ground", ground.name(), "reason", "Private words");
        disclose();
        assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
        assertThat(letters("disclosure-package")).contains("D14 – ").doesNotContain("Private words", ground.name())
            .contains(ground == Ground.USER_CONSENT ? "der betroffene Nutzer hat eingewilligt" : "um Betrug zu verhindern");
      }
    }
  }

  @Test
  @DisplayName("D4, D14: to an authority the service's own data may go on their own ground, Customer Data beside them do not; no agreement opens any")
  void authority() {
    withCounsel(Order.german(Issuer.POLICE, "StPO § 161", DataCategory.CONTENT, DataCategory.PAYMENT));
    refusedAssessment("ground", Rule.D4, "ground", "AGREEMENT", "reason", "Schedule 3");
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "FRAUD_OR_PAYMENT", "reason", "A stolen card");
    assertThat(refused(() -> put(1, Decision.PRODUCE, DataCategory.CONTENT)).rule()).isEqualTo(Rule.D14);
    put(1, Decision.PRODUCE, DataCategory.PAYMENT);
    assertThat(disclosures.items(caseId)).hasSize(1);
  }
}
