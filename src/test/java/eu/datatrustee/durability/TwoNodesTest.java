package eu.datatrustee.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.datatrustee.RunningService.Answer;
import eu.datatrustee.durability.MailSink.Received;
import eu.datatrustee.durability.Trustee.Ask;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on one PostgreSQL that keeps what it is given, started at once while it is empty. The last test kills one of them. */
@TestMethodOrder(OrderAnnotation.class)
@Tag("durability")
class TwoNodesTest {

  private static final int EQUAL = 64;
  /** For a timer that died with its node, and what follows from it. */
  private static final Duration PROMISED = Duration.ofSeconds(30);
  /** Longer than a node that died keeps a mail to itself. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path shared;
  private static final MailSink MAILS = new MailSink();
  private static EmbeddedPostgres postgres;
  private static ServiceProcess one;
  private static ServiceProcess two;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on").start();
    assertThat(setting("fsync") + setting("synchronous_commit")).isEqualTo("onon");
    one = node("one");
    two = node("two");
    one.launch();
    two.launch();
    System.out.printf("Two nodes at once on an empty PostgreSQL: ready after %.1f s and %.1f s%n",
        one.awaitReady().toMillis() / 1000.0, two.awaitReady().toMillis() / 1000.0);
  }

  private static ServiceProcess node(String name) throws IOException {
    Map<String, String> settings = new HashMap<>(Map.of("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"),
        "spring.datasource.username", "postgres", "spring.datasource.hikari.maximum-pool-size", "16",
        "datatrustee.keys.directory", shared.resolve("keys").toString(),
        "spring.mail.host", "127.0.0.1", "spring.mail.port", "" + MAILS.port()));
    return new ServiceProcess(Files.createDirectory(shared.resolve(name)), shared, settings);
  }

  private static String setting(String name) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + name)) {
      row.next();
      return row.getString(1);
    }
  }

  @AfterAll
  static void stop() throws IOException {
    one.close();
    two.close();
    postgres.close();
    MAILS.close();
  }

  @Test
  @Order(1)
  @DisplayName("Both came up on the empty database, with one deployment of the models and one set of rights and filters")
  void startedAtOnce() throws SQLException {
    assertThat(count("select count(*) from act_re_deployment where name_ = 'data-trustee'")).isEqualTo(1);
    assertThat(count("select count(*) - count(distinct name_) from act_ru_filter")).isZero();
    assertThat(count("select count(*) from act_id_user where id_ = 'officer1'")).isEqualTo(1);
    assertThat(count("""
        select count(*) from (select 1 from act_ru_authorization group by type_, group_id_, user_id_, resource_type_, resource_id_
        having count(*) > 1) twice""")).isZero();
    assertThat(one.trustee().get(null, "/.well-known/jwks.json").body()).isEqualTo(two.trustee().get(null, "/.well-known/jwks.json").body());
  }

  @Test
  @Order(2)
  @DisplayName("Sixty-four equal requests at once on both nodes are one case, one answer and one mail")
  void oneCase() throws SQLException {
    int before = one.trustee().cases();
    String key = UUID.randomUUID().toString();
    Ask ask = Ask.refused("equal@provider.example");
    ExecutorService callers = Executors.newFixedThreadPool(EQUAL);
    List<CompletableFuture<Answer>> answers = IntStream.range(0, EQUAL).mapToObj(i -> CompletableFuture.supplyAsync(
        () -> (i % 2 == 0 ? one : two).trustee().askWithKey(ask, key), callers)).toList();
    Set<String> seen = answers.stream().map(CompletableFuture::join).map(Answer::toString).collect(Collectors.toSet());
    callers.shutdown();
    assertThat(seen).singleElement().asString().startsWith("201 ");
    assertThat(two.trustee().cases()).isEqualTo(before + 1);
    mailedOnceEach();
  }

  @Test
  @Order(3)
  @DisplayName("Asked for on one node, decided, claimed and ended on the other; a credential of one holds at the other")
  void anyNode() throws SQLException {
    String incident = one.trustee().incident("contoso");
    String caseId = one.trustee().ask(Ask.of(incident, "any@provider.example"));
    two.trustee().grant(caseId);
    one.trustee().reaches(caseId, "ACTIVE");
    one.trustee().claim("supervisor1", caseId);
    String token = two.trustee().token(caseId);
    assertThat(one.trustee().active(token)).isTrue();
    two.trustee().resolve("contoso1", incident);
    assertThat(one.trustee().active(token)).isFalse();
    one.trustee().reaches(caseId, "ENDED");
    mailedOnceEach();
  }

  @Test
  @Order(4)
  @DisplayName("The node that has taken a due timer is killed: the other fires it within 30 s; its requests go on there")
  void oneDies() throws SQLException {
    String caseId = one.trustee().ask(Ask.of("INC-1001", "dies@provider.example"));
    two.trustee().grant(caseId);
    one.trustee().reaches(caseId, "ACTIVE");
    one.trustee().claim("supervisor1", caseId);
    String token = one.trustee().token(caseId);
    // Whichever node takes the timer dies in it.
    Halt.IN_JOB.arm(shared);
    Halt.clock(shared, Duration.ofMinutes(61));
    await().atMost(PATIENCE).until(() -> !one.alive() || !two.alive());
    long died = System.nanoTime();
    ServiceProcess left = one.alive() ? one : two;
    assertThat(left.trustee().active(token)).isFalse();
    left.trustee().reaches(caseId, "ENDED", PROMISED);
    System.out.printf("Timer whose node died with it: done %.1f s later by the other%n", (System.nanoTime() - died) / 1e9);
    assertThat(left.trustee().access(caseId).path("endReason").asText()).isEqualTo("EXPIRED");
    assertThat(left.trustee().state(left.trustee().ask(Ask.of("INC-1001", "next@provider.example")))).isEqualTo("IN_REVIEW");
    mailedOnceEach();
  }

  private static void mailedOnceEach() throws SQLException {
    await().atMost(PATIENCE).until(() -> count("select count(*) from outbox where sent_at is null") == 0);
    assertThat(MAILS.mails()).extracting(Received::id).doesNotHaveDuplicates().doesNotContain("");
    assertThat(MAILS.mails()).hasSize(count("select count(*) from outbox"));
  }

  private static int count(String sql) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }
}
