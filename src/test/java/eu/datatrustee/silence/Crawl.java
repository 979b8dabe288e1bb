package eu.datatrustee.silence;

import eu.datatrustee.identity.DoorPaths;
import eu.datatrustee.identity.DoorPaths.DoorCall;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Everything that can be asked of a service: about hidden cases, about ids of theirs that somebody has picked up, and about nothing. */
final class Crawl {

  /** What a call may carry; values that a door would take, where a call changes something: of the hidden case, or of none. */
  private static final Map<String, String> BODIES = Map.of(
      "userId", "\"officer1\"", "variables", "{\"decision\":{\"value\":\"GRANT\"}}", "businessKey", "\"x\"", "retries", "1");

  private final Set<String> hidden;
  private final List<String> engineIds;

  /** @param hidden the numbers of the cases, a demand first @param engineIds what the engine has called things of theirs */
  Crawl(Set<String> hidden, List<String> engineIds) {
    this.hidden = hidden;
    this.engineIds = engineIds;
  }

  static String path(String id) {
    return (id.startsWith("LE") ? "/api/demands/" : "/api/third-party-requests/") + id;
  }

  /** One call, and what is heard. */
  record Call(String method, String path, String body) {

    String by(Outsider outsider) {
      boolean metrics = path.equals("/actuator/prometheus");
      HttpResponse<String> answer = program() ? outsider.asProgram(method, path, body) : outsider.asPerson(method, path, body);
      return metrics ? Heard.ofMetrics(answer) : Heard.of(answer);
    }

    private boolean program() {
      return List.of("/api", "/engine-rest", "/actuator", "/v3", "/.well-known").stream().anyMatch(path::startsWith);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** @param mapped every path that any servlet of the service answers */
  List<Call> calls(Set<String> mapped) {
    Set<Call> calls = new LinkedHashSet<>();
    String demand = hidden.iterator().next();
    mapped.forEach(path -> ownPaths(path).forEach(each -> calls.add(new Call("GET", each, null))));
    for (String extra : List.of("/api/deadlines?format=ics", "/api/deadlines?size=200", "/api/demands?customerId=contoso",
        "/api/third-party-requests?customerId=contoso", "/api/transparency-report?from=2026-01-01&to=2026-03-31",
        "/api/customers/contoso/ledger?size=200", "/api/access-requests?customerId=contoso", "/login", "/favicon.ico", "/error",
        "/pages/pages.css", "/pages/pages.js", "/swagger-ui/index.html", "/v3/api-docs", "/actuator", "/actuator/health",
        "/actuator/prometheus", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/",
        "/engine-rest/task?processInstanceBusinessKey=" + demand, "/engine-rest/task/count?processInstanceBusinessKeyLike=LE-%25",
        "/engine-rest/history/process-instance?processInstanceBusinessKey=" + demand,
        "/engine-rest/process-instance?businessKey=" + demand, "/engine-rest/process-instance/count?processDefinitionKey=law-enforcement-demand",
        "/engine-rest/history/user-operation?entityType=Task", "/engine-rest/incident?processDefinitionId=x",
        "/engine-rest/job?active=true&sortBy=jobDueDate&sortOrder=asc", "/engine-rest/variable-instance?variableName=caseId",
        "/engine-rest/process-definition?key=law-enforcement-demand", "/engine-rest/process-definition/statistics?failedJobs=true&incidents=true")) {
      calls.add(new Call("GET", extra, null));
    }
    List<DoorCall> doors = new ArrayList<>();
    for (String id : engineIds) {
      doors.addAll(DoorPaths.all(id, "law-enforcement-demand", "counsel1"));
      for (String query : List.of("/job?jobId=", "/job?executionId=", "/incident?incidentId=", "/incident?executionId=",
          "/external-task?executionId=", "/variable-instance?executionIdIn=", "/history/job-log?jobId=", "/history/incident?incidentId=",
          "/history/activity-instance?executionId=",
          "/history/task?taskId=", "/history/process-instance?processInstanceId=",
          "/process-instance?superProcessInstance=")) {
        calls.add(new Call("GET", "/engine-rest" + query + id, null));
      }
    }
    doors.addAll(DoorPaths.all("support-incident-access:1:1", "customer-notification", "legalCounsel"));
    for (DoorCall door : doors) {
      // What HEAD answers is what GET does, without its body.
      if (door.method().equals("GET") || door.method().equals("OPTIONS")) {
        calls.add(new Call(door.method(), door.path(), null));
      } else if (door.fields() == null) {
        calls.add(new Call(door.method(), door.path(), "{}"));
        calls.add(new Call(door.method(), door.path(), "{\"processInstanceBusinessKey\":\"" + demand + "\"}"));
      }
    }
    // Last, what would change something if it found something to change.
    doors.stream().filter(door -> door.path().contains("/task/") && List.of("POST", "PUT").contains(door.method()) && door.fields() != null)
        .forEach(door -> calls.add(new Call(door.method(), door.path(), body(door.fields()))));
    doors.stream().filter(door -> door.path().matches(".*/job/[^/]+/retries"))
        .forEach(door -> calls.add(new Call(door.method(), door.path(), body(door.fields()))));
    for (String id : hidden) {
      String path = path(id);
      for (String act : List.of("withdrawal", "court-confirmation", "requester-answer", "customer-instruction", "purpose-known", "bans",
          "enforcing-authority", "preservation-extension", "customer", "original-release")) {
        calls.add(new Call("POST", path + "/" + act, acting(act)));
      }
      calls.add(new Call("PUT", path + "/bans/1", "{\"lift\": true, \"reason\": \"x\"}"));
      calls.add(new Call("PUT", path + "/items/1", "{\"reference\": \"x\", \"decision\": \"PRODUCE\"}"));
    }
    return List.copyOf(calls);
  }

  private static String acting(String act) {
    return switch (act) {
      case "court-confirmation" -> "{\"confirmed\": true, \"court\": \"AG\"}";
      case "requester-answer" -> "{\"text\": \"x\"}";
      case "customer-instruction" -> "{\"answer\": \"DISCLOSE\"}";
      case "customer" -> "{\"customerId\": \"contoso\"}";
      case "purpose-known" -> "{\"detail\": \"x\"}";
      case "bans" -> "{\"norm\": \"TDDDG § 22\", \"silences\": \"all\"}";
      case "enforcing-authority" -> "{\"objects\": false}";
      default -> "{\"reason\": \"x\"}";
    };
  }

  private static String body(Set<String> fields) {
    List<String> written = new TreeSet<>(fields).stream().filter(BODIES::containsKey).map(field -> "\"" + field + "\":" + BODIES.get(field)).toList();
    return "{" + String.join(",", written) + "}";
  }

  /** With everything that a variable of the path could be: the hidden cases, one that there never was, the customers. */
  private List<String> ownPaths(String pattern) {
    if (pattern.contains("**") || pattern.contains("heapdump") || pattern.equals("/actuator/mappings")) {
      return List.of();
    }
    List<String> filled = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>(pattern.contains("{id}") ? hidden : Set.of(""));
    if (pattern.contains("{id}")) {
      ids.addAll(List.of("LE-2000-000000", "AR-2026-000001", "contoso", "fabrikam"));
    }
    for (String id : ids) {
      filled.add(pattern.replace("{id}", id).replaceAll("\\{app:[^}]*}", "tasklist").replaceAll("\\{script:[^}]*}", "config")
          .replace("{n}", "1").replaceAll("\\{\\*?[^}]*}", "contoso"));
    }
    return filled;
  }
}
