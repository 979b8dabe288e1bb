package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static eu.datatrustee.demand.file.DataCategory.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.processes.WholeModel;
import java.time.Instant;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code court-confirmation}, every element of it. */
class CourtConfirmationTest extends DemandProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(CourtConfirmation.KEY);

  private ProcessInstance watch;

  private void exigent(Issuer issuer, String norm, eu.datatrustee.demand.file.DataCategory category) {
    demanded(Order.german(issuer, norm, category).exigent());
    watch = running(CourtConfirmation.KEY);
    assertThat(watch).isWaitingAt("receive_confirmation");
  }

  private void lapsing() {
    exigent(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC);
    assertThat(clock("courtConfirmation").due()).isEqualTo(Instant.parse("2027-03-11T23:00:00Z"));
  }

  private void toDisclosure() {
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    decide("task_assess", "counsel1", "DISCLOSE");
  }

  private void court(boolean confirms) {
    does("specialist1", s -> actions.courtConfirmation(caseId, confirms, "Amtsgericht Frankfurt", null, s));
  }

  @Test
  @DisplayName("StPO § 100e(1): a court confirms in time, and the order stands")
  void confirmed() {
    lapsing();
    court(true);
    assertThat(watch).isEnded().hasPassed("end_confirmed");
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(runningClocks()).doesNotContain("courtConfirmation");
    assertThat(refusedCourt().kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }

  private Refusal refusedCourt() {
    return refused(() -> court(true));
  }

  @Test
  @DisplayName("StPO § 100e(1): without a court's confirmation within three working days the order lapses; a disclosure that has begun stops")
  void lapses() {
    lapsing();
    toDisclosure();
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");

    fireTimer("timer_confirmationDue");
    assertThat(watch).isEnded().hasPassed("end_lapsed");
    assertThat(process).isEnded();
    assertThat(running("disclosure")).isNull();
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(letters("demand-ended")).contains("§ 100e Abs. 1 StPO");
    assertThat(alerts()).contains("an order has lapsed without a court’s confirmation");
    assertThat(runningClocks()).doesNotContain("courtConfirmation");
  }

  @Test
  @DisplayName("D5: an order that lapses before its form was checked is told to the customer once counsel has looked at the law's silence")
  void lapsesUnchecked() {
    lapsing();
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    fireTimer("timer_confirmationDue");
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
    assertThat(waitsFor("service_sendNotice")).isFalse();
    decide("task_decideBan", "counsel1", "END", "reason", "The measure never began");
    executeJobFor("service_sendNotice");
    assertThat(mails("demand-notice")).as("on the next working day").isEmpty();
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("A court that refuses ends the order at once, while it is still examined; nothing is written to whom nobody has verified")
  void refusedByCourt() {
    lapsing();
    court(false);
    assertThat(watch).isEnded().hasPassed("end_lapsed");
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
    assertThat(mails("demand-ended")).isEmpty();
  }

  @Test
  @DisplayName("StPO § 98(2): no automatic lapse: counsel objects and applies to the court; overdue, counsel is told")
  void objects() {
    exigent(Issuer.POLICE, "StPO §§ 94, 98", CONTENT);
    assertThat(clock("courtConfirmation").due()).isEqualTo(Instant.parse("2027-03-11T23:00:00Z"));
    toDisclosure();
    fireTimer("timer_confirmationDue");
    assertThat(watch).isWaitingAt("task_objectToOrder");
    assertThat(process).as("it does not lapse").isWaitingAt("call_disclosure");
    fireTimer("timer_objectionDue");
    assertThat(alerts()).contains("the objection to an order given in exigency is overdue");

    decide("task_objectToOrder", "counsel1", "OBJECT");
    assertThat(watch).isEnded().hasPassed("end_objected");
    assertThat(letters("demand-contested")).contains("StPO § 98(2)");
    assertThat(process).isWaitingAt("call_disclosure");
    assertThat(runningClocks()).doesNotContain("courtConfirmation", "objectToOrder");
  }

  @Test
  @DisplayName("StPO § 98(2): an objection is recorded in time; it is written to the authority once that is verified and its customer known, not before")
  void objectsBeforeItIsVerified() {
    exigent(Issuer.POLICE, "StPO §§ 94, 98", CONTENT);
    decide("task_verifyAuthority", "specialist1", "UNCLEAR");
    fireTimer("timer_confirmationDue");
    decide("task_objectToOrder", "counsel1", "OBJECT", "reason", "Aimed at the lawyer");
    assertThat(watch).isEnded().hasPassed("end_objected");
    assertThat(decisions()).contains("OBJECTION OBJECT counsel1");
    assertThat(acts()).contains("OBJECTION_NOT_SENT");
    assertThat(mails("demand-contested")).isEmpty();
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    assertThat(letters("demand-contested")).contains("StPO § 98(2)", "Aimed at the lawyer");

    demanded(Order.german(Issuer.POLICE, "StPO §§ 94, 98", CONTENT).exigent().on("Contoso Holding"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    fireTimer("timer_confirmationDue");
    decide("task_objectToOrder", "counsel1", "OBJECT");
    assertThat(acts()).contains("OBJECTION_NOT_SENT");
    assertThat(mails("demand-contested")).isEmpty();
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(mails("demand-contested")).hasSize(1);
  }

  @Test
  @DisplayName("StPO § 98(2): the court decides after all while counsel has the task; or counsel accepts the order, with a reason")
  void decidedAfterAll() {
    exigent(Issuer.POLICE, "StPO §§ 94, 98", CONTENT);
    fireTimer("timer_confirmationDue");
    court(true);
    assertThat(watch).isEnded().hasPassed("end_confirmedLater");
    assertThat(runningClocks()).doesNotContain("objectToOrder");

    exigent(Issuer.PROSECUTOR, "StPO § 94", CONTENT);
    fireTimer("timer_confirmationDue");
    assertThat(refused(() -> decide("task_objectToOrder", "counsel1", "ACCEPT")).errors().get(0).field()).isEqualTo("reason");
    decide("task_objectToOrder", "counsel1", "ACCEPT", "reason", "The order is right");
    assertThat(watch).isEnded();
    assertThat(mails("demand-contested")).isEmpty();
  }

  @Test
  @DisplayName("A demand that is over, with nothing disclosed, needs no court any more")
  void notNeeded() {
    lapsing();
    does("specialist1", s -> actions.withdraw(caseId, null, s));
    assertThat(watch).isEnded().hasPassed("end_caseOver");
    assertThat(outcome()).isEqualTo(Outcome.WITHDRAWN);

    lapsing();
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    decide("task_assess", "counsel1", "REJECT", "reason", "Not required");
    assertThat(watch).isEnded().hasPassed("end_caseOver");
    assertThat(runningClocks()).doesNotContain("courtConfirmation");
  }

  @Test
  @DisplayName("StPO § 100e(1): an order that lapses after its disclosure: the authority is asked to delete")
  void lapsesAfterDisclosure() {
    lapsing();
    toDisclosure();
    decide("task_decideBan", "counsel3", "CONFIRM", "banIssuer", "COURT", "banUntil", "2027-04-30");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(watch).isWaitingAt("receive_confirmation");

    fireTimer("timer_confirmationDue");
    assertThat(watch).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(letters("demand-ended")).contains("zu löschen");
  }

  @Test
  @DisplayName("A court's own order, and one that is not exigent, needs no confirmation")
  void notWatched() {
    demanded(Order.german(Issuer.COURT, "StPO § 100g", TRAFFIC).exigent());
    assertThat(running(CourtConfirmation.KEY)).isNull();
    demanded(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC));
    assertThat(running(CourtConfirmation.KEY)).isNull();
  }
}
