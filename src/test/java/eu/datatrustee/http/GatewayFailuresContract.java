package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Gateways that do not do as they are told (A1, A5). */
abstract class GatewayFailuresContract extends HttpContract {

  private ObjectNode reaching(Customer customer, String resource) {
    ObjectNode application = application(customer, incident(customer));
    application.withArray("resources").removeAll().add(resource);
    return application;
  }

  @Test
  @DisplayName("A1: a gateway that does not open: no access, retried, shown, people told; opened once an operator has it tried again")
  void doesNotOpen() {
    Customer customer = customer();
    String resource = "database:vault-" + customer.id();
    vault.stuckShut.add(resource);
    String caseId = ask(reaching(customer, resource));
    grant(caseId);
    awaitState(caseId, "GRANTING");
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    passUntil(Duration.ofMinutes(10), () -> state(caseId).equals("GRANT_FAILED"));
    assertThat(vault.isOpen(resource)).isFalse();
    assertThat(view(caseId).has("grant")).isFalse();
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    awaitMail(caseId, "officer1@trustee.example");
    awaitMail(caseId, "operator1@trustee.example");
    awaitMail(caseId, "support1@provider.example");
    assertThat(ok(as("operator1").get("/engine-rest/incident?processInstanceId=" + instance(caseId)))).hasSize(1);

    vault.stuckShut.remove(resource);
    JsonNode job = ok(as("operator1").get("/engine-rest/job?withException=true&processInstanceId=" + instance(caseId))).get(0);
    onlyTriedAgain(job.get("id").asText());
    assertThat(as("operator1").call("PUT", "/engine-rest/job/" + job.get("id").asText() + "/retries", "{\"retries\": 1}").status())
        .isEqualTo(204);
    // The pause after the last try in vain may still have to pass.
    passUntil(Duration.ofMinutes(1), () -> state(caseId).equals("ACTIVE"));
    JsonNode active = view(caseId);
    assertThat(vault.isOpen(resource)).isTrue();
    assertThat(Duration.between(Instant.parse(active.at("/grant/from").asText()), Time.now())).isLessThan(Duration.ofMinutes(3));
    supervise(caseId);
    assertThat(active(credential(caseId))).isTrue();
  }

  @Test
  @DisplayName("A4: the incident is resolved while a gateway cannot open: nothing is opened afterwards")
  void resolvedWhileNotOpening() {
    Customer customer = customer();
    String resource = "database:vault-" + customer.id();
    vault.stuckShut.add(resource);
    ObjectNode application = reaching(customer, resource);
    String caseId = ask(application);
    grant(caseId);
    awaitState(caseId, "GRANTING");
    resolve(application.get("incidentId").asText());
    vault.stuckShut.remove(resource);
    passUntil(Duration.ofMinutes(1), () -> state(caseId).equals("ENDED"));
    assertThat(view(caseId).get("endReason").asText()).isEqualTo("RESOLVED");
    assertThat(vault.isOpen(resource)).isFalse();
  }

  @Test
  @DisplayName("A4, A5: the incident is resolved while a slow gateway opens one access after the other: it waits for no more than the deadline, and nothing stays open")
  void resolvedWhileOpeningSlowly() {
    Customer customer = customer();
    ObjectNode application = reaching(customer, "database:vault-" + customer.id());
    for (int n = 0; n < 60; n++) {
      application.withArray("resources").add("database:vault-" + customer.id() + "-" + n);
    }
    application.withArray("resources").forEach(resource -> vault.slow.add(resource.asText()));
    String caseId = ask(application);
    grant(caseId);
    awaitState(caseId, "GRANTING");
    resolve(application.get("incidentId").asText());
    passUntil(Duration.ofMinutes(1), () -> state(caseId).equals("ENDED"));
    assertThat(view(caseId).get("endReason").asText()).isEqualTo("RESOLVED");
    assertThat(view(caseId).has("grant")).isFalse();
    passUntil(Duration.ofSeconds(30), () -> !vault.isOpen(application.withArray("resources").get(0).asText()));
    vault.slow.clear();
  }

  @Test
  @DisplayName("A5: a gateway that does not close: credentials are dead all the same, shown, people told, repeated until it is gone")
  void doesNotClose() {
    Customer customer = customer();
    String resource = "database:vault-" + customer.id();
    ObjectNode application = reaching(customer, resource);
    String caseId = active(application);
    String token = credential(caseId);
    vault.stuckOpen.add(resource);
    resolve(application.get("incidentId").asText());
    assertThat(active(token)).isFalse();
    JsonNode failed = awaitState(caseId, "REVOCATION_FAILED");
    assertThat(failed.at("/grant/revocationConfirmedAt").isMissingNode()).isTrue();
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    awaitMail(caseId, "supervisor1@trustee.example", "disconnect");
    Time.pass(Duration.ofSeconds(61));
    awaitMail(caseId, "operator1@trustee.example");
    // By hand, but the gateway still says that it is open.
    decide("supervisor2", caseId, "task_disconnectByHand", "DISCONNECTED", "reason", "Pulled the plug.");
    task(caseId, "task_disconnectByHand");
    assertThat(state(caseId)).isEqualTo("REVOCATION_FAILED");
    vault.stuckOpen.remove(resource);
    passUntil(Duration.ofSeconds(30), () -> state(caseId).equals("ENDED"));
    awaitEnd(caseId, "RESOLVED");
    assertThat(vault.isOpen(resource)).isFalse();
    task(caseId, "task_closingStatement");
    assertThat(ledger(customer)).contains("REVOCATION_CONFIRMED");
  }

  /** Operators have a failed step tried again, in Cockpit too; nobody stops one, and nobody else does anything with it. */
  private void onlyTriedAgain(String job) {
    onlyTriedAgain("/engine-rest/job/" + job, this::as);
    onlyTriedAgain("/camunda/api/engine/engine/default/job/" + job, this::signIn);
    assertThat(management.createJobQuery().jobId(job).singleResult().getRetries()).isZero();
  }

  private static void onlyTriedAgain(String job, Function<String, Caller> people) {
    Caller operator = people.apply("operator1");
    for (String body : new String[] {"{\"retries\": 0}", "{\"retries\": -1}", "{\"retries\": null}", "{\"retries\": \"none\"}",
        "{\"retries\": 0.9}", "{\"retries\": 4294967296}", "{}"}) {
      Answer answer = operator.call("PUT", job + "/retries", body);
      assertThat(answer.status()).as(job + " " + body + " " + answer).isEqualTo(400);
    }
    for (String body : new String[] {"{\"retries\": 1, \"dueDate\": \"2030-01-01T00:00:00.000+0000\"}", "[1]"}) {
      assertThat(operator.call("PUT", job + "/retries", body).status()).as(job + " " + body).isEqualTo(404);
    }
    for (String stop : new String[] {"/suspended", "/duedate", "/execute"}) {
      assertThat(operator.call(stop.equals("/execute") ? "POST" : "PUT", job + stop, "{}").status()).as(job + stop).isEqualTo(404);
    }
    for (String user : new String[] {"officer1", "supervisor1", "support1", "contoso1", "auditor1"}) {
      assertThat(people.apply(user).call("PUT", job + "/retries", "{\"retries\": 1}").status()).as(job + " " + user).isEqualTo(404);
    }
  }

  private String instance(String caseId) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).singleResult().getId();
  }
}
