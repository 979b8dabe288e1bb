package eu.datatrustee.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.durability.ServiceProcess;
import eu.datatrustee.durability.Trustee.Ask;
import eu.datatrustee.durability.Trustee;
import eu.datatrustee.silence.Crawl.Call;
import eu.datatrustee.silence.Crawl.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two installations with the same past but for one thing: in one of them there are demands under a ban in all their states (assessed,
 * contested, preserved, disclosed, lapsed, withdrawn, in parts, with a step that failed, taken up by another order), one that reached the provider, a third party's
 * request under a ban, and one of which nobody is told. Whoever must not know asks both of them everything that can be asked, and hears
 * the same.
 */
@Tag("durability")
class SilenceTest {

  /** Of two sides: their groups of the desk do not count. */
  private static final Map<String, List<String>> TWO_SIDES = Map.of("support9", List.of("providerSupport", "legalCounsel", "auditors"),
      "contoso9", List.of("customerContoso", "demandSpecialists", "legalCounsel"));

  /** One of each group that must not know, two customers' people, those of two sides, and nobody at all. */
  private static final List<String> OUTSIDERS = new ArrayList<>(List.of("support1", "officer1", "supervisor1", "vendor1", "agreements1",
      "gateway1", "operator1", "monitor1", "contoso1", "fabrikam1", "admin", "support9", "contoso9"));

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SETTINGS = "management.endpoints.web.exposure.include";

  @TempDir static Path home;
  private static ServiceProcess still;
  private static ServiceProcess silenced;
  private static String demand;
  private static String follower;
  private static String request;
  private static String silencedRequest;
  private static final Set<String> HIDDEN = new LinkedHashSet<>();
  private static List<String> engineIds;
  private static String said;

  @BeforeAll
  static void sameButForOneThing() throws IOException {
    still = start("still");
    silenced = start("silenced");
    for (ServiceProcess service : List.of(still, silenced)) {
      Trustee trustee = service.trustee();
      // A program that reads the metrics, which the demonstration has none of.
      somebody(trustee, "monitor1", List.of("monitoring"));
      TWO_SIDES.forEach((user, groups) -> somebody(trustee, user, groups));
      trustee.ask(Ask.of(trustee.incident("contoso"), "erin@provider.example"));
    }
    Desk desk = new Desk(silenced.trustee().url());
    demand = desk.silencedDemand();
    follower = desk.orderThatFollows(demand);
    request = desk.requestForNobody();
    silencedRequest = desk.silencedRequest();
    HIDDEN.addAll(List.of(demand, follower, request, silencedRequest, desk.providersDemand(), desk.preserved(), desk.disclosed()));
    HIDDEN.addAll(List.of(desk.contested(), desk.lapsed(), desk.withdrawn()));
    HIDDEN.addAll(desk.silencedDemandOnTwo());
    EngineIds engine = new EngineIds(database("silenced"));
    engine.failOneJob(demand);
    await().atMost(Duration.ofSeconds(60)).until(() -> engine.failed(demand));
    engineIds = engine.of(HIDDEN);
    said = silenced.said();
    // What comes after them bears no trace of a count that they are part of.
    for (ServiceProcess service : List.of(still, silenced)) {
      service.trustee().ask(Ask.of(service.trustee().incident("contoso"), "erik@provider.example"));
    }
    desk.settle();
  }

  private static void somebody(Trustee trustee, String user, List<String> groups) {
    trustee.expect(204, trustee.post("admin", "/engine-rest/user/create", """
        {"profile": {"id": "%1$s", "firstName": "Mo", "lastName": "Nitor", "email": "%1$s@trustee.example"},
         "credentials": {"password": "demo"}}""".formatted(user)));
    groups.forEach(group -> trustee.expect(204,
        trustee.call("admin", "PUT", "/engine-rest/group/" + group + "/members/" + user, null)));
  }

  private static ServiceProcess start(String name) throws IOException {
    Path own = Files.createDirectories(home.resolve(name));
    ServiceProcess service =
        new ServiceProcess(own, own, Map.of(SETTINGS, "health,prometheus,mappings", "spring.datasource.url", database(name)));
    service.start();
    return service;
  }

  /** One that this test may read while the service runs. */
  private static String database(String name) {
    return "jdbc:h2:file:" + home.resolve(name).resolve("var/data-trustee") + ";WRITE_DELAY=0;AUTO_SERVER=TRUE";
  }

  @AfterAll
  static void stop() {
    List.of(still, silenced).forEach(ServiceProcess::close);
  }

  @Test
  @DisplayName("D5, D6: byte by byte the same, whoever of those who must not know asks for whatever")
  void nothingTells() {
    assertThat(engineIds).hasSizeGreaterThan(8);
    Map<String, String> differences = new LinkedHashMap<>();
    int asked = 0;
    List<Call> calls = new Crawl(HIDDEN, engineIds).calls(mapped());
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
        for (String hidden : HIDDEN) {
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
  @DisplayName("D5, D6: the log, which those who keep the service running read, names none of them and tells of no fault")
  void theLogTellsNothing() {
    assertThat(said).doesNotContain(HIDDEN).doesNotContain(engineIds).doesNotContain("Exception");
    assertThat(said.lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))).isEmpty();
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
    for (String hidden : HIDDEN) {
      assertThat(silenced.trustee().get("counsel1", Crawl.path(hidden)).status()).as(hidden).isEqualTo(200);
    }
    assertThat(silenced.trustee().get("auditor1", "/api/deadlines").body()).contains(demand);
    assertThat(still.trustee().get("auditor1", "/api/deadlines").body()).doesNotContain("LE-");
  }

  /** All that any servlet of the service answers, as the running service says it. */
  private Set<Mapping> mapped() {
    Set<Mapping> mapped = mapped(silenced);
    assertThat(mapped(still)).isEqualTo(mapped);
    assertThat(mapped).extracting(Mapping::pattern).contains("/api/demands/{id}", "/api/deadlines", "/demands/{id}", "/actuator/prometheus");
    assertThat(mapped).contains(new Mapping("POST", "/api/demands", true), new Mapping("POST", "/api/demands", false),
        new Mapping("POST", "/demands/{id}/withdrawal", false), new Mapping("PUT", "/api/demands/{id}/items/{n}/extract", false));
    return mapped;
  }

  private static Set<Mapping> mapped(ServiceProcess service) {
    Set<Mapping> mapped = new LinkedHashSet<>();
    collect(service.trustee().get("operator1", "/actuator/mappings").json(), mapped);
    return mapped;
  }

  private static void collect(JsonNode node, Set<Mapping> mapped) {
    JsonNode conditions = node.path("requestMappingConditions");
    boolean parts = conditions.path("consumes").findValuesAsText("mediaType").contains("multipart/form-data");
    List<String> methods = new ArrayList<>();
    conditions.path("methods").forEach(method -> methods.add(method.asText()));
    conditions.path("patterns").forEach(pattern -> (methods.isEmpty() ? List.of("GET") : methods)
        .forEach(method -> mapped.add(new Mapping(method, pattern.asText(), parts))));
    node.forEach(child -> collect(child, mapped));
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
