package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the words of a demand leave in doubt is asked of a person: it neither falls for good nor passes in silence (D10, D11). */
class DoubtfulWordsTest extends DemandProcessTest {

  private void verified(String scope) {
    demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).scope(scope));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(fallen.of(caseId)).isEmpty();
  }

  private void refusedCheck(String field, Rule rule, String... answers) {
    Refusal no = refused(() -> decide("task_checkForm", "specialist2", "IN_ORDER", answers));
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly(field);
    assertThat(no.rule()).isEqualTo(rule);
    assertThat(process).isWaitingAt("task_checkForm");
  }

  private String asked() {
    return (String) tasks.getVariable(task("task_checkForm").getId(), "asked");
  }

  @Test
  @DisplayName("D10: until when the data reach is asked where the words name no certain end; none falls by rule, a day far off is refused")
  void until() {
    for (String end : List.of("none", "2027-03-31")) {
      verified("Mailbox anna@contoso.example from 1 January 2027 onwards");
      assertThat(asked()).isEqualTo("dataUntil");
      refusedCheck("dataUntil", Rule.D10);
      refusedCheck("dataUntil", null, "dataUntil", "soon");
      refusedCheck("dataUntil", Rule.D10, "dataUntil", "2999-01-01");
      decide("task_checkForm", "specialist2", "IN_ORDER", "dataUntil", end);
      assertThat(fallen.of(caseId)).extracting(Fallen::cause).isEqualTo(end.equals("none") ? List.of(Fallen.Cause.OPEN_ENDED) : List.of());
      assertThat(outcome()).isEqualTo(end.equals("none") ? Outcome.REJECTED : null);
    }
    assertThat(process).isWaitingAt("task_assess");
  }

  @Test
  @DisplayName("D10, D11: a way in, and keys, that the words may ask for: yes falls by rule, no goes on, anything else is refused")
  void plainQuestions() {
    for (String yes : List.of("YES", "NO")) {
      verified("Mailbox anna@contoso.example, March 2027, with full access permissions");
      assertThat(asked()).isEqualTo("asksWayIn");
      refusedCheck("asksWayIn", Rule.D10);
      refusedCheck("asksWayIn", null, "asksWayIn", "perhaps");
      decide("task_checkForm", "specialist2", "IN_ORDER", "asksWayIn", yes);
      assertThat(outcome()).isEqualTo(yes.equals("YES") ? Outcome.REJECTED : null);

      verified("Mails of anna@contoso.example about the signing key ceremony, March 2027");
      assertThat(asked()).isEqualTo("asksKeys");
      refusedCheck("asksKeys", Rule.D11);
      decide("task_checkForm", "specialist2", "IN_ORDER", "asksKeys", yes);
      assertThat(fallen.of(caseId)).extracting(Fallen::rule).isEqualTo(yes.equals("YES") ? List.of(Rule.D11) : List.of());
      assertThat(process).as("the rest goes on").isWaitingAt("task_assess");
    }
  }

  @Test
  @DisplayName("D10: one account beside all of them saves no demand: both counts are needed, and the part that they are of the whole decides")
  void besideAll() {
    verified("All mailboxes of Contoso GmbH, 1 to 31 March 2027, in particular anna@contoso.example");
    refusedCheck("accountsNamed", Rule.D10);
    refusedCheck("accountsTotal", Rule.D10, "accountsNamed", "40");
    decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", "40", "accountsTotal", "40");
    assertThat(fallen.of(caseId)).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(jdbc.sql("select detail from evidence where case_id = ? and act = 'SCOPE_READ'").param(caseId).query(String.class).list())
        .as("what was counted is evidence").containsExactly("40 accounts, of 40");
    assertThat(toldToCustomer()).doesNotContain("SCOPE_READ");
  }

  @Test
  @DisplayName("D10: how many accounts an unknown customer has is asked once the register knows it, before anything is disclosed or redirected")
  void unknownCustomer() {
    for (String decision : List.of("DISCLOSE", "REDIRECT")) {
      demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).on("Nobody GmbH")
          .scope("Mailboxes anna@contoso.example and bert@contoso.example, 1 to 7 March 2027"));
      decide("task_verifyAuthority", "specialist1", "GENUINE");
      decide("task_checkForm", "specialist2", "IN_ORDER");
      assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "accountsTotal", "40")).rule()).isEqualTo(Rule.D5);

      does("specialist1", s -> assignment.assign(caseId, "contoso", s));
      customerTold();
      Refusal missing = refused(() -> decide("task_assess", "counsel1", decision));
      assertThat(missing.errors()).extracting(Refusal.FieldError::field).containsExactly("accountsTotal");
      assertThat(missing.rule()).isEqualTo(Rule.D10);
      Refusal all = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "accountsTotal", "2"));
      assertThat(all.errors()).extracting(Refusal.FieldError::field).containsExactly("decision");
      assertThat(all.rule()).isEqualTo(Rule.D10);
      decide("task_assess", "counsel1", decision, "accountsTotal", decision.equals("REDIRECT") ? "2" : "40");
    }
    assertThat(process).isWaitingAt("receive_customer");
    Refusal no = refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c)));
    assertThat(no.rule()).as("the customer's word opens no blanket demand").isEqualTo(Rule.D10);
  }

  @Test
  @DisplayName("D10: accounts that were given for several customers together are counted for each by itself; of whom none is named, its part falls")
  void shared() {
    CaseFile parent = demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).on(List.of("contoso", "fabrikam"))
        .scope("Mailboxes anna@contoso.example and bob@fabrikam.example, 1 to 7 March 2027"));
    for (String part : files.children(parent.id())) {
      caseId = part;
      process = running(LawEnforcementDemand.KEY);
      decide("task_verifyAuthority", "specialist1", "GENUINE");
      refusedCheck("accountsNamed", Rule.D10, "accountsTotal", "2");
      boolean named = files.require(part).customerNamed().equals("fabrikam");
      decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", named ? "1" : "0", "accountsTotal", "2");
      assertThat(fallen.of(part)).extracting(Fallen::cause).isEqualTo(named ? List.of() : List.of(Fallen.Cause.NO_ACCOUNT));
      assertThat(outcome()).isEqualTo(named ? null : Outcome.REJECTED);
    }
  }

  @Test
  @DisplayName("D11: an item that hands over keys is produced for no reason; one that may only be about them needs one, and that holds to the end")
  void items() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    for (String keys : List.of("BitLocker recovery key of the tenant", "Schlüsselmaterial des Mandanten", "ontsleutelde kopie van het postvak",
        "decrypted copy of the mailbox")) {
      assertThat(refusedItem(keys, "As the order says")).isEqualTo("reference");
    }
    for (String perhaps : List.of("mails about the signing key ceremony", "E-Mails betreffend den Signaturschlüssel",
      "e-mails over de herstelsleutel")) {
      assertThat(refusedItem(perhaps, null)).isEqualTo("reason");
      put(perhaps, "The ceremony is what the mails are about; no key is in them");
    }
    put("E-Mails betreffend Wohnungsschlüssel", null);
    put("mails about the signing key ceremony", "No key is in them");
    jdbc.sql("update disclosure_item set reason = null where case_id = ?").param(caseId).update();
    Refusal no = refused(() -> decide("task_selectItems", "counsel1", "SUBMIT"));
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("items[1].reason");
    put("mails about the signing key ceremony", "No key is in them");
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  private void put(String reference, String reason) {
    does("counsel1", c -> disclosures.put(caseId, 1, new ItemTerms(reference, Decision.PRODUCE, reason, CONTENT), c));
  }

  private String refusedItem(String reference, String reason) {
    Refusal no = refused(() -> put(reference, reason));
    assertThat(no.rule()).isEqualTo(Rule.D11);
    return no.errors().get(0).field();
  }
}
