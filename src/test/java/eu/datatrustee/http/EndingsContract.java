package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that nobody grants, and accesses that end before their time (A2, A4, A5, A7, D12, S3, S4, O2). */
abstract class EndingsContract extends HttpContract {

  private void endsAtOnce(String caseId, String token, String endReason) {
    assertThat(active(token)).as(endReason).isFalse();
    awaitEnd(caseId, endReason);
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
  }

  private void nothingWasOpened(String caseId) {
    assertThat(view(caseId).has("grant")).isFalse();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
  }

  @Test
  @DisplayName("Denied, with the reason the requester is told")
  void denied() {
    String caseId = ask(customer());
    decide("officer1", caseId, "task_review", "DENY", "reason", "The logs must do.");
    awaitState(caseId, "DENIED");
    awaitMail(caseId, "support1@provider.example", "The logs must do.");
    nothingWasOpened(caseId);
  }

  @Test
  @DisplayName("Silence opens nothing: a review that nobody does lapses, after a reminder to all; a lapse is no denial")
  void lapsedInReview() {
    String caseId = ask(customer());
    passTo(due(caseId, "review").minusSeconds(5));
    awaitMail(caseId, "officer1@trustee.example", "Review the request");
    awaitMail(caseId, "officer3@trustee.example", "Review the request");
    passTo(due(caseId, "review"));
    assertThat(awaitState(caseId, "LAPSED").get("decisions")).isEmpty();
    awaitMail(caseId, "support1@provider.example", "lapsed");
    nothingWasOpened(caseId);
  }

  @Test
  @DisplayName("Silence opens nothing: one approval of two lapses; so does a question without an answer")
  void lapsedInConfirmationAndAtTheQuestion() {
    Customer customer = customer();
    String half = ask(application(customer, incident(customer)).put("mode", "READ_WRITE"));
    grant(half);
    String asked = ask(customer);
    decide("officer1", asked, "task_review", "ASK", "question", "Why?");
    passTo(due(half, "confirm"));
    awaitState(half, "LAPSED");
    passTo(due(asked, "review"));
    awaitState(asked, "LAPSED");
    nothingWasOpened(half);
    nothingWasOpened(asked);
  }

  @Test
  @DisplayName("A5: the customer ends a running access at once")
  void terminatedByTheCustomer() {
    Customer customer = customer();
    String caseId = active(customer);
    String token = credential(caseId);
    String body = "{\"reason\": \"We see strange reads.\"}";
    assertThat(act("support1", caseId, "termination", body).status()).isEqualTo(403);
    assertThat(act("vendor1", caseId, "termination", body).status()).isEqualTo(403);
    assertThat(act(customer().contact(), caseId, "termination", body).status()).isEqualTo(404);
    ok(act(customer.contact(), caseId, "termination", body));
    endsAtOnce(caseId, token, "TERMINATED");
    assertThat(act(customer.contact(), caseId, "termination", body).status()).isEqualTo(409);
    awaitMail(caseId, customer.mailbox("eve"), "We see strange reads.");
  }

  @Test
  @DisplayName("A5: the supervisor ends it by the task")
  void terminatedByTheSupervisor() {
    String caseId = active(customer());
    String token = credential(caseId);
    decide("supervisor1", caseId, "task_supervise", "TERMINATE", "reason", "Outside the ticket.");
    endsAtOnce(caseId, token, "TERMINATED");
  }

  @Test
  @DisplayName("D12, A8: known to serve another purpose, it ends, and the statement says so")
  void purposeChanged() {
    Customer customer = customer();
    String caseId = active(customer);
    String token = credential(caseId);
    ok(act("officer2", caseId, "termination", "{\"reason\": \"Data went into a training set.\", \"ground\": \"PURPOSE_CHANGED\"}"));
    endsAtOnce(caseId, token, "PURPOSE_CHANGED");
    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", "See deviations.");
    awaitMail(caseId, customer.mailbox("eve"), "Closing statement", "Data went into a training set.");
  }

  @Test
  @DisplayName("The requester withdraws, while it is pending and while it runs; afterwards there is nothing to withdraw")
  void withdrawn() {
    Customer customer = customer();
    String pending = ask(customer);
    assertThat(act("support2", pending, "withdrawal", null).status()).isEqualTo(404);
    assertThat(ok(act("support1", pending, "withdrawal", null)).get("state").asText()).isEqualTo("WITHDRAWN");
    nothingWasOpened(pending);
    assertThat(act("support1", pending, "withdrawal", null).status()).isEqualTo(409);
    String running = active(customer);
    String token = credential(running);
    ok(act("support1", running, "withdrawal", null));
    endsAtOnce(running, token, "WITHDRAWN");
  }

  @Test
  @DisplayName("A5: what no supervisor claims in time ends")
  void unsupervised() {
    String caseId = ask(customer());
    grant(caseId);
    awaitState(caseId, "ACTIVE");
    String token = credential(caseId);
    passTo(due(caseId, "supervisorClaim"));
    endsAtOnce(caseId, token, "UNSUPERVISED");
  }

  @Test
  @DisplayName("A5: one who asked or approved does not supervise")
  void supervisorIsIndependent() {
    String caseId = ask(customer());
    directory.ensureMember("officer3", "supervisors");
    try {
      decide("officer3", caseId, "task_review", "GRANT");
      assertThat(claim("officer3", task(caseId, "task_supervise")).status()).isEqualTo(403);
    } finally {
      directory.removeMember("officer3", "supervisors");
    }
  }

  @Test
  @DisplayName("A2, O2: an agreement that ends, ends what rests on it, running and pending")
  void agreementEnded() {
    Customer customer = customer();
    String running = active(customer);
    String pending = ask(customer);
    String token = credential(running);
    ok(put(customer, agreement(a -> a.put("inForceUntil", Time.now().minusSeconds(1).toString()))));
    endsAtOnce(running, token, "AGREEMENT_ENDED");
    assertThat(awaitState(pending, "ENDED").get("endReason").asText()).isEqualTo("AGREEMENT_ENDED");
    nothingWasOpened(pending);
  }

  @Test
  @DisplayName("A7: a country that the agreement no longer covers ends the access from there")
  void countryRemoved() {
    Customer customer = customer();
    ObjectNode fromIreland = application(customer, incident(customer)).put("accessFromCountry", "IE");
    String caseId = ask(fromIreland);
    grant(caseId);
    decide("officer2", caseId, "task_confirm", "CONFIRM");
    supervise(caseId);
    String token = credential(caseId);
    ok(put(customer, agreement(a -> ((ArrayNode) a.get("accessFromCountries")).removeAll())));
    endsAtOnce(caseId, token, "AGREEMENT_ENDED");
  }

  @Test
  @DisplayName("S3, S4: an affiliate that the agreement no longer names loses its access, and nobody else does")
  void affiliateRemoved() {
    Customer customer = customer();
    checkAffiliate(customer);
    ObjectNode byHelper = application(customer, incident(customer));
    ((ObjectNode) byHelper.get("accessor")).put("organisation", "HRB " + customer.id());
    String helpers = active(byHelper);
    String provider = active(customer);
    String token = credential(helpers);
    ok(put(customer, agreement(a -> ((ArrayNode) a.get("affiliates")).removeAll())));
    endsAtOnce(helpers, token, "CONSENT_LOST");
    assertThat(state(provider)).isEqualTo("ACTIVE");
  }

  @Test
  @DisplayName("A4, S4: no grant passes the end of agreement or affiliate")
  void endOfBasis() {
    Customer customer = customer(agreement(a -> a.put("inForceUntil", Time.now().plus(Duration.ofMinutes(40)).toString())));
    String caseId = active(customer);
    var until = java.time.Instant.parse(view(caseId).at("/grant/until").asText());
    assertThat(until).isBefore(Time.now().plus(Duration.ofMinutes(40)));
    passTo(until);
    awaitEnd(caseId, "AGREEMENT_ENDED");
  }

  @Test
  @DisplayName("A5: an incident's resolution ends every access and every pending request that rests on it, and no other")
  void resolution() {
    Customer customer = customer();
    String incident = incident(customer);
    ObjectNode application = application(customer, incident);
    String running = active(application);
    String waiting = ask(application);
    String elsewhere = active(customer);
    assertThat(as(customer().contact()).post("/api/incidents/" + incident + "/resolution", "{}").status()).isEqualTo(404);
    assertThat(as("officer1").post("/api/incidents/" + incident + "/resolution", "{}").status()).isEqualTo(403);
    ok(as(customer.contact()).post("/api/incidents/" + incident + "/resolution", "{\"summary\": \"We found it.\"}"));
    awaitEnd(running, "RESOLVED");
    JsonNode ended = awaitState(waiting, "ENDED");
    assertThat(ended.get("endReason").asText()).isEqualTo("RESOLVED");
    nothingWasOpened(waiting);
    assertThat(state(elsewhere)).isEqualTo("ACTIVE");
    assertThat(as("support1").post("/api/incidents/" + incident + "/resolution", "{\"summary\": \"Another word.\"}").json().get("summary")
        .asText()).isEqualTo("We found it.");
  }

  @Test
  @DisplayName("O2: where the customer decides, it allows, refuses with a reason, or says nothing, which is a lapse")
  void customerDecides() {
    Customer customer = customer(agreement(a -> a.put("customerDecidesAccess", true)));
    Map<String, String> outcomes = Map.of("ALLOW", "ACTIVE", "REFUSE", "DENIED", "", "LAPSED");
    for (String decision : List.of("ALLOW", "REFUSE", "")) {
      String caseId = ask(customer);
      grant(caseId);
      awaitState(caseId, "WITH_CUSTOMER");
      awaitMail(caseId, customer.mailbox("dora"), "mailbox:finance");
      assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
      String task = task(caseId, "task_customerDecision");
      for (String other : List.of("officer1", "supervisor1", "admin", "support1", "contoso1")) {
        assertThat(complete(other, task, "decision", "ALLOW").status()).as(other).isEqualTo(403);
      }
      if (decision.isEmpty()) {
        passTo(due(caseId, "customerDecision"));
      } else {
        decide(customer.contact(), caseId, "task_customerDecision", decision, "reason", "As we see fit.");
      }
      awaitState(caseId, outcomes.get(decision));
      if (!decision.equals("ALLOW")) {
        nothingWasOpened(caseId);
      }
    }
  }

  @Test
  @DisplayName("O2: the demonstration's Fabrikam decides itself, in Dutch")
  void fabrikam() {
    ObjectNode application = application(new Customer("fabrikam", "fabrikam1"), "INC-2001");
    String caseId = ask(application);
    grant(caseId);
    awaitMail(caseId, "femke.fabri@fabrikam.example", "mailbox:finance");
    String task = soon().until(() -> as("fabrikam1").get("/engine-rest/task?processInstanceBusinessKey=" + caseId).json(),
        found -> found.size() == 1).get(0).get("id").asText();
    assertThat(complete("contoso1", task, "decision", "ALLOW").status()).isEqualTo(403);
    assertThat(complete("fabrikam1", task, "decision", "ALLOW").status()).isEqualTo(204);
    awaitState(caseId, "ACTIVE");
  }
}
