package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people write about demands is a text that the database keeps, or is refused by its field, through every door. */
abstract class DemandTextsContract extends DemandContract {

  /** As JSON writes them: a NUL, an escape, a byte that no text has, half of a surrogate pair. */
  private static final List<String> NO_TEXTS = List.of("a\\u0000b", "a\\u001bb", "a\\u0085b", "a\\ud83db");

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  private void refused(Answer answer, String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).as(answer.toString()).isEqualTo(field);
  }

  @Test
  @DisplayName("Registered as JSON or in parts: each text by its field; nothing is registered")
  void registration() {
    for (String noText : NO_TEXTS) {
      for (String field : List.of("scope", "legalBasis", "statedPurpose", "customerId")) {
        String body = with(epoc(customer), d -> d.put(field, "HERE")).toString().replace("\"HERE\"", "\"" + noText + "\"");
        refused(as("specialist1").post(DEMANDS, body), field);
        refused(send("specialist1", DEMANDS, List.of(new Part("demand", null, "application/json",
            new java.io.ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.UTF_8))), Part.document("order.pdf", Papers.pdf()))),
                field);
      }
      for (String field : List.of("authority", "contactName", "reference")) {
        String body = with(epoc(customer), d -> ((ObjectNode) d.get("requester")).put(field, "HERE")).toString()
            .replace("\"HERE\"", "\"" + noText + "\"");
        refused(as("specialist1").post(DEMANDS, body), "requester." + field);
      }
      refused(as("specialist1").post(DEMANDS, with(epoc(customer), d -> d.putArray("accounts").add("HERE")).toString()
          .replace("\"HERE\"", "\"" + noText + "\"")), "accounts[0]");
    }
  }

  @Test
  @DisplayName("What is said about a case, about a ban and of an item: each by its field, in JSON and on the tasks' forms")
  void aboutCases() {
    String id = register(epoc(customer));
    for (String noText : NO_TEXTS) {
      for (Map.Entry<String, String> each : Map.of("withdrawal", "reason", "court-confirmation", "court", "requester-answer", "text",
          "purpose-known", "detail", "enforcing-authority", "reason", "preservation-extension", "reason").entrySet()) {
        String more = switch (each.getKey()) {
          case "court-confirmation" -> "\"confirmed\": true, ";
          case "enforcing-authority" -> "\"objects\": true, ";
          default -> "";
        };
        refused(tell("counsel1", id, each.getKey(), "{" + more + "\"" + each.getValue() + "\": \"" + noText + "\"}"), each.getValue());
      }
      refused(tell("counsel1", id, "bans", "{\"norm\": \"" + noText + "\", \"silences\": \"x\"}"), "norm");
      refused(as("counsel1").call("PUT", path(id) + "/bans/1", "{\"lift\": true, \"reason\": \"" + noText + "\"}"), "reason");
      refused(as("counsel1").call("PUT", path(id) + "/bans/1", "{\"confirmedBy\": \"" + noText + "\"}"), "confirmedBy");
      refused(as("counsel1").call("PUT", path(id) + "/items/1", "{\"reference\": \"" + noText + "\", \"decision\": \"PRODUCE\"}"), "reference");
    }
    Answer answer = as("specialist1").post("/engine-rest/task/" + deskTask(id, "task_verifyAuthority") + "/complete",
        "{\"variables\": {\"decision\": {\"value\": \"GENUINE\"}, \"reason\": {\"value\": \"a\\u0000b\"}}}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(demand(id).get("state").asText()).isEqualTo("IN_VERIFICATION");
  }

  @Test
  @DisplayName("A ban's texts are no longer than their place")
  void bans() {
    String id = register(epoc(customer));
    Answer ban = tell("counsel1", id, "bans", "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"PROSECUTOR\", \"silences\": \"x\", \"until\": \""
        + Time.now().plus(Duration.ofDays(20)) + "\"}");
    assertThat(ban.status()).as(ban.toString()).isEqualTo(201);
    assertThat(as("counsel1").call("PUT", path(id) + "/bans/1", "{\"lift\": true, \"reason\": \"" + "x".repeat(4001) + "\"}").status())
        .isEqualTo(422);
    assertThat(as("counsel1").call("PUT", path(id) + "/bans/1", "{\"confirmedBy\": \"" + "x".repeat(401) + "\"}").status()).isEqualTo(422);
    assertThat(tell("counsel1", id, "bans", "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"COURT\", \"silences\": \"x\", \"until\": \""
        + Time.now().plus(Duration.ofDays(20)) + "\", \"orderedAt\": \"" + Time.now().plus(Duration.ofDays(1)) + "\"}").status()).isEqualTo(422);
    Answer ordered = tell("counsel1", id, "bans", "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"COURT\", \"silences\": \"x\", \"until\": \""
        + Time.now().plus(Duration.ofDays(20)) + "\", \"orderedAt\": \"" + Time.now().minus(Duration.ofDays(100)) + "\"}");
    assertThat(ordered.status()).as(ordered.toString()).isEqualTo(201);
    assertThat(ordered.json().has("orderedAt")).isTrue();
    assertThat(tell("counsel1", id, "bans", "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"COURT\", \"silences\": \"x\", \"until\": \""
        + Time.now().plus(Duration.ofDays(100)) + "\", \"orderedAt\": \"" + Time.now().minus(Duration.ofDays(100)) + "\"}").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("Lists are asked by a text; a demand may name many customers by long names")
  void listsAndNames() {
    refused(as("counsel1").get(DEMANDS + "?reference=%00"), "reference");
    refused(as("counsel1").get(DEMANDS + "?customerId=a%00b"), "customerId");
    ObjectNode many = with(epoc(customer), d -> {
      d.remove("customerId");
      d.putArray("customerIds").add("x".repeat(390)).add("y".repeat(390)).add(customer.id());
    });
    Answer parent = as("specialist1").post(DEMANDS, many.toString());
    assertThat(parent.status()).as(parent.toString()).isEqualTo(201);
    assertThat(parent.json().get("parts")).hasSize(3);
    assertThat(parent.json().get("customerNamed").asText()).hasSize(400);
  }
}
