package eu.datatrustee.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.RunningService.Answer;
import eu.datatrustee.durability.Trustee;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The people who may know, at work on what nobody else may hear of. */
final class Desk {

  /** What registers a case, and the key that the desk does so with: its first call's alone. */
  static final List<String> REGISTERING = List.of("/api/demands", "/api/third-party-requests");
  static final String KEY = "from-the-desk";

  private final Trustee trustee;
  private boolean keyUsed;

  Desk(String url) {
    this.trustee = new Trustee(url);
  }

  /** A demand that was verified and checked, waiting to be assessed, under the bans that counsel has confirmed: its order's and the law's own. */
  String silencedDemand() {
    return silenced(registered(order -> {}));
  }

  /** An order that takes up a silenced demand, which silences it too. */
  String orderThatFollows(String silenced) {
    String id = registered(order -> order.put("follows", silenced));
    verified(id);
    checked(id, Map.of());
    return id;
  }

  /** One that reached the provider: referred to the trustee and closed, and the customer has not been told. */
  String providersDemand() {
    String id = posted(order -> order.put("receivedBy", "PROVIDER"));
    reaches(id, "/outcome", "REDIRECTED_BY_PROVIDER");
    return id;
  }

  /** One on two customers, each of whom a ban silences. @return the whole and its two parts */
  List<String> silencedDemandOnTwo() {
    String whole = registered(order -> {
      order.remove("customerId");
      order.putArray("customerIds").add("contoso").add("fabrikam");
    });
    List<String> all = new ArrayList<>(List.of(whole));
    demand(whole).get("parts").forEach(part -> all.add(silenced(part.asText())));
    assertThat(all).hasSize(3);
    return all;
  }

  /** A silenced order to preserve, while it is preserved. */
  String preserved() {
    String id = silenced(registered(order -> {
      order.put("instrument", "EPOC_PR").put("legalBasis", "Regulation (EU) 2023/1543 Art. 6").put("issuer", "PROSECUTOR");
      order.withObject("/requester").put("country", "FR");
    }));
    reaches(id, "/state", "PRESERVING");
    return id;
  }

  /** A silenced order that was disclosed. */
  String disclosed() {
    String id = silenced(registered(order -> order.put("legalBasis", "StPO §§ 94, 98").putArray("dataCategories").add("CONTENT")));
    complete("counsel1", id, "task_assess", Map.of("decision", "DISCLOSE", "reason", "StPO §§ 94, 98"));
    task(id, "task_selectItems");
    String item = "/api/demands/" + id + "/items/1";
    send("counsel1", "PUT", item, "application/json", "{\"reference\": \"Mails of June\", \"decision\": \"PRODUCE\"}");
    send("counsel1", "PUT", item + "/extract", "text/csv", "from;to");
    complete("counsel1", id, "task_selectItems", Map.of("decision", "SUBMIT"));
    complete("counsel2", id, "task_approveDisclosure", Map.of("decision", "APPROVE"));
    reaches(id, "/outcome", "DISCLOSED");
    return id;
  }

  /** A silenced order that counsel contests, before its court. */
  String contested() {
    String id = silencedDemand();
    complete("counsel1", id, "task_assess", Map.of("decision", "CONTEST", "reason", "The court is not competent"));
    reaches(id, "/state", "CONTESTED");
    return id;
  }

  /** A silenced order that its court did not confirm. */
  String lapsed() {
    String id = silenced(registered(order -> order.put("issuer", "PROSECUTOR").put("exigent", true).put("legalBasis", "StPO §§ 100k, 100e")));
    told(id, "court-confirmation", "{\"confirmed\": false, \"court\": \"AG Köln\"}");
    reaches(id, "/outcome", "LAPSED_ORDER");
    return id;
  }

  /** One that was taken back before its form was checked: silenced until counsel has looked. */
  String withdrawn() {
    String id = registered(order -> {});
    verified(id);
    told(id, "withdrawal", "{\"reason\": \"Settled\"}");
    reaches(id, "/outcome", "WITHDRAWN");
    return id;
  }

  private void told(String id, String act, String word) {
    trustee.expect(200, trustee.post("specialist1", "/api/demands/" + id + "/" + act, word));
  }

  private String registered(Consumer<ObjectNode> change) {
    String id = posted(change);
    document("specialist1", "/api/demands/" + id + "/documents");
    return id;
  }

  private String posted(Consumer<ObjectNode> change) {
    ObjectNode order = json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Staatsanwaltschaft Köln", "country": "DE", "contactName": "Jo Berg",
           "contactEmail": "jo.berg@justiz.example", "reference": "99 Js 4711/26"},
         "customerId": "contoso", "issuer": "COURT", "legalBasis": "StPO § 100k, TDDDG § 24", "instrument": "NATIONAL_ORDER",
         "emergency": false, "exigent": false, "dataCategories": ["USAGE"], "scope": "Sign-ins of the account j.doe@contoso.example",
         "accounts": ["j.doe@contoso.example"], "periodUntil": "2026-06-30T22:00:00Z", "statedPurpose": "Investigation of fraud"}"""
        .formatted(Instant.now().minusSeconds(60)));
    change.accept(order);
    String[] key = keyUsed ? new String[0] : new String[] {"Idempotency-Key", KEY};
    keyUsed = true;
    return trustee.expect(201, trustee.call("specialist1", "POST", "/api/demands", order.toString(), key)).json().get("id").asText();
  }

  private void verified(String id) {
    complete("specialist1", id, "task_verifyAuthority", Map.of("decision", "GENUINE", "channel", "post", "calledBackOver", "+49 221 0"));
  }

  private void checked(String id, Map<String, String> ban) {
    Map<String, String> answers = new TreeMap<>(ban);
    answers.put("decision", "IN_ORDER");
    // Of a part, whose accounts were given together with those of the others.
    answers.put("accountsNamed", "1");
    complete("specialist2", id, "task_checkForm", answers);
  }

  private String silenced(String id) {
    verified(id);
    checked(id, Map.of("banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", Instant.now().plus(Duration.ofDays(60)).toString()));
    do {
      complete("counsel1", id, "task_decideBan", Map.of("decision", "CONFIRM"));
    } while (demand(id).get("bans").findValuesAsText("state").contains("PROPOSED"));
    return id;
  }

  private JsonNode demand(String id) {
    return trustee.expect(200, trustee.get("counsel1", "/api/demands/" + id)).json();
  }

  private void reaches(String id, String field, String value) {
    await().atMost(Duration.ofSeconds(60)).until(() -> demand(id).at(field).asText(), value::equals);
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

  /** Waits until the service has done what it does by itself. */
  void settle() {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(500)).until(
        () -> List.of(trustee.get("auditor1", "/api/evidence/entries?size=200").body()),
        seen -> {
          SilenceTest.pause(Duration.ofSeconds(2));
          return seen.equals(List.of(trustee.get("auditor1", "/api/evidence/entries?size=200").body()));
        });
  }

  /** The order itself comes behind. */
  private void document(String user, String path) {
    send(user, "POST", path, "multipart/form-data; boundary=part", "--part\r\nContent-Disposition: form-data; name=\"document\"; "
        + "filename=\"order.xml\"\r\nContent-Type: application/xml\r\n\r\n<?xml version='1.0'?><order/>\r\n--part--\r\n");
  }

  private void send(String user, String method, String path, String type, String body) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(trustee.url() + path)).header("Content-Type", type)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)))
        .method(method, BodyPublishers.ofString(body)).build();
    try {
      HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String task(String caseId, String key) {
    return await().atMost(Duration.ofSeconds(60)).until(() -> trustee.tasks("auditor1", caseId, key), found -> !found.isEmpty())
        .get(0).get("id").asText();
  }

  /** As people do it in Tasklist: claimed first. */
  private void complete(String user, String caseId, String key, Map<String, String> answers) {
    String task = "/engine-rest/task/" + task(caseId, key);
    trustee.expect(204, trustee.post(user, task + "/claim", "{\"userId\": \"" + user + "\"}"));
    ObjectNode variables = json("{}");
    answers.forEach((name, value) -> variables.putObject(name).put("value", value));
    trustee.expect(204, trustee.post(user, task + "/complete", json("{}").set("variables", variables).toString()));
  }

  private ObjectNode json(String text) {
    try {
      return (ObjectNode) trustee.json().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
