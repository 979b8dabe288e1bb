package eu.datatrustee.durability;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A notice is due while no mail server answers, for days and over a restart. */
@Tag("durability")
class MailDownTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir static Path home;

  @Test
  @DisplayName("D5: mail down for days with a notice due: the customer does not count as told, counsel has a task, nothing is lost, and each contact gets it once when the server is back")
  void downForADay() throws IOException {
    int port = freePort();
    try (ServiceProcess service = new ServiceProcess(home, home, Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "" + port,
        "datatrustee.outbox.first-pause", "1s", "datatrustee.outbox.longest-pause", "2s", "datatrustee.outbox.claim", "5s"))) {
      service.start();
      Trustee trustee = service.trustee();
      String caseId = trustee.expect(201, trustee.post("specialist1", "/api/third-party-requests", """
          {"receivedBy": "TRUSTEE", "receivedAt": "%s", "customerId": "contoso", "dataCategories": ["CONTENT"], "scope": "The journals",
           "requester": {"kind": "COMPANY", "authority": "Request GmbH", "country": "DE", "contactName": "Rita Request",
             "contactEmail": "rita@requester.example"}, "statedPurpose": "Audit"}""".formatted(Instant.now().minusSeconds(60))))
          .json().path("id").asText();
      await().atMost(PATIENCE).until(() -> trustee.expect(200, trustee.get("counsel1", "/api/third-party-requests/" + caseId)).json()
          .at("/notification/state").asText().equals("QUEUED"));
      service.kill();
      // A working day and more, whatever day of the week it is.
      Halt.clock(home, Duration.ofDays(5));
      service.start();
      // D5: days later, nobody has been reached: counsel has a task, and the customer sees nothing.
      await().atMost(PATIENCE).until(() -> !trustee.expect(200, trustee.get("counsel1",
          "/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=task_tellOtherwise")).json().isEmpty());
      try (MailSink mails = new MailSink(port)) {
        await().atMost(PATIENCE).until(() -> mails.of(caseId).stream().filter(mail -> mail.header("To").contains("contoso.example")).count() == 2);
        await().atMost(PATIENCE).until(() -> trustee.expect(200, trustee.get("counsel1", "/api/third-party-requests/" + caseId)).json()
            .at("/notification/state").asText().equals("SENT"));
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE)
            .until(() -> mails.of(caseId).stream().filter(mail -> mail.header("To").contains("contoso.example")).count() == 2);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
