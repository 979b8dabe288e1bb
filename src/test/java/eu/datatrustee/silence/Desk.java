package eu.datatrustee.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.RunningService.Answer;
import eu.datatrustee.durability.Trustee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The people who may know, at work on what nobody else may hear of. */
final class Desk {

  private final Trustee trustee;

  Desk(String url) {
    this.trustee = new Trustee(url);
  }

  /** A demand that was verified and checked, waiting to be assessed, under the bans that counsel has confirmed: its order's and the law's own. */
  String silencedDemand() {
    String id = registeredDemand("");
    complete("specialist2", id, "task_checkForm", "\"decision\":{\"value\":\"IN_ORDER\"},\"banNorm\":{\"value\":\"StPO § 95a(6)\"},"
        + "\"banIssuer\":{\"value\":\"COURT\"},\"banUntil\":{\"value\":\"" + Instant.now().plus(Duration.ofDays(60)) + "\"}");
    complete("counsel1", id, "task_decideBan", "\"decision\":{\"value\":\"CONFIRM\"}");
    complete("counsel1", id, "task_decideBan", "\"decision\":{\"value\":\"CONFIRM\"}");
    return id;
  }

  /** An order that takes up a silenced demand, which silences it too. */
  String orderThatFollows(String silenced) {
    String id = registeredDemand("\"follows\": \"" + silenced + "\", ");
    complete("specialist2", id, "task_checkForm", "\"decision\":{\"value\":\"IN_ORDER\"}");
    return id;
  }

  private String registeredDemand(String more) {
    Answer registered = trustee.post("specialist1", "/api/demands", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Staatsanwaltschaft Köln", "country": "DE", "contactName": "Jo Berg",
           "contactEmail": "jo.berg@justiz.example", "reference": "99 Js 4711/26"},
         %s"customerId": "contoso", "issuer": "COURT", "legalBasis": "StPO § 100k, TDDDG § 24", "instrument": "NATIONAL_ORDER",
         "emergency": false, "exigent": false, "dataCategories": ["USAGE"], "scope": "Sign-ins of the account j.doe@contoso.example",
         "accounts": ["j.doe@contoso.example"], "statedPurpose": "Investigation of fraud"}""".formatted(Instant.now().minusSeconds(60), more));
    assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
    String id = registered.json().get("id").asText();
    document("specialist1", "/api/demands/" + id + "/documents");
    complete("specialist1", id, "task_verifyAuthority", "\"decision\":{\"value\":\"GENUINE\"},\"channel\":{\"value\":\"post\"},"
        + "\"calledBackOver\":{\"value\":\"+49 221 0\"}");
    return id;
  }

  /** The same, of a customer of ours: a ban was there before the desk said whose it is. */
  String silencedRequest() {
    String id = requestForNobody();
    Answer ban = trustee.post("counsel1", "/api/third-party-requests/" + id + "/bans", """
        {"norm": "StPO § 95a(6)", "issuer": "COURT", "silences": "The trustee", "until": "%s"}""".formatted(Instant.now().plus(Duration.ofDays(60))));
    assertThat(ban.status()).as(ban.toString()).isEqualTo(201);
    Answer assigned = trustee.post("specialist1", "/api/third-party-requests/" + id + "/customer", "{\"customerId\": \"contoso\"}");
    assertThat(assigned.status()).as(assigned.toString()).isEqualTo(200);
    return id;
  }

  /** A company's request about a customer that the register does not know: nobody is told of it. */
  String requestForNobody() {
    Answer registered = trustee.post("specialist1", "/api/third-party-requests", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "COMPANY", "authority": "Fahrwerk GmbH", "country": "DE", "contactName": "Ute Falk",
           "contactEmail": "ute.falk@fahrwerk.example"},
         "customerId": "Unknown GmbH", "legalBasis": "BGB § 242", "dataCategories": ["CONTENT"], "scope": "Mails about offer 17",
         "statedPurpose": "A claim"}""".formatted(Instant.now().minusSeconds(60)));
    assertThat(registered.status()).as(registered.toString()).isEqualTo(201);
    return registered.json().get("id").asText();
  }

  /** Ids that somebody may have picked up: of tasks, instances and definitions of the case. */
  List<String> engineIds(String caseId) {
    List<String> ids = new ArrayList<>();
    JsonNode tasks = await().atMost(Duration.ofSeconds(60)).until(
        () -> trustee.get("auditor1", "/engine-rest/task?processInstanceBusinessKey=" + caseId).json(), found -> !found.isEmpty());
    ids.add(tasks.get(0).get("id").asText());
    ids.add(tasks.get(0).get("processInstanceId").asText());
    return ids;
  }

  /** Waits until the service has done what it does by itself. */
  void settle() {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(() -> List.of(trustee.get("auditor1", "/api/evidence/entries?size=200").body()),
        seen -> {
          SilenceTest.pause(Duration.ofSeconds(2));
          return seen.equals(List.of(trustee.get("auditor1", "/api/evidence/entries?size=200").body()));
        });
  }

  /** The order itself comes behind. */
  private void document(String user, String path) {
    String parts = "--part\r\nContent-Disposition: form-data; name=\"document\"; filename=\"order.xml\"\r\nContent-Type: application/xml\r\n\r\n"
        + "<?xml version='1.0'?><order/>\r\n--part--\r\n";
    HttpRequest request = HttpRequest.newBuilder(URI.create(trustee.url() + path)).header("Content-Type", "multipart/form-data; boundary=part")
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
        .POST(BodyPublishers.ofString(parts)).build();
    try {
      assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void complete(String user, String caseId, String task, String variables) {
    JsonNode tasks = await().atMost(Duration.ofSeconds(60)).until(() -> trustee.get("auditor1",
        "/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + task).json(), found -> !found.isEmpty());
    Answer answer = trustee.post(user, "/engine-rest/task/" + tasks.get(0).get("id").asText() + "/complete", "{\"variables\":{" + variables + "}}");
    assertThat(answer.status()).as("%s by %s: %s", task, user, answer).isEqualTo(204);
  }
}
