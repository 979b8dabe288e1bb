package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access that customers give themselves (A6, A10). */
abstract class DirectAccessContract extends HttpContract {

  private Instant until;

  @BeforeEach
  void inTwoHours() {
    until = Time.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
  }

  private ObjectNode recorded(Customer customer) {
    return json("""
        {"way": "AUTHORISED_USER", "incidentId": "%s", "until": "%s", "consentedToRecording": true,
         "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"}}"""
        .formatted(incident(customer), until));
  }

  private Answer record(Customer customer, ObjectNode body) {
    return as(customer.contact()).post("/api/customers/" + customer.id() + "/direct-accesses", body.toString());
  }

  private JsonNode direct(String caseId) {
    return ok(as("auditor1").get("/api/direct-accesses/" + caseId));
  }

  private String given(Customer customer) {
    Answer answer = record(customer, recorded(customer));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.json().get("state").asText()).isEqualTo("RUNNING");
    String caseId = answer.json().get("id").asText();
    assertThat(caseId).matches("DA-\\d{4}-\\d{6}");
    assertThat(answer.header("Location")).endsWith("/api/direct-accesses/" + caseId);
    return caseId;
  }

  private void awaitDirect(String caseId, String state) {
    soon().until(() -> direct(caseId).get("state").asText().equals(state));
  }

  @ParameterizedTest
  @ValueSource(strings = {Group.PROVIDER_SUPPORT, Group.ACCESS_OFFICERS, Group.OPERATORS, Group.ADMINISTRATORS})
  @DisplayName("A6: access is given by the customer's own people, by none that are of the provider, the trustee or the machines' keepers too")
  void ofAnotherHouseToo(String house) {
    Customer customer = customer();
    String both = alsoIn(customer, house);
    String body = recorded(customer).toString();
    Map<String, Long> before = rows();
    assertThat(as(both).post("/api/customers/" + customer.id() + "/direct-accesses", body).status()).isIn(403, 404);
    assertThat(rows()).isEqualTo(before);
    String caseId = given(customer);
    passTo(until);
    awaitDirect(caseId, "TIME_UP");
    assertThat(complete(both, task(caseId, "task_confirmEnd"), "decision", "ENDED").status()).isEqualTo(403);
    decide(customer.contact(), caseId, "task_confirmEnd", "ENDED");
  }

  @Test
  @DisplayName("A6: recorded, reminded when the time is up, prolonged, confirmed; the ledger shows it beside the granted ones")
  void prolongedAndConfirmed() {
    Customer customer = customer();
    String caseId = given(customer);
    awaitMail(caseId, customer.mailbox("dora"));
    passTo(until);
    awaitDirect(caseId, "TIME_UP");
    String task = task(caseId, "task_confirmEnd");
    for (String other : List.of("officer1", "support1", "contoso1", "admin")) {
      assertThat(complete(other, task, "decision", "ENDED").status()).as(other).isEqualTo(403);
    }
    Answer past = complete(customer.contact(), task, "decision", "PROLONG", "until", until.toString());
    assertThat(past.status()).isEqualTo(422);
    assertThat(past.json().at("/errors/0/field").asText()).isEqualTo("until");
    assertThat(complete(customer.contact(), task, "decision", "PROLONG", "until", "soon").status()).isEqualTo(422);
    Instant longer = until.plus(Duration.ofHours(3));
    decide(customer.contact(), caseId, "task_confirmEnd", "PROLONG", "until", longer.toString());
    assertThat(direct(caseId).get("state").asText()).isEqualTo("RUNNING");
    passTo(longer);
    decide(customer.contact(), caseId, "task_confirmEnd", "ENDED");
    awaitDirect(caseId, "ENDED");
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
    ask(customer);
    assertThat(ledger(customer)).contains("ACCESS_REQUESTED")
        .containsSubsequence("DIRECT_ACCESS_ENDED", "DIRECT_ACCESS_PROLONGED", "DIRECT_ACCESS_GIVEN");
  }

  @Test
  @DisplayName("A6: the customer ends it before its time; said again, it changes nothing")
  void endedEarly() {
    Customer customer = customer();
    String caseId = given(customer);
    String end = "/api/direct-accesses/" + caseId + "/end";
    assertThat(as(customer().contact()).post(end, null).status()).isEqualTo(404);
    assertThat(as("officer1").post(end, null).status()).isEqualTo(403);
    JsonNode ended = ok(as(customer.contact()).post(end, null));
    assertThat(ended.get("state").asText()).isEqualTo("ENDED");
    assertThat(ok(as(customer.contact()).post(end, null)).get("endedAt")).isEqualTo(ended.get("endedAt"));
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
  }

  @Test
  @DisplayName("A6: an end that nobody confirms is shown as that")
  void unconfirmed() {
    String caseId = given(customer());
    passTo(until);
    task(caseId, "task_confirmEnd");
    Instant due = jdbc.sql("select due_at from deadline where case_id = ? and name = 'confirmEnd'").param(caseId)
        .query(java.time.OffsetDateTime.class).single().toInstant();
    passTo(due);
    awaitDirect(caseId, "UNCONFIRMED");
  }

  @Test
  @DisplayName("A6, A10: recorded by that customer only, with a time ahead, an own incident, and a word on the recording of a screen")
  void refused() {
    Customer customer = customer();
    ObjectNode body = recorded(customer);
    ObjectNode foreign = recorded(customer());
    assertThat(as("support1").post("/api/customers/" + customer.id() + "/direct-accesses", body.toString()).status()).isEqualTo(403);
    assertThat(as("officer1").post("/api/customers/" + customer.id() + "/direct-accesses", body.toString()).status()).isEqualTo(403);
    assertThat(as("contoso1").post("/api/customers/" + customer.id() + "/direct-accesses", body.toString()).status()).isEqualTo(404);
    var before = rows();
    assertField(record(customer, body.deepCopy().put("until", Time.now().minusSeconds(1).toString())), 422, "until");
    assertField(record(customer, foreign), 422, "incidentId");
    assertField(record(customer, body.deepCopy().put("way", "TELEPATHY")), 400, "way");
    assertField(record(customer, body.deepCopy().put("decides", true)), 400, "decides");
    ObjectNode silent = body.deepCopy().put("way", "SCREEN_SHARE");
    silent.remove("consentedToRecording");
    assertThat(record(customer, silent).json().get("rule").asText()).isEqualTo("A10");
    assertThat(rows()).isEqualTo(before);
    assertThat(record(customer, body.deepCopy().put("way", "SCREEN_SHARE").put("consentedToRecording", false)).status()).isEqualTo(201);
  }

  private static void assertField(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }
}
