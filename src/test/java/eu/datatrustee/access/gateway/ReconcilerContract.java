package eu.datatrustee.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.gateway.GatewayProcess;
import eu.datatrustee.gateway.GatewayProcess.Mood;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The reconciler's own threads against two gateways in processes of their own; no engine, no timer, no job. The clock stands still
 * but where a test moves it.
 */
abstract class ReconcilerContract extends GatewayTest {

  private static final String JANE = "ann@provider.example mailbox:jane";
  /** With the tests' pause of a tenth of a second between two rounds: a second, however busy the machine. */
  private static final int A_SECOND_OF_ROUNDS = 10;
  private static final GatewayProcess FRONT = GatewayProcess.start();
  private static final GatewayProcess VAULT = GatewayProcess.start();

  @LocalServerPort int port;

  private final String caseId = newCase();
  private Client client;

  @DynamicPropertySource
  static void gateways(DynamicPropertyRegistry registry) {
    int n = 0;
    for (Map.Entry<String, GatewayProcess> gateway : Map.of("front", FRONT, "vault", VAULT).entrySet()) {
      String prefix = "datatrustee.gateways[" + n++ + "].";
      registry.add(prefix + "name", gateway::getKey);
      registry.add(prefix + "url", () -> gateway.getValue().url());
      registry.add(prefix + "username", () -> GatewayProcess.USER);
      registry.add(prefix + "password", () -> GatewayProcess.PASSWORD);
      if (gateway.getKey().equals("vault")) {
        registry.add(prefix + "resource-types", () -> "database");
      }
    }
  }

  @BeforeEach
  void connect() {
    client = new Client("http://127.0.0.1:" + port);
    for (GatewayProcess gateway : new GatewayProcess[] {FRONT, VAULT}) {
      gateway.up();
      gateway.is(Mood.HONEST);
      gateway.forget();
      gateway.guard("http://127.0.0.1:" + port, Client.GATEWAY, "any");
    }
  }

  @Test
  @DisplayName("A4, A5: a gateway refuses at once whatever ends the access, and has it closed within a second of rounds")
  void everyEnd() {
    Map<String, Consumer<String>> ends = Map.of("ended", this::ended, "expired", id -> at(T0.plus(Duration.ofHours(4))),
        "unsupervised", id -> later(Duration.ofMinutes(30)));
    ends.forEach((way, end) -> {
      at(T0);
      String id = newCase();
      opened(way.equals("unsupervised") ? superviseBy(terms(id, "mailbox:jane"), T0.plus(Duration.ofMinutes(30))) : terms(id, "mailbox:jane"));
      if (way.equals("expired")) {
        at(T0.plus(Duration.ofHours(4)).minusSeconds(30));
      }
      String token = client.token(id);
      assertThat(FRONT.refusal(token, "mailbox:jane")).as(way).isNull();
      assertThat(FRONT.refusal(token, "mailbox:bob")).contains("not for");
      assertThat(FRONT.open()).containsExactly(JANE);
      int before = FRONT.calls().size();
      end.accept(id);
      assertThat(FRONT.admits(token, "mailbox:jane")).as(way).isFalse();
      soon().until(() -> FRONT.open().isEmpty());
      assertThat(looksBefore("DELETE " + JANE, before)).as(way).isLessThanOrEqualTo(A_SECOND_OF_ROUNDS);
      soon().until(() -> heard.confirmed.contains(id));
    });
  }

  @Test
  @DisplayName("A forged credential gets nobody through")
  void forged(@org.junit.jupiter.api.io.TempDir java.nio.file.Path elsewhere) {
    opened(terms(caseId, "mailbox:jane"));
    String token = new SigningKeys(new KeySettings(elsewhere, null)).sign("credential+jwt",
        Map.of("sub", "ann@provider.example", "caseId", caseId, "exp", T0.plusSeconds(300).getEpochSecond()));
    assertThat(FRONT.admits(token, "mailbox:jane")).isFalse();
  }

  @Test
  @DisplayName("A gateway that is down when an access ends: its credentials are dead, an alarm after a minute, closed when it is back")
  void downAndBack() {
    opened(terms(caseId, "mailbox:jane"));
    String token = client.token(caseId);
    FRONT.down();
    ended(caseId);
    assertThat(client.active(token)).isFalse();
    assertThat(inTransaction(() -> grants.revoke(caseId))).isFalse();
    later(Duration.ofSeconds(60));
    soon().until(() -> !heard.overdue.isEmpty());
    assertThat(heard.overdue.get(0).caseId()).isEqualTo(caseId);
    assertThat(heard.overdue.get(0).since()).isEqualTo(T0);
    assertThat(heard.overdue.get(0).lastError()).contains("front").contains("cannot be reached");
    assertThat(FRONT.open()).containsExactly(JANE);
    assertThat(heard.confirmed).isEmpty();
    FRONT.up();
    soon().until(() -> FRONT.open().isEmpty());
    soon().until(() -> heard.confirmed.contains(caseId));
    assertThat(heard.overdue).hasSize(1);
  }

  @Test
  @DisplayName("A gateway that says closed and keeps it open is not believed, and asked until it is gone")
  void lies() {
    opened(terms(caseId, "mailbox:jane"));
    FRONT.is(Mood.ONLY_SAYS_CLOSED);
    ended(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isFalse();
    assertThat(grants.state(caseId).orElseThrow().lastError()).contains("front").contains("still lists mailbox:jane");
    for (int minute = 0; minute < 3; minute++) {
      long asked = closings();
      later(Duration.ofMinutes(1));
      soon().until(() -> closings() > asked);
    }
    assertThat(heard.confirmed).isEmpty();
    soon().until(() -> heard.overdue.size() == 1);
    FRONT.is(Mood.HONEST);
    later(Duration.ofMinutes(1));
    soon().until(() -> FRONT.open().isEmpty());
    soon().until(() -> heard.confirmed.contains(caseId));
  }

  @Test
  @DisplayName("The end of one grant cuts neither another nor its share, and the gateway learns whose it still is")
  void overlapping() {
    String other = newCase();
    opened(lending(terms(caseId, "mailbox:jane", "mailbox:bob"), "READ_WRITE", "VIEW", "CHANGE"));
    opened(lending(terms(other, "mailbox:jane"), "READ_ONLY", "VIEW"));
    String token = client.token(other);
    assertThat(FRONT.state()).filteredOn(a -> a.path("resource").asText().equals("mailbox:jane"))
        .singleElement().satisfies(a -> assertThat(a.path("entitlements")).hasSize(2));
    long before = FRONT.calls().stream().filter(c -> c.equals("DELETE " + JANE)).count();
    ended(caseId);
    soon().until(() -> FRONT.open().size() == 1);
    soon().until(() -> heard.confirmed.contains(caseId));
    assertThat(FRONT.state()).singleElement().satisfies(a -> {
      assertThat(a.path("resource").asText()).isEqualTo("mailbox:jane");
      assertThat(a.path("entitlements")).singleElement().satisfies(e -> only(e, other));
    });
    assertThat(FRONT.calls().stream().filter(c -> c.equals("DELETE " + JANE)).count()).isEqualTo(before);
    assertThat(FRONT.refusal(token, "mailbox:jane")).isNull();
  }

  @Test
  @DisplayName("A5: a gateway that lists names only loses the ended grant's rights before its end counts as confirmed")
  void overlappingUnseen() {
    String other = newCase();
    FRONT.is(Mood.LISTS_NAMES_ONLY);
    opened(lending(terms(caseId, "mailbox:jane"), "READ_WRITE", "VIEW", "CHANGE"));
    opened(lending(terms(other, "mailbox:jane"), "READ_ONLY", "VIEW"));
    ended(caseId);
    soon().until(() -> heard.confirmed.contains(caseId));
    assertThat(FRONT.state()).singleElement()
        .satisfies(a -> assertThat(a.path("entitlements")).singleElement().satisfies(e -> only(e, other)));
  }

  /** What the narrower of two grants lends. */
  private static void only(JsonNode entitlement, String caseId) {
    assertThat(entitlement.path("caseId").asText()).isEqualTo(caseId);
    assertThat(entitlement.path("mode").asText()).isEqualTo("READ_ONLY");
    assertThat(entitlement.path("actions")).extracting(JsonNode::asText).containsExactly("VIEW");
  }

  @Test
  @DisplayName("A2: what a gateway has open and nobody granted is closed")
  void neverGranted() {
    FRONT.openByItself("eve@elsewhere.example", "mailbox:jane");
    soon().until(() -> FRONT.open().isEmpty());
  }

  @Test
  @DisplayName("A gateway that comes back empty is given the live accesses again")
  void opensAgain() {
    opened(terms(caseId, "mailbox:jane"));
    FRONT.forget();
    soon().until(() -> FRONT.open().contains(JANE));
    assertThat(FRONT.state().get(0).path("entitlements").get(0).path("until").asText()).isEqualTo("2026-08-14T13:30:00Z");
  }

  @Test
  @DisplayName("An extension reaches the gateway")
  void extension() {
    opened(terms(caseId, "mailbox:jane"));
    inTransaction(() -> grants.extend(caseId, T0.plus(Duration.ofHours(6))));
    soon().until(() -> FRONT.state().get(0).path("entitlements").get(0).path("until").asText().equals("2026-08-14T15:30:00Z"));
  }

  @Test
  @DisplayName("A gateway that hangs delays no other: closed there while the call to the hanging one has not come back")
  void hangsForGood() throws InterruptedException {
    opened(terms(caseId, "site:hr"));
    assertThat(directory.open).hasSize(1);
    directory.hang();
    try {
      assertThat(directory.asked.await(30, TimeUnit.SECONDS)).isTrue();
      ended(caseId);
      soon().until(() -> FRONT.open().isEmpty());
      assertThat(directory.open).hasSize(1);
      assertThat(heard.confirmed).isEmpty();
    } finally {
      directory.goOn();
    }
    soon().until(directory.open::isEmpty);
    soon().until(() -> heard.confirmed.contains(caseId));
  }

  @Test
  @DisplayName("A call that hangs is cut off, the end goes unconfirmed until the gateway answers again")
  void hangs() {
    opened(terms(caseId, "database:crm"));
    assertThat(VAULT.open()).hasSize(1);
    VAULT.is(Mood.HANGING);
    ended(caseId);
    soon().until(() -> FRONT.open().isEmpty());
    soon().until(() -> String.valueOf(grants.state(caseId).orElseThrow().lastError()).contains("vault"));
    assertThat(grants.state(caseId).orElseThrow().lastError()).matches("Gateway vault: (no answer within|cannot be reached).*");
    assertThat(heard.confirmed).isEmpty();
    VAULT.is(Mood.HONEST);
    soon().until(() -> VAULT.open().isEmpty());
    soon().until(() -> heard.confirmed.contains(caseId));
  }

  @Test
  @DisplayName("A gateway that does not open: nothing is granted anywhere, and the step fails to be tried again")
  void doesNotOpen() {
    VAULT.is(Mood.REFUSING_TO_OPEN);
    assertThatThrownBy(() -> opened(terms(caseId, "database:crm"))).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("vault");
    assertThat(grants.state(caseId)).isEmpty();
    soon().until(() -> FRONT.open().isEmpty());
    VAULT.is(Mood.HONEST);
    opened(terms(caseId, "database:crm"));
    assertThat(FRONT.open()).hasSize(1);
    assertThat(VAULT.open()).hasSize(1);
  }

  private static long closings() {
    return FRONT.calls().stream().filter(call -> call.startsWith("DELETE")).count();
  }

  /** How often the front gateway was asked for its list, from that call on, before it got this one. */
  private static long looksBefore(String call, int from) {
    List<String> calls = FRONT.calls();
    return calls.subList(from, calls.size()).stream().takeWhile(made -> !made.equals(call)).filter("GET"::equals).count();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
  }
}
