package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import eu.datatrustee.http.Mails.Mail;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** What the desk, requesters and the provider do about demands and third-party requests, in their words. */
abstract class DemandContract extends HttpContract {

  static final String DEMANDS = "/api/demands";
  static final String THIRD_PARTIES = "/api/third-party-requests";

  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String BOUNDARY = "----parts-of-a-demand";

  /** A part of a call. @param fileName null for the JSON part */
  record Part(String name, String fileName, String type, InputStream bytes) {

    static Part demand(ObjectNode body) {
      return new Part("demand", null, "application/json", new ByteArrayInputStream(body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static Part document(String fileName, byte[] bytes) {
      return document(fileName, new ByteArrayInputStream(bytes));
    }

    static Part document(String fileName, InputStream bytes) {
      return new Part("document", fileName, "application/pdf", bytes);
    }
  }

  /** An order that a row of the tables knows: a prosecutor's European Production Order for inventory data of one account. */
  ObjectNode epoc(Customer customer) {
    return json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Parquet de Lille", "country": "FR", "contactName": "Anne Moreau",
           "contactEmail": "anne.moreau@justice.example", "reference": "EPOC-%s"},
         "customerId": "%s", "issuer": "PROSECUTOR", "legalBasis": "Regulation (EU) 2023/1543 Art. 5", "instrument": "EPOC",
         "emergency": false, "exigent": false, "dataCategories": ["INVENTORY"], "scope": "Holder of the account j.doe@%s.example",
         "accounts": ["j.doe@%s.example"], "statedPurpose": "Investigation of fraud, file 26/4711"}"""
        .formatted(Time.now().minusSeconds(60), customer.id(), customer.id(), customer.id(), customer.id()));
  }

  /** A data subject's request. */
  ObjectNode dataSubject(Customer customer) {
    return json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "DATA_SUBJECT", "authority": "Jana Doe", "country": "DE", "contactName": "Jana Doe",
           "contactEmail": "jana@doe.example"},
         "customerId": "%s", "legalBasis": "GDPR Art. 15", "dataCategories": ["CONTENT"], "scope": "All data about me",
         "statedPurpose": "Access to my own data"}""".formatted(Time.now().minusSeconds(60), customer.id()));
  }

  /** A demand whose customer is silenced by a ban that the form's check has proposed. */
  String silenced(Customer customer, Instant until) {
    String id = register(epoc(customer));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", until.toString());
    return id;
  }

  static ObjectNode with(ObjectNode body, Consumer<ObjectNode> change) {
    ObjectNode changed = body.deepCopy();
    change.accept(changed);
    return changed;
  }

  // ---- calls with parts ----

  Answer send(String user, String path, List<Part> parts, String... headers) {
    return new Answer(exchange(user, "POST", path, "multipart/form-data; boundary=" + BOUNDARY, () -> stream(parts), BodyHandlers.ofString(),
        headers));
  }

  Answer put(String user, String path, String type, InputStream bytes, String... headers) {
    return new Answer(exchange(user, "PUT", path, type, () -> bytes, BodyHandlers.ofString(), headers));
  }

  HttpResponse<byte[]> download(String user, String path) {
    return exchange(user, "GET", path, null, null, BodyHandlers.ofByteArray());
  }

  private <T> HttpResponse<T> exchange(String user, String method, String path, String type, java.util.function.Supplier<InputStream> body,
      HttpResponse.BodyHandler<T> handler, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(body))
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    if (type != null) {
      request.header("Content-Type", type);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return CLIENT.send(request.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static InputStream stream(List<Part> parts) {
    List<InputStream> all = new ArrayList<>();
    for (Part part : parts) {
      String file = part.fileName() == null ? "" : "; filename=\"" + part.fileName() + "\"";
      all.add(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + part.name() + "\"" + file + "\r\nContent-Type: "
          + part.type() + "\r\n\r\n"));
      all.add(part.bytes());
      all.add(text("\r\n"));
    }
    all.add(text("--" + BOUNDARY + "--\r\n"));
    return new SequenceInputStream(Collections.enumeration(all));
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  // ---- the desk ----

  /** Registers it with a PDF. @return its id */
  String register(ObjectNode body) {
    String path = JSON.convertValue(body.at("/requester/kind"), String.class).matches("DATA_SUBJECT|END_USER|COMPANY|LAWYER|OTHER")
        ? THIRD_PARTIES : DEMANDS;
    Answer answer = send("specialist1", path, List.of(Part.demand(body), Part.document("order.pdf", Papers.pdf())));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  static String path(String caseId) {
    return (caseId.startsWith("LE") ? DEMANDS : THIRD_PARTIES) + "/" + caseId;
  }

  JsonNode demand(String caseId) {
    return ok(as("auditor1").get(path(caseId)));
  }

  /** A mail of the notice has reached its customer: the service sees right after that it has left. */
  @Override
  Mail awaitMail(String caseId, String to, String... words) {
    Mail mail = super.awaitMail(caseId, to, words);
    if (to.matches("(dora|eve)@.*")) {
      soon().until(() -> demand(caseId).at("/notification/state").asText(), "SENT"::equals);
    }
    return mail;
  }

  JsonNode awaitDemand(String caseId, String state) {
    return soon().until(() -> demand(caseId), view -> view.get("state").asText().equals(state));
  }

  JsonNode awaitOutcome(String caseId, String outcome) {
    return soon().until(() -> demand(caseId), view -> view.path("outcome").asText().equals(outcome));
  }

  /** Waits for the desk's task of a case. */
  String deskTask(String caseId, String key) {
    String query = "/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + key;
    return soon().until(() -> as("auditor1").get(query).json(), found -> found.size() == 1).get(0).get("id").asText();
  }

  void decideAtDesk(String user, String caseId, String taskKey, String decision, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "decision";
    all[1] = decision;
    System.arraycopy(fields, 0, all, 2, fields.length);
    Answer answer = complete(user, deskTask(caseId, taskKey), all);
    assertThat(answer.status()).as("%s %s by %s: %s", taskKey, decision, user, answer).isEqualTo(204);
  }

  Answer tell(String user, String caseId, String what, String body) {
    return as(user).post(path(caseId) + "/" + what, body);
  }

  Instant dueOf(String caseId, String clock) {
    for (JsonNode each : demand(caseId).get("deadlines")) {
      if (each.get("name").asText().equals(clock)) {
        return Instant.parse(each.get("due").asText());
      }
    }
    throw new AssertionError("No clock " + clock + " of " + caseId);
  }
}
