package eu.datatrustee.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.RunningService.Answer;
import eu.datatrustee.durability.MailSink.Received;
import eu.datatrustee.durability.Trustee.Ask;
import eu.datatrustee.gateway.GatewayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * One installation on file-based H2, killed again and again and started on the same files; each test finds the service running and
 * leaves it so. The last one puts its clock forward.
 */
@Tag("durability")
@TestMethodOrder(OrderAnnotation.class)
class KilledOnH2Test {

  /** What the issue promises after a restart. */
  private static final Duration PROMISED = Duration.ofSeconds(30);
  private static final Duration MAILED = Duration.ofSeconds(60);

  /** On two cores that do nothing else. */
  private static final Duration READY = Duration.ofSeconds(20);

  @TempDir static Path home;
  private static final MailSink MAILS = new MailSink();
  private static final GatewayProcess GATEWAY = GatewayProcess.start();
  private static ServiceProcess service;
  private static Trustee trustee;
  private static Duration firstStart;
  private static Duration startWork;
  private static int customersWhenReady;

  @BeforeAll
  static void start() {
    service = new ServiceProcess(home, home, Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "" + MAILS.port(),
        // The node that died with a mail keeps it no longer than this.
        "datatrustee.outbox.claim", "5s",
        "datatrustee.gateways[0].name", "front", "datatrustee.gateways[0].url", GATEWAY.url(),
        "datatrustee.gateways[0].username", GatewayProcess.USER, "datatrustee.gateways[0].password", GatewayProcess.PASSWORD));
    trustee = service.trustee();
    GATEWAY.guard(trustee.url(), "gateway1", "demo");
    firstStart = service.start();
    startWork = service.work();
    customersWhenReady = trustee.expect(200, trustee.get("auditor1", "/api/customers")).json().path("total").asInt();
  }

  @BeforeEach
  void running() throws IOException {
    Files.deleteIfExists(home.resolve("halt"));
    if (!service.alive()) {
      service.start();
    }
    GATEWAY.up();
  }

  @AfterAll
  static void stop() {
    service.close();
    GATEWAY.close();
    MAILS.close();
  }

  @Test
  @Order(1)
  @DisplayName("Ready after no more work than two cores do in 20 s, on an empty disk; 512 MB of heap are enough for 200 requests")
  void modest() {
    System.out.printf("Start to ready on empty files: %.1f s, %.1f s of processor time%n", firstStart.toMillis() / 1000.0,
        startWork.toMillis() / 1000.0);
    assertThat(customersWhenReady).as("ready means that the first customers are there").isEqualTo(3);
    assertThat(startWork).isLessThan(READY.multipliedBy(2));
    long begun = System.nanoTime();
    List<Long> micros = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> callers = IntStream.range(0, 8).mapToObj(caller -> CompletableFuture.runAsync(() -> {
      for (int i = 0; i < 25; i++) {
        long call = System.nanoTime();
        trustee.ask(Ask.of("INC-1001", "erin" + caller + "@provider.example"));
        micros.add((System.nanoTime() - call) / 1000);
      }
    })).toList();
    callers.forEach(CompletableFuture::join);
    Collections.sort(micros);
    System.out.printf("200 requests by 8 callers: %.1f s, median %.1f ms, p99 %.1f ms%n", (System.nanoTime() - begun) / 1e9,
        micros.get(100) / 1000.0, micros.get(197) / 1000.0);
    assertThat(trustee.cases()).isEqualTo(200);
    assertThat(service.alive()).isTrue();
    assertThat(service.said()).doesNotContain("OutOfMemoryError");
  }

  @Test
  @Order(2)
  @DisplayName("Killed before the commit: no case and no mail; the same call again makes exactly one of each")
  void beforeCommit() {
    int before = trustee.cases();
    int mailsBefore = MAILS.mails().size();
    String key = UUID.randomUUID().toString();
    Ask ask = Ask.refused("before@provider.example");
    Halt.BEFORE_COMMIT.arm(home);
    assertThatThrownBy(() -> trustee.askWithKey(ask, key)).isInstanceOf(UncheckedIOException.class);
    restart();
    assertThat(trustee.cases()).isEqualTo(before);
    assertThat(MAILS.mails()).hasSize(mailsBefore);
    Answer first = trustee.expect(201, trustee.askWithKey(ask, key));
    Answer second = trustee.expect(201, trustee.askWithKey(ask, key));
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(trustee.cases()).isEqualTo(before + 1);
    mailedOnce(first.json().path("id").asText());
    assertThat(MAILS.mails()).hasSize(mailsBefore + 1);
  }

  @Test
  @Order(3)
  @DisplayName("Killed after the commit: the case is there, the same call again returns it, its mail goes out after the restart")
  void afterCommit() {
    int before = trustee.cases();
    int mailsBefore = MAILS.mails().size();
    String key = UUID.randomUUID().toString();
    Ask ask = Ask.refused("after@provider.example");
    Halt.AFTER_COMMIT.arm(home);
    assertThatThrownBy(() -> trustee.askWithKey(ask, key)).isInstanceOf(UncheckedIOException.class);
    restart();
    assertThat(trustee.cases()).isEqualTo(before + 1);
    Answer again = trustee.expect(201, trustee.askWithKey(ask, key));
    assertThat(again.header("Location")).isEqualTo("/api/access-requests/" + again.json().path("id").asText());
    assertThat(again.json().path("accessor").path("email").asText()).isEqualTo("after@provider.example");
    assertThat(trustee.cases()).isEqualTo(before + 1);
    mailedOnce(again.json().path("id").asText());
    assertThat(MAILS.mails()).hasSize(mailsBefore + 1);
  }

  @Test
  @Order(4)
  @DisplayName("Killed after SMTP's DATA: the mail comes again, the same to the last letter")
  void afterData() {
    MAILS.afterNextData(service::kill);
    mailedTwiceTheSame(dyingOver(Ask.refused("data@provider.example")));
  }

  @Test
  @Order(5)
  @DisplayName("Killed between the mail and its mark: the mail comes again, the same to the last letter")
  void beforeMark() {
    Halt.BEFORE_MARK.arm(home);
    mailedTwiceTheSame(dyingOver(Ask.refused("mark@provider.example")));
  }

  @Test
  @Order(6)
  @DisplayName("A5: killed in the midst of a revocation: the access is dead at once, and revoked within 30 s")
  void revocationPending() {
    String incident = trustee.incident("contoso");
    String caseId = active(Ask.of(incident, "pending@provider.example"));
    String token = trustee.token(caseId);
    assertThat(GATEWAY.refusal(token, "mailbox:finance")).isNull();
    Halt.IN_JOB.arm(home);
    GATEWAY.down();
    try {
      trustee.resolve("support1", incident);
    } catch (UncheckedIOException diedBeforeItAnswered) {
      // The end was committed all the same: without it there is no job.
    }
    service.awaitDead();
    GATEWAY.up();
    assertThat(GATEWAY.open()).contains("pending@provider.example mailbox:finance");
    restart();
    long ready = System.nanoTime();
    assertThat(trustee.active(token)).isFalse();
    assertThat(GATEWAY.admits(token, "mailbox:finance")).isFalse();
    trustee.reaches(caseId, "ENDED", PROMISED);
    System.out.printf("Revocation whose job died with the service: done %.1f s after the restart%n", (System.nanoTime() - ready) / 1e9);
    JsonNode access = trustee.access(caseId);
    assertThat(access.path("endReason").asText()).isEqualTo("RESOLVED");
    assertThat(access.path("grant").path("revocationConfirmedAt").asText()).isNotEmpty();
    assertThat(GATEWAY.open()).doesNotContain("pending@provider.example mailbox:finance");
  }

  @Test
  @Order(7)
  @DisplayName("A4, A5: what came due while the service was down is done within 30 s of its restart; no access outlived its end")
  void timeUpWhileDown() {
    String supervised = active(Ask.of("INC-1001", "supervised@provider.example"));
    String unclaimed = trustee.ask(Ask.of("INC-1001", "unclaimed@provider.example"));
    trustee.grant(unclaimed);
    trustee.reaches(unclaimed, "ACTIVE");
    String undecided = trustee.ask(Ask.of("INC-1001", "undecided@provider.example"));
    List<String> tokens = List.of(trustee.token(supervised), trustee.token(unclaimed));
    service.kill();
    // Two hours: more than the hour granted and the time to claim, less than the time to decide.
    Halt.clock(home, Duration.ofHours(2));
    service.start();
    long ready = System.nanoTime();
    tokens.forEach(token -> assertThat(trustee.active(token)).isFalse());
    assertThat(trustee.post("support1", "/api/access-requests/" + supervised + "/credential", null).status()).isEqualTo(409);
    trustee.reaches(supervised, "ENDED", PROMISED);
    trustee.reaches(unclaimed, "ENDED", PROMISED);
    System.out.printf("Timers that came due while the service was down: done %.1f s after the restart%n",
        (System.nanoTime() - ready) / 1e9);
    endedInTime(supervised, "EXPIRED");
    endedInTime(unclaimed, "UNSUPERVISED");
    assertThat(trustee.state(undecided)).isEqualTo("IN_REVIEW");
    assertThat(GATEWAY.open()).isEmpty();
  }

  private static void endedInTime(String caseId, String reason) {
    JsonNode access = trustee.access(caseId);
    assertThat(access.path("endReason").asText()).isEqualTo(reason);
    assertThat(Instant.parse(access.path("grant").path("revokedAt").asText()))
        .isBeforeOrEqualTo(Instant.parse(access.path("grant").path("until").asText()));
  }

  private static String active(Ask ask) {
    String caseId = trustee.ask(ask);
    trustee.grant(caseId);
    trustee.reaches(caseId, "ACTIVE");
    trustee.claim("supervisor1", caseId);
    return caseId;
  }

  /** Has the service die of what comes of this request, answered or not. @return the case, after the restart */
  private static String dyingOver(Ask ask) {
    String key = UUID.randomUUID().toString();
    try {
      trustee.askWithKey(ask, key);
    } catch (UncheckedIOException diedBeforeItAnswered) {
      // The mail is on its way as soon as its case is committed.
    }
    restart();
    return trustee.expect(201, trustee.askWithKey(ask, key)).json().path("id").asText();
  }

  private static void restart() {
    service.awaitDead();
    service.start();
  }

  private static void mailedOnce(String caseId) {
    await().atMost(MAILED).until(() -> !MAILS.of(caseId).isEmpty());
    // Longer than the next look at the outbox.
    await().during(Duration.ofSeconds(2)).atMost(MAILED).until(() -> MAILS.of(caseId).size() == 1);
  }

  private static void mailedTwiceTheSame(String caseId) {
    await().atMost(MAILED).until(() -> MAILS.of(caseId).size() == 2);
    await().during(Duration.ofSeconds(2)).atMost(MAILED).until(() -> MAILS.of(caseId).size() == 2);
    List<Received> mails = MAILS.of(caseId);
    assertThat(mails.get(0).id()).matches("<[0-9a-f-]{36}@data-trustee\\.example>");
    assertThat(mails.get(1).text()).isEqualTo(mails.get(0).text());
  }
}
