package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.DisclosureState;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What was released or written while no mail server answers, and is called back when the demand ends before it has left (D4, D8, D12). */
class CalledBackTest extends DemandProcessTest {

  /** Disclosed and closed, its package with a dead mail server. */
  private void disclosedButNotLeft() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO §§ 94, 98");
    PostForTests.server(Server.DEAD);
    disclose();
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
    inNobodysHands("disclosure-package");
  }

  @Test
  @DisplayName("D3: an instruction is taken back before the released package has left: called back, rejected; after it has left, it is too late")
  void instruction() {
    instructedButNotLeft();
    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, c));
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(files.standing(caseId).rule()).isEqualTo(Rule.D3);
    assertThat(toldToCustomer()).contains("DISCLOSED", "DISCLOSURE_CALLED_BACK");
    neverLeaves("disclosure-package");

    instructedButNotLeft();
    serverIsBack();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> left("disclosure-package") == 1);
    assertThat(refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D4: what a binding order compels is called back by no word of the customer, though it had instructed it too")
  void compelledAnyway() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    customerTold();
    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c));
    decide("task_assess", "counsel1", "DISCLOSE");
    PostForTests.server(Server.DEAD);
    disclose();
    inNobodysHands("disclosure-package");
    assertThat(refused(() -> does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.RELEASED);
    serverIsBack();
  }

  @Test
  @DisplayName("D3, D4: taken back of an order that compels a part: nothing goes out, its authority is told nothing, the desk takes the order up anew")
  void compelledInPart() {
    Order order = Order.epoc().from(RequesterKind.LAW_ENFORCEMENT, "FR").issuedBy(Issuer.PROSECUTOR).of(DataCategory.INVENTORY, DataCategory.CONTENT);
    withCounsel(order);
    assertThat(triage.of(caseId)).extracting(Proposal::compelled).containsExactly(Proposal.Compelled.YES, Proposal.Compelled.NO);
    customerTold();
    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c));
    decide("task_assess", "counsel1", "DISCLOSE");
    for (int n = 1; n <= 2; n++) {
      ItemTerms item = new ItemTerms("of anna", Item.Decision.PRODUCE, null, n == 1 ? DataCategory.INVENTORY : DataCategory.CONTENT);
      int number = n;
      does("counsel1", c -> disclosures.put(caseId, number, item, c));
    }
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    PostForTests.server(Server.DEAD);
    executeJobFor("service_releasePackage");
    inNobodysHands("disclosure-package");
    String earlier = caseId;

    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, c));
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(mails("demand-ended")).isEmpty();
    assertThat(alerts()).anySatisfy(alert -> assertThat(alert).contains("still binds in part"));
    neverLeaves("disclosure-package");

    demanded(order.follows(earlier));
    assertThat(files.followed(caseId)).contains(earlier);
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(files.standing(earlier).outcome()).isEqualTo(Outcome.REJECTED);
  }

  private void instructedButNotLeft() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    customerTold();
    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, null, c));
    decide("task_assess", "counsel1", "DISCLOSE");
    PostForTests.server(Server.DEAD);
    disclose();
    inNobodysHands("disclosure-package");
  }

  private long left(String template) {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = ? and sent_at is not null").params(caseId, template)
        .query(Long.class).single();
  }

  /** Whatever waits for its next attempt is tried now. */
  private void serverIsBack() {
    PostForTests.server(Server.TAKES);
    jdbc.sql("update outbox set next_attempt_at = ? where case_id = ? and next_attempt_at is not null").params(OffsetDateTime.now(), caseId)
        .update();
  }

  private void neverLeaves(String template) {
    serverIsBack();
    Awaitility.await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(3)).until(() -> left(template) == 0);
  }

  @Test
  @DisplayName("D12: another purpose is known before the released package has left: it is called back, the case is rejected, nothing is asked to be deleted")
  void otherPurpose() {
    disclosedButNotLeft();
    does("counsel1", c -> actions.purposeKnown(caseId, "A press release names a tax matter", c));

    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(files.standing(caseId).rule()).isEqualTo(Rule.D12);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.STOPPED);
    assertThat(disclosures.of(caseId).orElseThrow().releasedAt()).isNull();
    assertThat(acts()).contains("DISCLOSURE_CALLED_BACK", "CASE_REJECTED").doesNotContain("LEARNT_AFTER_DISCLOSURE");
    assertThat(toldToCustomer()).contains("DISCLOSED", "DISCLOSURE_CALLED_BACK");
    neverLeaves("disclosure-package");
  }

  @Test
  @DisplayName("D7: withdrawn before the released package has left: called back, withdrawn; after it has left, it is too late")
  void withdrawn() {
    disclosedButNotLeft();
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.WITHDRAWN);
    neverLeaves("disclosure-package");

    disclosedButNotLeft();
    serverIsBack();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> left("disclosure-package") == 1);
    assertThat(refused(() -> does("specialist1", s -> actions.withdraw(caseId, "Taken back", s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("D12: an attempt ended without an answer: the package may be out; it is not tried again, and the authority is asked to delete")
  void maybeOut() {
    disclosedButNotLeft();
    jdbc.sql("update outbox set maybe_out = true where case_id = ? and template = 'disclosure-package'").param(caseId).update();
    does("counsel1", c -> actions.purposeKnown(caseId, "A press release names a tax matter", c));
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.RELEASED);
    assertThat(acts()).contains("PACKAGE_MAYBE_OUT", "LEARNT_AFTER_DISCLOSURE").doesNotContain("DISCLOSURE_CALLED_BACK");
    neverLeaves("disclosure-package");
  }

  @Test
  @DisplayName("D12: of a package that is too large for a mail only the letter can be called back: it may have been handed over another way, "
      + "and the authority is asked to delete")
  void handedOverAnotherWay() {
    disclosedButNotLeft();
    jdbc.sql("update outbox set documents_apart = true where case_id = ? and template = 'disclosure-package'").param(caseId).update();
    does("counsel1", c -> actions.purposeKnown(caseId, "A press release names a tax matter", c));
    assertThat(files.standing(caseId).outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.RELEASED);
    assertThat(acts()).contains("PACKAGE_MAYBE_OUT", "LEARNT_AFTER_DISCLOSURE").doesNotContain("DISCLOSURE_CALLED_BACK");
    assertThat(letters("demand-ended")).contains("zu löschen");
    neverLeaves("disclosure-package");
  }

  @Test
  @DisplayName("D8, D13: a redirect that has not left when the demand is withdrawn stays at home, with the customer's contact in it")
  void redirect() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    PostForTests.server(Server.DEAD);
    decide("task_assess", "counsel1", "REDIRECT");
    inNobodysHands("demand-redirected");
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    assertThat(acts()).contains("REDIRECT_CALLED_BACK");
    neverLeaves("demand-redirected");
  }
}
