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

  /** What a servlet of the service answers. @param parts whether with a body of parts only */
  record Mapping(String method, String pattern, boolean parts) {

    boolean writes() {
      return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
    }
  }

  /** One call, and what is heard. */
  record Call(String method, String path, String type, String body) {

    Call(String method, String path, String json) {
      this(method, path, json == null ? null : "application/json", json);
    }

    String by(Outsider outsider) {
      boolean metrics = path.equals("/actuator/prometheus");
      HttpResponse<String> answer = program() ? outsider.asProgram(this) : outsider.asPerson(this);
      return metrics ? Heard.ofMetrics(answer) : Heard.of(answer);
    }

    private boolean program() {
      return List.of("/api", "/engine-rest", "/actuator", "/v3", "/.well-known").stream().anyMatch(path::startsWith);
    }

    @Override
    public String toString() {
      return method + " " + path + (type == null || type.equals("application/json") ? "" : " " + type);
    }
  }

  /** @param mapped all that any servlet of the service answers */
  List<Call> calls(Set<Mapping> mapped) {
    Set<Call> calls = new LinkedHashSet<>();
    String demand = hidden.iterator().next();
    mapped.stream().filter(mapping -> !mapping.writes())
        .forEach(mapping -> ownPaths(mapping.pattern()).forEach(each -> calls.add(new Call("GET", each, null))));
    for (String extra : List.of("/api/deadlines?format=ics", "/api/deadlines?size=200", "/api/demands?customerId=contoso",
        "/api/third-party-requests?customerId=contoso", "/api/demands?reference=99%20Js%204711/26", "/api/demands?state=IN_ASSESSMENT",
        "/api/demands?state=CLOSED&outcome=DISCLOSED", "/api/third-party-requests?state=IN_ASSESSMENT", "/api/demands?page=1&size=1",
        "/api/deadlines?page=1&size=1", "/api/deadlines?until=2030-01-01T00:00:00Z&size=1", "/api/customers/contoso/ledger?page=1&size=2",
        "/demands?q=99+Js+4711", "/demands?q=" + demand, "/demands?q=Staatsanwaltschaft&state=open", "/demands?state=closed",
        "/demands?kind=demand&page=1", "/demands?kind=request", "/demands/new?follows=" + demand,
        "/api/transparency-report?from=2026-01-01&to=2026-03-31",
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
    mapped.stream().filter(Mapping::writes).forEach(mapping -> acts(mapping, calls));
    return List.copyOf(calls);
  }

  /** On two hidden cases of each kind and on one that there never was: what there is to an act does not differ among the others. */
  private void acts(Mapping mapping, Set<Call> calls) {
    Set<String> ids = new LinkedHashSet<>(List.of("LE-2000-000000"));
    for (String kind : List.of("LE", "TP")) {
      hidden.stream().filter(id -> id.startsWith(kind)).limit(2).forEach(ids::add);
    }
    for (String id : ids) {
      Bodies.Body body = Bodies.of(mapping.method(), mapping.pattern(), mapping.parts(), id);
      calls.add(new Call(mapping.method(), filled(mapping.pattern(), id), body.type(), body.text()));
    }
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
    ids.forEach(id -> filled.add(filled(pattern, id)));
    return filled;
  }

  private static String filled(String pattern, String id) {
    return pattern.replace("{id}", id).replaceAll("\\{app:[^}]*}", "tasklist").replaceAll("\\{script:[^}]*}", "config")
        .replace("{n}", "1").replaceAll("\\{\\*?[^}]*}", "contoso");
  }
}
