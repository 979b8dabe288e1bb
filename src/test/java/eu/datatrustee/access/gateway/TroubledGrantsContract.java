package eu.datatrustee.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Grants at a gateway that does not say how far an access goes, or takes its time; the reconciler's rounds are made by hand. */
abstract class TroubledGrantsContract extends GatewayTest {

  private static final String HR = "ann@provider.example site:hr";

  private final String caseId = newCase();
  private final String other = newCase();

  private void bothOpened() {
    opened(lending(terms(caseId, "site:hr"), "READ_WRITE", "VIEW", "CHANGE"));
    opened(lending(terms(other, "site:hr"), "READ_ONLY", "VIEW"));
    assertThat(directory.told.get(HR).entitlements()).hasSize(2);
  }

  private void onlyTheOther() {
    assertThat(directory.told.get(HR).entitlements()).singleElement().satisfies(left -> {
      assertThat(left.caseId()).isEqualTo(other);
      assertThat(left.mode()).isEqualTo("READ_ONLY");
      assertThat(left.actions()).containsExactly("VIEW");
    });
    assertThat(directory.closed).isEmpty();
  }

  @Test
  @DisplayName("A5: an ended grant's wider rights are taken back where another keeps the access open and the gateway lists no more than its end")
  void widerRightsTakenBack() {
    bothOpened();
    ended(caseId);
    assertThat(inTransaction(() -> grants.revoke(caseId))).isTrue();
    onlyTheOther();
  }

  @Test
  @DisplayName("A5: the reconciler alone takes them back too, and they are not confirmed gone before the gateway has taken it")
  void widerRightsUnconfirmed() {
    bothOpened();
    directory.shut = true;
    ended(caseId);
    reconcile();
    assertThat(inTransaction(() -> grants.revoke(caseId))).isFalse();
    assertThat(heard.confirmed).isEmpty();
    assertThat(grants.state(caseId).orElseThrow().lastError()).contains("directory").contains("opens nothing");
    later(Duration.ofMinutes(1));
    reconcile();
    assertThat(heard.confirmed).isEmpty();
    assertThat(heard.overdue).singleElement().extracting(RevocationOverdue::caseId).isEqualTo(caseId);
    directory.shut = false;
    later(Duration.ofMinutes(1));
    reconcile();
    onlyTheOther();
    assertThat(heard.confirmed).containsExactly(caseId);
    assertThat(grants.isLive(other, now())).isTrue();
  }

  @Test
  @DisplayName("A2: wider rights that a gateway was told of and that were never granted are taken back, though it lists the other's end only")
  void neverGranted() {
    opened(lending(terms(other, "site:hr"), "READ_ONLY", "VIEW"));
    reconcile();
    transaction.executeWithoutResult(t -> {
      grants.open(lending(terms(caseId, "site:hr"), "READ_WRITE", "VIEW", "CHANGE"));
      t.setRollbackOnly();
    });
    assertThat(directory.told.get(HR).entitlements()).hasSize(2);
    reconcile();
    onlyTheOther();
  }

  @Test
  @DisplayName("A1: a slow gateway has five seconds for all that a grant opens: then nothing is granted, and others' ends have not waited longer")
  void slowGateway() throws Exception {
    opened(terms(other, "site:hr"));
    directory.pause = Duration.ofSeconds(1);
    String[] many = IntStream.range(0, 80).mapToObj(n -> "site:" + n).toArray(String[]::new);
    long begun = System.nanoTime();
    assertThatThrownBy(() -> opened(terms(caseId, many))).isInstanceOf(GatewayUnavailable.class)
        .hasMessageContaining("directory").hasMessageContaining("5 seconds");
    assertThat(grants.state(caseId)).isEmpty();
    // The same person's: the end waits for the lock that the opening held, and for no more.
    ended(other);
    assertThat(inTransaction(() -> grants.revoke(other))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(9));
    directory.pause = Duration.ZERO;
    // What was under way when it was given up.
    Thread.sleep(1500);
    reconcile();
    assertThat(directory.open).isEmpty();
    opened(terms(caseId, many));
    assertThat(directory.open).hasSize(80);
  }
}
