package eu.datatrustee.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.durability.ServiceProcess;
import eu.datatrustee.durability.Trustee.Ask;
import eu.datatrustee.durability.Trustee;
import eu.datatrustee.identity.DoorPaths.DoorCall;
import eu.datatrustee.identity.DoorPaths;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two installations with the same past but for one thing: in one of them there are a demand under a ban, the order that takes it up, a
 * third party's request under a ban, and one of which nobody is told. Whoever must not know asks both of them everything that can be
 * asked, and hears the same.
 */
@Tag("durability")
class SilenceTest {

  /** One of each group that must not know, two customers' people, and nobody at all. */
  private static final List<String> OUTSIDERS = new ArrayList<>(List.of("support1", "officer1", "supervisor1", "vendor1", "agreements1",
      "gateway1", "operator1", "monitor1", "contoso1", "fabrikam1", "admin"));

  /** What a call may carry; values that a door would take, where a call changes something: of the hidden case, or of none. */
  private static final Map<String, String> BODIES = Map.of(
      "userId", "\"officer1\"", "variables", "{\"decision\":{\"value\":\"GRANT\"}}", "businessKey", "\"x\"", "retries", "1");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS = "management.endpoints.web.exposure.include";

  @TempDir static Path home;
  private static ServiceProcess still;
  private static ServiceProcess silenced;
  private static String demand;
  private static String follower;
  private static String request;
  private static String silencedRequest;
  private static List<String> hiddenIds;

  @BeforeAll
  static void sameButForOneThing() throws IOException {
    still = start("still");
    silenced = start("silenced");
    for (ServiceProcess service : List.of(still, silenced)) {
      Trustee trustee = service.trustee();
      monitoring(trustee);
      trustee.ask(Ask.of(trustee.incident("contoso"), "erin@provider.example"));
    }
    Desk desk = new Desk(silenced.trustee().url());
    demand = desk.silencedDemand();
    follower = desk.orderThatFollows(demand);
    request = desk.requestForNobody();
    silencedRequest = desk.silencedRequest();
    hiddenIds = Stream.of(demand, follower).flatMap(id -> desk.engineIds(id).stream()).toList();
    // What comes after them bears no trace of a count that they are part of.
    for (ServiceProcess service : List.of(still, silenced)) {
      service.trustee().ask(Ask.of(service.trustee().incident("contoso"), "erik@provider.example"));
    }
    desk.settle();
  }

  /** A program that reads the metrics, which the demonstration has none of. */
  private static void monitoring(Trustee trustee) {
    trustee.expect(204, trustee.post("admin", "/engine-rest/user/create", """
        {"profile": {"id": "monitor1", "firstName": "Mo", "lastName": "Nitor", "email": "monitor1@trustee.example"},
         "credentials": {"password": "demo"}}"""));
    trustee.expect(204, trustee.call("admin", "PUT", "/engine-rest/group/monitoring/members/monitor1", null));
  }

  private static ServiceProcess start(String name) throws IOException {
    Path own = Files.createDirectories(home.resolve(name));
    ServiceProcess service = new ServiceProcess(own, own, Map.of(SETTINGS, "health,prometheus,mappings"));
    service.start();
    return service;
  }

  @AfterAll
  static void stop() {
    List.of(still, silenced).forEach(ServiceProcess::close);
  }

  @Test
  @DisplayName("D5, D6: byte by byte the same, whoever of those who must not know asks for whatever")
  void nothingTells() {
    assertThat(hiddenIds).isNotEmpty();
    Map<String, String> differences = new LinkedHashMap<>();
    int asked = 0;
    List<Call> calls = calls();
    List<String> everyone = new ArrayList<>(OUTSIDERS);
    everyone.add(null);
    for (String user : everyone) {
      Outsider here = new Outsider(still.trustee().url(), user);
      Outsider there = new Outsider(silenced.trustee().url(), user);
      for (Call call : calls) {
        CompletableFuture<String> quiet = CompletableFuture.supplyAsync(() -> call.by(here));
        String heard = call.by(there);
        String expected = quiet.join();
        asked++;
        if (!heard.equals(expected)) {
          differences.putIfAbsent(user + ": " + call, firstDifference(expected, heard));
        }
        for (String hidden : hiddenCases()) {
          if (heard.contains(hidden) && !call.path().contains(hidden) && !expected.contains(hidden)) {
            differences.put(user + ": " + call + " names it", heard);
          }
        }
      }
    }
    System.out.printf("Asked %d times, by %d, over %d calls%n", asked, everyone.size(), calls.size());
    assertThat(differences).isEmpty();
    assertThat(calls.size()).isGreaterThan(200);
  }

  @Test
  @DisplayName("The one who may know sees both; so there was something to be silent about")
  void thereIsSomething() throws IOException {
    JsonNode seen = JSON.readTree(silenced.trustee().get("counsel1", "/api/demands/" + demand).body());
    assertThat(seen.at("/notification/state").asText()).isEqualTo("SILENCED");
    assertThat(seen.at("/bans/0/state").asText()).isEqualTo("STANDING");
    for (String other : List.of("/api/demands/" + follower, "/api/third-party-requests/" + silencedRequest)) {
      JsonNode view = JSON.readTree(silenced.trustee().get("counsel1", other).body());
      assertThat(view.at("/customerId").asText()).isEqualTo("contoso");
      assertThat(view.at("/notification/state").asText()).as(other).isEqualTo("SILENCED");
    }
    assertThat(silenced.trustee().get("counsel1", "/api/third-party-requests/" + request).status()).isEqualTo(200);
    assertThat(silenced.trustee().get("auditor1", "/api/deadlines").body()).contains(demand);
    assertThat(still.trustee().get("auditor1", "/api/deadlines").body()).doesNotContain("LE-");
  }

  private static List<String> hiddenCases() {
    return List.of(demand, follower, request, silencedRequest);
  }

  // ---- everything that can be asked ----

  private record Call(String method, String path, String body) {

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

  private List<Call> calls() {
    Set<Call> calls = new java.util.LinkedHashSet<>();
    mapped().forEach(path -> ownPaths(path).forEach(each -> calls.add(new Call("GET", each, null))));
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
    for (String id : hiddenIds) {
      doors.addAll(DoorPaths.all(id, "law-enforcement-demand", "counsel1"));
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
    for (String id : hiddenCases()) {
      String path = (id.startsWith("LE") ? "/api/demands/" : "/api/third-party-requests/") + id;
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

  /** Every path that any servlet of the service answers, as the running service says it. */
  private Set<String> mapped() {
    Set<String> paths = mapped(silenced);
    assertThat(mapped(still)).isEqualTo(paths);
    assertThat(paths).contains("/api/demands/{id}", "/api/deadlines", "/demands/{id}", "/actuator/prometheus");
    return paths;
  }

  private static Set<String> mapped(ServiceProcess service) {
    Set<String> paths = new TreeSet<>();
    collect(service.trustee().get("operator1", "/actuator/mappings").json(), paths);
    return paths;
  }

  private static void collect(JsonNode node, Set<String> paths) {
    JsonNode patterns = node.at("/requestMappingConditions/patterns");
    patterns.forEach(pattern -> paths.add(pattern.asText()));
    node.forEach(child -> collect(child, paths));
  }

  /** With everything that a variable of the path could be: the hidden cases, one that there never was, the customers. */
  private static List<String> ownPaths(String pattern) {
    if (pattern.contains("**") || pattern.contains("heapdump") || pattern.equals("/actuator/mappings")) {
      return List.of();
    }
    List<String> filled = new ArrayList<>();
    for (String id : pattern.contains("{id}") ? List.of(demand, follower, request, silencedRequest, "LE-2000-000000", "AR-2026-000001", "contoso", "fabrikam") : List.of("")) {
      filled.add(pattern.replace("{id}", id).replaceAll("\\{app:[^}]*}", "tasklist").replaceAll("\\{script:[^}]*}", "config")
          .replace("{n}", "1").replaceAll("\\{\\*?[^}]*}", "contoso"));
    }
    return filled;
  }

  private static String firstDifference(String expected, String heard) {
    int at = 0;
    while (at < Math.min(expected.length(), heard.length()) && expected.charAt(at) == heard.charAt(at)) {
      at++;
    }
    int from = Math.max(0, at - 120);
    return "\n  without: …" + expected.substring(from, Math.min(expected.length(), at + 200)) + "\n  with:    …"
        + heard.substring(from, Math.min(heard.length(), at + 200));
  }

  /** Nothing runs any more that would make two answers differ by being asked at another moment. */
  static void pause(Duration duration) {
    await().pollDelay(duration).timeout(duration.plusSeconds(5)).until(() -> true);
  }
}
