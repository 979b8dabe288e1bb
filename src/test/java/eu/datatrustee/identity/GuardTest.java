package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.engine.SampleModels;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who claims and completes a task, and with what, over the engine's REST. */
class GuardTest extends ServiceTest {

  @Autowired
  private SampleModels.Samples samples;

  @Autowired
  private Directory directory;

  private String task;

  @BeforeEach
  void startOne() {
    samples.deploy();
    task = samples.start("guarded", Map.of("customerGroup", "customerContoso"));
  }

  private Answer claim(String caller, String user) {
    return as(caller).post("/engine-rest/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
  }

  private Answer complete(String caller, String variables) {
    return as(caller).post("/engine-rest/task/" + task + "/complete", "{\"variables\":{" + variables + "}}");
  }

  @Test
  @DisplayName("A candidate sees, claims and completes; the next one is the customer's")
  void happyPath() {
    assertThat(as("officer1").get("/engine-rest/task/" + task).status()).isEqualTo(200);
    assertThat(as("officer1").get("/engine-rest/task/" + task + "/form-variables").json().has("hint")).isTrue();
    assertThat(claim("officer1", "officer1").status()).isEqualTo(204);
    String instance = samples.instanceOf(task);
    assertThat(complete("officer1", "\"decision\":{\"value\":\"GRANT\"}").toString()).startsWith("204");
    task = samples.task(instance);
    assertThat(as("contoso1").get("/engine-rest/task/" + task).status()).isEqualTo(200);
    assertThat(as("fabrikam1").get("/engine-rest/task/" + task).status()).isEqualTo(404);
    assertThat(as("fabrikam1").get("/engine-rest/task").json()).isEmpty();
    assertThat(as("fabrikam1").get("/engine-rest/task/count").json().get("count").asInt()).isZero();
    assertThat(complete("officer1", "\"decision\":{\"value\":\"ALLOW\"}").status()).isEqualTo(403);
    assertThat(complete("admin", "\"decision\":{\"value\":\"ALLOW\"}").status()).isEqualTo(403);
    assertThat(complete("fabrikam1", "\"decision\":{\"value\":\"ALLOW\"}").status()).isEqualTo(403);
    assertThat(complete("contoso1", "\"decision\":{\"value\":\"ALLOW\"}").toString()).startsWith("204");
  }

  @Test
  @DisplayName("Undeclared variables are dropped: neither the case's facts nor a task's hints can be changed")
  void undeclaredVariables() {
    String instance = samples.instanceOf(task);
    assertThat(complete("officer1", "\"decision\":{\"value\":\"GRANT\"},\"customerGroup\":{\"value\":\"customerFabrikam\"},"
        + "\"hint\":{\"value\":\"never mind\"},\"approvals\":{\"value\":0}").status()).isEqualTo(204);
    Map<String, Object> after = samples.variables(samples.task(instance));
    assertThat(after).containsEntry("customerGroup", "customerContoso").doesNotContainKeys("approvals", "hint");
  }

  @Test
  @DisplayName("A declared field of a type that no form asks for is refused")
  void strangeTypes() {
    assertThat(complete("officer1", "\"decision\":{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":"
        + "\"java.util.ArrayList\",\"serializationDataFormat\":\"application/json\"}}").status()).isBetween(400, 499);
    assertThat(complete("officer1", "\"decision\":{\"value\":\"R1JBTlQ=\",\"type\":\"Bytes\"}").status()).isBetween(400, 499);
  }

  @Test
  @DisplayName("One claims for oneself only, and gives back only one's own")
  void claimForAnother() {
    assertThat(claim("officer1", "officer2").status()).isEqualTo(403);
    assertThat(samples.assignee(task)).isNull();
    assertThat(claim("officer1", "officer1").status()).isEqualTo(204);
    assertThat(claim("officer2", "officer2").status()).isEqualTo(409);
    assertThat(as("officer2").post("/engine-rest/task/" + task + "/unclaim", null).status()).isEqualTo(403);
    assertThat(complete("officer2", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(403);
    assertThat(as("officer1").post("/engine-rest/task/" + task + "/unclaim", null).status()).isEqualTo(204);
    assertThat(samples.assignee(task)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"support1", "supervisor1", "contoso1", "auditor1", "operator1", "admin"})
  @DisplayName("Whoever is no candidate neither claims nor completes")
  void notCandidates(String user) {
    assertThat(claim(user, user).status()).isEqualTo(403);
    assertThat(complete(user, "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(403);
    assertThat(samples.assignee(task)).isNull();
  }

  @Test
  @DisplayName("A2: a member of the provider's support decides nothing, whatever other group they are in")
  void providerDecidesNothing() {
    directory.ensureMember("support2", Group.ACCESS_OFFICERS);
    assertThat(claim("support2", "support2").status()).isEqualTo(403);
    assertThat(complete("support2", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(403);
    assertThat(samples.assignee(task)).isNull();
    assertThat(as("support2").get("/engine-rest/task/" + task).status()).as("the other group does not count").isEqualTo(404);
    directory.removeMember("support2", Group.ACCESS_OFFICERS);
  }

  @Test
  @DisplayName("Whoever leaves the group after claiming cannot complete")
  void membershipIsReadFresh() {
    directory.ensureUser("leaver", "Lea", "Ver", "leaver@trustee.example", "demo");
    directory.ensureMember("leaver", Group.ACCESS_OFFICERS);
    assertThat(claim("leaver", "leaver").status()).isEqualTo(204);
    directory.removeMember("leaver", Group.ACCESS_OFFICERS);
    assertThat(complete("leaver", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(403);
  }

  @Test
  @DisplayName("Without a decision a completion is refused, the field named, and the task stays")
  void missingDecision() {
    for (String variables : List.of("", "\"decision\":{\"value\":null}", "\"decision\":{\"value\":\" \"}", "\"reason\":{\"value\":\"x\"}")) {
      Answer answer = complete("officer1", variables);
      assertThat(answer.status()).as(variables).isEqualTo(422);
      assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo("decision");
      assertThat(answer.body()).doesNotContain("Exception");
    }
    assertThat(as("officer1").get("/engine-rest/task/" + task).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A finished task is a conflict, an unknown one is not there")
  void finished() {
    assertThat(complete("officer1", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(204);
    assertThat(complete("officer1", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(409);
    assertThat(complete("officer2", "\"decision\":{\"value\":\"GRANT\"}").status()).isEqualTo(409);
    assertThat(claim("officer1", "officer1").status()).isEqualTo(409);
    assertThat(as("officer1").post("/engine-rest/task/0000-1111/complete", "{}").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("Completed twice at once: one goes through, the other is a conflict")
  void twiceAtOnce() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Integer>> both = Stream.of("officer1", "officer2").map(user -> CompletableFuture.supplyAsync(() -> {
      try {
        go.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return complete(user, "\"decision\":{\"value\":\"GRANT\"}").status();
    })).toList();
    go.countDown();
    assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(204, 409);
  }

  @Test
  @DisplayName("A start form goes to the module that makes a case of it, with its declared fields only")
  void startForm() {
    samples.submitted.clear();
    String path = "/engine-rest/process-definition/key/guarded/submit-form";
    String form = "{\"variables\":{\"subject\":{\"value\":\"s\"},\"amount\":{\"value\":3},\"decision\":{\"value\":\"GRANT\"}},"
        + "\"businessKey\":\"AR-1\"}";
    Answer started = as("support1").post(path, form);
    assertThat(started.toString()).startsWith("200");
    assertThat(started.json().get("businessKey").asText()).startsWith("GU-");
    assertThat(samples.submitted).containsExactly(Map.of("subject", "s", "amount", 3));
    assertThat(as("contoso1").post(path, form).status()).isEqualTo(200);
    assertThat(as("officer1").post(path, form).status()).isEqualTo(403);
    assertThat(as("counsel1").post("/engine-rest/process-definition/key/secret/submit-form", "{}").status()).isEqualTo(403);
  }
}
