package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Candidates of a real case's tasks who send what they like, through both doors of the engine: nothing changes but the decision and the
 * declared fields of their own task.
 */
abstract class HostileCandidateContract extends HostileContract {

  @Test
  @DisplayName("Any variable sent with a completion: two officers are still two, the customer is still asked, the facts are what they were")
  void extraVariables() {
    for (String door : DOORS) {
      for (String path : List.of("complete", "submit-form")) {
        Customer customer = customer(agreement(a -> a.put("customerDecidesAccess", true)));
        String caseId = ask(application(customer, incident(customer)).put("mode", "READ_WRITE"));
        Map<String, Object> before = variables(caseId);
        Map<String, Object> recordBefore = record(caseId);
        Answer review = through(door, "officer1").post(door + "/task/" + task(caseId, "task_review") + "/" + path,
            with("\"decision\": {\"value\": \"GRANT\"}, \"grantedMinutes\": {\"value\": 60}"));
        assertThat(review.status()).as(review.toString()).isEqualTo(204);
        assertThat(state(caseId)).isEqualTo("IN_CONFIRMATION");
        unchanged(before, caseId);
        Map<String, Object> recordAfter = record(caseId);
        for (String decided : List.of("state", "granted_minutes", "version")) {
          recordBefore.remove(decided);
          recordAfter.remove(decided);
        }
        assertThat(recordAfter).isEqualTo(recordBefore);

        Answer confirm = through(door, "officer2").post(door + "/task/" + task(caseId, "task_confirm") + "/" + path,
            with("\"decision\": {\"value\": \"CONFIRM\"}, \"grantedMinutes\": {\"value\": 480}"));
        assertThat(confirm.status()).as(confirm.toString()).isEqualTo(204);
        assertThat(state(caseId)).isEqualTo("WITH_CUSTOMER");
        unchanged(before, caseId);
        assertThat(record(caseId).get("granted_minutes")).isEqualTo(60);
        String asked = task(caseId, "task_customerDecision");
        assertThat(through(door, "contoso1").post(door + "/task/" + asked + "/" + path, with("\"decision\": {\"value\": \"ALLOW\"}"))
            .status()).isEqualTo(403);
        Answer allow = through(door, customer.contact()).post(door + "/task/" + asked + "/" + path,
            with("\"decision\": {\"value\": \"ALLOW\"}"));
        assertThat(allow.status()).as(allow.toString()).isEqualTo(204);
        awaitState(caseId, "ACTIVE");
        assertThat(view(caseId).get("decisions").findValuesAsText("decidedBy")).containsExactly("officer1", "officer2", customer.contact());
        assertThat(variables(caseId).values()).doesNotContain("hostile");
      }
    }
  }

  @Test
  @DisplayName("Fields that the calls do not have, strange types, other people's names: refused, and nothing has changed")
  void strangeCalls() {
    Customer customer = customer();
    String caseId = ask(customer);
    String task = task(caseId, "task_review");
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).singleResult().getId();
    Map<String, Object> variables = variables(caseId);
    Map<String, Object> record = record(caseId);
    Map<String, Long> rows = rows();
    String decision = "\"variables\": {\"decision\": {\"value\": \"GRANT\"}}";
    for (String door : DOORS) {
      Caller officer = through(door, "officer1");
      for (String body : List.of("{" + decision + ", \"withVariablesInReturn\": true}", "{" + decision + ", \"userId\": \"officer2\"}",
          "{" + decision + ", \"businessKey\": \"x\"}", "[]", "\"x\"", "{\"variables\": []}", "{\"variables\": {\"decision\": \"GRANT\"}}",
          "{\"variables\": {\"decision\": {\"value\": {\"a\": 1}}}}", "{\"variables\": {\"decision\": {\"value\": [\"GRANT\"]}}}",
          "{\"variables\": {\"decision\": {\"value\": \"x\", \"type\": \"Object\", \"valueInfo\": {\"objectTypeName\": \"java.lang.String\","
              + "\"serializationDataFormat\": \"application/x-java-serialized-object\"}}}}",
          "{\"variables\": {\"decision\": {\"value\": \"" + "x".repeat(5000) + "\"}}}",
          "{\"variables\": {\"decision\": {\"value\": \"${execution.setVariable('approvals', 0)}\"}}}")) {
        Answer answer = officer.post(door + "/task/" + task + "/complete", body);
        assertThat(answer.status()).as(door + " " + body + " " + answer).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("ENGINE-", "org.camunda", "java.");
      }
      for (String body : List.of("{\"userId\": \"officer2\"}", "{\"userId\": \"support1\"}", "{\"userId\": \"\"}", "{\"userId\": null}",
          "{}", "{\"userId\": \"officer1\", \"assignee\": \"officer2\"}")) {
        Answer answer = officer.post(door + "/task/" + task + "/claim", body);
        assertThat(answer.status()).as(door + " claim " + body + " " + answer).isBetween(400, 499);
      }
      // Ways around the task, with a real case's ids.
      for (String[] call : new String[][] {{"POST", "/task/" + task + "/delegate", "{\"userId\": \"officer2\"}"},
          {"POST", "/task/" + task + "/resolve", "{" + decision + "}"}, {"PUT", "/task/" + task + "/variables/approvals", "{\"value\": 0}"},
          {"POST", "/task/" + task + "/variables", "{\"modifications\": {\"approvals\": {\"value\": 0}}}"},
          {"PUT", "/process-instance/" + instance + "/variables/approvals", "{\"value\": 0}"},
          {"POST", "/process-instance/" + instance + "/modification",
              "{\"instructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"service_grantAccess\"}]}"},
          {"POST", "/message", "{\"messageName\": \"incidentResolved\", \"businessKey\": \"" + caseId + "\"}"},
          {"POST", "/message", "{\"messageName\": \"revocationConfirmed\", \"businessKey\": \"" + caseId + "\"}"},
          {"POST", "/process-definition/key/support-incident-access/start",
              "{\"startInstructions\": [{\"type\": \"startBeforeActivity\", \"activityId\": \"service_grantAccess\"}]}"},
          {"POST", "/task/../task/" + task + "/delegate", "{\"userId\": \"officer2\"}"},
          {"POST", "/task/" + task + "/complete/", "{" + decision + "}"}, {"POST", "//task/" + task + "/delegate", "{\"userId\": \"officer2\"}"},
          {"POST", "/engine/default/task/" + task + "/complete", "{" + decision + "}"},
          {"DELETE", "/process-instance/" + instance, null}}) {
        Answer answer = officer.call(call[0], door + call[1], call[2]);
        assertThat(answer.status()).as("%s %s%s %s", call[0], door, call[1], answer).isBetween(400, 499);
      }
      assertThat(variables(caseId)).isEqualTo(variables);
      assertThat(record(caseId)).isEqualTo(record);
      assertThat(rows()).isEqualTo(rows);
    }
    assertThat(ok(as("officer1").get(PROGRAMS + "/task/" + task)).get("assignee").isNull()).isTrue();
  }

  @Test
  @DisplayName("Tasklist's start form makes a case under the same checks, by the signed-in user, whatever else is sent")
  void startForm() {
    Customer customer = customer();
    String incident = incident(customer);
    for (String door : DOORS) {
      String form = """
          "customerId": {"value": "%s"}, "purpose": {"value": "SUPPORT_INCIDENT"}, "incidentId": {"value": "%s"},
          "accessorName": {"value": "Erin Engineer"}, "accessorEmail": {"value": "erin@provider.example"},
          "accessorOrganisation": {"value": "PROVIDER"}, "accessFromCountry": {"value": "DE"}, "resources": {"value": "mailbox:finance"},
          "mode": {"value": "READ_WRITE"}, "actionView": {"value": true}, "justification": {"value": "Mails vanish."},
          "durationMinutes": {"value": 60}, "notBefore": {"value": null}, "dataUsage": {"value": true}, "dataPayment": {"value": false}"""
          .formatted(customer.id(), incident);
      Answer answer = through(door, "support1").post(door + "/process-definition/key/support-incident-access/submit-form", with(form));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      String caseId = answer.json().get("businessKey").asText();
      assertThat(view(caseId).get("requestedBy").asText()).isEqualTo("support1");
      assertThat(view(caseId).get("dataCategories")).extracting(category -> category.asText()).as("ticked, beside what a mailbox holds (S3)")
          .containsExactlyInAnyOrder("CONTENT", "USAGE");
      assertThat(variables(caseId).values()).doesNotContain("hostile");
      assertThat(record(caseId).get("approvals")).isEqualTo(2);
      for (String nobody : List.of("officer1", "contoso1", "admin")) {
        assertThat(through(door, nobody).post(door + "/process-definition/key/support-incident-access/submit-form", with(form)).status())
            .as(nobody).isIn(403, 404);
      }
    }
  }
}
