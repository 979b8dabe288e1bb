package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The greatest numbers, longest texts, farthest times and strangest ids about an access: kept, or refused by field, and never a fault. */
abstract class LimitsContract extends HttpContract {

  private static final String QUESTION = "ä".repeat(4000);
  private static final String TEXT = "ö".repeat(4000);
  private static final String GREATEST = String.valueOf(Integer.MAX_VALUE);
  private static final List<String> BEYOND = List.of("+999999999-01-01T00:00Z", "+10000-01-01T00:00", "-0001-01-01T00:00Z");

  private static void refused(Answer answer, int status, String field, String rule) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().path("rule").asText(null)).isEqualTo(rule);
  }

  private static String body(String... fields) {
    ObjectNode body = JSON.createObjectNode();
    for (int i = 0; i < fields.length; i += 2) {
      body.put(fields[i], fields[i + 1]);
    }
    return body.toString();
  }

  @Test
  @DisplayName("A4: however great the number, neither request nor officer goes past the policy")
  void greatestNumbers() {
    Customer customer = customer();
    String pending = ask(customer);
    refused(complete("officer1", task(pending, "task_review"), "decision", "GRANT", "grantedMinutes", GREATEST), 422, "grantedMinutes", "A4");

    String caseId = active(customer);
    String until = view(caseId).at("/grant/until").asText();
    refused(act("support1", caseId, "extension", "{\"durationMinutes\": %s, \"reason\": \"Overflow\"}".formatted(GREATEST)), 422,
        "durationMinutes", "A4");
    ok(act("support1", caseId, "extension", "{\"durationMinutes\": 60, \"reason\": \"It takes longer.\"}"));
    refused(complete("officer2", task(caseId, "task_decideExtension"), "decision", "EXTEND", "grantedMinutes", GREATEST), 422,
        "grantedMinutes", "A4");
    assertThat(state(caseId)).isEqualTo("EXTENSION_ASKED");
    assertThat(view(caseId).at("/grant/until").asText()).isEqualTo(until);
  }

  private String onForm(String caseId, String task, String field) {
    return ok(as("officer1").get("/engine-rest/task/" + task(caseId, task) + "/form-variables")).at("/" + field + "/value").asText();
  }

  @Test
  @DisplayName("The longest texts at every step: a form says where it shows a part, the record keeps the whole")
  void longestTexts() {
    Customer customer = customer();
    String caseId = ask(application(customer, incident(customer)).put("justification", TEXT).put("alternativesConsidered", TEXT));
    decide("officer1", caseId, "task_review", "ASK", "question", QUESTION);
    ok(act("support1", caseId, "information", body("answer", TEXT)));
    assertThat(onForm(caseId, "task_review", "questionAndAnswer")).startsWith("Asked: ää").contains("\nAnswered: öö", "the record has it all")
        .hasSizeLessThanOrEqualTo(4000).hasSizeGreaterThan(3900);
    assertThat(view(caseId).get("question").asText()).isEqualTo(QUESTION);
    assertThat(view(caseId).get("answer").asText()).isEqualTo(TEXT);

    decide("officer1", caseId, "task_review", "GRANT", "reason", TEXT);
    awaitState(caseId, "ACTIVE");
    supervise(caseId);
    ObjectNode extension = JSON.createObjectNode().put("durationMinutes", 60).put("reason", TEXT);
    ok(act("support1", caseId, "extension", extension.toString()));
    assertThat(onForm(caseId, "task_decideExtension", "extensionAsked")).startsWith("60 more minutes").contains("the record has it all")
        .hasSizeLessThanOrEqualTo(4000);
    assertThat(view(caseId).at("/extension/reason").asText()).isEqualTo(TEXT);
    decide("officer2", caseId, "task_decideExtension", "EXTEND", "reason", TEXT);
    decide("supervisor1", caseId, "task_supervise", "TERMINATE", "reason", TEXT);
    awaitEnd(caseId, "TERMINATED");
    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", TEXT, "reason", TEXT);
    soon().until(() -> view(caseId).has("closingStatement"));
    ok(act(customer.contact(), caseId, "dispute", body("reason", TEXT)));
    assertThat(onForm(caseId, "task_reviewDispute", "disputeReason")).isEqualTo(TEXT);
    decide("officer3", caseId, "task_reviewDispute", "UPHELD", "reason", TEXT);
    awaitState(caseId, "CLOSED");
  }

  @Test
  @DisplayName("A1: whoever has the accessor's mail address gets the credential, and therefore decides on nothing and supervises nothing")
  void accessor() {
    directory.ensureUser("insider", "Ina", "Sider", "ina@provider.example", "demo");
    directory.ensureMember("insider", "accessOfficers");
    directory.ensureMember("insider", "supervisors");
    try {
      Customer customer = customer();
      ObjectNode application = application(customer, incident(customer));
      ((ObjectNode) application.get("accessor")).put("email", "INA@Provider.example");
      String caseId = ask(application);
      String review = task(caseId, "task_review");
      assertThat(claim("insider", review).status()).isEqualTo(403);
      Answer answer = complete("insider", review, "decision", "GRANT");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
      assertThat(answer.json().get("rule").asText()).isEqualTo("A1");
      grant(caseId);
      assertThat(claim("insider", task(caseId, "task_supervise")).status()).isEqualTo(403);
      supervise(caseId);
      awaitState(caseId, "ACTIVE");
      assertThat(ok(act("insider", caseId, "credential", null)).has("token")).isTrue();
      refused(complete("supervisor1", task(caseId, "task_supervise"), "decision", "HAND_OVER", "handOverTo", "insider"), 422, "handOverTo",
          "A5");
      ok(act("support1", caseId, "extension", "{\"durationMinutes\": 60, \"reason\": \"It takes longer.\"}"));
      assertThat(complete("insider", task(caseId, "task_decideExtension"), "decision", "EXTEND").status()).isEqualTo(403);
    } finally {
      directory.removeMember("insider", "accessOfficers");
      directory.removeMember("insider", "supervisors");
    }
  }

  @Test
  @DisplayName("A5: only who has claimed the supervision hands it over; an offer by anybody else would start the claim's clock anew")
  void handOverUnclaimed() {
    String caseId = ask(customer());
    grant(caseId);
    awaitState(caseId, "ACTIVE");
    Instant due = due(caseId, "supervisorClaim");
    refused(complete("supervisor1", task(caseId, "task_supervise"), "decision", "HAND_OVER", "handOverTo", "supervisor2"), 422, "decision",
        "A5");
    assertThat(due(caseId, "supervisorClaim")).isEqualTo(due);
  }

  @Test
  @DisplayName("Times beyond what databases keep are refused by their field, on forms as over the API")
  void farthestTimes() {
    Customer customer = customer();
    Instant until = Time.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
    String recorded = """
        {"way": "FILE_BY_EMAIL", "until": "%s",
         "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"}}""";
    String start = """
        {"variables": {"customerId": {"value": "%s"}, "way": {"value": "FILE_BY_EMAIL"}, "until": {"value": "%s"},
         "accessorName": {"value": "Erin"}, "accessorEmail": {"value": "erin@provider.example"}, "accessorOrganisation": {"value": "PROVIDER"}}}""";
    String ask = """
        {"variables": {"customerId": {"value": "%s"}, "notBefore": {"value": "%s"}}}""";
    String path = "/api/customers/" + customer.id() + "/direct-accesses";
    String caseId = as(customer.contact()).post(path, recorded.formatted(until)).json().get("id").asText();
    passTo(until);
    String task = task(caseId, "task_confirmEnd");
    for (String beyond : BEYOND) {
      refused(complete(customer.contact(), task, "decision", "PROLONG", "until", beyond), 422, "until", null);
      refused(as(customer.contact()).post(path, recorded.formatted(beyond)), 400, "until", null);
      refused(as(customer.contact()).post("/engine-rest/process-definition/key/customer-direct-access/submit-form",
          start.formatted(customer.id(), beyond)), 422, "until", null);
      refused(as("support1").post("/engine-rest/process-definition/key/support-incident-access/submit-form",
          ask.formatted(customer.id(), beyond)), 422, "notBefore", null);
    }
    decide(customer.contact(), caseId, "task_confirmEnd", "PROLONG", "until", "9999-12-31T23:59:59Z");
  }

  @Test
  @DisplayName("A path longer than any id, with a key: the call's own answer, again and again")
  void longestPath() {
    Customer customer = customer();
    String body = """
        {"way": "FILE_BY_EMAIL", "until": "%s", "accessor": {"name": "Erin", "email": "erin@provider.example", "organisation": "PROVIDER"}}"""
        .formatted(Time.now().plusSeconds(60));
    for (int again = 0; again < 2; again++) {
      Answer answer = as(customer.contact()).call("POST", "/api/customers/" + "x".repeat(600) + "/direct-accesses", body, "Idempotency-Key", "k");
      assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("A5: an incident whose id no path could name, so that it could never be resolved, is refused by its id")
  void strangestIncidents() {
    Customer customer = customer();
    for (String id : List.of("T/1", "T 1", "..", ".", "T%2F1", "T\\1", "T;1", "T?1", "T#1", "Tä", "-1", "T\n1")) {
      refused(as("support1").post("/api/incidents", incidentBody(id, customer, "B").toString()), 422, "id", null);
    }
    String id = "T-1.2_3:" + customer.id();
    assertThat(as("support1").post("/api/incidents", incidentBody(id, customer, "B").toString()).status()).isEqualTo(201);
    JsonNode resolved = resolve(id);
    assertThat(resolved.hasNonNull("resolvedAt")).isTrue();
  }
}
