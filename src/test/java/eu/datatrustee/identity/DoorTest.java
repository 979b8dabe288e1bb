package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.SampleModels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine's two doors let through, and the two holes of 7.24.0 that they close. */
class DoorTest extends ServiceTest {

  private static final String PROGRAMS = "/engine-rest";
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";

  @Autowired
  private SampleModels.Samples samples;

  @Autowired
  private JdbcClient jdbc;

  private String task;

  @BeforeEach
  void startOne() {
    samples.deploy();
    task = samples.start("guarded", Map.of("customerGroup", "customerContoso"));
    SampleModels.Trap.SPRUNG.set(0);
  }

  private Answer call(String door, String user, String method, String path, String body) {
    return door.equals(PROGRAMS) ? as(user).call(method, PROGRAMS + path, body) : signIn(user).call(method, WEBAPPS + path, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {PROGRAMS, WEBAPPS})
  @DisplayName("CVE-2026-109432: no door evaluates an expression that a query brings, at whatever depth")
  void expressionsInQueries(String door) {
    for (String expression : new String[] {"${trap.spring()}", "${''.getClass().forName('java.lang.Runtime')}", "#{trap.spring()}",
        "${now()}${trap.spring()}", "${dateTime().plusDays(trap.spring())}"}) {
      for (String body : new String[] {"{\"orQueries\":[{\"assigneeExpression\":\"" + expression + "\"}]}",
          "{\"assigneeExpression\":\"" + expression + "\"}",
          "{\"orQueries\":[{\"dueBeforeExpression\":\"" + expression + "\",\"candidateGroupsExpression\":\"" + expression + "\"}]}",
          "{\"\\u006frQueries\":[{\"candidateUserExpressio\\u006e\":\"" + expression + "\"}]}"}) {
        Answer answer = call(door, "officer1", "POST", "/task", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(call(door, "officer1", "POST", "/task/count", body).status()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("ENGINE-", "Exception");
      }
      assertThat(call(door, "officer1", "GET", "/task?assigneeExpression=" + URLEncoder.encode(expression, StandardCharsets.UTF_8), null).status()).isEqualTo(400);
      assertThat(call(door, "admin", "POST", "/filter/create", "{\"resourceType\":\"Task\",\"name\":\"x\",\"query\":{\"orQueries\":"
          + "[{\"assigneeExpression\":\"" + expression + "\"}]},\"properties\":{}}").status()).isEqualTo(400);
    }
    assertThat(SampleModels.Trap.SPRUNG).hasValue(0);
  }

  @Test
  @DisplayName("CVE-2026-109432: even past the doors, and from a stored filter, the engine itself does not evaluate it")
  void expressionsPastTheDoors() {
    assertThat(samples.queryWithExpression("${trap.spring()}")).isInstanceOf(RuntimeException.class);
    assertThat(SampleModels.Trap.SPRUNG).hasValue(0);
    assertThat(samples.queryWithExpression("${dateTime().plusDays(1).withTimeAtStartOfDay()}")).isNull();
    assertThat(samples.queryWithExpression("${endOfToday()}")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {PROGRAMS, WEBAPPS})
  @DisplayName("The provided filters work at both doors")
  void providedFilters(String door) {
    var filters = call(door, "officer1", "GET", "/filter", null).json();
    assertThat(filters.findValuesAsText("name"))
        .contains("Mine", "For my groups", "Due today", "Overdue", "Access requests", "Customer decisions", "Direct access");
    filters.forEach(filter -> {
      String id = filter.get("id").asText();
      assertThat(call(door, "officer1", "POST", "/filter/" + id + "/list", "{}").toString()).startsWith("200");
      assertThat(call(door, "officer1", "GET", "/filter/" + id + "/count", null).status()).isEqualTo(200);
    });
    String mine = filters.get(1).get("id").asText();
    assertThat(call(door, "officer1", "POST", "/filter/" + mine + "/list", "{}").json().findValuesAsText("id")).contains(task);
  }

  @Test
  @DisplayName("CVE-2026-77226: with the administrators' group empty, nobody creates an administrator through the setup resource")
  void setup() {
    jdbc.sql("delete from act_id_membership where group_id_ = 'camunda-admin'").update();
    try {
      String body = "{\"profile\":{\"id\":\"mallory\"},\"credentials\":{\"password\":\"mallory-mallory\"}}";
      for (String path : new String[] {"/camunda/api/admin/setup/default/user/create", "/camunda/api/admin/setup/default",
          "/camunda/api/admin/setup", "/camunda/api/admin/setup/default/user/create/"}) {
        assertThat(nobody().post(path, body).status()).as(path).isEqualTo(404);
        assertThat(signIn("officer1").post(path, body).status()).as(path).isEqualTo(404);
        assertThat(nobody().get(path).status()).as(path).isEqualTo(404);
      }
      for (String path : new String[] {"/camunda/api/admin/%73etup/default/user/create", "/camunda/api/admin//setup/default/user/create",
          "/camunda/api/admin/setup;x=1/default/user/create", "/camunda/api/admin/x/../setup/default/user/create"}) {
        assertThat(nobody().post(path, body).status()).as(path).isBetween(300, 499);
      }
      assertThat(jdbc.sql("select count(*) from act_id_user where id_ = 'mallory'").query(Long.class).single()).isZero();
    } finally {
      jdbc.sql("insert into act_id_membership (user_id_, group_id_) values ('admin', 'camunda-admin')").update();
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "POST|/task/TASK/delegate|{\"userId\":\"officer2\"}", "POST|/task/TASK/resolve|{}", "POST|/task/TASK/assignee|{\"userId\":\"officer2\"}",
      "POST|/task/TASK/bpmnError|{\"errorCode\":\"x\"}", "POST|/task/TASK/bpmnEscalation|{\"escalationCode\":\"x\"}",
      "POST|/task/TASK/identity-links|{\"groupId\":\"supervisors\",\"type\":\"candidate\"}", "PUT|/task/TASK|{\"assignee\":\"officer2\"}",
      "DELETE|/task/TASK|", "PUT|/task/TASK/variables/decision|{\"value\":\"GRANT\"}", "POST|/task/TASK/variables|{\"modifications\":{}}",
      "PUT|/task/TASK/localVariables/decision|{\"value\":\"GRANT\"}", "POST|/task/create|{}", "POST|/task/TASK/comment/create|{\"message\":\"x\"}",
      "GET|/task/TASK/variables|", "GET|/task/report/candidate-group-count|",
      "POST|/process-definition/key/guarded/start|{\"startInstructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"task_customer\"}]}",
      "POST|/process-definition/guarded:1:1/start|{}", "POST|/process-instance/INSTANCE/modification|{\"instructions\":[]}",
      "PUT|/process-instance/INSTANCE/variables/x|{\"value\":1}", "DELETE|/process-instance/INSTANCE|", "GET|/process-instance/INSTANCE/variables|",
      "POST|/message|{\"messageName\":\"x\"}", "POST|/signal|{\"name\":\"x\"}", "POST|/execution/x/signal|{}", "POST|/job/1/execute|",
      "PUT|/job/1/duedate|{}", "POST|/job/retries|{}", "POST|/deployment/create|{}", "DELETE|/deployment/1|", "POST|/condition|{}",
      "GET|/history/variable-instance/1/data|", "POST|/history/process-instance/delete|{}", "GET|/metrics|", "GET|/schema/log|",
      "POST|/external-task/fetchAndLock|{\"workerId\":\"x\",\"maxTasks\":1}", "POST|/migration/execute|{}", "POST|/modification/execute|{}",
      "POST|/authorization/create|{\"type\":1,\"permissions\":[\"ALL\"],\"userId\":\"officer1\",\"resourceType\":0,\"resourceId\":\"*\"}",
      "POST|/decision-definition/key/access-policy/evaluate|{\"variables\":{}}", "GET|/engine/default/task|", "POST|/engine/default/task|{}",
      "POST|/engine/default/task/TASK/delegate|{}", "GET|/telemetry/configuration|", "POST|/user/create|{}", "POST|/identity/verify|{}",
      "PUT|/user/officer2/credentials|{\"password\":\"x\",\"authenticatedUserPassword\":\"demo\"}", "GET|/no/such/path|",
      "PUT|/user/officer1/profile|{\"id\":\"officer1\",\"email\":\"support1@provider.example\"}", "POST|/group/create|{\"id\":\"g\"}",
      "PUT|/group/legalCounsel/members/officer1|", "POST|/filter/create|{}", "POST|/batch/1/suspended|{}"})
  @DisplayName("What is not listed is not there, at both doors, for an officer, the provider's support and a customer")
  void sideDoors(String method, String path, String body) {
    String instance = samples.instanceOf(task);
    String here = path.replace("TASK", task).replace("INSTANCE", instance);
    for (String user : new String[] {"officer1", "support1", "contoso1"}) {
      for (String door : new String[] {PROGRAMS, WEBAPPS}) {
        Answer answer = call(door, user, method, here, body);
        assertThat(answer.status()).as("%s %s%s as %s: %s", method, door, here, user, answer).isEqualTo(404);
      }
    }
    assertThat(samples.assignee(task)).isNull();
    assertThat(samples.task(instance)).isEqualTo(task);
  }

  @ParameterizedTest
  @ValueSource(strings = {PROGRAMS, WEBAPPS})
  @DisplayName("A listed call with a field that is not listed is not there")
  void unlistedFields(String door) {
    String complete = "{\"variables\":{\"decision\":{\"value\":\"GRANT\"}},\"businessKey\":\"x\"}";
    assertThat(call(door, "officer1", "POST", "/task/" + task + "/complete", complete).status()).isEqualTo(404);
    assertThat(call(door, "officer1", "POST", "/task/" + task + "/claim", "{\"userId\":\"officer1\",\"owner\":\"x\"}").status()).isEqualTo(404);
    assertThat(call(door, "officer1", "POST", "/process-definition/key/guarded/submit-form",
        "{\"startInstructions\":[]}").status()).isEqualTo(404);
    assertThat(samples.assignee(task)).isNull();
  }

  @Test
  @DisplayName("Operators watch, but nothing of confidential processes, whose incidents say only what kind of failure it was")
  void operators() {
    samples.start("secret", Map.of());
    samples.awaitFailure();
    assertThat(samples.failures).isNotEmpty().allSatisfy(failure -> {
      assertThat(failure.processKey()).isEqualTo("secret");
      assertThat(failure.stepId()).isEqualTo("service_fail");
      assertThat(failure.message()).isEqualTo("java.lang.IllegalStateException");
    });
    assertThat(as("operator1").get(PROGRAMS + "/process-definition").json().findValuesAsText("key")).contains("guarded").doesNotContain("secret");
    assertThat(as("operator1").get(PROGRAMS + "/incident").json()).isEmpty();
    assertThat(as("operator1").get(PROGRAMS + "/job").body()).doesNotContain("secret");
    assertThat(as("admin").get(PROGRAMS + "/incident").json()).isEmpty();
    assertThat(as("operator1").get(PROGRAMS + "/process-definition/key/guarded/xml").status()).isEqualTo(200);
    assertThat(as("operator1").get("/actuator/prometheus").body()).contains("datatrustee_engine_incidents", "hikaricp_connections_active")
        .doesNotContain("secret", "legalCounsel", "camundaTaskExecutor", "logback_events");
    assertThat(as("officer1").get(PROGRAMS + "/incident").status()).isEqualTo(404);
    assertThat(as("officer1").post(PROGRAMS + "/task/" + task + "/claim", "{\"userId\":\"officer1\"}").status()).isEqualTo(204);
    assertThat(jdbc.sql("select count(*) from act_ru_task_meter_log").query(Long.class).single()).as("people who have claimed a task").isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {PROGRAMS, WEBAPPS})
  @DisplayName("D5: an id of a confidential process reads as one that there never was, for whoever watches; nothing is done with it")
  void hiddenIds(String door) {
    samples.start("secret", Map.of());
    Map<String, String> hidden = samples.failed("secret");
    for (String user : new String[] {"operator1", "admin"}) {
      for (String call : new String[] {"GET /job/{job}", "GET /job/{job}/stacktrace", "PUT /job/{job}/retries",
          "GET /history/job-log/{job}/stacktrace", "GET /incident/{incident}", "GET /process-instance/{instance}",
          "GET /process-instance/{instance}/activity-instances",
          "GET /history/process-instance/{instance}"}) {
        String kind = call.replaceAll(".*\\{|}.*", "");
        assertThat(tried(door, user, call, kind, hidden.get(kind))).as("%s as %s", call, user).startsWith("404")
            .isEqualTo(tried(door, user, call, kind, "00000000-0000-1000-8000-000000000000"));
      }
    }
    assertThat(samples.retries(hidden.get("job"))).isZero();
  }

  private String tried(String door, String user, String call, String kind, String id) {
    String path = call.substring(4).replace("{" + kind + "}", id);
    return call(door, user, call.substring(0, 3), path, call.startsWith("PUT") ? "{\"retries\":1}" : null).toString().replace(id, "ID");
  }

  @ParameterizedTest
  @ValueSource(strings = {PROGRAMS, WEBAPPS})
  @DisplayName("What the engine forbids is told in the service's words, which name nothing")
  void forbidden(String door) {
    Answer answer = call(door, "operator1", "GET", "/process-definition/" + samples.definition("secret") + "/xml", null);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.json().get("message").asText()).isEqualTo("You may not do this");
    assertThat(answer.body()).doesNotContain("secret", "operator1", "READ");
  }

  @Test
  @DisplayName("An administrator keeps users and groups; a new user signs in and works")
  void administration() {
    assertThat(as("admin").post(PROGRAMS + "/user/create", "{\"profile\":{\"id\":\"newcomer\",\"firstName\":\"N\",\"lastName\":\"C\","
        + "\"email\":\"n@trustee.example\"},\"credentials\":{\"password\":\"demo\"}}").toString()).startsWith("204");
    assertThat(as("admin").call("PUT", PROGRAMS + "/group/accessOfficers/members/newcomer", null).toString()).startsWith("204");
    assertThat(as("newcomer").get(PROGRAMS + "/task/" + task).status()).isEqualTo(200);
    assertThat(as("admin").get(PROGRAMS + "/user").json().findValuesAsText("id")).contains("newcomer");
    assertThat(as("admin").post(PROGRAMS + "/authorization/create", "{}").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("A body over 1 MiB is too large, no JSON is malformed, and neither tells of the inside")
  void badBodies() {
    assertThat(as("officer1").post(PROGRAMS + "/task", "{\"name\":\"" + "x".repeat(1 << 20) + "\"}").status()).isEqualTo(413);
    Answer malformed = as("officer1").post(PROGRAMS + "/task", "{\"name\":");
    assertThat(malformed.status()).isEqualTo(400);
    assertThat(malformed.body()).doesNotContain("Exception", "com.fasterxml");
    assertThat(as("officer1").post(PROGRAMS + "/task", "[]").status()).isEqualTo(404);
  }
}
