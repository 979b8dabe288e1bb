package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.processes.WholeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code third-party-request}, every element of it: whoever asks and is no authority, each to its rule (D1–D3, D6–D13). */
class ThirdPartyRequestTest extends DemandProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(ThirdPartyRequest.KEY);

  private static final String RITA = "rita@requester.example";
  /** One month after the Monday on which the tests begin, 24:00 CEST; a Thursday. */
  private static final Instant MONTH = Instant.parse("2027-04-08T22:00:00Z");
  /** Three months after it; a Tuesday. */
  private static final Instant THREE_MONTHS = Instant.parse("2027-06-08T22:00:00Z");

  @Autowired
  private RequestActions requestActions;
  @Autowired
  private CustomerRegister register;

  private void requested(RequesterKind kind, String customer) {
    requested(kind, customer, ReceivedBy.TRUSTEE);
  }

  private void requested(RequesterKind kind, String customer, ReceivedBy receivedBy) {
    requested(kind, customer, receivedBy, DataCategory.CONTENT);
  }

  private void requested(RequesterKind kind, String customer, ReceivedBy receivedBy, DataCategory category) {
    requested(kind, customer, receivedBy, category, null);
  }

  private void requested(RequesterKind kind, String customer, ReceivedBy receivedBy, DataCategory category, Instant deadline) {
    DemandApplication application = new DemandApplication(receivedBy, now(),
        new Requester(kind, "Rita Request", "DE", "Rita Request", RITA, "R-1", null), customer, null, null, null, null, false, false,
        List.of(category), "All that is stored about " + RITA, null, null, null, "To know what is stored", deadline, null);
    CaseFile file = as("specialist1", caller -> registration.register(CaseKind.THIRD_PARTY_REQUEST, application, List.of(), caller));
    caseId = file.id();
    process = running(ThirdPartyRequest.KEY);
  }

  private void instructs(CustomerAnswer answer) {
    does("contoso1", customer -> actions.customerInstruction(caseId, answer, "As we have told the person", customer));
  }

  private void redirected() {
    requested(RequesterKind.COMPANY, "contoso");
    customerTold();
    decide("task_assess", "counsel1", "REDIRECT", "reason", "A civil court could order it");
    assertThat(process).isWaitingAt("receive_customer");
    assertThat(state()).isEqualTo(CaseState.REDIRECTED);
  }

  // ---- data subjects ----

  @Test
  @DisplayName("D9: a data subject's request is forwarded at once, with the customer's month from receipt explained; the person learns to whom; then it is the customer's")
  void forwarded() {
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    assertThat(process).isWaitingAt("receive_controller");
    assertThat(state()).isEqualTo(CaseState.REDIRECTED);
    assertThat(mails("request-forwarded")).containsExactly(RITA);
    assertThat(letters("request-forwarded")).contains("Contoso GmbH", "Clara Conrad", "clara.conrad@contoso.example", "D9");
    customerTold();
    assertThat(mails("data-subject-request")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("data-subject-request")).contains("Art. 12(3) GDPR", "Art. 12 Abs. 3 DSGVO", "received Mon 8 Mar 2027", RITA);
    assertThat(clock("dataSubject").due()).isEqualTo(MONTH);
    assertThat(toldToCustomer()).contains("REQUEST_RECEIVED", "CUSTOMER_NOTIFIED");

    fireTimer("timer_dataSubjectDue");
    assertThat(now()).isEqualTo(MONTH);
    assertThat(process).isEnded().hasPassed("end_forwarded");
    assertThat(outcome()).isEqualTo(Outcome.FORWARDED_TO_CUSTOMER);
    assertThat(rule()).isEqualTo(Rule.D9);
    assertThat(runningClocks()).isEmpty();
    assertThat(mails("disclosure-package")).isEmpty();
  }

  @Test
  @DisplayName("GDPR Art. 12(3): extended by two months where the customer told within the first, once, and by nobody else")
  void extended() {
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    assertThat(refused(() -> does("contoso1", c -> requestActions.extendAnswer(caseId, "Many mailboxes", c))).kind())
        .isEqualTo(Refusal.Kind.UNKNOWN);
    customerTold();
    refused(() -> does("fabrikam1", c -> requestActions.extendAnswer(caseId, "Many mailboxes", c)));
    refused(() -> does("auditor1", c -> requestActions.extendAnswer(caseId, "Many mailboxes", c)));
    later(Duration.ofDays(20));
    does("contoso1", customer -> requestActions.extendAnswer(caseId, "Many mailboxes", customer));
    assertThat(clock("dataSubjectExtended").due()).isEqualTo(THREE_MONTHS);
    assertThat(refused(() -> does("contoso1", c -> requestActions.extendAnswer(caseId, "More", c))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    fireTimer("timer_dataSubjectDue");
    assertThat(now()).isEqualTo(THREE_MONTHS);
    assertThat(outcome()).isEqualTo(Outcome.FORWARDED_TO_CUSTOMER);

    at(MONDAY);
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    customerTold();
    at(MONTH);
    assertThat(refused(() -> does("contoso1", c -> requestActions.extendAnswer(caseId, "Late", c))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }

  @ParameterizedTest
  @EnumSource(value = CustomerAnswer.class, names = {"ANSWERED", "REFUSED"})
  @DisplayName("D9: the customer says that it has answered, or that it does nothing by way of the trustee")
  void answered(CustomerAnswer answer) {
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    customerTold();
    instructs(answer);
    assertThat(process).isEnded().hasPassed("end_answeredByController");
    assertThat(outcome()).isEqualTo(answer == CustomerAnswer.ANSWERED ? Outcome.ANSWERED_BY_CUSTOMER : Outcome.FORWARDED_TO_CUSTOMER);
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D3: the customer has the trustee disclose to the data subject: by two counsels, as the customer instructs")
  void controllerInstructs() {
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    customerTold();
    instructs(CustomerAnswer.DISCLOSE);
    assertThat(process).isWaitingAt("task_assess");
    assertThat(runningClocks()).doesNotContain("dataSubject");
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "CUSTOMER_INSTRUCTION");
    disclose();
    assertThat(process).isEnded().hasPassed("end_disclosed");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(mails("disclosure-package")).containsExactly(RITA);
    assertThat(letters("disclosure-package")).contains("D3");
    assertThat(disclosures.of(caseId).orElseThrow().ground()).isEqualTo(Ground.CUSTOMER_INSTRUCTION);
  }

  @Test
  @DisplayName("A data subject of a customer that nobody knows: a case all the same; counsel decides, and nothing is sent to anyone else")
  void unknownCustomer() {
    requested(RequesterKind.DATA_SUBJECT, "nobodyknows");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(mails()).containsExactly("counsel-alert");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    Refusal nobody = refused(() -> decide("task_assess", "counsel1", "REDIRECT"));
    assertThat(nobody.errors()).extracting(Refusal.FieldError::field).containsExactly("decision");
    assertThat(nobody.rule()).isEqualTo(Rule.D8);
    assertThat(process).isWaitingAt("task_assess");

    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    customerTold();
    assertThat(mails("data-subject-request")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("data-subject-request")).contains("received Mon 8 Mar 2027");
    assertThat(clock("dataSubject").due()).isEqualTo(MONTH);
    assertThat(process).isWaitingAt("task_assess");
    assertThat(toldToCustomer()).contains("REQUEST_RECEIVED", "CUSTOMER_NOTIFIED");
    decide("task_assess", "counsel1", "REJECT", "reason", "No norm requires it");
    assertThat(process).isEnded();
    assertThat(runningClocks()).as("what is over waits for nobody").isEmpty();
  }

  @Test
  @DisplayName("GDPR Art. 12(3): of a customer assigned later, the extended time is over when the case ends too, from outside as well")
  void assignedLaterAndExtended() {
    requested(RequesterKind.DATA_SUBJECT, "nobodyknows");
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    customerTold();
    does("contoso1", customer -> requestActions.extendAnswer(caseId, "Many mailboxes", customer));
    assertThat(runningClocks()).contains("dataSubjectExtended");
    does("specialist1", specialist -> actions.withdraw(caseId, "Settled", specialist));
    assertThat(process).isEnded();
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D9: rejected while nobody knew the customer, a data subject's request is told to it all the same once it is assigned, with its month")
  void unknownCustomerOfAClosedOne() {
    requested(RequesterKind.DATA_SUBJECT, "nobodyknows");
    decide("task_assess", "counsel1", "REJECT", "reason", "Nobody knows such a customer");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    later(Duration.ofDays(40));
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    customerTold();
    assertThat(mails("data-subject-request")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("data-subject-request")).contains("received Mon 8 Mar 2027");
    assertThat(clock("dataSubject").due()).isEqualTo(MONTH);
    assertThat(runningClocks()).isEmpty();
    assertThat(toldToCustomer()).contains("REQUEST_RECEIVED", "CUSTOMER_NOTIFIED");
  }

  // ---- at the provider ----

  @Test
  @DisplayName("D2: one that reached the provider is referred, with the customer's basic contact; the customer learns of it after counsel's release")
  void provider() {
    requested(RequesterKind.COMPANY, "contoso", ReceivedBy.PROVIDER);
    assertThat(process).isWaitingAt("task_releaseToCustomer");
    assertThat(mails("demand-referred")).containsExactly(RITA);
    assertThat(outcome()).isEqualTo(Outcome.REDIRECTED_BY_PROVIDER);
    fireTimer("timer_releaseDue");
    assertThat(process).hasPassed("end_releaseEscalated");
    decide("task_releaseToCustomer", "counsel1", "RELEASE");
    assertThat(process).isEnded().hasPassed("end_redirectedByProvider");
    customerTold();
    assertThat(mails("request-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D2, D9: a data subject who turned to the provider is referred, and the request is forwarded all the same")
  void providersDataSubject() {
    requested(RequesterKind.DATA_SUBJECT, "contoso", ReceivedBy.PROVIDER);
    assertThat(outcome()).isEqualTo(Outcome.REDIRECTED_BY_PROVIDER);
    assertThat(mails("demand-referred")).containsExactly(RITA);
    assertThat(mails("request-forwarded")).isEmpty();
    customerTold();
    assertThat(runningClocks()).isEmpty();
    assertThat(letters("data-subject-request")).contains("received Mon 8 Mar 2027");
    assertThat(mails("data-subject-request")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("data-subject-request")).as("D13").contains("given them your organisation’s name", "ihr dafür den Namen Ihres\nUnternehmens");
    assertThat(mails("redirect-notice")).isEmpty();
  }

  // ---- everybody else ----

  @ParameterizedTest
  @EnumSource(value = RequesterKind.class, names = {"END_USER", "COMPANY", "LAWYER", "OTHER"})
  @DisplayName("D6, D7: the customer is told at once; what the law does not require is rejected, with reasons")
  void rejected(RequesterKind kind) {
    requested(kind, "contoso");
    customerTold();
    assertThat(mails("request-notice")).containsExactlyElementsOf(CONTACTS);
    refused(() -> decide("task_assess", "specialist1", "REJECT", "reason", "No"));
    refused(() -> decide("task_assess", "counsel1", "REJECT"));
    decide("task_assess", "counsel1", "REJECT", "reason", "No norm of German law requires it");
    assertThat(process).isEnded().hasPassed("end_notDisclosed");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D7);
    assertThat(mails("demand-rejected")).containsExactly(RITA);
    assertThat(letters("demand-rejected")).contains("Antrag von: Rita Request").doesNotContain("Verlangen");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("There are no such data: said so")
  void noData() {
    requested(RequesterKind.LAWYER, "contoso");
    decide("task_assess", "counsel1", "NO_DATA");
    assertThat(outcome()).isEqualTo(Outcome.NO_DATA);
    assertThat(mails("demand-no-data")).containsExactly(RITA);
  }

  @Test
  @DisplayName("A requester's own deadline goes before the assessment's time where it is earlier; no assessment is given longer by it")
  void ownDeadline() {
    Instant usual = Instant.parse("2027-03-11T23:00:00Z");
    Instant own = now().plus(Duration.ofHours(30));
    requested(RequesterKind.LAWYER, "contoso", ReceivedBy.TRUSTEE, DataCategory.CONTENT, own);
    assertThat(clock("assessment").due()).isEqualTo(own);
    assertThat(clock("assessment").explanation()).startsWith("set by the requester itself");

    requested(RequesterKind.LAWYER, "contoso", ReceivedBy.TRUSTEE, DataCategory.CONTENT, now().plus(Duration.ofDays(60)));
    assertThat(clock("assessment").due()).isEqualTo(usual);
  }

  @Test
  @DisplayName("No clock decides: overdue, the assessment stays and counsel is told; a question is answered or not, a court decides or not, and counsel assesses again")
  void waits() {
    requested(RequesterKind.LAWYER, "contoso");
    fireTimer("timer_assessmentDue");
    assertThat(process).isWaitingAt("task_assess").hasPassed("end_assessmentEscalated");

    decide("task_assess", "counsel1", "ASK", "question", "On what do you rest it?");
    assertThat(process).isWaitingAt("receive_answer");
    does("specialist1", specialist -> actions.requesterAnswer(caseId, "On a contract", false, specialist));
    assertThat(process).isWaitingAt("task_assess");
    decide("task_assess", "counsel1", "ASK", "question", "Which contract?");
    fireTimer("timer_answerDue");
    assertThat(process).isWaitingAt("task_assess");

    decide("task_assess", "counsel1", "CONTEST", "reason", "The court is not competent");
    assertThat(process).isWaitingAt("receive_court");
    does("counsel1", counsel -> actions.courtConfirmation(caseId, true, "LG Frankfurt", null, counsel));
    assertThat(process).isWaitingAt("task_assess");
    decide("task_assess", "counsel1", "CONTEST", "reason", "The appeal is pending");
    fireTimer("timer_courtDue");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(mails("demand-question")).hasSize(2);
    assertThat(mails("demand-contested")).hasSize(2);
  }

  @Test
  @DisplayName("D8: redirected, reminded, and nothing comes: closed as redirected")
  void redirectedInVain() {
    redirected();
    assertThat(mails("demand-redirected")).containsExactly(RITA);
    assertThat(mails("redirect-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("redirect-notice")).contains("the requester", "Rita Request").doesNotContain("authority", "Verlangen");
    delivered("demand-redirected");
    fireTimer("timer_redirectReminder");
    assertThat(mails("demand-redirect-reminder")).containsExactly(RITA);
    fireTimer("timer_redirectDue");
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.REDIRECTED_TO_CUSTOMER);
    assertThat(rule()).isEqualTo(Rule.D8);
  }

  @Test
  @DisplayName("D8: redirected, the customer answers it itself")
  void redirectedAndAnswered() {
    redirected();
    instructs(CustomerAnswer.ANSWERED);
    assertThat(outcome()).isEqualTo(Outcome.ANSWERED_BY_CUSTOMER);
  }

  @Test
  @DisplayName("D8: redirected, the customer does neither, or the requester comes back with something binding: counsel assesses again")
  void redirectedAndBack() {
    redirected();
    instructs(CustomerAnswer.REFUSED);
    assertThat(process).isWaitingAt("task_assess");
    decide("task_assess", "counsel1", "REDIRECT");
    does("specialist1", specialist -> actions.requesterAnswer(caseId, "An order of the Landgericht", true, specialist));
    assertThat(process).isWaitingAt("task_assess");
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "LAW", "reason", "ZPO § 142: order of the Landgericht");
    item(1, Decision.WITHHOLD, "Beyond the order");
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    assertThat(process).isEnded().hasPassed("end_nothingDisclosed");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D3);
  }

  @Test
  @DisplayName("D3: redirected, the customer instructs the trustee to disclose: it does, by two counsels")
  void redirectedAndInstructed() {
    redirected();
    instructs(CustomerAnswer.DISCLOSE);
    assertThat(process).isWaitingAt("call_disclosure");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(disclosures.of(caseId).orElseThrow().ground()).isEqualTo(Ground.CUSTOMER_INSTRUCTION);
  }

  @Test
  @DisplayName("D11: keys are disclosed to nobody, on whatever ground")
  void keys() {
    requested(RequesterKind.COMPANY, "contoso", ReceivedBy.TRUSTEE, DataCategory.ENCRYPTION_KEYS);
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "LAW", "reason", "ZPO § 142")).rule())
        .isEqualTo(Rule.D11);
    decide("task_assess", "counsel1", "REJECT", "reason", "Nobody gets keys");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  @DisplayName("D3: a disclosure rests on the customer's instruction, its agreement or German law, and each must be there")
  void grounds() {
    requested(RequesterKind.COMPANY, "contoso");
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "CUSTOMER_INSTRUCTION")).rule()).isEqualTo(Rule.D3);
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "AGREEMENT", "reason", "x")).rule()).isEqualTo(Rule.D3);
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "KINDNESS", "reason", "x")).rule()).isEqualTo(Rule.D3);
    refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "LAW"));
    refused(() -> decide("task_assess", "counsel1", "DISCLOSE"));
    assertThat(process).isWaitingAt("task_assess");

    String customer = customerWith("Journals to the group's auditor", "Invoices to the tax office");
    requested(RequesterKind.COMPANY, customer);
    customerTold();
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "ground", "AGREEMENT", "reason", "Something")).rule())
        .isEqualTo(Rule.D3);
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "AGREEMENT", "reason", "Schedule 3: journals to the group's auditor");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(letters("disclosure-package")).contains("Journals to the group's auditor");
  }

  private String customerWith(String... described) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    register.put(new Customer(id, "Northwind AG", List.of(new Contact("Nora Nord", "nora@northwind.example", "+49 30 1", "nl")),
        new Agreement("DTA-" + id, MONDAY.minus(Duration.ofDays(30)), null, false, List.of(), List.of(), List.of(described), Map.of())));
    return id;
  }

  // ---- what ends it from outside ----

  @Test
  @DisplayName("D12: another purpose known, a disclosure that both have approved stops, and nothing of the case goes out")
  void otherPurpose() {
    requested(RequesterKind.COMPANY, "contoso");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142");
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    does("specialist1", specialist -> actions.purposeKnown(caseId, "The data are for a tender", specialist));
    assertThat(process).isEnded();
    assertThat(running("disclosure")).isNull();
    assertThat(rule()).isEqualTo(Rule.D12);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(mails("demand-ended")).as("who asked is told why nothing comes").hasSize(1);

    requested(RequesterKind.COMPANY, "contoso");
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(rule()).as("not the rule towards an authority").isEqualTo(Rule.D3);
    does("specialist1", specialist -> actions.purposeKnown(caseId, "The data are for a tender", specialist));
    assertThat(letters("demand-ended")).as("and to delete what went out").contains("sind zu löschen");
  }

  @Test
  @DisplayName("D3: the customer takes its instruction back while its data are being selected: counsel assesses the request anew")
  void takenBack() {
    requested(RequesterKind.COMPANY, "contoso");
    customerTold();
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, customer));
    decide("task_assess", "counsel1", "DISCLOSE");
    item(1, Decision.PRODUCE, null);
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, customer));
    assertThat(running("disclosure")).isNull();
    assertThat(process).isWaitingAt("task_assess");
    decide("task_assess", "counsel1", "REJECT", "reason", "Nothing compels");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  @DisplayName("Withdrawn while it is with the customer: over")
  void withdrawn() {
    requested(RequesterKind.DATA_SUBJECT, "contoso");
    does("specialist1", specialist -> actions.withdraw(caseId, "Settled", specialist));
    assertThat(process).isEnded().hasPassed("end_overtaken");
    assertThat(outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(runningClocks()).doesNotContain("dataSubject");
  }
}
