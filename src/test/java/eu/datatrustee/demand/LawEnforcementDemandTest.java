package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static eu.datatrustee.demand.file.DataCategory.ENCRYPTION_KEYS;
import static eu.datatrustee.demand.file.DataCategory.INVENTORY;
import static eu.datatrustee.demand.file.DataCategory.PAYMENT;
import static eu.datatrustee.demand.file.DataCategory.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.demand.disclosure.DisclosureState;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.identity.Group;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.processes.WholeModel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code law-enforcement-demand}, every element of it. */
class LawEnforcementDemandTest extends DemandProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(LawEnforcementDemand.KEY);

  /** An instant to the minute, as letters say it beside German time. */
  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  @Autowired
  private Bans bans;

  // ---- the straight line ----

  @Test
  @DisplayName("D1, D4, D5: an order is verified, its form checked, the customer told, assessed, disclosed by two counsels")
  void straight() {
    demanded(Order.epoc());
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(state()).isEqualTo(CaseState.IN_VERIFICATION);
    assertThat(mails()).as("the desk alone: to preserve").containsExactly("demand-alert");

    decide("task_verifyAuthority", "specialist1", "GENUINE", "reason", "Called back");
    assertThat(process).isWaitingAt("task_checkForm");
    assertThat(state()).isEqualTo(CaseState.IN_FORM_CHECK);
    assertThat(running("customer-notification")).as("never before the form was checked").isNull();

    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOT_NOTIFIED");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
    assertThat(mails("demand-receipt")).containsExactly(REQUESTER);
    assertThat(runningClocks()).contains("response", "assessment", "preservation", "enforcingAuthority", "objection", "notice");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);

    decide("task_assess", "counsel1", "DISCLOSE");
    assertThat(process).isWaitingAt("call_disclosure");
    assertThat(state()).isEqualTo(CaseState.IN_DISCLOSURE);
    disclose();

    assertThat(process).isEnded().hasPassed("end_disclosed");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(mails("disclosure-package")).containsExactly(REQUESTER);
    assertThat(decisions()).containsExactly("VERIFICATION GENUINE specialist1", "FORM_CHECK IN_ORDER specialist2",
        "ENFORCING_AUTHORITY NOT_NOTIFIED specialist2", "ASSESSMENT DISCLOSE counsel1", "ITEMS SUBMIT counsel1", "APPROVAL APPROVE counsel2");
    assertThat(runningClocks()).doesNotContain("response", "assessment", "objection", "preservation");
  }

  @Test
  @DisplayName("D4: what is withheld makes it a disclosure in part; nothing produced, and there are no data")
  void inPartOrNothing() {
    withCounsel(Order.epoc());
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    item(2, Item.Decision.WITHHOLD, "Privileged");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED_IN_PART);

    withCounsel(Order.epoc());
    decide("task_assess", "counsel1", "DISCLOSE");
    item(1, Item.Decision.WITHHOLD, "Privileged");
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(process).isEnded().hasPassed("end_nothingDisclosed");
    assertThat(outcome()).as("there are such data: the authority is told why they are withheld").isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D4);
    assertThat(mails("demand-no-data")).isEmpty();
    assertThat(mails("demand-rejected")).containsExactly(REQUESTER);
    assertThat(letters("demand-rejected")).contains("Privileged");

    withCounsel(Order.epoc());
    decide("task_assess", "counsel1", "DISCLOSE");
    decide("task_selectItems", "counsel1", "SUBMIT", "reason", "No such user");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(outcome()).isEqualTo(Outcome.NO_DATA);
    assertThat(mails("demand-no-data")).containsExactly(REQUESTER);
  }

  // ---- what arrives ----

  @Test
  @DisplayName("D1, D2, D13: a demand that reached the provider is referred, closed, and the customer learns of it after counsel's release only")
  void atTheProvider() {
    demanded("support1", Order.epoc().atProvider());

    assertThat(process).isWaitingAt("task_releaseToCustomer");
    assertThat(outcome()).isEqualTo(Outcome.REDIRECTED_BY_PROVIDER);
    assertThat(rule()).isEqualTo(Rule.D2);
    assertThat(mails()).containsExactly("demand-referred");
    assertThat(letters("demand-referred")).contains("Contoso GmbH", "clara.conrad@contoso.example").doesNotContain("connor.tosh");
    assertThat(redirects.of(caseId)).hasSize(1);
    assertThat(toldToCustomer()).isEmpty();

    decide("task_releaseToCustomer", "counsel1", "RELEASE");
    assertThat(process).isEnded().hasPassed("end_redirectedByProvider");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("demand-notice")).as("D13: whom its contact was given to").contains("ihr dafür den Namen Ihres Unternehmens",
        "given it your\norganisation’s name");
    assertThat(mails("redirect-notice")).isEmpty();
  }

  @Test
  @DisplayName("D5: counsel holds it with a reason, and the customer is not told before that ban has ended; silence of counsel tells nobody either")
  void heldBack() {
    demanded("support1", Order.epoc().atProvider());
    fireTimer("timer_releaseDue");
    assertThat(alerts()).containsExactly("the release to the customer is overdue; it knows nothing yet");
    assertThat(refused(() -> decide("task_releaseToCustomer", "counsel1", "HOLD")).errors().get(0).field()).isEqualTo("reason");

    decide("task_releaseToCustomer", "counsel1", "HOLD", "reason", "Silenced by StPO § 95a");
    assertThat(process).isEnded();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("Silenced by StPO § 95a");

    decide("task_decideBan", "counsel2", "END", "reason", "The order is lifted");
    customerTold();
    assertThat(mails("demand-notice")).as("on the next working day").isEmpty();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D1: the provider registers what reached the provider, and nothing else; nobody else registers")
  void whoRegisters() {
    assertThat(refused(() -> demanded("support1", Order.epoc())).rule()).isEqualTo(Rule.D1);
    assertThat(refused(() -> demanded("officer1", Order.epoc())).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    assertThat(refused(() -> demanded("counsel1", Order.epoc())).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
  }

  @Test
  @DisplayName("X1: an entry of emergency responders is recorded; somebody accounts for it, and that no Customer Data was accessed")
  void entry() {
    demanded(Order.epoc().from(RequesterKind.EMERGENCY_RESPONDER, "DE").of().scope("Fire in the server hall"));
    assertThat(process).isWaitingAt("task_superviseEntry");
    assertThat(alerts()).containsExactly("emergency responders have entered");
    fireTimer("timer_entryDue");
    assertThat(alerts()).contains("an entry is not yet accounted for");
    assertThat(refused(() -> decide("task_superviseEntry", "specialist1", "NO_DATA_ACCESSED")).errors().get(0).field()).isEqualTo("reason");

    decide("task_superviseEntry", "specialist1", "NO_DATA_ACCESSED", "reason", "Paula Roth was with them from 10:00 to 10:40");
    assertThat(process).isEnded().hasPassed("end_entryRecorded");
    assertThat(outcome()).isEqualTo(Outcome.RECORDED);
    assertThat(rule()).isEqualTo(Rule.X1);
    assertThat(mails("demand-referred")).isEmpty();
    customerTold();
    assertThat(mails("entry-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("entry-notice")).contains("Rechtbank Amsterdam", "Fire in the server hall", "Paula Roth was with them from 10:00 to 10:40",
        "niemand hat auf sie zugegriffen", "none of them were accessed", "X1 – ").doesNotContain("Art. 33", "German law", "D5");
    assertThat(toldToCustomer()).containsExactly("ENTRY_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_STANDS");

    demanded(Order.epoc().from(RequesterKind.EMERGENCY_RESPONDER, "DE").of());
    decide("task_superviseEntry", "specialist1", "DATA_ACCESSED", "reason", "A screen was open");
    assertThat(alerts()).contains("Customer Data were seen during an entry");
    customerTold();
    assertThat(letters("entry-notice")).contains("A screen was open", "Daten wurden gesehen oder mitgenommen", "some of them were seen or taken",
        "Art. 33 DSGVO", "GDPR Art. 33");

    demanded(Order.epoc().from(RequesterKind.EMERGENCY_RESPONDER, "DE").of());
    does("specialist1", s -> actions.withdraw(caseId, "A false alarm", s));
    customerTold();
    assertThat(letters("entry-notice")).contains("nobody who was there has said", "was taken back before", "wurde zurückgenommen")
        .doesNotContain("accessed", "Art. 33");
    assertThat(mails("demand-notice")).isEmpty();
  }

  @Test
  @DisplayName("X1: responders who ask for data are an authority like any other")
  void respondersWhoAsk() {
    demanded(Order.epoc().from(RequesterKind.EMERGENCY_RESPONDER, "DE"));
    assertThat(process).isWaitingAt("task_verifyAuthority");
  }

  @Test
  @DisplayName("An unknown customer is a case all the same: counsel decides, and nothing is sent to anyone")
  void unknownCustomer() {
    demanded(Order.epoc().on("Nobody GmbH"));
    assertThat(files.require(caseId).customerId()).isNull();
    assertThat(files.require(caseId).customerNamed()).isEqualTo("Nobody GmbH");
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(mails()).containsExactly("demand-alert");
    assertThat(running("customer-notification")).isNull();

    decide("task_assess", "counsel1", "NO_DATA", "reason", "No such customer");
    assertThat(mails("demand-no-data")).containsExactly(REQUESTER);

    demanded("support1", Order.german(Issuer.COURT, "§ 12", CONTENT).atProvider().on("Nobody GmbH"));
    assertThat(process).as("nobody to refer it to").isWaitingAt("task_verifyAuthority");
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Names nobody");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mails()).containsExactly("demand-alert");
  }

  @Test
  @DisplayName("D5: nothing of an unknown customer is disclosed; once the desk has assigned it, receipt and notice go out, unless a ban stands")
  void customerAssigned() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).on("Contoso Holding"));
    Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE"));
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("decision");
    assertThat(no.rule()).isEqualTo(Rule.D5);
    Refusal nobody = refused(() -> decide("task_assess", "counsel1", "REDIRECT"));
    assertThat(nobody.errors()).extracting(Refusal.FieldError::field).containsExactly("decision");
    assertThat(nobody.rule()).as("there is nobody to turn to").isEqualTo(Rule.D8);
    assertThat(mails("demand-redirected")).isEmpty();
    assertThat(refused(() -> does("specialist1", s -> assignment.assign(caseId, "Contoso Holding", s))).errors().get(0).field())
        .isEqualTo("customerId");
    assertThat(refused(() -> does("specialist1", s -> assignment.assign(caseId, " ", s))).kind()).isEqualTo(Refusal.Kind.MALFORMED);
    assertThat(refused(() -> does("auditor1", s -> assignment.assign(caseId, "contoso", s))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    assertThat(mails("demand-receipt")).isEmpty();

    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(files.require(caseId).customerId()).isEqualTo("contoso");
    assertThat(files.require(caseId).customerNamed()).isEqualTo("Contoso Holding");
    assertThat(mails("demand-receipt")).containsExactly(REQUESTER);
    assertThat(acts()).contains("CUSTOMER_ASSIGNED");
    assertThat(decisions()).contains("ASSIGNMENT CUSTOMER_ASSIGNED specialist1");
    assertThat(refused(() -> does("specialist1", s -> assignment.assign(caseId, "fabrikam", s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    decide("task_assess", "counsel1", "DISCLOSE");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);

    withCounsel(Order.german(Issuer.COURT, "StPO § 100a", CONTENT).on("Contoso Holding"));
    does("counsel1", c -> assignment.assign(caseId, "contoso", c));
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("StPO §§ 100a, 100e(1)");
    decide("task_decideBan", "counsel1", "END", "reason", "The measure is over");

    demanded(Order.epoc().on("Contoso Holding"));
    does("counsel1", c -> assignment.assign(caseId, "contoso", c));
    assertThat(mails("demand-receipt")).as("the form is not yet checked").isEmpty();
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(mails("demand-receipt")).containsExactly(REQUESTER);
  }

  @Test
  @DisplayName("Several customers: one case each, one parent; the same reference of the same authority is linked, not merged")
  void severalCustomers() {
    CaseFile parent = demanded(Order.epoc().reference("REF-" + now()).on(List.of("contoso", "fabrikam", "Nobody GmbH")));
    assertThat(files.standing(parent.id()).state()).isEqualTo(CaseState.SPLIT);
    assertThat(process).isNull();
    List<CaseFile> children = files.children(parent.id()).stream().map(files::require).toList();
    assertThat(children).extracting(CaseFile::customerNamed).containsExactlyInAnyOrder("contoso", "fabrikam", "Nobody GmbH");
    assertThat(children).allSatisfy(child -> assertThat(files.standing(child.id()).state()).isEqualTo(CaseState.IN_VERIFICATION));
    assertThat(alerts()).isEmpty();
    BanTerms ban = new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null);
    assertThat(refused(() -> does("counsel1", counsel -> bans.record(parent.id(), ban, counsel))).getMessage())
        .as("each customer has a notice of its own").contains(files.children(parent.id()));

    does("specialist1", s -> actions.withdraw(parent.id(), "All of it", s));
    assertThat(files.standing(parent.id()).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(children).allSatisfy(child -> assertThat(files.standing(child.id()).outcome()).isEqualTo(Outcome.WITHDRAWN));

    demanded(Order.epoc().reference(parent.requester().reference()));
    assertThat(files.linked(files.require(caseId))).contains(parent.id());
    assertThat(alerts()).containsExactlyInAnyOrder("the same authority has made a demand under the same reference before",
        "data are to be preserved at once");
    assertThat(acts()).contains("LINKED");
  }

  @Test
  @DisplayName("A response deadline in the past, or a receipt in the future, cannot be; what is missing is named")
  void badInput() {
    assertThat(refused(() -> demanded(Order.epoc().deadline(MONDAY.minusSeconds(1)))).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("responseDeadline");
    assertThat(refused(() -> demanded(Order.epoc().receivedAt(MONDAY.plusSeconds(1)))).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("receivedAt");
    Refusal missing = refused(() -> demanded(Order.epoc().of().scope(" ").instrument(null)));
    assertThat(missing.kind()).isEqualTo(Refusal.Kind.MALFORMED);
    assertThat(missing.errors()).extracting(Refusal.FieldError::field).containsExactlyInAnyOrder("instrument", "dataCategories", "scope");
    assertThat(refused(() -> demanded(Order.epoc().from(RequesterKind.LAWYER, "DE"))).errors()).extracting(Refusal.FieldError::field)
        .contains("requester.kind");
    assertThat(refused(() -> demanded(Order.epoc().from(RequesterKind.COURT, "XX"))).kind()).isEqualTo(Refusal.Kind.IMPOSSIBLE);
  }

  @Test
  @DisplayName("A requester's own deadline goes before the table's where it is earlier, and says so")
  void ownDeadline() {
    Instant own = MONDAY.plus(Duration.ofDays(2));
    demanded(Order.epoc().deadline(own));
    assertThat(clock("response").due()).isEqualTo(own);
    assertThat(clock("response").explanation()).startsWith("set by the requester itself, earlier than received Mon 8 Mar 2027");

    demanded(Order.epoc().deadline(MONDAY.plus(Duration.ofDays(90))));
    assertThat(clock("response").due()).isEqualTo(Instant.parse("2027-03-18T23:00:00Z"));
  }

  @Test
  @DisplayName("D4: an emergency skips nothing: it shortens the clocks, and everyone of the desk is told")
  void emergency() {
    demanded(Order.epoc().emergency());
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(mails("demand-alert").stream().distinct()).containsExactlyInAnyOrderElementsOf(
        Stream.concat(SPECIALISTS.stream(), COUNSEL.stream()).toList());
    assertThat(alerts()).containsExactlyInAnyOrder("an emergency was registered; no step falls away, the clocks are shorter",
        "data are to be preserved at once");
    assertThat(clock("verification").due()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(clock("response").due()).isEqualTo(MONDAY.plus(Duration.ofHours(8)));

    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(clock("formCheck").due()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(clock("assessment").due()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
    assertThat(clock("enforcingAuthority").due()).isEqualTo(MONDAY.plus(Duration.ofHours(96)));
  }

  // ---- the examination ----

  @Test
  @DisplayName("D4: what is not genuine is rejected and reported; nothing is written to whoever sent it, and no customer is told")
  void notGenuine() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "UNCLEAR");
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(runningClocks()).contains("verification");
    assertThat(refused(() -> decide("task_verifyAuthority", "specialist2", "NOT_GENUINE")).errors().get(0).field()).isEqualTo("reason");

    decide("task_verifyAuthority", "specialist2", "NOT_GENUINE", "reason", "The court knows nothing of it");
    assertThat(process).isEnded().hasPassed("end_notGenuine");
    assertThat(outcome()).isEqualTo(Outcome.NOT_GENUINE);
    assertThat(mails()).containsExactly("demand-alert");
    assertThat(alerts()).containsExactlyInAnyOrder("data are to be preserved at once", "a demand is not genuine and was rejected");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D4: overdue, verification, form check and assessment stay open, and everybody is told; nothing is decided by time")
  void overdue() {
    demanded(Order.epoc());
    fireTimer("task_verifyAuthority_remind");
    fireTimer("task_verifyAuthority_escalate");
    fireTimer("timer_verificationDue");
    assertThat(process).isWaitingAt("task_verifyAuthority");
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    fireTimer("timer_formCheckDue");
    assertThat(process).isWaitingAt("task_checkForm");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    fireTimer("timer_assessmentDue");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(alerts()).contains("the verification of the authority is overdue", "the form check is overdue",
        "the legal assessment is overdue");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(SPECIALISTS);
    assertThat(mails("task-escalation")).containsExactlyElementsOf(SPECIALISTS);
  }

  @Test
  @DisplayName("D4: the response deadline reminds, escalates, and never discloses by itself")
  void responseDeadline() {
    withCounsel(Order.epoc());
    fireTimer("start_responseHalf");
    fireTimer("timer_responseLate");
    fireTimer("timer_responseDue");
    assertThat(alerts()).contains("half of the time to respond is over", "four fifths of the time to respond are over",
        "the time to respond is over; nothing was disclosed by that");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(acts()).contains("RESPONSE_OVERDUE");
  }

  @Test
  @DisplayName("The response's clock says nothing of a case that is over")
  void responseOfAClosedCase() {
    demanded("support1", Order.epoc().atProvider());
    fireTimer("start_responseHalf");
    fireTimer("timer_responseLate");
    fireTimer("timer_responseDue");
    assertThat(alerts()).isEmpty();
    assertThat(runningClocks()).doesNotContain("response");
  }

  static Stream<Arguments> againstTheRules() {
    return Stream.of(Arguments.of(Rule.D11, Order.epoc().of(ENCRYPTION_KEYS)),
        Arguments.of(Rule.D10, Order.epoc().scope("All data of all customers")),
        Arguments.of(Rule.D10, Order.epoc().scope("All mailboxes of Contoso GmbH, 1 to 31 March 2027")),
        Arguments.of(Rule.D10, Order.epoc().scope("Mailbox anna@contoso.example until further notice")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("againstTheRules")
  @DisplayName("D10, D11: rejected by rule, whatever people decide")
  void rejectedByRule(Rule rule, Order order) {
    demanded(order);
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(tasks.getVariable(task("task_checkForm").getId(), "fallen")).asString().startsWith(rule.name());

    decide("task_checkForm", "specialist2", "IN_ORDER");

    assertThat(process).isEnded().hasPassed("end_inadmissible");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(rule);
    assertThat(mails("demand-rejected")).containsExactly(REQUESTER);
    assertThat(letters("demand-rejected")).contains(rule.name());
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D10, D12: what the specialist counts and knows is held against the rules too")
  void rejectedByWhatTheSpecialistKnows() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    for (String wrong : List.of("some", "-1", "1.5")) {
      assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", wrong)).errors().get(0).field())
          .isEqualTo("accountsNamed");
    }
    decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", "40", "accountsTotal", "100");
    assertThat(rule()).isEqualTo(Rule.D10);

    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "otherPurpose", "The data are for a civil suit");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D12);
  }

  @Test
  @DisplayName("D11: a demand that is lawful in part goes on with that part, and the record says which part fell and why")
  void inPart() {
    demanded(Order.epoc().of(TRAFFIC, ENCRYPTION_KEYS));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_PART")).errors().get(0).field()).isEqualTo("reason");
    decide("task_checkForm", "specialist2", "IN_PART", "reason", "July was not named", "fallenPart", "traffic data of July");

    assertThat(process).isWaitingAt("task_assess");
    assertThat(fallen.of(caseId)).extracting(Fallen::rule, Fallen::part, Fallen::whole).containsExactly(
        org.assertj.core.groups.Tuple.tuple(Rule.D11, "encryption keys", false),
        org.assertj.core.groups.Tuple.tuple(Rule.D4, "traffic data of July", false));
    assertThat(letters("demand-receipt")).contains("sleutels van het platform", "July was not named");
    assertThat(acts()).contains("PART_FELL");
  }

  @Test
  @DisplayName("D7: a defective form is rejected with the reasons")
  void defective() {
    demanded(Order.german(Issuer.COURT, "§ 12", CONTENT));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "No signature, no norm");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D7);
    assertThat(letters("demand-rejected")).contains("No signature, no norm");
  }

  @Test
  @DisplayName("Neither verification nor form check can be skipped: no decision, an unknown one, or another's task changes nothing")
  void nothingSkipped() {
    demanded(Order.epoc());
    assertThat(refused(() -> decide("task_verifyAuthority", "specialist1", "APPROVED")).kind()).isEqualTo(Refusal.Kind.IMPOSSIBLE);
    assertThat(refused(() -> decide("task_verifyAuthority", "counsel1", "GENUINE")).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    // For the provider there is no such task at all.
    assertThat(refused(() -> decide("task_verifyAuthority", "support1", "GENUINE")).kind()).isEqualTo(Refusal.Kind.UNKNOWN);
    decide("task_verifyAuthority", "specialist1", "GENUINE", "admissible", "true", "arrival", "PROVIDER", "outcome", "DISCLOSE");
    assertThat(process).isWaitingAt("task_checkForm");
    assertThat(refused(() -> decide("task_checkForm", "counsel1", "IN_ORDER")).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    assertThat(process).isWaitingAt("task_checkForm");
  }

  @Test
  @DisplayName("D4: who checked the form does not assess the demand in law")
  void independent() {
    String both = somebodyIn(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL);
    try {
      demanded(Order.epoc());
      decide("task_verifyAuthority", both, "GENUINE");
      decide("task_checkForm", both, "IN_ORDER");
      assertThat(refused(() -> decide("task_assess", both, "REJECT", "reason", "x")).rule()).isEqualTo(Rule.D4);
      decide("task_assess", "counsel1", "REJECT", "reason", "Not required");
    } finally {
      // Other tests count who is told.
      identity.deleteUser(both);
    }
  }

  // ---- silence ----

  @Test
  @DisplayName("D5: the form's check proposes a ban, which silences at once; without one, the law's own silence is proposed by the service")
  void bansProposed() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", "banIssuer", "COURT")).errors().get(0).field())
        .isEqualTo("banNorm");
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "x", "banIssuer", "KING")).errors().get(0)
        .field()).isEqualTo("banIssuer");
    decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", "2027-06-30");
    assertThat(bans.of(caseId)).hasSize(1);
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(toldToCustomer()).isEmpty();
    decide("task_decideBan", "counsel1", "CONFIRM", "banSilences", "the trustee");

    withCounsel(Order.german(Issuer.POLICE, "§ 100j StPO, § 22 TDDDG", INVENTORY));
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("StPO § 100j(1); TDDDG § 22");
    assertThat(waitsFor("service_sendNotice")).isFalse();
  }

  // ---- what counsel decides ----

  @Test
  @DisplayName("D7: not required by German law: rejected, with the reasons")
  void rejected() {
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 94", CONTENT));
    assertThat(tasks.getVariable(task("task_assess").getId(), "proposal")).asString().contains("content: reject", "StPO § 98(1)");
    assertThat(refused(() -> decide("task_assess", "counsel1", "REJECT")).errors().get(0).field()).isEqualTo("reason");

    decide("task_assess", "counsel1", "REJECT", "reason", "Only a court orders this");
    assertThat(process).isEnded().hasPassed("end_notDisclosed");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D7);
    assertThat(letters("demand-rejected")).contains("Only a court orders this", "D7").doesNotContain("StPO");
  }

  @Test
  @DisplayName("D7: what the table cites is counsel's to weigh: no letter of rejection or objection gives it for the norm that it rests on")
  void noNormOfTheTable() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    decide("task_assess", "counsel1", "CONTEST", "reason", "The account's holder is a lawyer");
    does("specialist1", s -> actions.courtConfirmation(caseId, false, "LG Frankfurt", now(), s));
    decide("task_assess", "counsel1", "REJECT", "reason", "Privileged");
    assertThat(letters("demand-contested") + letters("demand-rejected")).contains("The account's holder is a lawyer", "Privileged")
        .doesNotContain("StPO");

    for (Order order : List.of(Order.german(Issuer.POLICE, "PolG § 12", CONTENT), Order.epoc().instrument(Instrument.INFORMAL))) {
      withCounsel(order);
      assertThat(triage.of(caseId)).isNotEmpty();
      decide("task_assess", "counsel1", "CONTEST", "reason", "Not required");
      does("specialist1", s -> actions.courtConfirmation(caseId, false, "LG Frankfurt", now(), s));
      decide("task_assess", "counsel1", "REJECT", "reason", "Not required");
      triage.of(caseId).forEach(proposal -> assertThat(letters("demand-contested") + letters("demand-rejected")).contains("Not required")
          .doesNotContain(proposal.norms(), "Norm: "));
    }
  }

  @Test
  @DisplayName("D4: no such data")
  void noData() {
    withCounsel(Order.epoc());
    decide("task_assess", "counsel1", "NO_DATA");
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.NO_DATA);
    assertThat(mails("demand-no-data")).containsExactly(REQUESTER);
  }

  @ParameterizedTest
  @CsvSource({"INFORMAL,NL", "NATIONAL_ORDER,US", "NATIONAL_ORDER,DE"})
  @DisplayName("D3, D4: what the law does not compel is not disclosed, whatever counsel decides, unless the customer instructs it")
  void notCompelled(Instrument instrument, String country) {
    withCounsel(Order.epoc().instrument(instrument).from(RequesterKind.LAW_ENFORCEMENT, country));
    if ("DE".equals(country)) {
      assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE")).errors().get(0).field()).isEqualTo("reason");
      decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO § 94 with the court's order annexed");
      assertThat(process).isWaitingAt("call_disclosure");
    } else {
      Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "I want to"));
      assertThat(no.rule()).isEqualTo(Rule.D4);
      assertThat(process).isWaitingAt("task_assess");
      customerTold();
      does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, "We agree", customer));
      decide("task_assess", "counsel1", "DISCLOSE");
      assertThat(process).isWaitingAt("call_disclosure");
    }
  }

  @Test
  @DisplayName("D14: administrator, payment and support data have their own grounds; without one the table proposes to reject")
  void ownGrounds() {
    withCounsel(Order.german(Issuer.POLICE, "§ 12 PolG", PAYMENT));
    assertThat(triage.of(caseId)).extracting(Proposal::rule, Proposal::outcome).containsExactly(
        org.assertj.core.groups.Tuple.tuple(Rule.D14, Proposal.Outcome.REJECT));
  }

  @Test
  @DisplayName("Annex III: counsel asks, the authority answers, counsel assesses again; a silent authority changes nothing but the desk's time")
  void asked() {
    withCounsel(Order.epoc());
    assertThat(refused(() -> decide("task_assess", "counsel1", "ASK")).errors().get(0).field()).isEqualTo("question");
    String id = task("task_assess").getId();
    does("counsel1", counsel -> tasks.complete(id, java.util.Map.of("decision", "ASK", "question", "Which mailbox?", "incomplete", true,
        "issuerNotCompetent", true, "manifestErrors", false)));
    assertThat(process).isWaitingAt("receive_answer");
    assertThat(state()).isEqualTo(CaseState.QUESTION_ASKED);
    assertThat(letters("demand-question")).contains("het bevel is onvolledig", "de uitvaardigende instantie is niet bevoegd", "Which mailbox?",
        "bijlage III").doesNotContain("kennelijke fouten");
    does("specialist1", specialist -> actions.requesterAnswer(caseId, "Anna's", false, specialist));
    assertThat(process).isWaitingAt("task_assess");
    assertThat(tasks.getVariables(task("task_assess").getId())).containsEntry("decision", null);
    assertThat(runningClocks()).doesNotContain("requesterAnswer");

    decide("task_assess", "counsel1", "ASK", "reason", "And until when?");
    fireTimer("timer_answerDue");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
    decide("task_assess", "counsel1", "REJECT", "reason", "Unanswered");

    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    decide("task_assess", "counsel1", "ASK", "incomplete", "true");
    assertThat(letters("demand-question")).as("the German police have no Annex III").contains("die Anordnung ist unvollständig")
        .doesNotContain("Anhang III", "Frage:");
    fireTimer("timer_answerDue");
    decide("task_assess", "counsel1", "NO_DATA");
    assertThat(letters("demand-no-data")).doesNotContain("Anhang III");
    withCounsel(Order.epoc());
    decide("task_assess", "counsel1", "NO_DATA");
    assertThat(letters("demand-no-data")).contains("bijlage III");
  }

  @Test
  @DisplayName("D7: counsel contests, waits for the court, and assesses again; a silent court brings it back to counsel")
  void contested() {
    withCounsel(Order.epoc());
    decide("task_assess", "counsel1", "CONTEST", "reason", "Conflicts with a third country's law (Art. 17)");
    assertThat(process).isWaitingAt("receive_court");
    assertThat(state()).isEqualTo(CaseState.CONTESTED);
    assertThat(letters("demand-contested")).contains("Art. 17");
    assertThat(runningClocks()).contains("court").doesNotContain("objection");
    assertThat(refused(() -> does("specialist1", s -> actions.courtConfirmation(caseId, true, "Rechtbank", now().plusSeconds(60), s)))
        .errors().get(0).field()).isEqualTo("at");
    does("specialist1", s -> actions.courtConfirmation(caseId, true, "Rechtbank Amsterdam", now(), s));
    assertThat(process).isWaitingAt("task_assess");

    decide("task_assess", "counsel1", "CONTEST", "reason", "Again");
    fireTimer("timer_courtDue");
    assertThat(process).isWaitingAt("task_assess");
    assertThat(decisions()).contains("COURT CONFIRMED specialist1");
  }

  // ---- redirected ----

  private void redirected(Order order) {
    withCounsel(order);
    customerTold();
    decide("task_assess", "counsel1", "REDIRECT");
    assertThat(process).isWaitingAt("receive_customer");
    assertThat(state()).isEqualTo(CaseState.REDIRECTED);
  }

  @Test
  @DisplayName("D8, D13: redirected to the customer; the customer answers it itself; letter, reminder and result are kept")
  void answeredByCustomer() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    assertThat(letters("demand-redirected")).contains("Contoso GmbH", "clara.conrad@contoso.example").doesNotContain("Drittland");
    assertThat(mails("redirect-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(letters("redirect-notice")).contains("Rechtbank Amsterdam", UTC.format(clock("redirect").due()))
        .doesNotContain("Drittland", "third country");
    delivered("demand-redirected");
    fireTimer("timer_redirectReminder");
    assertThat(mails("demand-redirect-reminder")).containsExactly(REQUESTER);
    assertThat(letters("demand-redirect-reminder")).contains(UTC.format(redirects.of(caseId).get(0).deliveredAt()));

    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.ANSWERED, "We sent it", customer));
    assertThat(process).isEnded().hasPassed("end_foundAnswered", "end_notDisclosed");
    assertThat(outcome()).isEqualTo(Outcome.ANSWERED_BY_CUSTOMER);
    assertThat(redirects.of(caseId)).singleElement().satisfies(proof -> {
      assertThat(proof.letter()).isNotBlank();
      assertThat(proof.remindedAt()).isNotNull();
      assertThat(proof.result()).isEqualTo("ANSWERED");
    });
  }

  @Test
  @DisplayName("D3: the customer instructs the trustee to disclose")
  void customerInstructs() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, "Do it", customer));
    assertThat(process).isWaitingAt("call_disclosure");
    assertThat(state()).isEqualTo(CaseState.IN_DISCLOSURE);
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(disclosures.of(caseId).orElseThrow().ground().name()).isEqualTo("CUSTOMER_INSTRUCTION");
  }

  private void says(CustomerAnswer answer) {
    does("contoso1", customer -> actions.customerInstruction(caseId, answer, "We say so", customer));
  }

  @Test
  @DisplayName("D3: an instruction that the customer takes back opens nothing, though two counsels have approved: counsel assesses anew; given again, it does")
  void takenBack() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    says(CustomerAnswer.DISCLOSE);
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    says(CustomerAnswer.REFUSED);
    assertThat(decisions()).contains("CUSTOMER REFUSED contoso1");
    assertThat(mails("demand-alert")).isNotEmpty();
    assertThat(refused(() -> says(CustomerAnswer.REFUSED)).kind()).as("there is nothing more to take back").isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.STOPPED);
    assertThat(running("disclosure")).isNull();
    assertThat(process).isWaitingAt("task_assess");
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
    assertThat(runningClocks()).contains("assessment").doesNotContain("selectItems", "approveDisclosure");

    says(CustomerAnswer.DISCLOSE);
    decide("task_assess", "counsel1", "DISCLOSE");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D3: an instruction that counsel has decided on is taken back all the same; an extension of time is no word on it")
  void takenBackAfterTheDecision() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    customerTold();
    says(CustomerAnswer.DISCLOSE);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "The customer wants it");
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    says(CustomerAnswer.REFUSED);
    assertThat(process).isWaitingAt("task_assess");
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "The customer wanted it")).rule()).isEqualTo(Rule.D4);
    decide("task_assess", "counsel1", "REJECT", "reason", "Nothing compels");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mails("disclosure-package")).isEmpty();
  }

  @Test
  @DisplayName("D3, D4: taken back before counsel has decided, it is no ground any more: only what the law compels is disclosed")
  void takenBackBeforeTheDecision() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    customerTold();
    says(CustomerAnswer.DISCLOSE);
    says(CustomerAnswer.REFUSED);
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "The customer wants it")).rule()).isEqualTo(Rule.D4);

    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    customerTold();
    says(CustomerAnswer.DISCLOSE);
    says(CustomerAnswer.REFUSED);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO §§ 94, 98");
    assertThat(disclosures.of(caseId).orElseThrow().ground().name()).isEqualTo("LAW");
    disclose();
    assertThat(outcome()).as("the law compels it, whatever the customer said before").isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D4, D8: the customer does neither: assessed again; the requester returns with a binding order: a demand of its own")
  void assessedAgain() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, customer));
    assertThat(process).isWaitingAt("task_assess");

    decide("task_assess", "counsel1", "REDIRECT");
    does("specialist1", s -> actions.requesterAnswer(caseId, "We wait", false, s));
    assertThat(process).isWaitingAt("receive_customer");
    bindingOrderIsItsOwnDemand();
    String redirected = caseId;
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(redirected));
    assertThat(files.standing(redirected).state()).as("its customer does not know of the order yet").isEqualTo(CaseState.REDIRECTED);
    customerTold();
    assertThat(files.standing(redirected).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
    assertThat(demandProcess(redirected)).isNull();
    assertThat(redirects.of(redirected)).extracting(Redirects.Redirect::result).containsExactly("REFUSED", "BINDING_ORDER");
  }

  @Test
  @DisplayName("D8: nothing comes until the deadline: closed as redirected")
  void nothingComes() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    fireTimer("timer_redirectDue");
    assertThat(process).isEnded().hasPassed("service_closeRedirected");
    assertThat(outcome()).isEqualTo(Outcome.REDIRECTED_TO_CUSTOMER);
    assertThat(rule()).isEqualTo(Rule.D8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"US", "GB"})
  @DisplayName("GDPR Art. 48: on a third country's order the controller is told, and the processor waits")
  void notifiesAndWaits(String country) {
    redirected(Order.german(Issuer.COURT, "18 U.S.C. § 2713", CONTENT).from(RequesterKind.LAW_ENFORCEMENT, country));
    assertThat(letters("demand-redirected")).contains("GDPR Art. 48");
    fireTimer("timer_redirectDue");
    assertThat(outcome()).isEqualTo(Outcome.NOTIFIED_AND_WAITING);
  }

  @Test
  @DisplayName("D3: only the customer of the case instructs, once it was told, and in its time")
  void whoInstructs() {
    withCounsel(Order.epoc());
    assertThat(refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c))).kind())
        .as("not told yet: no such case").isEqualTo(Refusal.Kind.UNKNOWN);
    customerTold();
    assertThat(refused(() -> does("fabrikam1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c))).kind())
        .isEqualTo(Refusal.Kind.UNKNOWN);
    assertThat(refused(() -> does("counsel1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c))).rule())
        .isEqualTo(Rule.D3);
    assertThat(refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.ANSWERED, null, c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, null, null, c))).kind())
        .isEqualTo(Refusal.Kind.MALFORMED);
    assertThat(refused(() -> does("contoso1", c -> actions.withdraw(caseId, null, c))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    assertThat(refused(() -> does("officer1", c -> actions.withdraw(caseId, null, c))).kind()).isEqualTo(Refusal.Kind.UNKNOWN);
  }

  @Test
  @DisplayName("D8, D13: a customer that learns of the case while it waits for it reads so then; while anything silences it reads nothing")
  void addressee() {
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    decide("task_assess", "counsel1", "REDIRECT");
    assertThat(mails("redirect-notice")).as("it knows of nothing yet").isEmpty();
    customerTold();
    assertThat(mails("redirect-notice")).containsExactlyElementsOf(CONTACTS);

    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    customerTold();
    BanTerms late = new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null);
    does("counsel1", counsel -> bans.record(caseId, late, counsel));
    decide("task_assess", "counsel1", "REDIRECT");
    assertThat(mails("demand-redirected")).containsExactly(REQUESTER);
    assertThat(mails("redirect-notice")).as("a ban that came too late silences all the same what was not said").isEmpty();

    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    customerTold();
    PostForTests.server(PostForTests.Server.DEAD);
    decide("task_assess", "counsel1", "REDIRECT");
    inNobodysHands("redirect-notice");
    does("counsel1", counsel -> bans.record(caseId, late, counsel));
    assertThat(jdbc.sql("select count(*) from outbox where case_id = ? and template = 'redirect-notice' and withdrawn_at is null").param(caseId)
        .query(Long.class).single()).as("called back by the ban").isZero();
  }

  @Test
  @DisplayName("D8: while its letter has not left, the proof of a redirect says so, and nobody is reminded of it")
  void undelivered() {
    PostForTests.server(PostForTests.Server.DEAD);
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    decide("task_assess", "counsel1", "REDIRECT");
    inNobodysHands("demand-redirected");
    fireTimer("timer_redirectReminder");
    assertThat(redirects.of(caseId)).singleElement().satisfies(proof -> {
      assertThat(proof.sentAt()).isNotNull();
      assertThat(proof.deliveredAt()).isNull();
      assertThat(proof.remindedAt()).isNull();
    });
    assertThat(mails("demand-redirect-reminder")).isEmpty();
    assertThat(acts()).contains("REDIRECT_NOT_DELIVERED").doesNotContain("REDIRECT_REMINDED");
  }

  // ---- preservation ----

  @Test
  @DisplayName("Art. 11: a Preservation Order runs sixty days, once thirty more counted from the end of the period before, and ends")
  void preserved() {
    demanded(Order.preservation());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(process).isWaitingAt("receive_productionOrder");
    assertThat(state()).isEqualTo(CaseState.PRESERVING);
    Instant sixty = Instant.parse("2027-05-07T22:00:00Z");
    assertThat(mails("demand-receipt")).as("nobody assesses it").isEmpty();
    assertThat(mails("demand-preserved")).containsExactly(REQUESTER);
    assertThat(letters("demand-preserved")).contains("Bewaard tot:", "2027-05-07 22:00 UTC", "eenmalig met 30\ndagen").doesNotContain("beoordeeld");
    assertThat(clock("preservation").due()).isEqualTo(Instant.parse("2027-05-07T22:00:00Z"));
    assertThat(jobFor("timer_preservationEnds").getDuedate().toInstant()).isEqualTo(sixty);

    at(sixty.minus(Duration.ofDays(3)));
    does("specialist1", s -> actions.extendPreservation(caseId, "Extension of 4 May", s));
    Deadline extension = clock("preservationExtension");
    assertThat(extension.due()).isEqualTo(Instant.parse("2027-06-07T22:00:00Z"));
    assertThat(jobFor("timer_preservationEnds").getDuedate().toInstant()).isEqualTo(extension.due());
    assertThat(letters("demand-preserved")).contains("De bewaring is verlengd", "2027-06-07 22:00 UTC");
    assertThat(mails("demand-preserved")).hasSize(2);
    assertThat(refused(() -> does("specialist1", s -> actions.extendPreservation(caseId, "Once more", s))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);

    fireTimer("timer_preservationEnds");
    assertThat(process).isEnded().hasPassed("end_preserved");
    assertThat(outcome()).isEqualTo(Outcome.PRESERVED);
    assertThat(letters("demand-preservation-ended")).contains("2027-06-07 22:00 UTC", "bewaren wij de gegevens niet langer");
  }

  @Test
  @DisplayName("Art. 4, 11: a Preservation Order that the table does not take for binding goes to counsel, who asks, and has it preserved once it binds")
  void preservationThatMayNotBind() {
    withCounsel(Order.german(Issuer.POLICE, "Reg. (EU) 2023/1543 Art. 11", CONTENT).instrument(Instrument.EPOC_PR)
        .from(RequesterKind.LAW_ENFORCEMENT, "FR"));
    assertThat(process).isWaitingAt("task_assess");
    assertThat(runningClocks()).as("the data are kept at once").contains("preservation");
    customerTold();
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "x")).rule()).isEqualTo(Rule.D4);
    decide("task_assess", "counsel1", "ASK", "question", "Which judge has validated it?");
    does("specialist1", s -> actions.requesterAnswer(caseId, "Validated by the tribunal judiciaire", false, s));
    assertThat(refused(() -> decide("task_assess", "counsel1", "PRESERVE")).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("reason");
    assertThat(mails("demand-receipt")).containsExactly(REQUESTER);
    assertThat(mails("demand-preserved")).isEmpty();
    decide("task_assess", "counsel1", "PRESERVE", "reason", "Validated on 9 March by the tribunal judiciaire");
    assertThat(letters("demand-preserved")).contains("Preserved until:", "2027-05-07 22:00 UTC");
    assertThat(process).isWaitingAt("receive_productionOrder");
    assertThat(state()).isEqualTo(CaseState.PRESERVING);
    fireTimer("timer_preservationEnds");
    assertThat(outcome()).isEqualTo(Outcome.PRESERVED);

    withCounsel(Order.preservation().from(RequesterKind.LAW_ENFORCEMENT, "US"));
    assertThat(process).as("no row knows it").isWaitingAt("task_assess");

    withCounsel(Order.epoc());
    assertThat(refused(() -> decide("task_assess", "counsel1", "PRESERVE", "reason", "x")).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("decision");
  }

  @Test
  @DisplayName("Art. 11, D4: an order to produce is verified and checked as a demand of its own, by its own norm, and then takes up the preservation")
  void preservedThenProduced() {
    demanded(Order.preservation());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(refused(() -> does("specialist1", s -> actions.requesterAnswer(caseId, "Soon", false, s))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    bindingOrderIsItsOwnDemand();
    String preserved = caseId;

    demanded(Order.epoc().follows(preserved));
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(files.linked(files.require(preserved))).containsExactly(caseId);
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(files.standing(preserved).state()).as("until the order was found right").isEqualTo(CaseState.PRESERVING);
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(files.standing(preserved).state()).as("until its customer knows of the order").isEqualTo(CaseState.PRESERVING);
    assertThat(acts()).contains("FOLLOWS", "PRESERVATION_GOES_ON", "PRESERVATION_BEGUN");
    assertThat(runningClocks()).contains("response", "enforcingAuthority", "objection", "preservation", "notice");
    does("counsel1", c -> actions.enforcingAuthority(caseId, false, null, c));
    customerTold();
    assertThat(files.standing(preserved).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
    assertThat(demandProcess(preserved)).isNull();
    decide("task_assess", "counsel1", "DISCLOSE");
    assertThat(jdbc.sql("select ground_detail from disclosure_record where case_id = ?").param(caseId).query(String.class).single())
        .isEqualTo("Reg. (EU) 2023/1543 Art. 10(3), 5(6), (7)");
    assertThat(refused(() -> does("specialist1", s -> actions.extendPreservation(preserved, "x", s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }

  private org.camunda.bpm.engine.runtime.ProcessInstance demandProcess(String of) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(of, LawEnforcementDemand.KEY).singleResult();
  }

  /** No paper brings a case on by being called binding (D4). */
  private void bindingOrderIsItsOwnDemand() {
    Refusal no = refused(() -> does("specialist1", s -> actions.requesterAnswer(caseId, "EPOC of 9 March", true, s)));
    assertThat(no.rule()).isEqualTo(Rule.D4);
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("binding");
    assertThat(decisions()).noneMatch(decision -> decision.contains("BINDING_ORDER"));
  }

  @Test
  @DisplayName("D4: an order to produce that is not genuine ends no preservation; one whose time ends meanwhile keeps the data all the same")
  void preservedAgainstAForgery() {
    demanded(Order.preservation());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    String preserved = caseId;
    demanded(Order.epoc().follows(preserved));
    decide("task_verifyAuthority", "specialist1", "NOT_GENUINE", "reason", "The court knows nothing of it");
    assertThat(files.standing(preserved).state()).isEqualTo(CaseState.PRESERVING);

    demanded(Order.epoc().follows(preserved));
    String order = caseId;
    caseId = preserved;
    fireTimer("timer_preservationEnds");
    assertThat(outcome()).isEqualTo(Outcome.PRESERVED);
    assertThat(letters("demand-preservation-ended")).contains("bewaren wij de gegevens").doesNotContain("niet langer");
    caseId = order;
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(acts()).contains("PRESERVATION_GOES_ON");
    assertThat(files.standing(preserved).outcome()).isEqualTo(Outcome.PRESERVED);
  }

  @Test
  @DisplayName("D4: an informal demand whose authority comes with an order ends wherever it stands, once the order was found right")
  void informalThenOrdered() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    bindingOrderIsItsOwnDemand();
    String informal = caseId;
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(informal));
    customerTold();
    assertThat(files.standing(informal).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
    assertThat(demandProcess(informal)).isNull();
    decide("task_assess", "counsel1", "DISCLOSE");
    assertThat(process).isWaitingAt("call_disclosure");
  }

  @Test
  @DisplayName("D5: an order that is silenced does not show on the earlier case of a customer who was told; what silenced that one silences the order")
  void silencedFollowUp() {
    redirected(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    String told = caseId;
    withCounsel(Order.german(Issuer.COURT, "StPO § 100a", CONTENT).follows(told));
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(files.standing(told).state()).isEqualTo(CaseState.REDIRECTED);
    caseId = told;
    assertThat(toldToCustomer()).noneMatch(act -> act.contains("FOLLOW"));

    demanded(Order.epoc().instrument(Instrument.INFORMAL));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", "2027-06-30");
    String silenced = caseId;
    withCounsel(Order.epoc().follows(silenced));
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("StPO § 95a(6)");
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(files.standing(silenced).closed()).as("its notice, once it goes out, must not tell of the order").isFalse();
  }

  @Test
  @DisplayName("What cannot be taken up is named: another customer's, no demand, one not yet checked or closed, no order to produce, the provider's word")
  void cannotBeTakenUp() {
    demanded(Order.epoc().instrument(Instrument.INFORMAL));
    String earlier = caseId;
    assertThat(refused(() -> demanded(Order.epoc().follows(earlier))).errors().get(0).field()).as("not yet checked").isEqualTo("follows");
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(refused(() -> demanded(Order.epoc().on("fabrikam").follows(earlier))).errors().get(0).field()).isEqualTo("follows");
    assertThat(refused(() -> demanded(Order.epoc().follows("LE-1"))).errors().get(0).field()).isEqualTo("follows");
    assertThat(refused(() -> demanded(Order.epoc().on(List.of("contoso", "fabrikam")).follows(earlier))).kind()).isEqualTo(Refusal.Kind.MALFORMED);
    assertThat(refused(() -> demanded(Order.preservation().follows(earlier))).errors().get(0).field()).isEqualTo("instrument");
    assertThat(refused(() -> demanded("support1", Order.epoc().atProvider().follows(earlier))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    decide("task_assess", "counsel1", "REJECT", "reason", "Not required");
    assertThat(refused(() -> demanded(Order.epoc().follows(earlier))).errors().get(0).field()).as("closed").isEqualTo("follows");
  }

  @Test
  @DisplayName("D5: assigned before its form was checked and taken back, a demand that the provider received is silenced until counsel has looked too")
  void assignedAndEndedEarly() {
    demanded(Order.german(Issuer.COURT, "StPO § 100a", CONTENT).atProvider().on("Contoso Holding"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("StPO §§ 100a, 100e(1)");
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(mails("demand-notice")).isEmpty();
  }

  @Test
  @DisplayName("D5, D11: rejected by rule while nobody knew the customer, the authority and the customer are told once it is assigned")
  void assignedAfterRejection() {
    demanded(Order.epoc().of(ENCRYPTION_KEYS).on("Contoso Holding"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mails("demand-rejected")).isEmpty();
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(mails("demand-rejected")).containsExactly(REQUESTER);
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(mails("demand-receipt")).isEmpty();
  }

  @Test
  @DisplayName("D5: ended before its form was checked while nobody knew the customer, it is silenced until counsel has looked; what was not genuine is told to nobody")
  void assignedAfterTheEnd() {
    demanded(Order.epoc().on("Contoso Holding"));
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(waitsFor("service_sendNotice")).isFalse();
    decide("task_decideBan", "counsel1", "END", "reason", "It names none");
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);

    demanded(Order.epoc().on("Contoso Holding"));
    decide("task_verifyAuthority", "specialist1", "NOT_GENUINE", "reason", "The court knows nothing of it");
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(running("customer-notification")).isNull();
  }

  // ---- the enforcing authority ----

  @Test
  @DisplayName("Art. 8, 10: of a notified order nothing goes out before the ten days are over; an objection stops a disclosure that has begun")
  void enforcingAuthorityObjects() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOTIFIED");
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(waitsFor("service_releasePackage")).as("the enforcing authority may still object").isFalse();

    does("counsel1", c -> actions.enforcingAuthority(caseId, true, "Freedom of the press", c));
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(letters("demand-ended")).contains("Freedom of the press");
    assertThat(refused(() -> does("counsel1", c -> actions.enforcingAuthority(caseId, true, "Again", c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("Art. 8, 10: of traffic and content data the enforcing authority is to be notified: an order on these waits for it unless it says that nobody was")
  void enforcingAuthorityToBeNotified() {
    for (String said : new String[] {null, "NOT_NOTIFIED"}) {
      demanded(Order.epoc().of(CONTENT));
      decide("task_verifyAuthority", "specialist1", "GENUINE");
      assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "PERHAPS")).errors())
          .extracting(Refusal.FieldError::field).containsExactly("enforcingAuthority");
      decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", said == null ? "" : said);
      customerTold();
      decide("task_assess", "counsel1", "DISCLOSE");
      item(1, Item.Decision.PRODUCE, null);
      decide("task_selectItems", "counsel1", "SUBMIT");
      decide("task_approveDisclosure", "counsel2", "APPROVE");
      assertThat(waitsFor("service_releasePackage")).isEqualTo(said != null);
    }
  }

  @Test
  @DisplayName("Art. 10: the enforcing authority clears a notified order, and it goes out; only an EPOC has one")
  void enforcingAuthorityClears() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOTIFIED");
    customerTold();
    does("counsel1", c -> actions.enforcingAuthority(caseId, false, null, c));
    decide("task_assess", "counsel1", "DISCLOSE");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);

    withCounsel(Order.german(Issuer.COURT, "StPO § 94", CONTENT));
    assertThat(refused(() -> does("counsel1", c -> actions.enforcingAuthority(caseId, true, "x", c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
  }

  // ---- from outside, at every step ----

  static Stream<Arguments> steps() {
    Consumer<LawEnforcementDemandTest> verified = test -> {
      test.demanded(Order.epoc());
      test.decide("task_verifyAuthority", "specialist1", "GENUINE");
    };
    Consumer<LawEnforcementDemandTest> checked = verified.andThen(test -> test.decide("task_checkForm", "specialist2", "IN_ORDER"));
    return Stream.of(Arguments.of("task_verifyAuthority", (Consumer<LawEnforcementDemandTest>) test -> test.demanded(Order.epoc())),
        Arguments.of("task_checkForm", verified), Arguments.of("task_assess", checked),
        Arguments.of("receive_productionOrder", (Consumer<LawEnforcementDemandTest>) test -> {
          test.demanded(Order.preservation());
          test.decide("task_verifyAuthority", "specialist1", "GENUINE");
          test.decide("task_checkForm", "specialist2", "IN_ORDER");
        }),
        Arguments.of("receive_answer", checked.andThen(test -> test.decide("task_assess", "counsel1", "ASK", "reason", "What?"))),
        Arguments.of("receive_court", checked.andThen(test -> test.decide("task_assess", "counsel1", "CONTEST", "reason", "No"))),
        Arguments.of("receive_customer", checked.andThen(test -> test.decide("task_assess", "counsel1", "REDIRECT"))),
        Arguments.of("task_selectItems", checked.andThen(test -> test.decide("task_assess", "counsel1", "DISCLOSE"))),
        Arguments.of("task_approveDisclosure", checked.andThen(test -> {
          test.decide("task_assess", "counsel1", "DISCLOSE");
          test.item(1, Item.Decision.PRODUCE, null);
          test.decide("task_selectItems", "counsel1", "SUBMIT");
        })),
        Arguments.of("service_releasePackage", checked.andThen(test -> {
          test.decide("task_assess", "counsel1", "DISCLOSE");
          test.customerTold();
          test.item(1, Item.Decision.PRODUCE, null);
          test.decide("task_selectItems", "counsel1", "SUBMIT");
          test.decide("task_approveDisclosure", "counsel2", "APPROVE");
        })));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  @DisplayName("A demand is withdrawn at whatever step: it ends there, and nothing goes out")
  void withdrawn(String step, Consumer<LawEnforcementDemandTest> until) {
    until.accept(this);
    does("specialist1", s -> actions.withdraw(caseId, "Taken back by phone, confirmed in writing", s));
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.WITHDRAWN);
    overtaken("task_verifyAuthority".equals(step));
    assertThat(refused(() -> does("specialist1", s -> actions.withdraw(caseId, null, s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("steps")
  @DisplayName("D12: knowledge of another purpose ends everything, at whatever step, and is told to authority and counsel")
  void otherPurpose(String step, Consumer<LawEnforcementDemandTest> until) {
    until.accept(this);
    does("counsel2", c -> actions.purposeKnown(caseId, "The data go to a competitor", c));
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D12);
    assertThat(alerts()).contains("the data serve another purpose than the one stated (D12)");
    overtaken("task_verifyAuthority".equals(step));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("D5, D12: a demand that ends before its form was checked is told to the customer once counsel has looked for a ban in it")
  void endedEarlyAndTold(boolean verified) {
    demanded(Order.epoc());
    if (verified) {
      decide("task_verifyAuthority", "specialist1", "GENUINE");
    }
    does("counsel2", c -> actions.purposeKnown(caseId, "The data go to a competitor", c));
    assertThat(process).isEnded();
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("Not yet looked for: the demand ended before its form was checked");
    assertThat(waitsFor("service_sendNotice")).as("its issuer may have asked for silence (Reg. (EU) 2023/1543 Art. 5(7))").isFalse();
    assertThat(toldToCustomer()).isEmpty();
    decide("task_decideBan", "counsel1", "END", "reason", "It names none");
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D5: where the law itself silences, the end before the form check tells nobody until counsel has ended the ban")
  void endedEarlyAndSilenced() {
    demanded(Order.german(Issuer.COURT, "StPO § 100a", CONTENT));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    assertThat(bans.of(caseId)).extracting("norm").containsExactly("StPO §§ 100a, 100e(1)");
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(toldToCustomer()).isEmpty();
    decide("task_decideBan", "counsel1", "END", "reason", "The measure is over");
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D5: a ban that counsel has recorded before takes nothing from the law's own silence of a demand that ends early")
  void endedEarlyBesideABan() {
    demanded(Order.german(Issuer.COURT, "StPO § 100a", CONTENT));
    does("counsel1", c -> bans.record(caseId, new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null), c));
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    assertThat(bans.of(caseId)).extracting("kind").containsExactly(Ban.Kind.ORDERED, Ban.Kind.STATUTORY);
  }

  @Test
  @DisplayName("A parent is withdrawn although one of its parts closes at the same moment: those still open are withdrawn")
  void withdrawnWhileAPartCloses() throws Exception {
    CaseFile parent = demanded(Order.epoc().on(List.of("contoso", "fabrikam")));
    List<String> parts = files.children(parent.id());
    var locked = new java.util.concurrent.CountDownLatch(1);
    var closing = java.util.concurrent.CompletableFuture.runAsync(() -> inTransaction(() -> {
      files.lock(parts.get(0));
      locked.countDown();
      try {
        // Long enough for the withdrawal to have looked at it, and to wait for its lock.
        Thread.sleep(700);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      files.close(parts.get(0), Outcome.NO_DATA, Rule.D4, null);
    }));
    locked.await();
    does("specialist1", s -> actions.withdraw(parent.id(), "All of it", s));
    closing.join();
    assertThat(files.standing(parts.get(0)).outcome()).isEqualTo(Outcome.NO_DATA);
    assertThat(files.standing(parts.get(1)).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(files.standing(parent.id()).outcome()).isEqualTo(Outcome.WITHDRAWN);
  }

  /** Nothing waits, runs or goes out any more; the authority knows, unless nobody had verified it. */
  private void overtaken(boolean unverified) {
    assertThat(mails("demand-ended")).hasSize(unverified ? 0 : 1);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(running("disclosure")).isNull();
    assertThat(runningClocks()).doesNotContain("response", "verification", "formCheck", "assessment", "redirect", "court",
        "requesterAnswer", "preservation", "selectItems", "approveDisclosure");
  }

  @Test
  @DisplayName("D12: another purpose that is learnt after the disclosure is told, and the authority is asked to delete")
  void otherPurposeAfterwards() {
    withCounsel(Order.epoc());
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    disclose();
    does("counsel2", c -> actions.purposeKnown(caseId, "Published on the web", c));
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(letters("demand-ended")).contains("gewist");
    assertThat(acts()).contains("LEARNT_OTHER_PURPOSE");
  }

  @Test
  @DisplayName("Withdrawn while it is with the provider's answer: too late, it is closed")
  void withdrawnTooLate() {
    demanded("support1", Order.epoc().atProvider());
    assertThat(refused(() -> does("specialist1", s -> actions.withdraw(caseId, null, s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(decisions()).isEmpty();
  }

  @Test
  @DisplayName("Nothing of a demand's content is a variable of the engine")
  void nothingInTheEngine() {
    withCounsel(Order.epoc().reference("13/27"));
    List<String> values = jdbc.sql("select coalesce(text_, '') || coalesce(text2_, '') from act_ru_variable where proc_inst_id_ = ?")
        .param(process.getId()).query(String.class).list();
    assertThat(String.join("\n", values)).contains(caseId).doesNotContain("anna", "contoso", "Contoso", "Rechtbank", "rik@", "13/27",
        "Criminal");
  }
}
