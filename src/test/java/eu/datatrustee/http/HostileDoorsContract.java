package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.identity.DoorPaths;
import eu.datatrustee.identity.DoorPaths.DoorCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FilterService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every call that could change something and that the engine's doors let anybody through with, not a list made by hand: tried by
 * candidates of every side with the ids of real cases and with hostile bodies. A rule that is added to the doors is tried the same day.
 */
abstract class HostileDoorsContract extends HostileContract {

  private static final Set<String> CHANGES = Set.of("POST", "PUT", "DELETE");
  /** All that engine and sign-in keep, beside what {@link #rows()} counts. */
  private static final List<String> MORE_TABLES = List.of("act_id_user", "act_id_group", "act_id_membership", "act_ru_authorization",
      "act_ru_filter", "act_ru_identitylink", "act_re_deployment", "act_re_procdef", "act_ge_bytearray");

  @Autowired
  FilterService filters;

  /** Rows and, where the engine counts them, revisions. */
  private Map<String, Object> everything(String... cases) {
    Map<String, Object> all = new TreeMap<>(rows());
    for (String table : MORE_TABLES) {
      all.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
    all.put("users", jdbc.sql("select id_, first_, last_, email_, pwd_, attempts_ from act_id_user order by id_").query().listOfRows());
    all.put("filters", jdbc.sql("select rev_, name_, query_ from act_ru_filter order by id_").query().listOfRows());
    for (String caseId : cases) {
      all.put("variables of " + caseId, variables(caseId));
      all.put("record of " + caseId, record(caseId));
      all.put("jobs of " + caseId, jdbc.sql("""
          select j.id_, j.retries_, j.suspension_state_, j.duedate_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
          where e.business_key_ = ? order by j.id_""").param(caseId).query().listOfRows());
      all.put("assignees of " + caseId, jdbc.sql("""
          select t.task_def_key_, t.assignee_, t.owner_, t.delegation_ from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
          where e.business_key_ = ? order by t.id_""").param(caseId).query().listOfRows());
    }
    return all;
  }

  /** A body with these fields, each with what a hostile person would like it to be. */
  private static String hostile(Set<String> fields, String caseId) {
    ObjectNode body = JSON.createObjectNode();
    for (String field : fields) {
      switch (field) {
        case "variables" -> body.set(field, json(with("\"x\": {\"value\": \"hostile\"}")).get(field));
        case "userId" -> body.put(field, "supervisor2");
        case "businessKey" -> body.put(field, caseId);
        case "retries" -> body.put(field, 7);
        case "query", "properties", "profile", "credentials" -> body.putObject(field).put("id", "hostile");
        default -> body.put(field, "hostile");
      }
    }
    return body.toString();
  }

  private static List<String> bodies(DoorCall call, String caseId) {
    if (call.fields() == null) {
      return List.of("{}", "{\"processInstanceBusinessKey\": \"" + caseId + "\", \"hostile\": true}");
    }
    Set<String> more = new LinkedHashSet<>(call.fields());
    more.addAll(List.of("assignee", "hostile"));
    return List.of("{}", hostile(call.fields(), caseId), hostile(more, caseId), "[]");
  }

  private Set<DoorCall> calls(String pending, String supervised) {
    List<String> ids = new ArrayList<>();
    for (String caseId : List.of(pending, supervised)) {
      var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).singleResult();
      ids.add(instance.getId());
      ids.add(instance.getProcessDefinitionId());
      jdbc.sql("select id_ from act_ru_task where proc_inst_id_ = ?").param(instance.getId()).query(String.class).list().forEach(ids::add);
    }
    ids.add(management.createJobQuery().processInstanceId(runtime.createProcessInstanceQuery().processInstanceBusinessKey(supervised)
        .singleResult().getId()).list().get(0).getId());
    ids.add(filters.createFilterQuery().list().get(0).getId());
    Set<DoorCall> calls = new LinkedHashSet<>();
    for (String id : ids) {
      for (String key : List.of("support-incident-access", "customer-direct-access", "customer-decision")) {
        DoorPaths.all(id, key, "officer2").stream().filter(call -> CHANGES.contains(call.method())).forEach(calls::add);
      }
    }
    return calls;
  }

  @Test
  @DisplayName("Every call of both doors that could change something, by candidates of every side with any body: nothing has changed")
  void everyCall() {
    Customer customer = customer();
    String pending = ask(customer);
    String supervised = active(customer);
    directory.ensureUser("hostile", "Hal", "Ostile", "hal@trustee.example", "demo");
    directory.ensureMember("hostile", "accessOfficers");
    try {
      Set<DoorCall> calls = calls(pending, supervised);
      assertThat(calls).hasSizeGreaterThan(150).extracting(call -> call.path().replaceAll(".*/", ""))
          .contains("unclaim", "claim", "complete", "submit-form", "credentials", "retries", "create", "profile");
      Map<String, Caller> programs = new LinkedHashMap<>();
      Map<String, Caller> pages = new LinkedHashMap<>();
      for (String user : List.of("hostile", "supervisor2", customer.contact(), "support1")) {
        programs.put(user, as(user));
        pages.put(user, signIn(user));
      }
      List<String> faults = new ArrayList<>();
      Map<String, Object> before = everything(pending, supervised);
      for (String user : programs.keySet()) {
        for (DoorCall call : calls) {
          Caller caller = (call.path().startsWith(PROGRAMS) ? programs : pages).get(user);
          for (String body : bodies(call, pending)) {
            Answer answer = caller.call(call.method(), call.path(), body);
            if (answer.status() >= 500 || Stream.of("ENGINE-", "org.camunda", "java.lang").anyMatch(answer.body()::contains)) {
              faults.add("%s: %s %s %s: %s".formatted(user, call.method(), call.path(), body, answer));
            }
          }
        }
        for (String door : DOORS) {
          Answer own = (door.equals(PROGRAMS) ? programs : pages).get(user)
              .call("PUT", door + "/user/" + user + "/credentials", "{\"password\": \"Another-Passw0rd-1\"}");
          assertThat(own.status()).as("without the password that holds: %s", own).isBetween(400, 499);
        }
        assertThat(everything(pending, supervised)).as(user).isEqualTo(before);
      }
      assertThat(faults).isEmpty();
    } finally {
      directory.removeMember("hostile", "accessOfficers");
    }
    grant(pending);
    decide("supervisor1", supervised, "task_supervise", "RESOLVED");
    awaitEnd(supervised, "RESOLVED");
  }
}
