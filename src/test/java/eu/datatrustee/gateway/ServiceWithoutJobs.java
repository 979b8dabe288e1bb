package eu.datatrustee.gateway;

import static org.awaitility.Awaitility.await;

import eu.datatrustee.durability.Trustee;
import eu.datatrustee.durability.Trustee.Ask;
import eu.datatrustee.gateway.GatewayProcess.Mood;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The service with its job executor off, and one gateway in a process of its own, which is told of accesses and asked for admission.
 * Nothing that the engine would do by itself happens, but where a test has it done.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "camunda.bpm.job-execution.enabled=false")
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("demo")
@Tag("durability")
abstract class ServiceWithoutJobs {

  static final String GRANT = "service_grantAccess";
  static final String REVOKE = "service_revokeAccess";
  static final String CONFIRM = "service_confirmRevocation";
  /** For what comes by itself, but not at once: two of the reconciler's longest pauses. */
  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final GatewayProcess GATEWAY = GatewayProcess.start();
  private static final Path VAR = var();

  @LocalServerPort int port;
  @Autowired ManagementService management;
  @Autowired RuntimeService runtime;
  Trustee trustee;

  @DynamicPropertySource
  static void surroundings(DynamicPropertyRegistry properties) {
    String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    properties.add("spring.datasource.url", () -> database);
    properties.add("datatrustee.keys.directory", () -> VAR.resolve("keys"));
    properties.add("datatrustee.outbox.directory", () -> VAR.resolve("outbox"));
    properties.add("datatrustee.gateways[0].name", () -> "front");
    properties.add("datatrustee.gateways[0].url", GATEWAY::url);
    properties.add("datatrustee.gateways[0].username", () -> GatewayProcess.USER);
    properties.add("datatrustee.gateways[0].password", () -> GatewayProcess.PASSWORD);
  }

  @BeforeEach
  void connect() {
    trustee = new Trustee("http://127.0.0.1:" + port);
    GATEWAY.up();
    GATEWAY.is(Mood.HONEST);
    GATEWAY.guard(trustee.url(), "gateway1", "demo");
  }

  @AfterEach
  void presentTime() {
    ClockUtil.reset();
  }

  // ---- time and jobs ----

  /** Puts the clock of service and engine to that instant; it goes on from there. */
  static void at(Instant instant) {
    ClockUtil.offset(Duration.between(Instant.now(), instant).toMillis());
  }

  /** Has the engine do what it would do by itself, if it did anything. */
  void job(String caseId, String elementId) {
    management.executeJob(jobOf(caseId, elementId).getId());
  }

  Job jobOf(String caseId, String elementId) {
    List<Job> jobs = management.createJobQuery().activityId(elementId).list().stream()
        .filter(job -> instanceOf(job).equals(caseId)).toList();
    if (jobs.size() != 1) {
      throw new AssertionError(jobs.size() + " jobs " + elementId + " of " + caseId + ", which is " + trustee.state(caseId));
    }
    return jobs.get(0);
  }

  private String instanceOf(Job job) {
    return runtime.createProcessInstanceQuery().processInstanceId(job.getProcessInstanceId()).singleResult().getBusinessKey();
  }

  /** Revokes and confirms, as the engine's two steps do. */
  void revoke(String caseId) {
    job(caseId, REVOKE);
    job(caseId, CONFIRM);
  }

  // ---- accesses ----

  /** A new person, so that nobody else's grants count. */
  static String accessor() {
    return "a" + UUID.randomUUID().toString().substring(0, 8) + "@provider.example";
  }

  /** An access that is open and unclaimed. @return the case's id */
  String open(Ask ask) {
    String caseId = trustee.ask(ask);
    trustee.grant(caseId);
    if (trustee.state(caseId).equals("IN_CONFIRMATION")) {
      trustee.confirm(caseId);
    }
    job(caseId, GRANT);
    return caseId;
  }

  /** An access that is open and supervised. @return the case's id */
  String active(Ask ask) {
    String caseId = open(ask);
    trustee.claim("supervisor1", caseId);
    return caseId;
  }

  static boolean openAtGateway(Ask ask) {
    return GATEWAY.open().contains(ask.accessor() + " " + ask.resource());
  }

  static void closedAtGateway(Ask ask) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !openAtGateway(ask));
  }

  /** Mails of a case made with that template. */
  static List<Path> mails(String caseId, String template) {
    Path outbox = VAR.resolve("outbox");
    if (!Files.isDirectory(outbox)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(outbox)) {
      return files.filter(file -> file.getFileName().toString().startsWith(caseId + "-" + template)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path var() {
    try {
      Path directory = Files.createTempDirectory("service");
      directory.toFile().deleteOnExit();
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
