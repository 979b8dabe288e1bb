package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static eu.datatrustee.demand.file.DataCategory.ENCRYPTION_KEYS;
import static eu.datatrustee.demand.file.DataCategory.INVENTORY;
import static eu.datatrustee.demand.file.DataCategory.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What fell of a demand, or is not compelled, is in no item that goes out (D4, D11). */
class ItemCategoriesTest extends DemandProcessTest {

  private void put(int n, String reference, Decision decision, DataCategory category) {
    does("counsel1", counsel -> disclosures.put(caseId, n,
        new ItemTerms(reference, decision, decision == Decision.WITHHOLD ? "It fell" : null, category), counsel));
  }

  private void refusedItem(String field, Rule rule, String reference, DataCategory category) {
    Refusal no = refused(() -> put(1, reference, Decision.PRODUCE, category));
    assertThat(no.kind()).isEqualTo(Refusal.Kind.IMPOSSIBLE);
    assertThat(no.errors().get(0).field()).isEqualTo(field);
    assertThat(no.rule()).isEqualTo(rule);
    assertThat(disclosures.items(caseId)).noneMatch(item -> item.n() == 1);
  }

  private DataCategory categoryOf(int n) {
    return disclosures.items(caseId).stream().filter(item -> item.n() == n).findFirst().orElseThrow().dataCategory();
  }

  private void inDisclosure(Order order) {
    withCounsel(order);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "As the order says");
  }

  @Test
  @DisplayName("D11: keys beside other data: no item of them, by its category or its words, is produced; withheld, it may be listed")
  void keys() {
    inDisclosure(Order.german(Issuer.COURT, "StPO § 94", CONTENT, ENCRYPTION_KEYS));
    refusedItem("dataCategory", Rule.D11, "mailbox anna", ENCRYPTION_KEYS);
    refusedItem("reference", Rule.D11, "the platform keys of anna's mailbox", CONTENT);
    refusedItem("dataCategory", Rule.D4, "connections of anna", TRAFFIC);
    put(1, "mailbox anna", Decision.PRODUCE, null);
    assertThat(categoryOf(1)).as("the only one that may be disclosed").isEqualTo(CONTENT);
    put(2, "keys", Decision.WITHHOLD, ENCRYPTION_KEYS);
    assertThat(categoryOf(2)).isEqualTo(ENCRYPTION_KEYS);
    refused(() -> put(3, "connections", Decision.WITHHOLD, TRAFFIC));
  }

  @Test
  @DisplayName("D4: several categories may be disclosed: each item names its own")
  void several() {
    inDisclosure(Order.epoc().of(TRAFFIC, CONTENT));
    refusedItem("dataCategory", Rule.D4, "mailbox anna", null);
    put(1, "mailbox anna", Decision.PRODUCE, CONTENT);
    put(1, "mailbox anna", Decision.PRODUCE, TRAFFIC);
    assertThat(categoryOf(1)).isEqualTo(TRAFFIC);
  }

  @Test
  @DisplayName("D4: a category that fell at the form's check is produced by no item, whatever counsel decides")
  void fellAtTheFormCheck() {
    demanded(Order.epoc().of(TRAFFIC, CONTENT));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_PART", "reason", "Not named", "fallsUsage", "true")).errors().get(0)
        .field()).isEqualTo("fallsUsage");
    assertThat(refused(() -> decide("task_checkForm", "specialist2", "IN_PART", "reason", "Not named", "fallsTraffic", "true", "fallsContent",
        "true")).errors().get(0).field()).isEqualTo("decision");
    decide("task_checkForm", "specialist2", "IN_PART", "reason", "The certificate names traffic data only", "fallsContent", "true");
    assertThat(fallen.of(caseId)).singleElement().satisfies(part -> {
      assertThat(part.category()).isEqualTo(CONTENT);
      assertThat(part.whole()).isFalse();
    });
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "As the order says");
    refusedItem("dataCategory", Rule.D4, "mailbox anna", CONTENT);
    put(1, "connections of anna", Decision.PRODUCE, null);
    assertThat(categoryOf(1)).isEqualTo(TRAFFIC);
  }

  @Test
  @DisplayName("D3, D7: what the law does not compel is no item on the law's ground, and is one where the customer instructs it")
  void compelled() {
    inDisclosure(Order.german(Issuer.PROSECUTOR, "StPO § 100j", INVENTORY, CONTENT));
    refusedItem("dataCategory", Rule.D7, "mailbox anna", CONTENT);
    put(1, "holder of anna's mailbox", Decision.PRODUCE, null);
    assertThat(categoryOf(1)).isEqualTo(INVENTORY);

    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 100j", INVENTORY, CONTENT));
    decide("task_decideBan", "counsel3", "END", "reason", "The customer may know");
    executeJobFor("service_sendNotice");
    fireTimer("timer_noticeReleased");
    customerTold();
    decide("task_assess", "counsel1", "REDIRECT");
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, "We agree", customer));
    assertThat(process).isWaitingAt("call_disclosure");
    put(1, "mailbox anna", Decision.PRODUCE, CONTENT);
    assertThat(categoryOf(1)).isEqualTo(CONTENT);
  }

  @Test
  @DisplayName("D4: items are held against what fell again, at submission, at approval and at the release")
  void heldAgain() {
    inDisclosure(Order.german(Issuer.COURT, "StPO § 94", CONTENT, INVENTORY));
    customerTold();
    put(1, "mailbox anna", Decision.PRODUCE, CONTENT);
    inTransaction(() -> fallen.add(caseId, new Fallen("content", Rule.D4, null, "It fell", false, CONTENT)));
    Refusal no = refused(() -> decide("task_selectItems", "counsel1", "SUBMIT"));
    assertThat(no.errors().get(0).field()).isEqualTo("items[1].dataCategory");
    assertThat(no.rule()).isEqualTo(Rule.D4);

    put(1, "holder of the mailbox", Decision.PRODUCE, INVENTORY);
    decide("task_selectItems", "counsel1", "SUBMIT");
    jdbc.sql("update disclosure_item set data_category = 'CONTENT' where case_id = ?").param(caseId).update();
    assertThat(refused(() -> decide("task_approveDisclosure", "counsel2", "APPROVE")).errors().get(0).field()).isEqualTo("items[1].dataCategory");

    jdbc.sql("update disclosure_item set data_category = 'INVENTORY' where case_id = ?").param(caseId).update();
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    jdbc.sql("update disclosure_item set data_category = 'CONTENT' where case_id = ?").param(caseId).update();
    executeJobFor("service_releasePackage");
    assertThat(running("disclosure")).isWaitingAt("receive_unblocked");
    assertThat(mails("disclosure-package")).isEmpty();

    // Put before items had a category: of the only one that may be disclosed.
    jdbc.sql("update disclosure_item set data_category = null where case_id = ?").param(caseId).update();
    fireTimer("timer_looksAgain");
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D4, D14: one norm opens one category: of the others counsel says what compels them, and the ground of the disclosure says it too")
  void eachOnItsNorm() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 100g, 100e", TRAFFIC, CONTENT));
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE")).errors().get(0).field()).isEqualTo("reason");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "The mailbox by § 94, which the operative part names");
    assertThat(jdbc.sql("select ground_detail from disclosure_record where case_id = ?").param(caseId).query(String.class).single())
        .isEqualTo("StPO §§ 100g, 101a(1), 100e(1); The mailbox by § 94, which the operative part names");
  }
}
