package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.http.Mails.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Accesses that are granted, from the request to the closing statement (A1–A5, A7). */
abstract class GrantedAccessContract extends HttpContract {

  @Test
  @DisplayName("A1–A5: granted, supervised, resolved with the incident, accounted for, closed undisputed")
  void grantedAndResolved() {
    Customer customer = customer();
    String incident = incident(customer);
    Answer asked = as("support1").post(REQUESTS, application(customer, incident).toString());
    assertThat(asked.status()).isEqualTo(201);
    String caseId = asked.json().get("id").asText();
    assertThat(caseId).matches("AR-\\d{4}-\\d{6}");
    assertThat(asked.header("Location")).endsWith(REQUESTS + "/" + caseId);
    assertThat(ok(as("support1").get(asked.header("Location")))).isEqualTo(asked.json());
    assertThat(asked.json().get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(asked.json().at("/deadlines/0/name").asText()).isEqualTo("review");
    assertThat(asked.json().at("/deadlines/0/counting").asText()).isEqualTo("WORKING_HOURS");
    assertThat(asked.json().at("/deadlines/0/explanation").asText()).isNotBlank();
    clockIsListed(caseId, due(caseId, "review"));
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);

    grant(caseId);
    JsonNode active = awaitState(caseId, "ACTIVE");
    Instant from = Instant.parse(active.at("/grant/from").asText());
    assertThat(Instant.parse(active.at("/grant/until").asText())).isEqualTo(from.plus(Duration.ofMinutes(120)));
    assertThat(active.at("/decisions/0").toString()).contains("\"REVIEW\"", "\"GRANT\"", "\"officer1\"");
    told(customer, caseId, active);
    supervise(caseId);

    String token = credential(caseId);
    JsonNode introspected = introspect(token);
    assertThat(introspected.get("active").asBoolean()).isTrue();
    assertThat(introspected.toString()).contains(caseId, "mailbox:finance", "VIEW");
    assertThat(Instant.ofEpochSecond(introspected.get("exp").asLong())).isBeforeOrEqualTo(Time.now().plus(Duration.ofMinutes(5)));

    assertThat(resolve(incident).get("resolvedAt").asText()).isNotBlank();
    assertThat(introspect(token)).isEqualTo(json("{\"active\": false}"));
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    awaitEnd(caseId, "RESOLVED");
    assertThat(resolve(incident)).as("said again, it changes nothing").isNotNull();

    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", "Nothing but the mailbox was opened.");
    Mail german = awaitMail(caseId, customer.mailbox("dora"), "Abschlussbericht", "Nothing but the mailbox was opened.");
    Mail english = awaitMail(caseId, customer.mailbox("eve"), "Closing statement", "Nothing but the mailbox was opened.", "Signed by");
    assertThat(german.language()).isEqualTo("de");
    assertThat(english.language()).isEqualTo("en");
    assertThat(german.body()).contains(incident, "mailbox:finance").doesNotContain("Erin", "http");
    assertThat(mails(caseId)).extracting(Mail::messageId).doesNotHaveDuplicates();

    passTo(due(caseId, "dispute"));
    JsonNode closed = awaitState(caseId, "CLOSED");
    assertThat(closed.at("/closingStatement/signedBy").asText()).isEqualTo("supervisor1");
    assertThat(closed.get("deadlines")).allSatisfy(clock -> assertThat(clock.hasNonNull("closedAt")).as(clock.toString()).isTrue());
    assertThat(ledger(customer)).containsSubsequence("REVOCATION_CONFIRMED", "ACCESS_ENDED", "ACCESS_GRANTED", "ACCESS_REQUESTED");
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
  }

  private void clockIsListed(String caseId, Instant due) {
    JsonNode listed = ok(as("officer1").get("/api/deadlines?size=200&until=" + due));
    assertThat(listed.get("items")).anySatisfy(item -> {
      assertThat(item.get("caseId").asText()).isEqualTo(caseId);
      assertThat(Instant.parse(item.get("due").asText())).isEqualTo(due);
    });
    Answer calendar = as("officer1").call("GET", "/api/deadlines?until=" + due, null, "Accept", "text/calendar");
    assertThat(calendar.header("Content-Type")).startsWith("text/calendar");
    assertThat(calendar.body()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:" + caseId + " review");
    assertThat(as("support1").get("/api/deadlines").status()).isEqualTo(403);
  }

  private void told(Customer customer, String caseId, JsonNode active) {
    Mail german = awaitMail(caseId, customer.mailbox("dora"), "bewilligt", "mailbox:finance");
    Mail english = awaitMail(caseId, customer.mailbox("eve"), "granted", active.get("incidentId").asText());
    assertThat(german.subject()).startsWith(caseId);
    // Who gets in is told by role and organisation, never by name.
    assertThat(List.of(german.body(), english.body())).noneSatisfy(body -> assertThat(body).contains("Erin"));
    awaitMail(caseId, "support1@provider.example", "granted");
  }

  @Test
  @DisplayName("A4: what nobody resolves ends by itself, credentials first")
  void expired() {
    String caseId = active(customer());
    Instant until = Instant.parse(view(caseId).at("/grant/until").asText());
    passTo(until.minus(Duration.ofMinutes(2)));
    String token = credential(caseId);
    assertThat(active(token)).isTrue();
    assertThat(Instant.ofEpochSecond(introspect(token).get("exp").asLong())).isBeforeOrEqualTo(until);
    passTo(until);
    assertThat(active(token)).isFalse();
    awaitEnd(caseId, "EXPIRED");
    assertThat(Instant.parse(view(caseId).at("/grant/revokedAt").asText())).isEqualTo(until);
  }

  @Test
  @DisplayName("A4: an officer grants less than was asked; the second officer and the gateway see that")
  void narrowerAndShorter() {
    Customer customer = customer();
    ObjectNode application = application(customer, incident(customer)).put("mode", "READ_WRITE").put("durationMinutes", 240);
    String caseId = ask(application);
    decide("officer1", caseId, "task_review", "GRANT", "grantedMinutes", "30", "grantedMode", "READ_ONLY");
    decide("officer2", caseId, "task_confirm", "CONFIRM");
    JsonNode active = awaitState(caseId, "ACTIVE");
    assertThat(active.at("/grant/mode").asText()).isEqualTo("READ_ONLY");
    assertThat(active.get("mode").asText()).as("what was asked stays").isEqualTo("READ_WRITE");
    assertThat(Duration.between(Instant.parse(active.at("/grant/from").asText()), Instant.parse(active.at("/grant/until").asText())))
        .isEqualTo(Duration.ofMinutes(30));
    assertThat(introspect(credential(caseId)).toString()).contains("READ_ONLY").doesNotContain("READ_WRITE");
  }

  @Test
  @DisplayName("A4: a decision beyond the policy is 422, and the task stays")
  void beyondThePolicy() {
    String caseId = ask(customer());
    String task = task(caseId, "task_review");
    String[][] beyond = {{"grantedMinutes", "481"}, {"grantedMinutes", "0"}, {"grantedMinutes", "-5"}, {"grantedMinutes", "soon"},
        {"grantedMode", "READ_WRITE"}, {"grantedMode", "ALL"}};
    var before = rows();
    for (String[] field : beyond) {
      Answer answer = complete("officer1", task, "decision", "GRANT", field[0], field[1]);
      assertThat(answer.status()).as(field[1]).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field[0]);
    }
    assertThat(complete("officer1", task, "decision", "GRANT", "grantedMinutes", "481").json().get("rule").asText()).isEqualTo("A4");
    assertThat(complete("officer1", task, "decision", "DENY").json().at("/errors/0/field").asText()).isEqualTo("reason");
    assertThat(complete("officer1", task, "decision", "ASK").json().at("/errors/0/field").asText()).isEqualTo("question");
    assertThat(complete("officer1", task, "decision", "MAYBE").json().at("/errors/0/field").asText()).isEqualTo("decision");
    assertThat(rows()).isEqualTo(before);
    assertThat(state(caseId)).isEqualTo("IN_REVIEW");
    assertThat(complete("officer1", task, "decision", "GRANT", "grantedMinutes", "480").status()).isEqualTo(204);
  }

  @Test
  @DisplayName("A question is answered, and the review goes on under the same clock")
  void questionAndAnswer() {
    String caseId = ask(customer());
    Instant due = due(caseId, "review");
    assertThat(act("support1", caseId, "information", "{\"answer\": \"Nobody asked.\"}").status()).isEqualTo(409);
    decide("officer1", caseId, "task_review", "ASK", "question", "Why the whole mailbox?");
    assertThat(state(caseId)).isEqualTo("QUESTION_ASKED");
    awaitMail(caseId, "support1@provider.example", "Why the whole mailbox?");
    assertThat(act("support2", caseId, "information", "{\"answer\": \"x\"}").status()).isEqualTo(404);
    JsonNode answered = ok(act("support1", caseId, "information", "{\"answer\": \"One folder is enough.\"}"));
    assertThat(answered.get("state").asText()).isEqualTo("IN_REVIEW");
    assertThat(answered.get("answer").asText()).isEqualTo("One folder is enough.");
    assertThat(due(caseId, "review")).isEqualTo(due);
    assertThat(ok(as("officer1").get("/engine-rest/task/" + task(caseId, "task_review") + "/form-variables")).toString())
        .contains("One folder is enough.");
    grant(caseId);
    awaitState(caseId, "ACTIVE");
  }

  @Test
  @DisplayName("A4: an extension is an officer's decision; until then the old end stands")
  void extensionGranted() {
    String caseId = active(customer());
    Instant until = Instant.parse(view(caseId).at("/grant/until").asText());
    JsonNode asked = ok(act("support1", caseId, "extension", "{\"durationMinutes\": 60, \"reason\": \"It takes longer.\"}"));
    assertThat(asked.get("state").asText()).isEqualTo("EXTENSION_ASKED");
    assertThat(Instant.parse(asked.at("/grant/until").asText())).isEqualTo(until);
    assertThat(active(credential(caseId))).isTrue();
    assertThat(complete("supervisor1", task(caseId, "task_decideExtension"), "decision", "EXTEND").status()).isEqualTo(403);
    decide("officer2", caseId, "task_decideExtension", "EXTEND", "grantedMinutes", "45");
    JsonNode extended = awaitState(caseId, "ACTIVE");
    assertThat(Instant.parse(extended.at("/grant/until").asText())).isEqualTo(until.plus(Duration.ofMinutes(45)));
    awaitMail(caseId, "support1@provider.example", "xten");
    passTo(until.plus(Duration.ofMinutes(1)));
    assertThat(active(credential(caseId))).isTrue();
    assertThat(state(caseId)).isEqualTo("ACTIVE");
    passTo(until.plus(Duration.ofMinutes(45)));
    awaitEnd(caseId, "EXPIRED");
  }

  @Test
  @DisplayName("A4: an extension that is refused, left undecided, or asked too late moves nothing")
  void extensionRefused() {
    String caseId = active(customer());
    Instant until = Instant.parse(view(caseId).at("/grant/until").asText());
    String longer = "{\"durationMinutes\": 60, \"reason\": \"It takes longer.\"}";
    ok(act("support1", caseId, "extension", longer));
    assertThat(act("support1", caseId, "extension", longer).status()).as("one at a time").isEqualTo(409);
    decide("officer2", caseId, "task_decideExtension", "REFUSE", "reason", "Two hours must do.");
    assertThat(Instant.parse(awaitState(caseId, "ACTIVE").at("/grant/until").asText())).isEqualTo(until);
    ok(act("support1", caseId, "extension", longer));
    passTo(due(caseId, "extension"));
    assertThat(Instant.parse(awaitState(caseId, "ACTIVE").at("/grant/until").asText())).isEqualTo(until);
    assertThat(act("support1", caseId, "extension", "{\"durationMinutes\": 361, \"reason\": \"x\"}").json().get("rule").asText())
        .isEqualTo("A4");
    passTo(until);
    assertThat(act("support1", caseId, "extension", longer).status()).as("after the end").isEqualTo(409);
    awaitEnd(caseId, "EXPIRED");
    var before = rows();
    assertThat(act("support1", caseId, "extension", longer).status()).isEqualTo(409);
    assertThat(rows()).isEqualTo(before);
  }

  @Test
  @DisplayName("A1, A7: writing, and access from Ireland, take two officers; the same one twice is 403")
  void twoApprovals() {
    Customer customer = customer();
    ObjectNode write = application(customer, incident(customer)).put("mode", "READ_WRITE");
    ObjectNode fromIreland = application(customer, incident(customer)).put("accessFromCountry", "IE");
    for (ObjectNode application : List.of(write, fromIreland)) {
      String caseId = ask(application);
      grant(caseId);
      assertThat(state(caseId)).isEqualTo("IN_CONFIRMATION");
      String confirm = task(caseId, "task_confirm");
      assertThat(complete("officer1", confirm, "decision", "CONFIRM").status()).isEqualTo(403);
      assertThat(claim("officer1", confirm).status()).isEqualTo(403);
      decide("officer2", caseId, "task_confirm", "CONFIRM");
      JsonNode active = awaitState(caseId, "ACTIVE");
      assertThat(active.get("decisions").findValuesAsText("decidedBy")).containsExactly("officer1", "officer2");
    }
    String denied = ask(write);
    grant(denied);
    decide("officer2", denied, "task_confirm", "DENY", "reason", "Reading must do.");
    awaitState(denied, "DENIED");
    awaitMail(denied, "support1@provider.example", "Reading must do.");
  }

  @Test
  @DisplayName("A request for later waits for its window, and opens by itself")
  void window() {
    Customer customer = customer();
    Instant opens = Time.now().plus(Duration.ofHours(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    String caseId = ask(application(customer, incident(customer)).put("notBefore", opens.toString()));
    grant(caseId);
    assertThat(awaitState(caseId, "SCHEDULED").has("grant")).isFalse();
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    passTo(opens);
    JsonNode active = awaitState(caseId, "ACTIVE");
    assertThat(Instant.parse(active.at("/grant/from").asText())).isAfterOrEqualTo(opens);
    assertThat(active(credential(caseId))).isTrue();
  }

  @Test
  @DisplayName("A5: the end of one grant never cuts another of the same person and resource")
  void overlapping() {
    Customer customer = customer();
    String first = incident(customer);
    String resource = "database:vault-" + customer.id();
    ObjectNode one = application(customer, first);
    one.withArray("resources").removeAll().add(resource);
    ObjectNode other = one.deepCopy().put("incidentId", incident(customer));
    String ending = active(one);
    String staying = active(other);
    String token = credential(staying);
    assertThat(vault.isOpen(resource)).isTrue();
    resolve(first);
    awaitEnd(ending, "RESOLVED");
    assertThat(vault.isOpen(resource)).isTrue();
    assertThat(active(token)).isTrue();
    assertThat(state(staying)).isEqualTo("ACTIVE");
    ok(act("support1", staying, "withdrawal", null));
    awaitEnd(staying, "WITHDRAWN");
    assertThat(vault.isOpen(resource)).isFalse();
  }

  @Test
  @DisplayName("A5: a supervision is handed over, and only its successor takes it")
  void handOver() {
    String caseId = active(customer());
    String task = task(caseId, "task_supervise");
    for (String nobody : List.of("supervisor1", "officer1", "no-such-user")) {
      Answer answer = complete("supervisor1", task, "decision", "HAND_OVER", "handOverTo", nobody);
      assertThat(answer.status()).as(nobody).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("handOverTo");
    }
    decide("supervisor1", caseId, "task_supervise", "HAND_OVER", "handOverTo", "supervisor2");
    assertThat(claim("supervisor1", task(caseId, "task_supervise")).status()).isEqualTo(403);
    assertThat(active(credential(caseId))).isTrue();
    supervise(caseId, "supervisor2");
    assertThat(view(caseId).get("supervisor").asText()).isEqualTo("supervisor2");
    pass(Duration.ofMinutes(20));
    quiet();
    assertThat(state(caseId)).isEqualTo("ACTIVE");
    decide("supervisor2", caseId, "task_supervise", "RESOLVED");
    awaitEnd(caseId, "RESOLVED");
    assertThat(view(caseId).get("decisions").findValuesAsText("decision")).contains("HAND_OVER", "RESOLVED");
  }
}
