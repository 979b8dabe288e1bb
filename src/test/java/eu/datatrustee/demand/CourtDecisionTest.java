package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static eu.datatrustee.demand.file.DataCategory.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A court's word on an order, at whatever step it comes, and what the release makes of an order that no court has confirmed. */
class CourtDecisionTest extends DemandProcessTest {

  private void court(boolean confirms, Instant at) {
    does("specialist1", s -> actions.courtConfirmation(caseId, confirms, "Amtsgericht Frankfurt", at, s));
  }

  private Refusal refusedCourt(boolean confirms, Instant at) {
    return refused(() -> court(confirms, at));
  }

  /** A police seizure of content, watched for its court (StPO § 98(2)). */
  private void seizure() {
    demanded(Order.german(Issuer.POLICE, "StPO §§ 94, 98", CONTENT).exigent());
  }

  private void toDisclosure() {
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    decide("task_assess", "counsel1", "DISCLOSE");
  }

  private void approved() {
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
  }

  /** Counsel has objected: the watch is over, the disclosure goes on. */
  private void objected() {
    seizure();
    toDisclosure();
    fireTimer("timer_confirmationDue");
    decide("task_objectToOrder", "counsel1", "OBJECT");
    assertThat(running(CourtConfirmation.KEY)).isNull();
  }

  private void stopped() {
    assertThat(process).isEnded();
    assertThat(running("disclosure")).isNull();
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
    assertThat(standing().detail()).contains("Amtsgericht Frankfurt");
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(letters("demand-ended")).contains("ein Gericht hat die Anordnung nicht bestätigt").doesNotContain("100e");
    assertThat(alerts()).contains("a court has not confirmed an order: nothing more is disclosed on it");
    assertThat(decisions()).contains("COURT NOT_CONFIRMED specialist1");
    assertThat(runningClocks()).doesNotContain("courtConfirmation", "objectToOrder", "response");
  }

  @Test
  @DisplayName("StPO § 98(2): the court refuses while counsel has the task to object: the disclosure stops at once")
  void refusesWhileCounselObjects() {
    seizure();
    toDisclosure();
    fireTimer("timer_confirmationDue");
    court(false, null);
    assertThat(running(CourtConfirmation.KEY)).isNull();
    stopped();
  }

  @Test
  @DisplayName("StPO § 98(2): the court refuses after counsel has objected and two counsels have approved: nothing goes out")
  void refusesAfterTheObjection() {
    objected();
    approved();
    court(false, null);
    stopped();
    assertThat(refusedCourt(true, null).kind()).as("nothing is revived").isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refusedCourt(true, null)).hasMessageContaining("LAPSED_ORDER");
  }

  @Test
  @DisplayName("StPO § 98(2): a confirmation that comes after counsel has objected is recorded, once; a higher court’s refusal after it stops all the same")
  void confirmsAfterTheObjection() {
    objected();
    court(true, null);
    assertThat(decisions()).contains("COURT CONFIRMED specialist1");
    assertThat(process).isWaitingAt("call_disclosure");
    assertThat(refusedCourt(true, null).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    court(false, null);
    stopped();
  }

  @Test
  @DisplayName("StPO § 98(2): a refusal after the disclosure is recorded and told: the authority is to delete, counsel is alerted")
  void refusesAfterDisclosure() {
    seizure();
    toDisclosure();
    customerTold();
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    court(false, null);
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(running(CourtConfirmation.KEY)).isNull();
    assertThat(decisions()).contains("COURT NOT_CONFIRMED specialist1");
    assertThat(mails("demand-ended")).hasSize(1);
    assertThat(letters("demand-ended")).contains("zu löschen").contains("ein Gericht hat die Anordnung nicht bestätigt");
    assertThat(letters("counsel-alert")).contains("after the disclosure");
    assertThat(refusedCourt(false, null).kind()).as("said already").isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("A contested order that the court refuses opens no disclosure; refused while one runs, it stops")
  void contested() {
    withCounsel(Order.german(Issuer.COURT, "StPO § 94", CONTENT));
    assertThat(refusedCourt(false, null).kind()).as("no court was asked").isEqualTo(Refusal.Kind.CONFLICT);
    decide("task_assess", "counsel1", "CONTEST", "reason", "Privileged");
    court(false, null);
    assertThat(process).isWaitingAt("task_assess");
    Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO § 94"));
    assertThat(no.errors().get(0).field()).isEqualTo("decision");
    assertThat(no.rule()).isEqualTo(Rule.D4);

    withCounsel(Order.german(Issuer.COURT, "StPO § 94", CONTENT));
    decide("task_assess", "counsel1", "CONTEST", "reason", "Privileged");
    fireTimer("timer_courtDue");
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "StPO § 94");
    approved();
    court(false, null);
    stopped();
  }

  @Test
  @DisplayName("StPO § 100e(1): at the release, an order that no court has confirmed in time is not released, though no timer has fired")
  void releaseReadsTheLapse() {
    lapsing();
    at(Instant.parse("2027-03-11T22:59:59Z"));
    assertThat(mayGoOut()).isTrue();
    at(Instant.parse("2027-03-11T23:00:00Z"));
    assertThat(mayGoOut()).isFalse();
    executeJobFor("service_releasePackage");
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(state()).isEqualTo(CaseState.IN_DISCLOSURE);
    assertThat(running("disclosure")).isWaitingAt("receive_unblocked");

    fireTimer("timer_confirmationDue");
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
  }

  /** Traffic data, approved by two counsels, to be released. */
  private void lapsing() {
    demanded(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent());
    assertThat(clock("courtConfirmation").due()).isEqualTo(Instant.parse("2027-03-11T23:00:00Z"));
    toDisclosure();
    decide("task_decideBan", "counsel3", "CONFIRM", "banIssuer", "COURT", "banUntil", "2027-04-30");
    approved();
  }

  private boolean mayGoOut() {
    return inTransaction(() -> orders.until(caseId).isEmpty() && !orders.forGood(caseId));
  }

  @Test
  @DisplayName("StPO § 100e(1): counsel cannot decide to disclose on an order that has lapsed, though no timer has fired")
  void assessmentReadsTheLapse() {
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent());
    at(Instant.parse("2027-03-11T23:00:00Z"));
    Refusal no = refused(() -> decide("task_assess", "counsel1", "DISCLOSE"));
    assertThat(no.errors().get(0).field()).isEqualTo("decision");
    assertThat(no.rule()).isEqualTo(Rule.D4);
    fireTimer("timer_confirmationDue");
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
  }

  @Test
  @DisplayName("StPO § 100e(1): a confirmation that is recorded late counts where the court gave it in time, and does not where it did not")
  void recordedLate() {
    lapsing();
    at(Instant.parse("2027-03-12T09:00:00Z"));
    assertThat(refusedCourt(true, null).errors().get(0).field()).as("now is too late").isEqualTo("at");
    Refusal late = refusedCourt(true, Instant.parse("2027-03-11T23:00:00Z"));
    assertThat(late.errors().get(0).field()).isEqualTo("at");
    assertThat(late.rule()).isEqualTo(Rule.D4);
    assertThat(decisions()).doesNotContain("COURT CONFIRMED specialist1");

    court(true, Instant.parse("2027-03-11T22:59:59Z"));
    assertThat(mayGoOut()).isTrue();
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @Test
  @DisplayName("StPO § 100e(1): an order that has lapsed here is not revived by a confirmation that was given in time")
  void notRevived() {
    lapsing();
    at(Instant.parse("2027-03-12T09:00:00Z"));
    fireTimer("timer_confirmationDue");
    Refusal no = refusedCourt(true, Instant.parse("2027-03-11T10:00:00Z"));
    assertThat(no.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(no).hasMessageContaining("does not revive it");
    assertThat(outcome()).isEqualTo(Outcome.LAPSED_ORDER);
  }

  @Test
  @DisplayName("A court decides neither in the future nor before the order was received; its name is no longer than 400 characters")
  void impossibleWords() {
    seizure();
    assertThat(refusedCourt(true, now().plusSeconds(1)).errors().get(0).field()).isEqualTo("at");
    assertThat(refusedCourt(false, now().minusSeconds(1)).errors().get(0).field()).isEqualTo("at");
    assertThat(refused(() -> does("specialist1", s -> actions.courtConfirmation(caseId, true, "x".repeat(401), null, s))).errors().get(0)
        .field()).isEqualTo("court");
  }

  @Test
  @DisplayName("StPO § 100e(1): of an order whose day is known the three working days count from it, and its court may have spoken before it came here")
  void countedFromTheOrder() {
    Instant friday = Instant.parse("2027-03-05T15:00:00Z");
    demanded(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent().orderedAt(friday));
    assertThat(files.require(caseId).orderedAt()).isEqualTo(friday);
    assertThat(clock("courtConfirmation").due()).as("Sat 6, Mon 8, Tue 9 March").isEqualTo("2027-03-09T23:00:00Z");
    assertThat(clock("courtConfirmation").explanation()).contains("ordered Fri 5 Mar 2027", "the other reading, without them, ends Wed 10 Mar 24:00");
    assertThat(refusedCourt(true, friday.minusSeconds(1)).getMessage()).contains("before the order was given");
    court(true, friday.plus(Duration.ofHours(2)));
    assertThat(runningClocks()).doesNotContain("courtConfirmation");

    demanded(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent());
    assertThat(clock("courtConfirmation").explanation()).startsWith("received (when it was ordered is not known) Mon 8 Mar 2027");
    demanded(Order.german(Issuer.POLICE, "StPO §§ 94, 98", CONTENT).exigent().orderedAt(friday));
    assertThat(clock("courtConfirmation").explanation()).as("§ 98(2) counts from the seizure").startsWith("received Mon 8 Mar 2027");
  }

  @Test
  @DisplayName("StPO § 100e(1): an order that had lapsed before it came is refused with what to register; as its court's, it goes on")
  void lapsedBeforeItCame() {
    Instant lastWeek = Instant.parse("2027-03-01T15:00:00Z");
    Refusal no = refused(() -> demanded(Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent().orderedAt(lastWeek)));
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("orderedAt");
    assertThat(no.getMessage()).contains("2027-03-04T23:00:00Z", "register it as the court's");
    demanded(Order.german(Issuer.COURT, "StPO § 100g", TRAFFIC).orderedAt(lastWeek));
    assertThat(process).isWaitingAt("task_verifyAuthority");
    assertThat(runningClocks()).doesNotContain("courtConfirmation");
  }

  @Test
  @DisplayName("An order was given neither in the future nor after it was received")
  void orderedAtImpossibleTimes() {
    Order order = Order.german(Issuer.PROSECUTOR, "StPO § 100g", TRAFFIC).exigent();
    assertThat(refused(() -> demanded(order.orderedAt(now().plusSeconds(1)))).errors().get(0).field()).isEqualTo("orderedAt");
    assertThat(refused(() -> demanded(order.receivedAt(now().minusSeconds(60)).orderedAt(now().minusSeconds(30)))).errors().get(0).field())
        .isEqualTo("orderedAt");
  }

  @Test
  @DisplayName("The court’s word on an order that named several customers is recorded for every case of it that is open")
  void ofSeveralCustomers() {
    CaseFile parent = demanded(Order.german(Issuer.POLICE, "StPO §§ 94, 98", CONTENT).exigent().on(List.of("contoso", "fabrikam")));
    List<String> parts = files.children(parent.id());
    at(now().plus(Duration.ofHours(1)));
    court(false, null);
    assertThat(parts).hasSize(2).allSatisfy(part -> {
      assertThat(files.standing(part).outcome()).isEqualTo(Outcome.LAPSED_ORDER);
      assertThat(log.of(part)).anySatisfy(entry -> assertThat(entry.decision()).isEqualTo("NOT_CONFIRMED"));
    });
    assertThat(refusedCourt(false, null).kind()).as("no part is open").isEqualTo(Refusal.Kind.CONFLICT);
  }
}
