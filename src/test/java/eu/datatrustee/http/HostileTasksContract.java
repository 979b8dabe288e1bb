package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every task after the access has opened, answered with every variable there is: nothing changes but what the answer decides. */
abstract class HostileTasksContract extends HostileContract {

  /** Answers the task with its declared fields and everything else, and says which columns of the record changed by it. */
  private Set<String> answered(String door, String path, String user, String caseId, String task, String declared) {
    Map<String, Object> variables = variables(caseId);
    Map<String, Object> before = record(caseId);
    Answer answer = through(door, user).post(door + "/task/" + task(caseId, task) + "/" + path, with(declared));
    assertThat(answer.status()).as("%s %s %s: %s", door, path, task, answer).isEqualTo(204);
    Map<String, Object> after = record(caseId);
    assertThat(variables(caseId).values()).as(task).doesNotContain("hostile");
    variables.keySet().retainAll(Set.of("caseId", "customer", "customerGroup", "purpose", "severity", "incident", "accessor", "organisation",
        "country", "mode", "actions", "resources", "justification", "alternatives", "minutes", "requester", "approvals", "customerDecides"));
    Map<String, Object> left = variables(caseId);
    // A case that the answer has closed has none.
    if (!left.isEmpty()) {
      assertThat(left).as(task).containsAllEntriesOf(variables);
    }
    return changed(before, after);
  }

  private static Set<String> changed(Map<String, Object> before, Map<String, Object> after) {
    return after.keySet().stream().filter(column -> !Objects.equals(before.get(column), after.get(column)))
        .map(column -> column.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  private static String answer(String decision, String... fields) {
    StringBuilder declared = new StringBuilder("\"decision\": {\"value\": \"" + decision + "\"}");
    for (int i = 0; i < fields.length; i += 2) {
      declared.append(", \"").append(fields[i]).append("\": {\"value\": \"").append(fields[i + 1]).append("\"}");
    }
    return declared.toString();
  }

  @Test
  @DisplayName("Extension, supervision, disconnection, closing statement and dispute: what is sent besides their fields reaches nothing")
  void extraVariables() {
    int number = 0;
    for (String door : DOORS) {
      for (String path : List.of("complete", "submit-form")) {
        Customer customer = customer();
        String resource = "database:vault-hostile-" + customer.id() + number++;
        var application = application(customer, incident(customer));
        application.putArray("resources").add(resource);
        String caseId = active(application);
        Instant until = Instant.parse(view(caseId).at("/grant/until").asText());
        ok(act("support1", caseId, "extension", "{\"durationMinutes\": 30, \"reason\": \"It takes longer.\"}"));
        assertThat(answered(door, path, "officer2", caseId, "task_decideExtension", answer("EXTEND", "grantedMinutes", "20")))
            .isSubsetOf("state", "version", "granted_minutes", "extension_minutes", "runs_out_by");
        awaitState(caseId, "ACTIVE");
        assertThat(Instant.parse(view(caseId).at("/grant/until").asText())).isEqualTo(until.plus(20, ChronoUnit.MINUTES));

        vault.stuckOpen.add(resource);
        assertThat(answered(door, path, "supervisor1", caseId, "task_supervise", answer("TERMINATE", "reason", "Astray")))
            .isSubsetOf("state", "version", "end_reason", "end_detail", "ended_at");
        awaitState(caseId, "REVOCATION_FAILED");
        assertThat(answered(door, path, "supervisor2", caseId, "task_disconnectByHand", answer("DISCONNECTED"))).isSubsetOf("version");
        task(caseId, "task_disconnectByHand");
        assertThat(state(caseId)).as("the gateway's word counts, not a variable").isEqualTo("REVOCATION_FAILED");
        vault.stuckOpen.remove(resource);
        passUntil(Duration.ofSeconds(30), () -> state(caseId).equals("ENDED"));

        assertThat(answered(door, path, "supervisor1", caseId, "task_closingStatement", answer("SIGN", "findings", "None.")))
            .isSubsetOf("version", "findings", "signed_by", "stated_at");
        JsonNode view = soon().until(() -> view(caseId), statement -> statement.has("closingStatement"));
        assertThat(view.at("/closingStatement/signedBy").asText()).isEqualTo("supervisor1");
        assertThat(view.at("/closingStatement/findings").asText()).isEqualTo("None.");
        ok(act(customer.contact(), caseId, "dispute", "{\"reason\": \"Not so.\"}"));
        assertThat(answered(door, path, "officer3", caseId, "task_reviewDispute", answer("UPHELD", "reason", "It was so.")))
            .isSubsetOf("state", "version", "dispute_outcome", "dispute_answer");
        assertThat(awaitState(caseId, "CLOSED").at("/dispute/reason").asText()).isEqualTo("Not so.");
        assertThat(view(caseId).get("decisions").findValuesAsText("decidedBy"))
            .containsExactly("officer1", "officer2", "supervisor1", "supervisor2", "supervisor1", "officer3");
      }
    }
  }

  @Test
  @DisplayName("A6: the end of a direct access: confirmed or prolonged as its customer says, and nothing else of it changes")
  void directAccess() {
    for (String door : DOORS) {
      for (String path : List.of("complete", "submit-form")) {
        Customer customer = customer();
        Instant until = Time.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS);
        String caseId = as(customer.contact()).post("/api/customers/" + customer.id() + "/direct-accesses", """
            {"way": "FILE_BY_EMAIL", "until": "%s",
             "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"}}""".formatted(until))
            .json().get("id").asText();
        passTo(until);
        Map<String, Object> before = direct(caseId);
        Instant longer = until.plus(Duration.ofHours(1));
        answeredDirect(door, path, customer, caseId, answer("PROLONG", "until", longer.toString()));
        Map<String, Object> prolonged = direct(caseId);
        assertThat(changed(before, prolonged)).isSubsetOf("version", "state", "until");
        passTo(longer);
        answeredDirect(door, path, customer, caseId, answer("ENDED"));
        assertThat(changed(prolonged, direct(caseId))).isSubsetOf("version", "state", "ended_at");
      }
    }
  }

  private void answeredDirect(String door, String path, Customer customer, String caseId, String declared) {
    Answer answer = through(door, customer.contact()).post(door + "/task/" + task(caseId, "task_confirmEnd") + "/" + path, with(declared));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
    assertThat(variables(caseId).values()).doesNotContain("hostile");
  }

  private Map<String, Object> direct(String caseId) {
    return jdbc.sql("select * from direct_access where id = ?").param(caseId).query().singleRow();
  }
}
