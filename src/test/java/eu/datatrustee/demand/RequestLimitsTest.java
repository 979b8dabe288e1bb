package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blanket access and keys are opened to no third party, on no ground and by nobody's word (D10, D11). */
class RequestLimitsTest extends DemandProcessTest {

  private void requested(RequesterKind kind, String scope, List<String> accounts, DataCategory... categories) {
    DemandApplication application = new DemandApplication(ReceivedBy.TRUSTEE, now(),
        new Requester(kind, "Request AG", "DE", "Rita Request", "rita@requester.example", null, null), "contoso", null, null, null, null, false,
        false, List.of(categories), scope, accounts, null, null, "A civil action", null, null);
    caseId = as("specialist1", caller -> registration.register(CaseKind.THIRD_PARTY_REQUEST, application, List.of(), caller)).id();
    process = running(ThirdPartyRequest.KEY);
  }

  private void refusedDisclosure(String field, Rule rule, String... more) {
    Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", more));
    assertThat(no.errors().get(0).field()).isEqualTo(field);
    assertThat(no.rule()).isEqualTo(rule);
    assertThat(process).isWaitingAt("task_assess");
  }

  @ParameterizedTest
  @ValueSource(strings = {"All data of all customers", "All mailboxes of Contoso GmbH, July 2026",
      "Mailbox anna@contoso.example until further notice",
      "direct access to the mailbox anna@contoso.example, July 2026"})
  @DisplayName("D10: blanket access is disclosed to no third party by law; it is redirected or rejected")
  void blanket(String scope) {
    requested(RequesterKind.COMPANY, scope, null, DataCategory.CONTENT);
    refusedDisclosure("decision", Rule.D10, "ground", "LAW", "reason", "ZPO § 142");
    decide("task_assess", "counsel1", "REJECT", "reason", "Blanket");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  @DisplayName("D10: the accounts are those that counsel has counted; of several, counsel says how many the customer has")
  void counted() {
    requested(RequesterKind.LAWYER, "The journals of 2026", null, DataCategory.CONTENT);
    refusedDisclosure("accountsNamed", Rule.D10, "reason", "ZPO § 142");
    refusedDisclosure("decision", Rule.D10, "reason", "ZPO § 142", "accountsNamed", "0");
    refusedDisclosure("accountsTotal", Rule.D10, "reason", "ZPO § 142", "accountsNamed", "8");
    refusedDisclosure("decision", Rule.D10, "reason", "ZPO § 142", "accountsNamed", "8", "accountsTotal", "70");
    refusedDisclosure("accountsTotal", null, "reason", "ZPO § 142", "accountsNamed", "8", "accountsTotal", "0");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142", "accountsNamed", "8", "accountsTotal", "80");
    assertThat(process).isWaitingAt("call_disclosure");

    requested(RequesterKind.LAWYER, "Mails of July 2026", List.of("anna", "bert"), DataCategory.CONTENT);
    refusedDisclosure("accountsTotal", Rule.D10, "reason", "ZPO § 142");
    refusedDisclosure("decision", Rule.D10, "reason", "ZPO § 142", "accountsTotal", "2");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142", "accountsTotal", "3");
    assertThat(process).isWaitingAt("call_disclosure");

    requested(RequesterKind.LAWYER, "Mails of anna@contoso.example and bert@contoso.example, July 2026", null, DataCategory.CONTENT);
    refusedDisclosure("accountsTotal", Rule.D10, "reason", "ZPO § 142");
  }

  @Test
  @DisplayName("D3, D10, D11: the customer's own instruction opens neither blanket access nor keys; what it may open, it opens")
  void instructed() {
    redirected("All mailboxes of Contoso GmbH", DataCategory.CONTENT);
    refusedInstruction(Rule.D10);
    redirected("Mailbox anna@contoso.example, July 2026", DataCategory.ENCRYPTION_KEYS);
    refusedInstruction(Rule.D11);
    redirected("Mailbox anna@contoso.example, July 2026", DataCategory.CONTENT);
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, customer));
    assertThat(process).isWaitingAt("call_disclosure");
  }

  private void redirected(String scope, DataCategory category) {
    requested(RequesterKind.COMPANY, scope, null, category);
    customerTold();
    decide("task_assess", "counsel1", "REDIRECT");
  }

  private void refusedInstruction(Rule rule) {
    Refusal no = refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c)));
    assertThat(no.errors().get(0).field()).isEqualTo("answer");
    assertThat(no.rule()).isEqualTo(rule);
    assertThat(state()).isEqualTo(CaseState.REDIRECTED);
    assertThat(process).isWaitingAt("receive_customer");
  }

  @Test
  @DisplayName("D10: several accounts are counted before the request is redirected, since the customer may then instruct the disclosure")
  void countedBeforeTheRedirect() {
    requested(RequesterKind.COMPANY, "Mails of July 2026", List.of("anna", "bert"), DataCategory.CONTENT);
    customerTold();
    assertThat(refused(() -> decide("task_assess", "counsel1", "REDIRECT")).errors().get(0).field()).isEqualTo("accountsTotal");
    decide("task_assess", "counsel1", "REDIRECT", "accountsTotal", "2");
    refusedInstruction(Rule.D10);
  }

  @Test
  @DisplayName("D10: a request that identifies nobody is counted before it is redirected; the customer's word opens it for whom counsel has found")
  void namedInWords() {
    for (String count : List.of("0", "1")) {
      requested(RequesterKind.COMPANY, "Mails of Jane Doe, July 2026", null, DataCategory.CONTENT);
      customerTold();
      assertThat(refused(() -> decide("task_assess", "counsel1", "REDIRECT")).errors().get(0).field()).isEqualTo("accountsNamed");
      decide("task_assess", "counsel1", "REDIRECT", "accountsNamed", count);
      if (count.equals("0")) {
        refusedInstruction(Rule.D10);
      }
    }
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, customer));
    assertThat(process).isWaitingAt("call_disclosure");
  }

  @Test
  @DisplayName("D3, D10: the customer may instruct while counsel assesses, who says afterwards what the words leave in doubt")
  void instructedBeforeItIsCounted() {
    requested(RequesterKind.COMPANY, "Mails of Jane Doe from 1 January 2026 onwards", null, DataCategory.CONTENT);
    customerTold();
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, customer));
    refusedDisclosure("accountsNamed", Rule.D10);
    refusedDisclosure("dataUntil", Rule.D10, "accountsNamed", "1");
    refusedDisclosure("decision", Rule.D10, "accountsNamed", "1", "dataUntil", "none");
    decide("task_assess", "counsel1", "DISCLOSE", "accountsNamed", "1", "dataUntil", "2026-12-31");
    assertThat(process).isWaitingAt("call_disclosure");
  }

  @Test
  @DisplayName("D11: what may be a request for keys counsel says, also where the agreement describes the disclosure")
  void perhapsKeys() {
    requested(RequesterKind.COMPANY, "Mails of anna@contoso.example about the signing key, July 2026", null, DataCategory.CONTENT);
    refusedDisclosure("asksKeys", Rule.D11, "ground", "AGREEMENT", "reason", "Audit");
    refusedDisclosure("asksKeys", Rule.D11, "ground", "LAW", "reason", "ZPO § 142");
    refusedDisclosure("decision", Rule.D11, "reason", "ZPO § 142", "asksKeys", "YES");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142", "asksKeys", "NO");
    assertThat(process).isWaitingAt("call_disclosure");
  }

  @Test
  @DisplayName("D3, D11, D14: of a request that was registered without data categories, each item names its own, and keys are none of them")
  void withoutCategories() {
    requested(RequesterKind.COMPANY, "Mailbox anna@contoso.example, July 2026", null);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "ZPO § 142");
    assertThat(refusedItem(null).rule()).isEqualTo(Rule.D3);
    assertThat(refusedItem(DataCategory.ENCRYPTION_KEYS).rule()).isEqualTo(Rule.D11);
    does("counsel1", c -> disclosures.put(caseId, 1, new ItemTerms("mailbox anna", Item.Decision.PRODUCE, null, DataCategory.CONTENT), c));
    assertThat(disclosures.items(caseId)).singleElement().satisfies(item -> assertThat(item.dataCategory()).isEqualTo(DataCategory.CONTENT));
  }

  private Refusal refusedItem(DataCategory category) {
    Refusal no = refused(() -> does("counsel1", c -> disclosures.put(caseId, 1, new ItemTerms("mailbox anna", Item.Decision.PRODUCE, null,
        category), c)));
    assertThat(no.errors().get(0).field()).isEqualTo("dataCategory");
    return no;
  }

  @Test
  @DisplayName("D9: a data subject asks for what is stored about one person: that is not blanket; a way in is")
  void dataSubject() {
    requested(RequesterKind.DATA_SUBJECT, "All data about me", null, DataCategory.CONTENT);
    customerTold();
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, customer));
    decide("task_assess", "counsel1", "DISCLOSE", "ground", "CUSTOMER_INSTRUCTION");
    assertThat(process).isWaitingAt("call_disclosure");

    requested(RequesterKind.DATA_SUBJECT, "Permanent access to my mailbox", null, DataCategory.CONTENT);
    customerTold();
    Refusal no = refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c)));
    assertThat(no.rule()).isEqualTo(Rule.D10);
  }

  @Test
  @DisplayName("D10: of several accounts, the form's check is told how many the customer has; a demand that falls anyhow needs no count")
  void formCheck() {
    demanded(Order.epoc().scope("Mailboxes anna@contoso.example and bert@contoso.example, 1 to 7 March 2027"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    Refusal no = refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER"));
    assertThat(no.errors().get(0).field()).isEqualTo("accountsTotal");
    assertThat(no.rule()).isEqualTo(Rule.D10);
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", "2")).rule()).isEqualTo(Rule.D10);
    decide("task_checkForm", "specialist2", "IN_ORDER", "accountsTotal", "40");
    assertThat(process).isWaitingAt("task_assess");

    demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT)
        .scope("Mailboxes anna@contoso.example and bert@contoso.example, 1 to 7 March 2027"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Not signed");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  @Test
  @DisplayName("D10: where nothing identifies anybody, the form says that it falls unless somebody is counted; the count decides")
  void persons() {
    for (String count : List.of("0", "2")) {
      demanded(Order.epoc().scope("Traffic data of July 2026, persons as in section D"));
      decide("task_verifyAuthority", "specialist1", "GENUINE");
      assertThat(tasks.getVariable(task("task_checkForm").getId(), "fallen")).asString().startsWith("D10").contains("unless you count");
      assertThat(fallen.of(caseId)).isEmpty();
      for (String decision : List.of("IN_ORDER", "IN_PART")) {
        Refusal no = refused(() -> decide("task_checkForm", "specialist2", decision, "reason", "x", "accountsTotal", "100"));
        assertThat(no.errors().get(0).field()).isEqualTo("accountsNamed");
        assertThat(no.rule()).isEqualTo(Rule.D10);
      }
      decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", count, "accountsTotal", "100");
      assertThat(fallen.of(caseId)).extracting(Fallen::cause).isEqualTo(count.equals("0") ? List.of(Fallen.Cause.NO_ACCOUNT) : List.of());
      assertThat(outcome()).isEqualTo(count.equals("0") ? Outcome.REJECTED : null);
    }
    assertThat(process).isWaitingAt("task_assess");
    assertThat(tasks.getVariable(task("task_assess").getId(), "fallen")).isNull();
  }

  @Test
  @DisplayName("D7: a form that is defective needs no count, and nothing is said of what nobody has counted")
  void defective() {
    demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT).scope("Mailboxes of July 2026"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Not signed");
    assertThat(fallen.of(caseId)).extracting(Fallen::rule).containsExactly(Rule.D7);
  }
}
