package eu.datatrustee.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.Refusal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;

/** What grants promise, on each database; the reconciler's rounds are made by hand. */
abstract class GrantsContract extends GatewayTest {

  @Autowired Reconciliation reconciliation;
  @Autowired Settlement settlement;
  @Autowired GrantMetrics metrics;

  private final String caseId = newCase();

  @Test
  @DisplayName("A4: live from its first instant to its last, and not at its end")
  void liveWithinItsWindow() {
    opened(terms(caseId, "mailbox:jane"));
    assertThat(grants.isLive(caseId, T0.minusMillis(1))).isFalse();
    assertThat(grants.isLive(caseId, T0)).isTrue();
    assertThat(grants.isLive(caseId, T0.plus(Duration.ofHours(4)).minusMillis(1))).isTrue();
    assertThat(grants.isLive(caseId, T0.plus(Duration.ofHours(4)))).isFalse();
    assertThat(grants.isLive("AR-2026-999999", T0)).isFalse();
  }

  @Test
  @DisplayName("A4: an end between two microseconds is not rounded up")
  void cutNotRounded() {
    GrantTerms t = terms(caseId, "mailbox:jane");
    Instant until = T0.plusNanos(1_999_999_700L);
    opened(new GrantTerms(caseId, t.customerId(), t.requestedBy(), t.accessorName(), t.accessor(), t.organisation(), t.mode(),
        t.actions(), t.resources(), t.from(), until, null));
    assertThat(grants.state(caseId).orElseThrow().until()).isBeforeOrEqualTo(until);
  }

  @Test
  @DisplayName("A5: unclaimed at the due instant, it is over, and a late claim revives nothing")
  void unsupervised() {
    Instant due = T0.plus(Duration.ofMinutes(30));
    opened(superviseBy(terms(caseId, "mailbox:jane"), due));
    assertThat(grants.isLive(caseId, due.minusMillis(1))).isTrue();
    assertThat(grants.isLive(caseId, due)).isFalse();
    at(due);
    assertThatThrownBy(() -> inTransaction(() -> grants.claimed(caseId))).isInstanceOf(Refusal.class);
    inTransaction(() -> grants.unclaimed(caseId, due.plusSeconds(600)));
    assertThat(grants.isLive(caseId, due)).isFalse();
    assertThat(grants.state(caseId).orElseThrow().endedAt()).isEqualTo(due);
  }

  @Test
  @DisplayName("A5: claimed in time it goes on; handed back, a new claim is due")
  void claimedAndHandedBack() {
    Instant due = T0.plus(Duration.ofMinutes(30));
    opened(superviseBy(terms(caseId, "mailbox:jane"), due));
    inTransaction(() -> grants.claimed(caseId));
    inTransaction(() -> grants.claimed(caseId));
    assertThat(grants.isLive(caseId, due)).isTrue();
    inTransaction(() -> grants.unclaimed(caseId, due.plusSeconds(60)));
    assertThat(grants.isLive(caseId, due)).isTrue();
    assertThat(grants.isLive(caseId, due.plusSeconds(60))).isFalse();
  }

  @Test
  @DisplayName("A4: extended while live; not once it is over, whichever way it ended")
  void extension() {
    opened(terms(caseId, "mailbox:jane"));
    Instant longer = T0.plus(Duration.ofHours(5));
    inTransaction(() -> grants.extend(caseId, longer));
    assertThat(grants.isLive(caseId, longer.minusMillis(1))).isTrue();
    at(longer);
    assertThatThrownBy(() -> inTransaction(() -> grants.extend(caseId, longer.plusSeconds(60)))).isInstanceOf(Refusal.class);
    at(T0);
    ended(caseId);
    assertThatThrownBy(() -> inTransaction(() -> grants.extend(caseId, longer.plusSeconds(60)))).isInstanceOf(Refusal.class);
    assertThat(grants.isLive(caseId, T0)).isFalse();
  }

  @Test
  @DisplayName("A5: the first end stands, and ends at once")
  void firstEndStands() {
    opened(terms(caseId, "mailbox:jane"));
    ended(caseId);
    assertThat(grants.isLive(caseId, T0)).isFalse();
    later(Duration.ofMinutes(5));
    ended(caseId);
    assertThat(grants.state(caseId).orElseThrow().endedAt()).isEqualTo(T0);
    inTransaction(() -> grants.end("AR-2026-999999", T0));
  }

  @Test
  @DisplayName("Opening again changes nothing, and reopens nothing that is over")
  void openingIsRepeatable() {
    opened(terms(caseId, "site:hr"));
    opened(terms(caseId, "site:hr"));
    assertThat(directory.open).containsOnlyKeys("ann@provider.example site:hr");
    assertThat(jdbc.queryForList("select gateway from access_grant_gateway where case_id = ? order by gateway", String.class, caseId))
        .contains("credentials", "directory");
    ended(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isTrue();
    opened(terms(caseId, "site:hr"));
    assertThat(directory.open).isEmpty();
    assertThat(grants.isLive(caseId, T0)).isFalse();
  }

  @Test
  @DisplayName("A gateway that fails when granting: no access, and the step fails")
  void failsWhenGranting() {
    directory.failing = true;
    assertThatThrownBy(() -> opened(terms(caseId, "site:hr"))).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("directory");
    assertThat(grants.state(caseId)).isEmpty();
  }

  @Test
  @DisplayName("A2: what a gateway opened for a grant that was rolled back is closed")
  void rolledBack() {
    transaction.executeWithoutResult(t -> {
      grants.open(terms(caseId, "site:hr"));
      t.setRollbackOnly();
    });
    assertThat(directory.open).hasSize(1);
    reconcile();
    assertThat(directory.open).isEmpty();
    assertThat(reconciler.strays()).isEqualTo(1);
    reconcile();
    assertThat(reconciler.strays()).isZero();
  }

  @Test
  @DisplayName("A5: an access is not opened, and nobody waits for it long, while another step asks the accessor's gateways; it is tried again")
  void notBehindAnother() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch waited = new CountDownLatch(1);
    Thread another = new Thread(() -> transaction.executeWithoutResult(t -> {
      grants.open(terms(caseId, "site:hr"));
      asking.countDown();
      await(waited);
    }));
    another.start();
    assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
    String second = caseId + "9";
    long begun = System.nanoTime();
    assertThatThrownBy(() -> opened(terms(second, "site:legal"))).isInstanceOf(GatewayUnavailable.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    assertThat(grants.state(second)).isEmpty();
    waited.countDown();
    another.join(30_000);
    opened(terms(second, "site:legal"));
    assertThat(directory.open).hasSize(2);
  }

  @Test
  @DisplayName("An access that is just being granted is not taken for one that nobody granted")
  void notWhileGranting() throws Exception {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch looked = new CountDownLatch(1);
    Thread granting = new Thread(() -> transaction.executeWithoutResult(t -> {
      grants.open(terms(caseId, "site:hr"));
      open.countDown();
      await(looked);
    }));
    granting.start();
    assertThat(open.await(30, TimeUnit.SECONDS)).isTrue();
    reconcile();
    assertThat(directory.closed).isEmpty();
    looked.countDown();
    granting.join(30_000);
    assertThat(granting.isAlive()).isFalse();
    reconcile();
    assertThat(directory.closed).isEmpty();
    assertThat(directory.open).hasSize(1);
  }

  @Test
  @DisplayName("A5: the end of one grant never cuts another on the same resource")
  void overlapping() {
    String other = newCase();
    opened(terms(caseId, "site:hr", "site:law"));
    opened(terms(other, "site:hr"));
    ended(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isTrue();
    assertThat(grants.state(caseId).orElseThrow().endConfirmedAt()).as("told at once, not at the next round").isEqualTo(now());
    assertThat(directory.open).containsOnlyKeys("ann@provider.example site:hr");
    assertThat(directory.closed).containsExactly("ann@provider.example site:law");
    reconcile();
    assertThat(heard.confirmed).containsExactly(caseId);
    assertThat(grants.isLive(other, T0)).isTrue();
    ended(other);
    reconcile();
    assertThat(directory.open).isEmpty();
    assertThat(heard.confirmed).containsExactly(caseId, other);
  }

  @Test
  @DisplayName("A4: without any timer, an access that expires is closed, confirmed once, and stays over if a clock runs behind")
  void expires() {
    opened(terms(caseId, "site:hr"));
    at(T0.plus(Duration.ofHours(4)));
    assertThat(books.countLive(now())).isZero();
    assertThat(books.countUnconfirmed(now())).isEqualTo(1);
    reconcile();
    reconcile();
    assertThat(directory.open).isEmpty();
    assertThat(heard.confirmed).containsExactly(caseId);
    assertThat(books.countUnconfirmed(now())).isZero();
    GrantState state = grants.state(caseId).orElseThrow();
    assertThat(state.endedAt()).isEqualTo(T0.plus(Duration.ofHours(4)));
    assertThat(state.endConfirmedAt()).isEqualTo(now());
    assertThat(grants.isLive(caseId, T0)).isFalse();
  }

  @Test
  @DisplayName("Active grants, and those past their end that a gateway has not confirmed gone, are counted")
  void counted() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    opened(terms(caseId, "site:hr"));
    opened(terms(newCase(), "site:law"));
    assertThat(registry.get("datatrustee.grants.active").gauge().value()).isEqualTo(2);
    directory.failing = true;
    ended(caseId);
    reconcile();
    assertThat(registry.get("datatrustee.grants.active").gauge().value()).isEqualTo(1);
    assertThat(registry.get("datatrustee.grants.unconfirmed").gauge().value()).isEqualTo(1);
    directory.failing = false;
    reconcile();
    assertThat(registry.get("datatrustee.grants.unconfirmed").gauge().value()).isZero();
  }

  @Test
  @DisplayName("Pauses double from a second to the longest")
  void pauses() {
    ReconcilerSettings settings = new ReconcilerSettings(true, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofMinutes(1));
    assertThat(Stream.iterate(1, n -> n + 1).limit(7).map(n -> settings.pauseAfter(n).toSeconds())).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    assertThat(settings.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  @DisplayName("A window that begins later is opened when it begins")
  void opensLater() {
    GrantTerms t = terms(caseId, "site:hr");
    opened(new GrantTerms(caseId, t.customerId(), t.requestedBy(), t.accessorName(), t.accessor(), t.organisation(), t.mode(),
        t.actions(), t.resources(), T0.plusSeconds(600), t.until(), null));
    reconcile();
    assertThat(directory.open).isEmpty();
    at(T0.plusSeconds(600));
    reconcile();
    assertThat(directory.open).hasSize(1);
  }

  @Test
  @DisplayName("The gateway's own end follows an extension")
  void toldOfExtension() {
    opened(terms(caseId, "site:hr"));
    inTransaction(() -> grants.extend(caseId, T0.plus(Duration.ofHours(6))));
    reconcile();
    assertThat(directory.open.values()).extracting(OpenAccess::until).containsExactly(T0.plus(Duration.ofHours(6)));
  }

  @Test
  @DisplayName("A5: growing pauses up to the longest, never given up, alarmed once after a minute")
  void neverGivesUp() {
    opened(terms(caseId, "site:hr"));
    ended(caseId);
    directory.failing = true;
    assertThat(inTransaction(() -> grants.revoke(caseId))).isFalse();
    assertThat(grants.state(caseId).orElseThrow().lastError()).contains("directory").contains("out of order");
    later(Duration.ofSeconds(59));
    reconcile();
    assertThat(heard.overdue).isEmpty();
    later(Duration.ofSeconds(1));
    reconcile();
    reconcile();
    assertThat(heard.overdue).singleElement().satisfies(alarm -> {
      assertThat(alarm.caseId()).isEqualTo(caseId);
      assertThat(alarm.since()).isEqualTo(T0);
      assertThat(alarm.lastError()).contains("out of order");
    });
    for (int day = 0; day < 30; day++) {
      later(Duration.ofDays(1));
      reconcile();
    }
    assertThat(heard.confirmed).isEmpty();
    assertThat(heard.overdue).hasSize(1);
    assertThat(books.countUnconfirmed(now())).isEqualTo(1);
    directory.failing = false;
    reconcile();
    assertThat(directory.open).isEmpty();
    assertThat(heard.confirmed).containsExactly(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isTrue();
  }

  @Test
  @DisplayName("A grant whose gateway is no longer configured stays unconfirmed")
  void gatewayTakenOut() {
    opened(terms(caseId, "mailbox:jane"));
    jdbc.update("insert into access_grant_gateway (case_id, gateway, attempts) values (?, 'former', 0)", caseId);
    ended(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isFalse();
    later(Duration.ofMinutes(2));
    reconcile();
    assertThat(heard.confirmed).isEmpty();
    assertThat(heard.overdue).singleElement().extracting(RevocationOverdue::lastError).asString().contains("former");
  }

  @Test
  @DisplayName("A listener that fails undoes the confirmation, and hears of it again")
  void listenerFails() {
    opened(terms(caseId, "mailbox:jane"));
    ended(caseId);
    heard.failures = 100;
    reconcile();
    assertThat(books.countUnconfirmed(now())).isEqualTo(1);
    heard.failures = 0;
    reconcile();
    assertThat(heard.confirmed).containsExactly(caseId);
    assertThat(books.countUnconfirmed(now())).isZero();
  }

  @Test
  @DisplayName("Several nodes at once: everything is closed, and told of once")
  void severalNodes() throws Exception {
    List<String> cases = Stream.generate(GatewayTest::newCase).limit(20).toList();
    cases.forEach(id -> opened(terms(id, "site:" + id, "site:shared")));
    at(T0.plus(Duration.ofHours(4)));
    List<Thread> nodes = Stream.generate(() -> new Thread(() -> {
      Reconciler node = new Reconciler(gateways, reconciliation, settlement, null);
      for (int i = 0; i < 20; i++) {
        gateways.all().forEach(node::round);
      }
    })).limit(4).toList();
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join(60_000);
    }
    assertThat(directory.open).isEmpty();
    assertThat(heard.confirmed).containsExactlyInAnyOrderElementsOf(cases);
    assertThat(jdbc.queryForObject("select count(*) from access_grant where end_confirmed_at is null", Long.class)).isZero();
  }

  @Test
  @DisplayName("Everything that writes needs the caller's transaction")
  void needsTransaction() {
    assertThatThrownBy(() -> grants.open(terms(caseId, "mailbox:jane"))).isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> grants.end(caseId, T0)).isInstanceOf(IllegalTransactionStateException.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
