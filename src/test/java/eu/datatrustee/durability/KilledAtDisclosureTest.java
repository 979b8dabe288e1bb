package eu.datatrustee.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.durability.MailSink.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An installation on file-based H2 that is killed between the second counsel's approval and the release of the package. */
@Tag("durability")
class KilledAtDisclosureTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path home;
  private static final MailSink MAILS = new MailSink();
  private static ServiceProcess service;
  private static Trustee trustee;

  @BeforeAll
  static void start() {
    service = new ServiceProcess(home, home, Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "" + MAILS.port(),
        "datatrustee.outbox.claim", "5s"));
    trustee = service.trustee();
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    MAILS.close();
  }

  /** With the second counsel, one item produced and one withheld, the customer told. */
  private static String submitted() {
    String caseId = trustee.expect(201, trustee.post("specialist1", "/api/third-party-requests", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s", "customerId": "contoso", "dataCategories": ["CONTENT"],
         "requester": {"kind": "LAWYER", "authority": "Rechter Advocaten", "country": "NL", "contactName": "Rik Rechter",
           "contactEmail": "rik@requester.example", "reference": "13/123456-27"},
         "scope": "Mailbox anna@contoso.example, 1 to 7 March 2026", "statedPurpose": "Civil proceedings"}"""
        .formatted(Instant.now().minusSeconds(60)))).json().path("id").asText();
    await().atMost(PATIENCE).until(() -> request(caseId).path("notification").path("state").asText().equals("SENT"));
    trustee.decide("counsel1", caseId, "task_assess", "DISCLOSE", "ground", "LAW", "reason", "ZPO § 142: order of the Landgericht");
    item(caseId, 1, "{\"reference\": \"mailbox:anna\", \"decision\": \"PRODUCE\"}");
    item(caseId, 2, "{\"reference\": \"mailbox:bert\", \"decision\": \"WITHHOLD\", \"reason\": \"Beyond the order\"}");
    trustee.decide("counsel1", caseId, "task_selectItems", "SUBMIT");
    return caseId;
  }

  private static void item(String caseId, int n, String json) {
    trustee.expect(201, trustee.call("counsel1", "PUT", "/api/third-party-requests/" + caseId + "/items/" + n, json));
  }

  private static JsonNode request(String caseId) {
    return trustee.expect(200, trustee.get("counsel1", "/api/third-party-requests/" + caseId)).json();
  }

  private static List<Received> packages(String caseId) {
    return MAILS.of(caseId).stream().filter(mail -> mail.header("To").contains("rik@requester.example") && mail.text().contains("manifest-"))
        .toList();
  }

  @Test
  @DisplayName("D3: killed with the package built and not committed: nothing was out; after the restart it goes out once, without what is withheld")
  void betweenApprovalAndRelease() {
    String caseId = submitted();
    Halt.IN_JOB.arm(home);
    trustee.decide("counsel2", caseId, "task_approveDisclosure", "APPROVE", "requesterKnown", "true");
    service.awaitDead();
    assertThat(packages(caseId)).isEmpty();

    service.start();
    await().atMost(PATIENCE).until(() -> !packages(caseId).isEmpty());
    await().atMost(PATIENCE).until(() -> request(caseId).path("outcome").asText().equals("DISCLOSED_IN_PART"));
    await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(() -> packages(caseId).size() == 1);
    assertThat(packages(caseId).get(0).text()).contains("mailbox:anna").doesNotContain("mailbox:bert");
    assertThat(acts(caseId, "DISCLOSED")).isOne();
  }

  @Test
  @DisplayName("Killed after SMTP took the package: it comes again, the same, and was released once")
  void betweenDataAndMark() {
    String caseId = submitted();
    // The receipt and the notice are out: the next mail is the package.
    await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> packages(caseId).isEmpty());
    MAILS.afterNextData(service::kill);
    trustee.decide("counsel2", caseId, "task_approveDisclosure", "APPROVE", "requesterKnown", "true");
    service.awaitDead();
    service.start();
    await().atMost(PATIENCE).until(() -> packages(caseId).size() == 2);
    assertThat(packages(caseId).stream().map(Received::id).distinct()).hasSize(1);
    assertThat(acts(caseId, "DISCLOSED")).isOne();
  }

  private static long acts(String caseId, String act) {
    JsonNode entries = trustee.expect(200, trustee.get("auditor1", "/api/evidence/entries?after=0&size=200")).json();
    JsonNode items = entries.isArray() ? entries : entries.path("items");
    long count = 0;
    for (JsonNode entry : items) {
      count += entry.path("caseId").asText().equals(caseId) && entry.path("act").asText().equals(act) ? 1 : 0;
    }
    return count;
  }
}
