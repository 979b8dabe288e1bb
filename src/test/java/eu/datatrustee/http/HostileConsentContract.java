package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Candidates of a proposal's tasks who send what they like, through both doors of the engine: nothing changes but their own answer (S3, S5). */
abstract class HostileConsentContract extends SubprocessorContract {

  private static final String PROGRAMS = "/engine-rest";
  private static final String WEBAPPS = "/camunda/api/engine/engine/default";

  /** Every variable of the three processes, and names that the engine itself uses. */
  private static final List<String> NAMES = List.of("organisation", "registerNumber", "country", "service", "dataCategories", "purpose",
      "purposes", "engagedBy", "proposer", "byProvider", "consentNeeded", "consent", "customer", "customerGroup", "language", "caseId", "answer",
      "where", "period", "documents", "deadline", "checkPassed", "passed", "bound", "decisionResult", "decidedBy", "userId", "assignee",
      "businessKey", "until", "validUntil", "nrOfInstances", "nrOfCompletedInstances", "loopCounter");

  private Caller through(String door, String user) {
    return door.equals(PROGRAMS) ? as(user) : signIn(user);
  }

  private static String with(String decision) {
    StringBuilder body = new StringBuilder("{\"variables\": {\"decision\": {\"value\": \"" + decision + "\"}");
    NAMES.forEach(name -> body.append(",\"").append(name).append("\": {\"value\": ").append(name.matches("byProvider|consentNeeded|passed|bound")
        ? "true" : name.matches("nrOf.*|loopCounter") ? "0" : "\"hostile\"").append("}"));
    return body.append("}}").toString();
  }

  private Map<String, Object> variables(String proposal) {
    Map<String, Object> all = new TreeMap<>();
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposal).list().forEach(instance ->
        runtime.createVariableInstanceQuery().processInstanceIdIn(instance.getId()).list().forEach(variable ->
            all.put(instance.getId() + " " + variable.getName() + " " + variable.getActivityInstanceId(), String.valueOf(variable.getValue()))));
    return all;
  }

  @Test
  @DisplayName("Any variable sent with a check or a consent: the proposal is what it was, each customer still answers for itself alone")
  void extraVariables() {
    for (String door : List.of(PROGRAMS, WEBAPPS)) {
      for (String path : List.of("complete", "submit-form")) {
        Customer one = customer();
        Customer other = customer();
        String proposal = propose(subcontractor(one, other));
        Map<String, Object> asked = jdbc.sql("select * from proposal where id = ?").param(proposal).query().singleRow();
        Answer checked = through(door, "vendor2").post(door + "/task/" + taskOf("vendor2", proposal, "task_dueDiligence") + "/" + path,
            with("PASS"));
        assertThat(checked.status()).as(checked.toString()).isEqualTo(204);
        awaitStanding(proposal, one, "ASKED");
        awaitStanding(proposal, other, "ASKED");
        assertThat(variables(proposal).values()).doesNotContain("hostile");

        String task = taskOf(one.contact(), proposal, "task_consent");
        Answer unsigned = through(door, one.contact()).post(door + "/task/" + task + "/" + path, with("CONSENT"));
        assertThat(unsigned.status()).as("no variable stands for the signed document").isEqualTo(422);
        assertThat(upload(one.contact(), proposal, one, "").status()).isEqualTo(201);
        assertThat(through(door, other.contact()).post(door + "/task/" + task + "/" + path, with("CONSENT")).status()).isIn(403, 404);
        Answer consented = through(door, one.contact()).post(door + "/task/" + task + "/" + path, with("CONSENT"));
        assertThat(consented.status()).as(consented.toString()).isEqualTo(204);
        assertThat(awaitStanding(proposal, one, "CONSENTED").get("decidedBy").asText()).isEqualTo(one.contact());
        assertThat(standing(proposal, other).get("state").asText()).isEqualTo("ASKED");
        assertThat(variables(proposal).values()).doesNotContain("hostile");
        Map<String, Object> after = jdbc.sql("select * from proposal where id = ?").param(proposal).query().singleRow();
        for (String fact : List.of("subprocessor_id", "engaged_by", "name", "register_number", "country", "service", "data_categories",
            "purposes", "planned_start", "valid_until", "proposed_by")) {
          assertThat(after.get(fact)).as(fact).isEqualTo(asked.get(fact));
        }
      }
    }
  }

  @Test
  @DisplayName("Side doors around a consent's task are not there: assigning, delegating, variables, a start of the process")
  void sideDoors() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    Map<String, Object> before = variables(proposal);
    for (String user : List.of("vendor2", "admin", customer.contact())) {
      for (String door : List.of(PROGRAMS, WEBAPPS)) {
        for (String[] call : new String[][] {{"POST", "/task/" + task + "/assignee", "{\"userId\": \"vendor2\"}"},
            {"POST", "/task/" + task + "/delegate", "{\"userId\": \"vendor2\"}"}, {"POST", "/task/" + task + "/resolve", "{}"},
            {"PUT", "/task/" + task + "/variables/decision", "{\"value\": \"CONSENT\"}"},
            {"POST", "/task/" + task + "/identity-links", "{\"groupId\": \"vendorManagers\", \"type\": \"candidate\"}"},
            {"POST", "/task/" + task + "/bpmnError", "{\"errorCode\": \"x\"}"},
            {"POST", "/process-definition/key/customer-consent/start", "{}"},
            {"POST", "/process-definition/key/subprocessor-approval/start", "{\"businessKey\": \"SP-2026-999999\"}"},
            {"POST", "/process-definition/key/subprocessor-approval/submit-form", "{\"variables\": {}}"},
            {"POST", "/message", "{\"messageName\": \"x\", \"businessKey\": \"" + proposal + "\"}"}}) {
          Answer answer = through(door, user).call(call[0], door + call[1], call[2]);
          assertThat(answer.status()).as("%s %s %s: %s", user, door, call[1], answer).isBetween(400, 499);
        }
      }
    }
    assertThat(variables(proposal)).isEqualTo(before);
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("ASKED");
  }
}
