package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The closing statement and its dispute (A5, O3). */
abstract class AccountContract extends HttpContract {

  private static final String REASON = "{\"reason\": \"Our log shows two mailboxes.\"}";

  private String ended(Customer customer) {
    String caseId = active(customer);
    ok(act("support1", caseId, "withdrawal", null));
    awaitEnd(caseId, "WITHDRAWN");
    return caseId;
  }

  @Test
  @DisplayName("O3: a dispute is reviewed by an officer who had no part in the case, and answered")
  void disputed() {
    Customer customer = customer();
    String caseId = ended(customer);
    assertThat(act(customer.contact(), caseId, "dispute", REASON).status()).as("nothing was stated yet").isEqualTo(409);
    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", "One mailbox.");
    awaitMail(caseId, customer.mailbox("eve"), "Closing statement");
    soon().until(() -> view(caseId).at("/closingStatement/sentAt").isTextual());
    quiet();
    assertThat(act("officer2", caseId, "dispute", REASON).status()).isEqualTo(403);
    assertThat(act(customer().contact(), caseId, "dispute", REASON).status()).isEqualTo(404);
    assertThat(ok(act(customer.contact(), caseId, "dispute", REASON)).get("state").asText()).isEqualTo("DISPUTED");
    assertThat(act(customer.contact(), caseId, "dispute", REASON).status()).isEqualTo(409);
    assertThat(complete("officer1", task(caseId, "task_reviewDispute"), "decision", "DISMISSED", "reason", "x").status())
        .as("officer1 granted it").isEqualTo(403);
    decide("officer2", caseId, "task_reviewDispute", "UPHELD", "reason", "A second mailbox was opened.");
    JsonNode closed = awaitState(caseId, "CLOSED");
    assertThat(closed.get("dispute").toString()).contains("UPHELD", "Our log shows two mailboxes.", "A second mailbox was opened.");
    awaitMail(caseId, customer.mailbox("dora"), "A second mailbox was opened.");
    assertThat(ledger(customer)).contains("DISPUTE_UPHELD");
  }

  @Test
  @DisplayName("A5: a statement that nobody signs goes out in time, marked as unsigned; after the deadline it cannot be disputed")
  void unsigned() {
    Customer customer = customer();
    String caseId = ended(customer);
    task(caseId, "task_closingStatement");
    passTo(due(caseId, "closingStatement"));
    awaitMail(caseId, customer.mailbox("eve"), "NOT SIGNED");
    awaitMail(caseId, customer.mailbox("dora"), "NICHT UNTERZEICHNET");
    soon().until(() -> view(caseId).at("/closingStatement/sentAt").isTextual());
    assertThat(view(caseId).at("/closingStatement/signedBy").isMissingNode()).isTrue();
    passTo(due(caseId, "dispute"));
    awaitState(caseId, "CLOSED");
    assertThat(act(customer.contact(), caseId, "dispute", REASON).status()).isEqualTo(409);
  }

  @Test
  @DisplayName("O3: a dispute that nobody reviews in time stays open, and all officers are told")
  void undecided() {
    Customer customer = customer();
    String caseId = ended(customer);
    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", "One mailbox.");
    soon().until(() -> view(caseId).at("/closingStatement/sentAt").isTextual());
    quiet();
    ok(act(customer.contact(), caseId, "dispute", REASON));
    task(caseId, "task_reviewDispute");
    passTo(due(caseId, "disputeReview"));
    quiet();
    awaitMail(caseId, "officer3@trustee.example", "Review the dispute");
    assertThat(state(caseId)).isEqualTo("DISPUTED");
    decide("officer3", caseId, "task_reviewDispute", "DISMISSED", "reason", "One mailbox it was.");
    awaitState(caseId, "CLOSED");
  }
}
