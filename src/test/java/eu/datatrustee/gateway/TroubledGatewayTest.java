package eu.datatrustee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.datatrustee.durability.Trustee.Ask;
import eu.datatrustee.gateway.GatewayProcess.Mood;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A gateway that is down, lies, comes back, or does not open, as the people see it on the case. */
class TroubledGatewayTest extends ServiceWithoutJobs {

  private static final String UNCONFIRMED = "datatrustee_grants_unconfirmed";

  @Test
  @DisplayName("A5: down when the access ends: dead credentials, a task, an alarm after a minute; closed and confirmed when it is back")
  void downAndBack() {
    Ask ask = Ask.of(trustee.incident("contoso"), accessor());
    String caseId = active(ask);
    String token = trustee.token(caseId);
    GATEWAY.down();
    trustee.resolve("support1", ask.incident());
    assertThat(trustee.active(token)).isFalse();
    revoke(caseId);
    assertThat(trustee.state(caseId)).isEqualTo("REVOCATION_FAILED");
    assertThat(trustee.access(caseId).path("grant").has("revokedAt")).isTrue();
    assertThat(trustee.access(caseId).path("grant").has("revocationConfirmedAt")).isFalse();
    assertThat(trustee.tasks("supervisor1", caseId, "task_disconnectByHand")).hasSize(1);
    assertThat(trustee.metric(UNCONFIRMED)).isPositive();
    assertThat(mails(caseId, "revocation-alarm")).isEmpty();
    at(Instant.now().plusSeconds(61));
    // Two supervisors, three officers and an operator.
    await().atMost(PATIENCE).until(() -> mails(caseId, "revocation-alarm").size() == 6);
    GATEWAY.up();
    closedAtGateway(ask);
    trustee.reaches(caseId, "ENDED", PATIENCE);
    assertThat(trustee.access(caseId).path("grant").path("revocationConfirmedAt").asText()).isNotEmpty();
    assertThat(trustee.tasks("supervisor1", caseId, "task_disconnectByHand")).isEmpty();
    assertThat(trustee.tasks("supervisor1", caseId, "task_closingStatement")).hasSize(1);
    assertThat(trustee.metric(UNCONFIRMED)).isZero();
  }

  @Test
  @DisplayName("A5: down when the access ends, and the engine asleep: the reconciler closes it, the case shows when")
  void reconcilerAlone() {
    Ask ask = Ask.of(trustee.incident("contoso"), accessor());
    String caseId = active(ask);
    GATEWAY.down();
    trustee.terminate("contoso1", caseId, "TERMINATED");
    await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> GATEWAY.open().size() >= 1);
    GATEWAY.up();
    closedAtGateway(ask);
    await().atMost(PATIENCE).until(() -> trustee.access(caseId).path("grant").has("revocationConfirmedAt"));
    assertThat(trustee.state(caseId)).isEqualTo("REVOKING");
    revoke(caseId);
    assertThat(trustee.state(caseId)).isEqualTo("ENDED");
  }

  @Test
  @DisplayName("A5: says closed and keeps it open: not believed, asked until it is gone")
  void lies() {
    Ask ask = Ask.of(trustee.incident("contoso"), accessor());
    String caseId = active(ask);
    String token = trustee.token(caseId);
    GATEWAY.is(Mood.ONLY_SAYS_CLOSED);
    trustee.withdraw(caseId);
    assertThat(GATEWAY.admits(token, ask.resource())).isFalse();
    revoke(caseId);
    assertThat(trustee.state(caseId)).isEqualTo("REVOCATION_FAILED");
    assertThat(openAtGateway(ask)).isTrue();
    GATEWAY.is(Mood.HONEST);
    closedAtGateway(ask);
    trustee.reaches(caseId, "ENDED", PATIENCE);
    assertThat(trustee.access(caseId).path("grant").path("revocationConfirmedAt").asText()).isNotEmpty();
  }

  @Test
  @DisplayName("A4: the end of one grant does not cut another of the same person to the same resource")
  void overlapping() {
    String accessor = accessor();
    Ask ended = Ask.of(trustee.incident("contoso"), accessor);
    Ask stays = Ask.of(trustee.incident("contoso"), accessor);
    String endedCase = active(ended);
    String stayingCase = active(stays);
    String endedToken = trustee.token(endedCase);
    String stayingToken = trustee.token(stayingCase);
    trustee.resolve("support1", ended.incident());
    revoke(endedCase);
    assertThat(trustee.state(endedCase)).isEqualTo("ENDED");
    assertThat(GATEWAY.admits(endedToken, ended.resource())).isFalse();
    assertThat(GATEWAY.refusal(stayingToken, stays.resource())).isNull();
    assertThat(openAtGateway(stays)).isTrue();
    trustee.resolve("support1", stays.incident());
    closedAtGateway(stays);
    revoke(stayingCase);
  }

  @Test
  @DisplayName("A1: does not open: no access, retried, then people are told; a withdrawal ends it all the same")
  void doesNotOpen() {
    Ask ask = Ask.of(trustee.incident("contoso"), accessor());
    String caseId = trustee.ask(ask);
    GATEWAY.is(Mood.REFUSING_TO_OPEN);
    trustee.grant(caseId);
    assertThat(trustee.state(caseId)).isEqualTo("GRANTING");
    assertThatThrownBy(() -> job(caseId, GRANT));
    assertThat(trustee.state(caseId)).isEqualTo("GRANTING");
    for (int left = jobOf(caseId, GRANT).getRetries(); left > 0; left--) {
      assertThatThrownBy(() -> job(caseId, GRANT));
    }
    assertThat(trustee.state(caseId)).isEqualTo("GRANT_FAILED");
    assertThat(trustee.access(caseId).has("grant")).isFalse();
    assertThat(trustee.post("support1", "/api/access-requests/" + caseId + "/credential", null).status()).isEqualTo(409);
    await().atMost(PATIENCE).until(() -> !mails(caseId, "grant-failed").isEmpty());
    assertThat(openAtGateway(ask)).isFalse();
    trustee.withdraw(caseId);
    GATEWAY.is(Mood.HONEST);
    job(caseId, GRANT);
    revoke(caseId);
    assertThat(trustee.state(caseId)).isEqualTo("ENDED");
    assertThat(trustee.access(caseId).path("endReason").asText()).isEqualTo("WITHDRAWN");
    assertThat(openAtGateway(ask)).isFalse();
  }
}
