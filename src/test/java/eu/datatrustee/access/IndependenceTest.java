package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.access.gateway.WilfulGateway.Will;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who decides is independent, at claim and at completion: whoever has a part in a case that bars them does neither. */
class IndependenceTest extends ProcessTest {

  /** Neither claims nor completes; the task stays as it is. */
  private Refusal barred(String task, String user, String decision, String... more) {
    refused(() -> claim(task, user));
    Refusal why = refused(() -> decide(task, user, decision, more));
    assertThat(task(task).getAssignee()).isNull();
    return why;
  }

  @Test
  @DisplayName("A1, A2: nobody decides on what they asked for, whatever group they have joined since")
  void requester() {
    String requester = somebodyIn(Group.PROVIDER_SUPPORT);
    asked(requester, Wish.of("contoso"));
    directory.ensureMember(requester, Group.ACCESS_OFFICERS);
    barred("task_review", requester, "GRANT");

    directory.removeMember(requester, Group.PROVIDER_SUPPORT);
    assertThat(barred("task_review", requester, "GRANT").rule()).isEqualTo(Rule.A1);

    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_grantAccess");
    directory.ensureMember(requester, Group.SUPERVISORS);
    assertThat(barred("task_supervise", requester, "RESOLVED").rule()).isEqualTo(Rule.A1);
  }

  @Test
  @DisplayName("A2: a member of the provider's support decides nothing, at any step")
  void providerSupport() {
    String both = somebodyIn(Group.PROVIDER_SUPPORT, Group.ACCESS_OFFICERS, Group.SUPERVISORS, Group.ofCustomer("fabrikam"));
    asked(Wish.of("fabrikam").readWrite());
    barred("task_review", both, "GRANT");
    decide("task_review", "officer1", "GRANT");
    barred("task_confirm", both, "CONFIRM");
    decide("task_confirm", "officer2", "CONFIRM");
    executeJobFor("service_askCustomer");
    barred("task_customerDecision", both, "ALLOW");
    decide("task_customerDecision", "fabrikam1", "ALLOW");
    executeJobFor("service_grantAccess");
    barred("task_supervise", both, "RESOLVED");
    does("support1", support -> actions.askExtension(caseId, 10, "More", support));
    barred("task_decideExtension", both, "EXTEND");
    refused(() -> does(both, caller -> actions.terminate(caseId, "No", AccessActions.Ground.TERMINATED, caller)));
    assertThat(state()).isEqualTo(AccessState.EXTENSION_ASKED);
  }

  @Test
  @DisplayName("A4: the second of two approvers is another person than the first")
  void secondOfficer() {
    asked(Wish.of("contoso").readWrite());
    decide("task_review", "officer1", "GRANT");
    barred("task_confirm", "officer1", "CONFIRM");
    barred("task_confirm", "officer1", "DENY", "reason", "Changed my mind");
    decide("task_confirm", "officer2", "CONFIRM");
    assertThat(state()).isEqualTo(AccessState.GRANTING);
  }

  @Test
  @DisplayName("A4: who only asked a question, and left the decision to a colleague, may confirm it")
  void whoAskedMayConfirm() {
    asked(Wish.of("contoso").readWrite());
    decide("task_review", "officer2", "ASK", "question", "Why?");
    does("support1", support -> actions.answer(caseId, "So", support));
    decide("task_review", "officer1", "GRANT");
    decide("task_confirm", "officer2", "CONFIRM");
    assertThat(state()).isEqualTo(AccessState.GRANTING);
  }

  @Test
  @DisplayName("A5: whoever approved neither supervises nor accounts for the access, and whoever supervises does not extend it")
  void approverAndSupervisor() {
    String first = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    String second = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    String third = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    asked(Wish.of("contoso").readWrite());
    decide("task_review", first, "GRANT");
    decide("task_confirm", second, "CONFIRM");
    executeJobFor("service_grantAccess");
    barred("task_supervise", first, "TERMINATE", "reason", "No");
    barred("task_supervise", second, "RESOLVED");
    claim("task_supervise", third);

    does("support1", support -> actions.askExtension(caseId, 10, "More", support));
    barred("task_decideExtension", third, "EXTEND");
    decide("task_decideExtension", first, "EXTEND");

    decide("task_supervise", third, "RESOLVED");
    revoked();
    barred("task_closingStatement", first, "SIGN", "findings", "None");
    decide("task_closingStatement", third, "SIGN", "findings", "None");
    executeJobFor("service_sendStatement");
    does("contoso1", contact -> actions.dispute(caseId, "Not so", contact));
    for (String involved : List.of(first, second, third)) {
      barred("task_reviewDispute", involved, "DISMISSED", "reason", "I was right");
    }
    decide("task_reviewDispute", "officer3", "UPHELD", "reason", "They were not");
  }

  @Test
  @DisplayName("A5: nobody hands the supervision to somebody who may not take it")
  void handOverToSomebodyBarred() {
    String both = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    asked(Wish.of("contoso"));
    decide("task_review", both, "GRANT");
    executeJobFor("service_grantAccess");
    claim("task_supervise", "supervisor1");
    assertThat(refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", both)).rule()).isEqualTo(Rule.A5);
    String provider = somebodyIn(Group.PROVIDER_SUPPORT, Group.SUPERVISORS);
    refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", provider));
    assertThat(task("task_supervise").getAssignee()).isEqualTo("supervisor1");
  }

  @Test
  @DisplayName("A5: a hand-over is for the one it was offered to; given back by them, it is open to all again")
  void handOver() {
    String third = somebodyIn(Group.SUPERVISORS);
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor2");
    barred("task_supervise", third, "RESOLVED");
    barred("task_supervise", "supervisor1", "RESOLVED");

    claim("task_supervise", "supervisor2");
    giveBack("task_supervise", "supervisor2");
    claim("task_supervise", third);
    assertThat(request().supervisor()).isEqualTo(third);
  }

  @Test
  @DisplayName("O3: whoever ended the access has a part in it and does not review the dispute")
  void whoEndedIt() {
    opened(Wish.of("contoso"));
    does("officer2", officer -> actions.terminate(caseId, "Astray", AccessActions.Ground.TERMINATED, officer));
    revoked();
    fireTimer("timer_statementDue");
    executeJobFor("service_sendStatement");
    does("contoso1", contact -> actions.dispute(caseId, "Too late", contact));
    barred("task_reviewDispute", "officer1", "DISMISSED", "reason", "No");
    barred("task_reviewDispute", "officer2", "DISMISSED", "reason", "No");
    decide("task_reviewDispute", "officer3", "DISMISSED", "reason", "No");
  }

  @Test
  @DisplayName("Whoever is in none of a task's groups neither claims nor completes it, an administrator no more than others")
  void strangers() {
    asked(Wish.of("contoso"));
    for (String user : List.of("supervisor1", "contoso1", "auditor1", "operator1", "agreements1", "counsel1", "admin")) {
      barred("task_review", user, "GRANT");
    }
    claim("task_review", "officer1");
    refused(() -> decide("task_review", "officer2", "GRANT"));
    refused(() -> claim("task_review", "officer2"));
    refused(() -> giveBack("task_review", "officer2"));
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
  }

  @Test
  @DisplayName("Whoever becomes the provider's between claim and completion decides no more")
  void askedAnew() {
    String officer = somebodyIn(Group.ACCESS_OFFICERS);
    asked(Wish.of("contoso"));
    claim("task_review", officer);
    directory.ensureMember(officer, Group.PROVIDER_SUPPORT);
    refused(() -> decide("task_review", officer, "GRANT"));
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
  }

  @Test
  @DisplayName("A1: nobody has a part in an access that would be theirs: whoever has the accessor's mail address, however it is written")
  void accessor() {
    String accessor = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    String contact = somebodyIn(Group.ofCustomer("fabrikam"));
    for (String each : List.of(accessor, contact)) {
      directory.rename(each, "Uta", "Ubiq", " " + accessor + "@Trustee.example ");
    }
    asked(Wish.of("fabrikam").readWrite().accessor(accessor.toUpperCase(Locale.ROOT) + "@trustee.example"));
    assertThat(barred("task_review", accessor, "GRANT").rule()).isEqualTo(Rule.A1);
    decide("task_review", "officer1", "GRANT");
    barred("task_confirm", accessor, "CONFIRM");
    decide("task_confirm", "officer2", "CONFIRM");
    executeJobFor("service_askCustomer");
    barred("task_customerDecision", contact, "ALLOW");
    decide("task_customerDecision", "fabrikam1", "ALLOW");
    executeJobFor("service_grantAccess");
    barred("task_supervise", accessor, "TERMINATE", "reason", "Done");
    claim("task_supervise", "supervisor1");
    assertThat(refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", accessor)).rule()).isEqualTo(Rule.A5);
    does("support1", support -> actions.askExtension(caseId, 10, "More", support));
    barred("task_decideExtension", accessor, "EXTEND");
    decide("task_supervise", "supervisor1", "TERMINATE", "reason", "Astray");
    gateway.will(Will.REFUSES);
    revoked();
    barred("task_disconnectByHand", accessor, "DISCONNECTED");
    gateway.forget();
    decide("task_disconnectByHand", "supervisor1", "DISCONNECTED");
    executeJobFor("service_confirmRevocation");
    barred("task_closingStatement", accessor, "SIGN", "findings", "None");
    decide("task_closingStatement", "supervisor1", "SIGN", "findings", "None");
    executeJobFor("service_sendStatement");
    does("fabrikam1", by -> actions.dispute(caseId, "Not so", by));
    barred("task_reviewDispute", accessor, "DISMISSED", "reason", "All was well");
  }

  @Test
  @DisplayName("A4, O3: whoever has supervised, though no more, neither extends the access nor reviews its dispute")
  void formerSupervisors() {
    String gaveBack = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    String handedOver = somebodyIn(Group.ACCESS_OFFICERS, Group.SUPERVISORS);
    opened(Wish.of("contoso"));
    claim("task_supervise", gaveBack);
    giveBack("task_supervise", gaveBack);
    claim("task_supervise", handedOver);
    decide("task_supervise", handedOver, "HAND_OVER", "handOverTo", "supervisor1");
    claim("task_supervise", "supervisor1");
    does("support1", support -> actions.askExtension(caseId, 10, "More", support));
    assertThat(barred("task_decideExtension", gaveBack, "EXTEND").rule()).isEqualTo(Rule.A4);
    assertThat(barred("task_decideExtension", handedOver, "EXTEND").rule()).isEqualTo(Rule.A4);
    decide("task_decideExtension", "officer1", "EXTEND");
    decide("task_supervise", "supervisor1", "RESOLVED");
    revoked();
    decide("task_closingStatement", "supervisor1", "SIGN", "findings", "None");
    executeJobFor("service_sendStatement");
    does("contoso1", contact -> actions.dispute(caseId, "Not so", contact));
    assertThat(barred("task_reviewDispute", gaveBack, "DISMISSED", "reason", "I saw it").rule()).isEqualTo(Rule.O3);
  }

  @Test
  @DisplayName("A5: who has not claimed the supervision has nothing to hand over: the clock of the claim runs on")
  void onlyWhoSupervisesHandsOver() {
    opened(Wish.of("contoso"));
    Instant due = clock("supervisorClaim").due();
    later(Duration.ofMinutes(10));
    assertThat(refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor2")).rule()).isEqualTo(Rule.A5);
    assertThat(clock("supervisorClaim").due()).isEqualTo(due);
    assertThat(request().handOverTo()).isNull();
  }
}
