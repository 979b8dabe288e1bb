package eu.datatrustee.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.benchmark.Load.Round;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The service beside a bare engine of the same version with its defaults, each in a JVM and a database of its own, on one PostgreSQL:
 * how many requests a second come as far as the first person's task, how late timers are, and what introspection costs beside a call
 * that does nothing. Run by {@code mvn -Pbenchmark verify}; writes {@code target/benchmark.txt}.
 */
@Tag("benchmark")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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
  private EmbeddedPostgres server;
  private Measured serviceDatabase;
  private Measured engineDatabase;
  private ServerJvm service;
  private ServerJvm engine;
  private Load requests;
  private Load starts;

  @BeforeAll
  void startBoth() throws Exception {
    server = Measured.server();
    serviceDatabase = Measured.in(server, "service");
    engineDatabase = Measured.in(server, "engine");
    List<String> demo = new ArrayList<>(serviceDatabase.arguments());
    demo.add("--spring.profiles.active=demo");
    service = ServerJvm.start(MeasuredService.class, HOME.resolve("service"), "/actuator/health", demo);
    engine = ServerJvm.start(BareEngine.class, HOME.resolve("engine"), "/engine-rest/engine", engineDatabase.arguments());
    requests = new Load("service", service, () -> Http.json(service.url() + "/api/access-requests", "support1", REQUEST));
    starts = new Load("bare engine", engine, () -> Http.json(
        engine.url() + "/engine-rest/process-definition/key/support-incident-access/start", null, start()));
  }

  @AfterAll
  void reportAndStop() throws Exception {
    for (AutoCloseable started : new AutoCloseable[] {service, engine, server}) {
      if (started != null) {
        started.close();
      }
    }
    report.write(Path.of("target", "benchmark.txt"));
  }

  @Test
  @Order(1)
  void requestsBesideStarts() throws Exception {
    List<Round> medians = Load.alternate(requests, starts, ROUNDS, ROUND);
    report.starts(medians.get(0), medians.get(1), serviceDatabase.cost(COUNTED, requests), engineDatabase.cost(COUNTED, starts));
  }

  @Test
  @Order(2)
  void introspectionBesideNothing() throws Exception {
    String token = "token=" + credential(service.url());
    Load introspect = new Load("introspection", service, () -> Http.form(service.url() + "/api/introspect", "gateway1", token));
    Load empty = new Load("empty", service, () -> Http.form(service.url() + MeasuredService.EMPTY, "gateway1", token));
    if (!Http.done(introspect.call().get()).contains("\"active\":true")) {
      throw new IllegalStateException("The credential does not hold");
    }
    List<Round> medians = Load.alternate(introspect, empty, ROUNDS, ROUND.dividedBy(2));
    report.introspection(medians.get(0), medians.get(1), serviceDatabase.cost(COUNTED, introspect), serviceDatabase.cost(COUNTED, empty));
  }

  @Test
  @Order(3)
  void lagOfTimers() throws Exception {
    TimerLag ofService = new TimerLag(serviceDatabase, requests);
    TimerLag ofEngine = new TimerLag(engineDatabase, starts);
    for (int pending : new int[] {FEW, MANY}) {
      report.lag(pending, ofService.measure(pending), ofEngine.measure(pending));
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
