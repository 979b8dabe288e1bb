package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.access.gateway.WilfulGateway.Will;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reminders at half and at 80 % of a clock: each once for its clock, however often the task is created anew, and to whom it concerns. */
class RemindersTest extends ProcessTest {

  private static final List<String> OFFICERS =
      List.of("officer1@trustee.example", "officer2@trustee.example", "officer3@trustee.example");
  private static final List<String> SUPERVISORS = List.of("supervisor1@trustee.example", "supervisor2@trustee.example");

  private void bothFire(String task) {
    fireTimer(task + "_remind");
    assertThat(mails("task-escalation")).isEmpty();
    fireTimer(task + "_escalate");
  }

  @Test
  @DisplayName("An unclaimed review reminds all officers at half, and again at 80 % of the counted time")
  void unclaimed() {
    asked(Wish.of("contoso"));
    fireTimer("task_review_remind");
    assertThat(now()).as("4 of 8 working hours from 10:00").isEqualTo(MONDAY.plus(Duration.ofHours(4)));
    assertThat(mails("task-reminder")).containsExactlyElementsOf(OFFICERS);

    fireTimer("task_review_escalate");
    assertThat(now()).as("6.4 of 8 working hours").isEqualTo(MONDAY.plus(Duration.ofMinutes(384)));
    assertThat(mails("task-escalation")).containsExactlyElementsOf(OFFICERS);
  }

  @Test
  @DisplayName("A claimed task reminds who has it; the escalation goes to all")
  void claimed() {
    asked(Wish.of("contoso"));
    claim("task_review", "officer2");
    bothFire("task_review");
    assertThat(mails("task-reminder")).containsExactly("officer2@trustee.example");
    assertThat(mails("task-escalation")).containsExactlyElementsOf(OFFICERS);
  }

  @Test
  @DisplayName("Claimed by somebody without a mail address, it reminds the group: the one reminder is not spent on nobody")
  void claimedBySomebodyWithoutAnAddress() {
    String silent = somebodyIn(Group.ACCESS_OFFICERS);
    directory.rename(silent, "Uta", "Ubiq", null);
    asked(Wish.of("contoso"));
    claim("task_review", silent);
    bothFire("task_review");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(OFFICERS);
    assertThat(mails("task-escalation")).containsExactlyElementsOf(OFFICERS);
  }

  @Test
  @DisplayName("Asked and answered, the task is another and its reminders are not sent again")
  void onceThoughTheTaskIsNew() {
    asked(Wish.of("contoso"));
    bothFire("task_review");
    for (int round = 0; round < 2; round++) {
      decide("task_review", "officer1", "ASK", "question", "Which?");
      does("support1", support -> actions.answer(caseId, "This", support));
      bothFireAgain();
    }
    assertThat(mails("task-reminder")).hasSize(3);
    assertThat(mails("task-escalation")).hasSize(3);
  }

  private void bothFireAgain() {
    fireTimer("task_review_remind");
    fireTimer("task_review_escalate");
  }

  @Test
  @DisplayName("Asked and answered before half of the time, the one reminder comes at half of it all the same")
  void keepsItsTime() {
    asked(Wish.of("contoso"));
    later(Duration.ofHours(1));
    decide("task_review", "officer1", "ASK", "question", "Which?");
    later(Duration.ofHours(1));
    does("support1", support -> actions.answer(caseId, "This", support));
    fireTimer("task_review_remind");
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofHours(4)));
    assertThat(mails("task-reminder")).containsExactlyElementsOf(OFFICERS);
  }

  @Test
  @DisplayName("While a question is open nobody is reminded, and when half of the time passes then, the answer brings the reminder")
  void halfPassesWhileAsked() {
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "ASK", "question", "Which?");
    assertThat(waitsFor("task_review_remind")).isFalse();
    later(Duration.ofHours(5));
    does("support1", support -> actions.answer(caseId, "This", support));
    fireTimer("task_review_remind");
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofHours(5)));
    assertThat(mails("task-reminder")).hasSize(3);
  }

  @Test
  @DisplayName("Confirmation, customer's decision, supervision, extension, disconnection, statement and dispute remind those who are asked")
  void everyTask() {
    asked(Wish.of("fabrikam").readWrite());
    decide("task_review", "officer1", "GRANT");
    bothFire("task_confirm");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(OFFICERS);
    decide("task_confirm", "officer2", "CONFIRM");
    executeJobFor("service_askCustomer");
    expectBoth("task_customerDecision", List.of("fabrikam1@fabrikam.example"));
    decide("task_customerDecision", "fabrikam1", "ALLOW");
    executeJobFor("service_grantAccess");
    expectBoth("task_supervise", SUPERVISORS);
    claim("task_supervise", "supervisor1");
    does("support1", support -> actions.askExtension(caseId, 10, "More", support));
    expectBoth("task_decideExtension", OFFICERS);
    decide("task_supervise", "supervisor1", "TERMINATE", "reason", "Astray");
    gateway.will(Will.REFUSES);
    revoked();
    expectBoth("task_disconnectByHand", SUPERVISORS);
    gateway.forget();
    decide("task_disconnectByHand", "supervisor1", "DISCONNECTED");
    executeJobFor("service_confirmRevocation");
    expectBoth("task_closingStatement", SUPERVISORS);
    decide("task_closingStatement", "supervisor1", "SIGN", "findings", "None");
    executeJobFor("service_sendStatement");
    does("fabrikam1", contact -> actions.dispute(caseId, "Not so", contact));
    expectBoth("task_reviewDispute", OFFICERS);
  }

  private void expectBoth(String task, List<String> recipients) {
    jdbc.sql("delete from outbox where case_id = ?").param(caseId).update();
    bothFire(task);
    assertThat(mails("task-reminder")).as(task).containsExactlyElementsOf(recipients);
    assertThat(mails("task-escalation")).as(task).containsExactlyElementsOf(recipients);
  }

  @Test
  @DisplayName("Once claimed, nobody is reminded to claim")
  void claimedSupervision() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    bothFire("task_supervise");
    assertThat(mails()).doesNotContain("task-reminder", "task-escalation");
  }

  @Test
  @DisplayName("A5: given back, the claim has a new clock on the same task, and whoever may claim is reminded of that one at its own times")
  void givenBack() {
    opened(Wish.of("contoso"));
    bothFire("task_supervise");
    jdbc.sql("delete from outbox where case_id = ?").param(caseId).update();
    claim("task_supervise", "supervisor1");
    later(Duration.ofMinutes(5));
    String task = task("task_supervise").getId();
    giveBack("task_supervise", "supervisor1");
    assertThat(task("task_supervise").getId()).isEqualTo(task);
    Deadline claim = clock("supervisorClaim");
    assertThat(jobFor("task_supervise_remind").getDuedate()).isEqualTo(Date.from(claim.half()));
    assertThat(jobFor("task_supervise_escalate").getDuedate()).isEqualTo(Date.from(claim.late()));
    bothFire("task_supervise");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(SUPERVISORS);
    assertThat(mails("task-escalation")).containsExactlyElementsOf(SUPERVISORS);
  }

  @Test
  @DisplayName("A5: given back before anybody was reminded, the reminders wait for the new clock, once each")
  void givenBackEarly() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    later(Duration.ofMinutes(2));
    giveBack("task_supervise", "supervisor1");
    assertThat(jobFor("task_supervise_remind").getDuedate()).isEqualTo(Date.from(clock("supervisorClaim").half()));
    bothFire("task_supervise");
    assertThat(waitsFor("task_supervise_remind")).isFalse();
    assertThat(mails("task-reminder")).containsExactlyElementsOf(SUPERVISORS);
  }

  @Test
  @DisplayName("Handed over, the claim has a new clock, and whoever may claim is reminded of that one")
  void handedOver() {
    opened(Wish.of("contoso"));
    bothFire("task_supervise");
    jdbc.sql("delete from outbox where case_id = ?").param(caseId).update();
    claim("task_supervise", "supervisor1");
    decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor2");
    bothFire("task_supervise");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(SUPERVISORS);
    assertThat(mails("task-escalation")).containsExactlyElementsOf(SUPERVISORS);
  }
}
