package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.access.AccessApplication.Accessor;
import eu.datatrustee.access.DirectAccess.State;
import eu.datatrustee.access.DirectAccess.Way;
import eu.datatrustee.access.DirectAccesses.Recorded;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.processes.WholeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code customer-direct-access}, every element of it: the customer gives access itself and confirms its end (A6, A10). */
class CustomerDirectAccessTest extends ProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(CustomerDirectAccess.KEY);

  private static final List<String> CONTACTS = List.of("clara.conrad@contoso.example", "connor.tosh@contoso.example");

  @Autowired
  private DirectAccesses accesses;

  private void given(Instant until) {
    caseId = as("contoso1", contact -> accesses.record("contoso", recorded(Way.AUTHORISED_USER, until, null), contact)).id();
    process = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).singleResult();
  }

  private static Recorded recorded(Way way, Instant until, Boolean consented) {
    return new Recorded(way, "INC-1001", new Accessor("Sean Doyle", "support2@provider.example", "PROVIDER"), until, consented);
  }

  private State stateOfAccess() {
    return accesses.require(caseId).state();
  }

  private void timeIsUp() {
    given(MONDAY.plus(Duration.ofHours(2)));
    fireTimer("timer_timeUp");
    executeJobFor("service_remindCustomer");
    assertThat(process).isWaitingAt("task_confirmEnd");
    assertThat(stateOfAccess()).isEqualTo(State.TIME_UP);
  }

  @Test
  @DisplayName("A6: recorded without anybody's decision; the customer is reminded when the time is up, and confirms the end")
  void confirmed() {
    timeIsUp();
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
    assertThat(mails("direct-access-time-up")).containsExactlyElementsOf(CONTACTS);
    assertThat(runningClocks()).containsExactly("confirmEnd");

    decide("task_confirmEnd", "contoso2", "ENDED");

    assertThat(process).isEnded().hasPassed("end_directEnded");
    assertThat(stateOfAccess()).isEqualTo(State.ENDED);
    assertThat(accesses.require(caseId).endedAt()).isEqualTo(now());
    assertThat(acts()).containsExactly("DIRECT_ACCESS_GIVEN", "DIRECT_ACCESS_ENDED");
    assertThat(mails()).containsExactly("direct-access-ended", "direct-access-recorded", "direct-access-time-up");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A6: prolonged by the customer, it is reminded again when the new time is up")
  void prolonged() {
    timeIsUp();
    refused(() -> decide("task_confirmEnd", "contoso1", "PROLONG"));
    refused(() -> decide("task_confirmEnd", "contoso1", "PROLONG", "until", "soon"));
    refused(() -> decide("task_confirmEnd", "contoso1", "PROLONG", "until", MONDAY.toString()));
    Instant until = MONDAY.plus(Duration.ofHours(5));
    decide("task_confirmEnd", "contoso1", "PROLONG", "until", until.toString());

    assertThat(process).isWaitingAt("timer_timeUp");
    assertThat(stateOfAccess()).isEqualTo(State.RUNNING);
    assertThat(runningClocks()).isEmpty();
    fireTimer("timer_timeUp");
    assertThat(now()).isEqualTo(until);
    executeJobFor("service_remindCustomer");
    assertThat(mails("direct-access-time-up")).hasSize(4);
    assertThat(acts()).containsExactly("DIRECT_ACCESS_GIVEN", "DIRECT_ACCESS_PROLONGED");
  }

  @Test
  @DisplayName("A6: not confirmed, the ledger shows it so")
  void unconfirmed() {
    timeIsUp();
    fireTimer("timer_confirmEndDue");

    assertThat(process).isEnded().hasPassed("end_directUnconfirmed");
    assertThat(stateOfAccess()).isEqualTo(State.UNCONFIRMED);
    assertThat(acts()).endsWith("DIRECT_ACCESS_UNCONFIRMED");
    assertThat(mails()).doesNotContain("direct-access-ended");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A6: ended by the customer before its time; said again, it changes nothing")
  void endedEarly() {
    given(MONDAY.plus(Duration.ofHours(2)));
    does("contoso2", contact -> accesses.end(caseId, contact));
    does("contoso1", contact -> accesses.end(caseId, contact));

    assertThat(process).isEnded().hasPassed("end_endedEarly");
    assertThat(stateOfAccess()).isEqualTo(State.ENDED);
    assertThat(acts()).containsExactly("DIRECT_ACCESS_GIVEN", "DIRECT_ACCESS_ENDED");
    assertThat(mails("direct-access-ended")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("A6: ended over the API while the task waits, the task is gone")
  void endedWhileAsked() {
    timeIsUp();
    does("contoso1", contact -> accesses.end(caseId, contact));
    assertThat(process).isEnded().hasPassed("end_endedEarly");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count()).isZero();
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A6: only that customer records, confirms and ends")
  void onlyItsCustomer() {
    timeIsUp();
    for (String user : List.of("fabrikam1", "officer1", "supervisor1", "support1", "admin")) {
      refused(() -> decide("task_confirmEnd", user, "ENDED"));
      refused(() -> does(user, caller -> accesses.end(caseId, caller)));
      refused(() -> does(user, caller -> accesses.record("contoso", recorded(Way.FILE_BY_EMAIL, now().plusSeconds(60), null), caller)));
    }
    assertThat(stateOfAccess()).isEqualTo(State.TIME_UP);
  }

  @Test
  @DisplayName("A10: a shared screen says whether recording is agreed")
  void consentToRecording() {
    Instant until = MONDAY.plus(Duration.ofHours(1));
    assertThat(refused(() -> does("contoso1", contact ->
        accesses.record("contoso", recorded(Way.SCREEN_SHARE, until, null), contact))).rule()).isEqualTo(Rule.A10);
    caseId = as("contoso1", contact -> accesses.record("contoso", recorded(Way.SCREEN_SHARE, until, false), contact)).id();
    assertThat(accesses.require(caseId).given().consentedToRecording()).isFalse();
  }

  @Test
  @DisplayName("The customer is reminded to confirm at half and at 80 % of the time, once each")
  void reminders() {
    timeIsUp();
    fireTimer("task_confirmEnd_remind");
    fireTimer("task_confirmEnd_escalate");
    assertThat(mails("task-reminder")).containsExactly("contoso1@contoso.example", "contoso2@contoso.example");
    assertThat(mails("task-escalation")).containsExactly("contoso1@contoso.example", "contoso2@contoso.example");
  }
}
