package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls that are repeated, and calls that meet. */
abstract class AtOnceContract extends HttpContract {

  private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(threads.submit(() -> {
          start.await();
          return call.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private Answer ask(String user, ObjectNode body, String key) {
    return as(user).call("POST", REQUESTS, body.toString(), "Idempotency-Key", key);
  }

  private long cases(Customer customer) {
    return jdbc.sql("select count(*) from access_request where customer_id = ?").param(customer.id()).query(Long.class).single();
  }

  @Test
  @DisplayName("The same key with the same body returns the first answer, in whatever order its fields come; with another body 422")
  void repeated() {
    Customer customer = customer();
    ObjectNode body = application(customer, incident(customer));
    Answer first = ask("support1", body, "k-" + customer.id());
    Answer again = ask("support1", body, "k-" + customer.id());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    ObjectNode reordered = JSON.createObjectNode();
    reordered.set("justification", body.get("justification"));
    body.properties().forEach(field -> reordered.set(field.getKey(), field.getValue()));
    assertThat(ask("support1", reordered, "k-" + customer.id()).json()).isEqualTo(first.json());
    ok(act("support1", first.json().get("id").asText(), "withdrawal", null));
    assertThat(ask("support1", body, "k-" + customer.id()).json()).as("the first answer, whatever came since").isEqualTo(first.json());
    var before = rows();
    Answer other = ask("support1", body.deepCopy().put("durationMinutes", 60), "k-" + customer.id());
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().at("/errors/0/field").asText()).isEqualTo("Idempotency-Key");
    assertThat(rows()).isEqualTo(before);
    assertThat(cases(customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("A key belongs to a user; without one, two requests are two cases; a refused request keeps none")
  void keys() {
    Customer customer = customer();
    ObjectNode body = application(customer, incident(customer));
    String key = "k-" + customer.id();
    var before = rows();
    assertThat(ask("support1", body.deepCopy().put("durationMinutes", 0), key).status()).isEqualTo(422);
    assertThat(ask("support1", body.deepCopy().put("customerId", "nobody"), key).status()).isEqualTo(422);
    assertThat(ask("officer1", body, key).status()).isEqualTo(403);
    assertThat(ask("support1", body, " ").status()).isEqualTo(400);
    assertThat(ask("support1", body, "k".repeat(201)).status()).isEqualTo(400);
    assertThat(rows()).isEqualTo(before);
    Set<String> ids = List.of(ask("support1", body, key), ask("support2", body, key), as("support1").post(REQUESTS, body.toString()),
        as("support1").post(REQUESTS, body.toString())).stream().map(answer -> answer.json().get("id").asText()).collect(Collectors.toSet());
    assertThat(ids).hasSize(4);
    assertThat(cases(customer)).isEqualTo(4);
  }

  @Test
  @DisplayName("A request that a rule refuses is a case, and its key is kept")
  void refusedByRule() {
    Customer customer = customer();
    ObjectNode body = application(customer, incident(customer)).put("purpose", "CURIOSITY");
    assertThat(ask("support1", body, "k-" + customer.id()).json()).isEqualTo(ask("support1", body, "k-" + customer.id()).json());
    assertThat(cases(customer)).isEqualTo(1);
  }

  @Test
  @DisplayName("Sixty-four equal requests at once with one key are one case, and all get its answer")
  void sixtyFour() throws Exception {
    Customer customer = customer();
    ObjectNode body = application(customer, incident(customer));
    List<Callable<Answer>> calls = IntStream.range(0, 64).mapToObj(i -> (Callable<Answer>) () -> ask("support1", body,
        "k-" + customer.id())).toList();
    List<Answer> answers = atOnce(calls);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isEqualTo(201));
    assertThat(answers.stream().map(Answer::json).distinct()).hasSize(1);
    assertThat(cases(customer)).isEqualTo(1);
    String caseId = answers.get(0).json().get("id").asText();
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isEqualTo(1);
    assertThat(ledger(customer).stream().filter("ACCESS_REQUESTED"::equals)).hasSize(1);
  }

  @Test
  @DisplayName("A task completed twice at once: one goes through, the other is a conflict, and one decision is written")
  void completedTwice() throws Exception {
    Customer customer = customer();
    for (int round = 0; round < 5; round++) {
      String caseId = ask(customer);
      String task = task(caseId, "task_review");
      List<Answer> answers = atOnce(List.of(() -> complete("officer1", task, "decision", "GRANT"),
          () -> complete("officer2", task, "decision", "DENY", "reason", "No.")));
      assertThat(answers).extracting(Answer::status).as(answers.toString()).containsExactlyInAnyOrder(204, 409);
      assertThat(view(caseId).get("decisions")).hasSize(1);
    }
  }

  @Test
  @DisplayName("An incident reported by many at once is one; in two wordings, one of them is a conflict")
  void incidents() throws Exception {
    Customer customer = customer();
    ObjectNode same = incidentBody("T-once-" + customer.id(), customer, "B");
    List<Callable<Answer>> calls = IntStream.range(0, 8).mapToObj(i -> (Callable<Answer>) () -> as(i % 2 == 0 ? "support1" : "support2")
        .post("/api/incidents", same.toString())).toList();
    assertThat(atOnce(calls)).allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isIn(200, 201));
    ObjectNode one = incidentBody("T-two-" + customer.id(), customer, "A");
    ObjectNode other = one.deepCopy().put("title", "Otherwise");
    assertThat(atOnce(List.of(() -> as("support1").post("/api/incidents", one.toString()).status(),
        () -> as("support2").post("/api/incidents", other.toString()).status()))).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  @DisplayName("The grant meets the incident's resolution: whichever is first, nothing stays open")
  void grantMeetsResolution() throws Exception {
    Customer customer = customer();
    for (int round = 0; round < 5; round++) {
      String incident = incident(customer);
      String caseId = ask(application(customer, incident));
      String task = task(caseId, "task_review");
      List<Answer> answers = atOnce(List.of(() -> complete("officer1", task, "decision", "GRANT"),
          () -> as("support1").post("/api/incidents/" + incident + "/resolution", "{\"summary\": \"x\"}")));
      assertThat(answers.get(0).status()).as(answers.get(0).toString()).isIn(204, 409);
      assertThat(answers.get(1).status()).as(answers.get(1).toString()).isEqualTo(200);
      awaitState(caseId, "ENDED");
      assertThat(view(caseId).get("endReason").asText()).isEqualTo("RESOLVED");
      assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    }
  }

  @Test
  @DisplayName("Everything that can end an access comes at once: one end is written, and nothing stays open")
  void allEndsAtOnce() throws Exception {
    Customer customer = customer();
    String incident = incident(customer);
    String caseId = active(application(customer, incident));
    String token = credential(caseId);
    List<Answer> answers = atOnce(List.of(
        () -> as("support1").post("/api/incidents/" + incident + "/resolution", "{\"summary\": \"x\"}"),
        () -> act("support1", caseId, "withdrawal", null), () -> act("officer2", caseId, "termination", "{\"reason\": \"x\"}"),
        () -> act(customer.contact(), caseId, "termination", "{\"reason\": \"y\", \"ground\": \"PURPOSE_CHANGED\"}"),
        () -> put(customer, agreement(a -> a.put("inForceUntil", Time.now().minusSeconds(1).toString())))));
    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.toString()).isIn(200, 409));
    assertThat(active(token)).isFalse();
    awaitState(caseId, "ENDED");
    quiet();
    assertThat(ledger(customer).stream().filter("ACCESS_ENDED"::equals)).hasSize(1);
    assertThat(ledger(customer).stream().filter("REVOCATION_CONFIRMED"::equals)).hasSize(1);
  }
}
