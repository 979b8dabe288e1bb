package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What cannot become a case or an act: each gets its status and its field or rule, and leaves nothing half done. */
abstract class BadInputContract extends HttpContract {

  private Customer customer;
  private ObjectNode good;
  private Map<String, Long> before;

  @BeforeEach
  void oneGoodRequest() {
    customer = customer();
    good = application(customer, incident(customer));
    before = rows();
  }

  private Answer refused(int status, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = answer.json();
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.hasNonNull("type")).isTrue();
    assertThat(problem.hasNonNull("title")).isTrue();
    assertThat(answer.body()).doesNotContain("Exception", "eu.datatrustee", "org.", "com.fasterxml", "ENGINE-");
    assertThat(rows()).isEqualTo(before);
    return answer;
  }

  private void refused(int status, String field, ObjectNode body) {
    refused(status, field, as("support1").post(REQUESTS, body.toString()));
  }

  private void refused(int status, String field, Answer answer) {
    assertThat(refused(status, answer).json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().at("/errors/0/message").asText()).isNotBlank();
  }

  @Test
  @DisplayName("422 with the field: readable, but impossible")
  void impossible() {
    refused(422, "customerId", good.deepCopy().put("customerId", "nobody"));
    refused(422, "notBefore", good.deepCopy().put("notBefore", Time.now().minusSeconds(1).toString()));
    refused(422, "durationMinutes", good.deepCopy().put("durationMinutes", 0));
    refused(422, "durationMinutes", good.deepCopy().put("durationMinutes", -60));
    refused(422, "justification", good.deepCopy().put("justification", "x".repeat(4001)));
    refused(422, "alternativesConsidered", good.deepCopy().put("alternativesConsidered", "x".repeat(4001)));
    refused(422, "accessFromCountry", good.deepCopy().put("accessFromCountry", "XX"));
    ObjectNode noMail = good.deepCopy();
    ((ObjectNode) noMail.get("accessor")).put("email", "erin");
    refused(422, "accessor.email", noMail);
    refused(422, "submittedAt", as("support1").post("/api/incidents",
        incidentBody("T-future", customer, "A").put("submittedAt", Time.now().plusSeconds(60).toString()).toString()));
    refused(422, "customerId", as("support1").post("/api/incidents", incidentBody("T-whose", customer, "A").put("customerId", "nobody")
        .toString()));
    refused(422, "resolvedAt", as("support1").post("/api/incidents/" + good.get("incidentId").asText() + "/resolution",
        "{\"resolvedAt\": \"" + Time.now().plusSeconds(60) + "\"}"));
  }

  @Test
  @DisplayName("400 with the field: missing, unknown, of the wrong type, out of its list")
  void malformed() {
    for (String field : new String[] {"customerId", "purpose", "accessor", "accessFromCountry", "resources", "mode", "actions",
        "justification"}) {
      ObjectNode without = good.deepCopy();
      without.remove(field);
      refused(400, field, without);
      refused(400, field, good.deepCopy().putNull(field));
    }
    for (String field : new String[] {"name", "email", "organisation"}) {
      ObjectNode without = good.deepCopy();
      ((ObjectNode) without.get("accessor")).remove(field);
      refused(400, "accessor." + field, without);
    }
    refused(400, "approvals", good.deepCopy().put("approvals", 0));
    ObjectNode nested = good.deepCopy();
    ((ObjectNode) nested.get("accessor")).put("admin", true);
    refused(400, "accessor.admin", nested);
    refused(400, "durationMinutes", good.deepCopy().put("durationMinutes", "120"));
    refused(400, "durationMinutes", good.deepCopy().put("durationMinutes", 1.5));
    refused(400, "durationMinutes", good.deepCopy().put("durationMinutes", 9_999_999_999L));
    refused(400, "justification", good.deepCopy().put("justification", 5));
    refused(400, "justification", good.deepCopy().put("justification", "x\0y"));
    refused(400, "justification", good.deepCopy().put("justification", "  "));
    refused(400, "notBefore", good.deepCopy().put("notBefore", "tomorrow"));
    refused(400, "notBefore", good.deepCopy().put("notBefore", 4_000_000_000L));
    refused(400, "notBefore", good.deepCopy().put("notBefore", "4000000000"));
    refused(400, "notBefore", good.deepCopy().put("notBefore", "2090-01-01T00:00:00"));
    refused(400, "notBefore", good.deepCopy().put("notBefore", "+300000-01-01T00:00:00Z"));
    refused(400, "remoteSessionConsent", good.deepCopy().put("remoteSessionConsent", "yes"));
    refused(400, "mode", good.deepCopy().put("mode", "READ"));
    refused(400, "mode", good.deepCopy().put("mode", 0));
    refused(400, "actions[0]", withList("actions", "DELETE"));
    refused(400, "resources", good.deepCopy().put("resources", "mailbox:finance"));
    for (String resource : new String[] {"finance", "mailbox:", "bucket:x", "mailbox: x", "", "mailbox:a\nkey:b"}) {
      refused(400, "resources", withList("resources", resource));
    }
    refused(400, "severity", as("support1").post("/api/incidents", incidentBody("T-bad", customer, "D").toString()));
    refused(400, "ground", act("officer1", ask(customer), "termination", "{\"reason\": \"x\", \"ground\": \"BORED\"}", true));
  }

  /** Acts on a case of its own, so that the rows are counted anew. */
  private Answer act(String user, String caseId, String action, String body, boolean recount) {
    if (recount) {
      before = rows();
    }
    return act(user, caseId, action, body);
  }

  private ObjectNode withList(String field, String only) {
    ObjectNode body = good.deepCopy();
    body.putArray(field).add(only);
    return body;
  }

  @Test
  @DisplayName("400 for what is no JSON, 413 over 1 MiB, 415 for another type, 405 for another method, 404 for another path")
  void notEvenJson() {
    for (String body : new String[] {"{", "", "null", "[]", "\"x\"", good + "}", good + good.toString(), "{\"customerId\": }"}) {
      refused(400, as("support1").post(REQUESTS, body));
    }
    refused(413, as("support1").post(REQUESTS, good.deepCopy().put("justification", "x".repeat(1 << 20)).toString()));
    refused(415, as("support1").call("POST", REQUESTS, "customerId=x", "Content-Type", "application/x-www-form-urlencoded"));
    refused(415, as("support1").call("POST", REQUESTS, good.toString(), "Content-Type", "text/plain"));
    refused(405, as("support1").call("DELETE", REQUESTS, null));
    refused(405, as("support1").call("PUT", REQUESTS, good.toString()));
    refused(404, as("support1").get("/api/nothing"));
  }

  @Test
  @DisplayName("400 for pages beyond their bounds and filters that are none")
  void pages() {
    for (String query : new String[] {"size=201", "size=0", "size=-1", "page=-1", "size=x", "page=99999999999", "state=OPEN"}) {
      for (String path : new String[] {REQUESTS, "/api/customers", "/api/deadlines", "/api/customers/" + customer.id() + "/ledger"}) {
        if (!query.startsWith("state") || path.equals(REQUESTS)) {
          Answer answer = refused(400, as("auditor1").get(path + "?" + query));
          assertThat(answer.json().at("/errors/0/field").asText()).as(path + "?" + query).isEqualTo(query.substring(0, query.indexOf('=')));
        }
      }
    }
    assertThat(ok(as("auditor1").get(REQUESTS + "?size=200&customerId=" + customer.id())).get("total").asInt()).isZero();
  }

  @Test
  @DisplayName("401 without signing in, 403 for the wrong group, and 403 by A2 for whoever asks without being the provider's support")
  void whoMay() {
    refused(401, nobody().post(REQUESTS, good.toString()));
    refused(401, new Caller("vendor9", "wrong").post(REQUESTS, good.toString()));
    refused(401, nobody().post("/api/introspect", null));
    for (String user : new String[] {"officer1", "contoso1", "gateway1", "admin", "operator1", "auditor1"}) {
      assertThat(refused(403, as(user).post(REQUESTS, good.toString())).json().get("rule").asText()).isEqualTo("A2");
      refused(403, as(user).post("/api/incidents", incidentBody("T-403", customer, "A").toString()));
      refused(403, as(user).call("PUT", "/api/customers/" + customer.id(), "{}"));
    }
    for (String user : new String[] {"gateway1", "operator1"}) {
      refused(403, as(user).get(REQUESTS));
    }
    for (String user : new String[] {"support1", "officer1", "contoso1", "admin"}) {
      refused(403, as(user).call("POST", "/api/introspect", "token=x", "Content-Type", "application/x-www-form-urlencoded"));
    }
    for (String user : new String[] {"support1", "officer1", "supervisor1"}) {
      refused(403, as(user).get("/api/customers/" + customer.id() + "/ledger"));
    }
  }

  @Test
  @DisplayName("404: another's case reads as one that does not exist, whatever one does to it, and is in no list")
  void notYours() {
    String caseId = ask(good);
    String nowhere = "AR-2000-999999";
    before = rows();
    String stranger = customer().contact();
    before = rows();
    for (String user : new String[] {"support2", stranger}) {
      same(as(user).get(REQUESTS + "/" + caseId), as(user).get(REQUESTS + "/" + nowhere), caseId, nowhere);
      assertThat(ok(as(user).get(REQUESTS + "?customerId=" + customer.id())).get("total").asInt()).isZero();
      assertThat(ok(as(user).get(REQUESTS + "?customerId=" + customer.id())).get("items")).isEmpty();
      for (String[] call : new String[][] {{"withdrawal", null}, {"information", "{\"answer\": \"x\"}"}, {"credential", null},
          {"extension", "{\"durationMinutes\": 5, \"reason\": \"x\"}"}, {"termination", "{\"reason\": \"x\"}"},
          {"dispute", "{\"reason\": \"x\"}"}}) {
        same(act(user, caseId, call[0], call[1]), act(user, nowhere, call[0], call[1]), caseId, nowhere);
      }
    }
    assertThat(ok(as("support1").get(REQUESTS + "?customerId=" + customer.id())).get("total").asInt()).isEqualTo(1);
    same(as(stranger).get("/api/customers/" + customer.id()), as(stranger).get("/api/customers/nobody"), customer.id(), "nobody");
    same(as(stranger).get("/api/customers/" + customer.id() + "/ledger"), as(stranger).get("/api/customers/nobody/ledger"), customer.id(),
        "nobody");
    assertThat(state(caseId)).isEqualTo("IN_REVIEW");
  }

  private void same(Answer foreign, Answer nothing, String id, String nowhere) {
    assertThat(foreign.status()).as(foreign.toString()).isEqualTo(nothing.status()).isIn(403, 404);
    assertThat(foreign.body().replace(id, nowhere)).isEqualTo(nothing.body());
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  @DisplayName("409: a decision on a finished case, and acts that come too early or too late")
  void tooLate() {
    String caseId = ask(good);
    String task = task(caseId, "task_review");
    before = rows();
    refused(409, act("support1", caseId, "extension", "{\"durationMinutes\": 5, \"reason\": \"x\"}"));
    refused(409, act("officer1", caseId, "termination", "{\"reason\": \"x\"}"));
    refused(409, act(customer.contact(), caseId, "dispute", "{\"reason\": \"x\"}"));
    refused(409, act("support1", caseId, "credential", null));
    ok(act("support1", caseId, "withdrawal", null));
    before = rows();
    assertThat(complete("officer1", task, "decision", "GRANT").status()).isEqualTo(409);
    assertThat(claim("officer1", task).status()).isEqualTo(409);
    assertThat(rows()).isEqualTo(before);
    refused(409, act("support1", caseId, "withdrawal", null));
    refused(409, act("support1", caseId, "information", "{\"answer\": \"x\"}"));
    refused(409, act("officer1", caseId, "termination", "{\"reason\": \"x\"}"));
    assertThat(state(caseId)).isEqualTo("WITHDRAWN");
  }

  @Test
  @DisplayName("An incident reported again is the one that is there; in other words it is a conflict")
  void incidentAgain() {
    ObjectNode incident = incidentBody("T-again-" + customer.id(), customer, "B");
    assertThat(as("support1").post("/api/incidents", incident.toString()).status()).isEqualTo(201);
    before = rows();
    Answer again = as("support1").post("/api/incidents", incident.toString());
    assertThat(again.status()).isBetween(200, 201);
    assertThat(again.json().get("id").asText()).isEqualTo(incident.get("id").asText());
    assertThat(rows()).isEqualTo(before);
    refused(409, as("support1").post("/api/incidents", incident.deepCopy().put("severity", "A").toString()));
    refused(409, as("support1").post("/api/incidents", incident.deepCopy().put("title", "Other").toString()));
  }

  @Test
  @DisplayName("A1: nobody decides on what they asked for, nor does anyone of the provider")
  void requesterDecidesNothing() {
    String caseId = ask(good);
    String task = task(caseId, "task_review");
    directory.ensureMember("support1", "accessOfficers");
    directory.ensureMember("support2", "accessOfficers");
    before = rows();
    try {
      for (String user : new String[] {"support1", "support2"}) {
        assertThat(complete(user, task, "decision", "GRANT").status()).isEqualTo(403);
        assertThat(claim(user, task).status()).isEqualTo(403);
      }
    } finally {
      directory.removeMember("support1", "accessOfficers");
      directory.removeMember("support2", "accessOfficers");
    }
    assertThat(rows()).isEqualTo(before);
    assertThat(state(caseId)).isEqualTo("IN_REVIEW");
  }

  @Test
  @DisplayName("A1: an officer who asked while at the provider does not decide on it after changing sides")
  void changedSides() {
    directory.ensureUser("turncoat", "Tess", "Turner", "tess@provider.example", "demo");
    directory.ensureMember("turncoat", "providerSupport");
    Answer asked = as("turncoat").post(REQUESTS, good.toString());
    String caseId = asked.json().get("id").asText();
    directory.removeMember("turncoat", "providerSupport");
    directory.ensureMember("turncoat", "accessOfficers");
    try {
      Answer answer = complete("turncoat", task(caseId, "task_review"), "decision", "GRANT");
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.json().get("rule").asText()).isEqualTo("A1");
    } finally {
      directory.removeMember("turncoat", "accessOfficers");
    }
  }
}
