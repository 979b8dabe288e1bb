package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.processes.WholeModel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code customer-decision}, every element of it: the customer allows, refuses, or says nothing (O2). */
class CustomerDecisionTest extends ProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(SupportIncidentAccess.CUSTOMER_DECISION);

  @BeforeEach
  void customerIsAsked() {
    asked(Wish.of("fabrikam"));
    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_askCustomer");
  }

  @Test
  @DisplayName("O2: the customer allows, after it was told until when; then the access is opened")
  void allows() {
    assertThat(state()).isEqualTo(AccessState.WITH_CUSTOMER);
    assertThat(mails("customer-decision-asked")).containsExactly("femke.fabri@fabrikam.example");

    decide("task_customerDecision", "fabrikam1", "ALLOW");

    assertThat(process).hasPassed("gateway_customerAllows").isWaitingAt("service_grantAccess");
    assertThat(state()).isEqualTo(AccessState.GRANTING);
    assertThat(runningClocks()).isEmpty();
    assertThat(decisions()).containsExactly("REVIEW GRANT officer1", "CUSTOMER ALLOW fabrikam1");
  }

  @Test
  @DisplayName("O2: the customer's no is a denial, told to the requester with its reason")
  void refuses() {
    decide("task_customerDecision", "fabrikam1", "REFUSE", "reason", "Not while we audit");

    assertThat(process).isEnded().hasPassed("end_refusedByCustomer");
    assertThat(state()).isEqualTo(AccessState.DENIED);
    assertThat(mails("request-denied")).containsExactly("support1@provider.example");
    assertThat(acts()).containsSubsequence("CUSTOMER_REFUSE", "REQUEST_DENIED");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("O2: its silence is a lapse, and no denial")
  void saysNothing() {
    fireTimer("timer_customerDue");

    assertThat(process).isEnded().hasPassed("end_customerSilent");
    assertThat(state()).isEqualTo(AccessState.LAPSED);
    assertThat(now()).isEqualTo(clock("customerDecision").due());
    assertThat(mails()).contains("request-lapsed").doesNotContain("request-denied", "access-granted");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A no without a reason is refused, and the task stays")
  void refusalNeedsReason() {
    refused(() -> decide("task_customerDecision", "fabrikam1", "REFUSE"));

    assertThat(task("task_customerDecision").getAssignee()).isNull();
    assertThat(state()).isEqualTo(AccessState.WITH_CUSTOMER);
  }

  @Test
  @DisplayName("O2: only that customer decides: no other customer, no officer, no supervisor, no administrator")
  void nobodyElse() {
    for (String user : List.of("contoso1", "officer2", "supervisor1", "support1", "admin", "counsel1")) {
      refused(() -> decide("task_customerDecision", user, "ALLOW"));
      refused(() -> claim("task_customerDecision", user));
    }

    assertThat(state()).isEqualTo(AccessState.WITH_CUSTOMER);
    assertThat(task("task_customerDecision").getAssignee()).isNull();
  }

  @Test
  @DisplayName("The customer's task shows what the customer may read, and nothing of the trustee's deliberation or of persons")
  void customerSeesNoMore() {
    assertThat(tasks.getVariables(task("task_customerDecision").getId()).keySet()).containsExactlyInAnyOrder("caseId", "customer", "customerGroup",
        "purpose", "severity", "incident", "organisation", "country", "mode", "actions", "resources", "justification", "alternatives",
        "minutes", "granted", "deadline", "decision", "reason");
  }

  @Test
  @DisplayName("O2: the customer's task says what the trustee would open, beside what was asked")
  void showsWhatWasGranted() {
    asked(Wish.of("fabrikam").readWrite());
    decide("task_review", "officer1", "GRANT", "grantedMinutes", "25", "grantedMode", "READ_ONLY");
    decide("task_confirm", "officer2", "CONFIRM");
    executeJobFor("service_askCustomer");

    assertThat(tasks.getVariables(task("task_customerDecision").getId())).containsEntry("granted", "25 minutes, read only")
        .containsEntry("minutes", 60).containsEntry("mode", "READ_WRITE");
  }
}
