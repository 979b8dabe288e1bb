package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What hostile candidates send, and what must not have changed by it. */
abstract class HostileContract extends HttpContract {

  static final String PROGRAMS = "/engine-rest";
  static final String WEBAPPS = "/camunda/api/engine/engine/default";
  static final List<String> DOORS = List.of(PROGRAMS, WEBAPPS);

  /** Every variable of the processes, every declared field of other tasks, names that the engine itself uses. */
  private static final List<String> NAMES = List.of("customer", "customerGroup", "purpose", "severity", "incident", "accessor", "organisation",
      "country", "mode", "actions", "resources", "justification", "alternatives", "minutes", "requester", "notBefore", "scheduled", "refused",
      "approvals", "customerDecides", "open", "gone", "outcome", "customerDecision", "decisionResult", "handOverTo", "findings",
      "requesterHistory", "questionAndAnswer", "deadline", "extensionAsked", "disputeReason", "decidedBy", "userId", "assignee", "businessKey",
      "caseId", "until", "from", "durationMinutes", "accessClocks", "execution", "task", "authenticatedUserId", "nrOfInstances");

  /** Inputs of the review task: they end with it. */
  private static final List<String> NOT_FACTS = List.of("requesterHistory", "questionAndAnswer", "deadline", "decision", "reason",
      "grantedMinutes", "grantedMode", "question");

  Caller through(String door, String user) {
    return door.equals(PROGRAMS) ? as(user) : signIn(user);
  }

  static String with(String declared) {
    StringBuilder body = new StringBuilder("{\"variables\": {").append(declared);
    for (String name : NAMES) {
      if (declared.contains("\"" + name + "\"")) {
        continue;
      }
      body.append(",\"").append(name).append("\": {\"value\": ").append(name.matches("open|gone|refused|scheduled|customerDecides") ? "true"
          : name.matches("approvals|minutes") ? "0" : "\"hostile\"").append("}");
    }
    return body.append("}}").toString();
  }

  Map<String, Object> variables(String caseId) {
    Map<String, Object> all = new TreeMap<>();
    runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().forEach(instance -> {
      runtime.createVariableInstanceQuery().processInstanceIdIn(instance.getId()).list().forEach(variable ->
          all.put(variable.getName() + (variable.getTaskId() == null ? "" : " of the task"), String.valueOf(variable.getValue())));
    });
    return all;
  }

  Map<String, Object> record(String caseId) {
    return jdbc.sql("select * from access_request where id = ?").param(caseId).query().singleRow();
  }

  /** Beside the answers' own outcome, the facts are what they were. */
  void unchanged(Map<String, Object> before, String caseId) {
    Map<String, Object> after = variables(caseId);
    assertThat(after.values()).doesNotContain("hostile");
    Map<String, Object> facts = new TreeMap<>(before);
    facts.keySet().removeIf(name -> name.endsWith(" of the task") || NOT_FACTS.contains(name));
    assertThat(after).containsAllEntriesOf(facts);
  }
}
