package eu.datatrustee.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.benchmark.Load.Round;
import eu.datatrustee.benchmark.Measured.Cost;
import eu.datatrustee.benchmark.TimerLag.Lag;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * The service beside a bare engine of the same version with its defaults, each in a JVM and a database of its own, on one PostgreSQL:
 * how many requests a second come as far as the first person's task, how late timers are, and what introspection costs beside a call
 * that does nothing. Run by {@code mvn -Pbenchmark verify}; writes {@code target/benchmark.txt}.
 */
class SpeedBenchmark {

  private static final Path HOME = Path.of("target", "benchmark");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 7);
  private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 5));
  private static final int COUNTED = 200;
  private static final int FEW = 10_000;
  private static final int MANY = 200_000;

  private static final String REQUEST = """
      {"customerId": "contoso", "purpose": "SUPPORT_INCIDENT", "incidentId": "INC-1001",
       "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"},
       "accessFromCountry": "DE", "resources": ["mailbox:finance"], "mode": "READ_ONLY", "actions": ["VIEW"],
       "justification": "Mails vanish from the finance mailbox after a migration.",
       "alternativesConsidered": "Logs without content did not show the cause.", "durationMinutes": 120}""";

  /** The same data, and what the service's steps would have found: a bare engine keeps all of it as variables. */
  private static final Map<String, Object> VARIABLES = Map.ofEntries(Map.entry("customerId", "contoso"),
      Map.entry("customer", "Contoso GmbH"), Map.entry("customerGroup", "customerContoso"), Map.entry("purpose", "SUPPORT_INCIDENT"),
      Map.entry("incident", "INC-1001"), Map.entry("severity", "B"), Map.entry("accessor", "Erin Engineer"),
      Map.entry("accessorEmail", "erin@provider.example"), Map.entry("organisation", "PROVIDER"), Map.entry("country", "DE"),
      Map.entry("resources", "mailbox:finance"), Map.entry("mode", "READ_ONLY"), Map.entry("actions", "VIEW"),
      Map.entry("justification", "Mails vanish from the finance mailbox after a migration."),
      Map.entry("alternatives", "Logs without content did not show the cause."), Map.entry("minutes", 120),
      Map.entry("requester", "support1"), Map.entry("refused", false), Map.entry("approvals", 1),
      Map.entry("customerDecides", false), Map.entry("longestMinutes", 480));

  private final Report report = new Report();
  private final AtomicInteger started = new AtomicInteger();

  @Test
  void serviceBesideABareEngine() throws Exception {
    try (EmbeddedPostgres server = Measured.server()) {
      Measured serviceDatabase = Measured.in(server, "service");
      Measured engineDatabase = Measured.in(server, "engine");
      List<String> demo = new ArrayList<>(serviceDatabase.arguments());
      demo.add("--spring.profiles.active=demo");
      try (ServerJvm service = ServerJvm.start(MeasuredService.class, HOME.resolve("service"), "/actuator/health", demo);
          ServerJvm engine = ServerJvm.start(BareEngine.class, HOME.resolve("engine"), "/engine-rest/engine",
              engineDatabase.arguments())) {
        Load requests = new Load("service", () -> Http.json(service.url() + "/api/access-requests", "support1", REQUEST));
        Load starts = new Load("engine", () -> Http.json(
            engine.url() + "/engine-rest/process-definition/key/support-incident-access/start", null, start()));
        starts(requests, starts, serviceDatabase, engineDatabase);
        introspection(service.url());
        lag(new TimerLag(serviceDatabase), new TimerLag(engineDatabase));
      }
    } finally {
      report.write(Path.of("target", "benchmark.txt"));
    }
  }

  private void starts(Load requests, Load starts, Measured serviceDatabase, Measured engineDatabase) throws Exception {
    List<Round> medians = Load.alternate(requests, starts, ROUND.multipliedBy(3), ROUNDS, ROUND);
    Cost ofService = serviceDatabase.cost(COUNTED, () -> Http.done(requests.call().get()));
    Cost ofEngine = engineDatabase.cost(COUNTED, () -> Http.done(starts.call().get()));
    report.starts(medians.get(0), medians.get(1), ofService, ofEngine);
  }

  private void introspection(String url) throws Exception {
    String token = "token=" + credential(url);
    Load introspect = new Load("introspection", () -> Http.form(url + "/api/introspect", "gateway1", token));
    Load empty = new Load("empty", () -> Http.form(url + MeasuredService.EMPTY, "gateway1", token));
    if (!Http.done(introspect.call().get()).contains("\"active\":true")) {
      throw new IllegalStateException("The credential does not hold");
    }
    List<Round> medians = Load.alternate(introspect, empty, ROUND, ROUNDS, ROUND.dividedBy(2));
    report.introspection(medians.get(0), medians.get(1));
  }

  private void lag(TimerLag service, TimerLag engine) throws Exception {
    for (int pending : new int[] {FEW, MANY}) {
      service.fillUpTo(pending);
      engine.fillUpTo(pending);
      Lag ofService = service.measure();
      report.lag(pending, ofService, engine.measure());
    }
  }

  private String start() {
    var variables = JSON.createObjectNode();
    VARIABLES.forEach((name, value) -> variables.putObject(name).set("value", JSON.valueToTree(value)));
    return JSON.createObjectNode().put("businessKey", "AR-" + started.incrementAndGet()).set("variables", variables).toString();
  }

  /** Has an access granted and fetches its credential. */
  private static String credential(String url) throws Exception {
    String id = JSON.readTree(Http.done(Http.json(url + "/api/access-requests", "support1", REQUEST))).path("id").asText();
    JsonNode tasks = JSON.readTree(Http.done(Http.get(url + "/engine-rest/task?processInstanceBusinessKey=" + id, "officer1")));
    Http.done(Http.json(url + "/engine-rest/task/" + tasks.path(0).path("id").asText() + "/complete", "officer1",
        "{\"variables\": {\"decision\": {\"value\": \"GRANT\"}}}"));
    for (int tries = 0; tries < 100; tries++) {
      if (Http.done(Http.get(url + "/api/access-requests/" + id, "support1")).contains("\"state\":\"ACTIVE\"")) {
        return JSON.readTree(Http.done(Http.json(url + "/api/access-requests/" + id + "/credential", "support1", ""))).path("token").asText();
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException(id + " was not granted");
  }
}
