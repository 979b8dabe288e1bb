package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the register's history tells a customer, and the documents that it names (S3, S5). */
abstract class RegisterHistoryContract extends SubprocessorContract {

  private JsonNode history(String user, String subprocessor) {
    JsonNode page = ok(as(user).get("/api/subprocessors/" + subprocessor + "/history"));
    assertThat(page.get("total").asInt()).isEqualTo(page.get("items").size());
    return page.get("items");
  }

  @Test
  @DisplayName("S5: a customer sees when the entry was checked and suspended as a whole, not by whom nor for what; of other customers nothing")
  void entryAsAWhole() {
    Customer customer = customer();
    Customer other = customer();
    ObjectNode body = subcontractor(customer, other);
    Instant review = Time.now().plus(Duration.ofMinutes(10));
    customer(agreement(a -> ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH").put("registerNumber",
        body.get("registerNumber").asText()).put("country", "DE").put("validUntil", review.plus(Duration.ofDays(30)).toString())));
    String proposal = checked(body);
    consent(proposal, customer);
    refuse(proposal, other);
    passTo(review);
    decideAs("vendor2", proposal, "task_renewCheck", "FAIL", "reason", "Its measures are gone.");
    List<String> events = new ArrayList<>();
    for (JsonNode event : history(customer.contact(), subprocessor(proposal))) {
      events.add(event.get("event").asText());
      if (!event.has("customerId")) {
        assertThat(event.has("by")).as(event.toString()).isFalse();
        assertThat(event.has("detail")).as(event.toString()).isFalse();
      } else {
        assertThat(event.get("customerId").asText()).isEqualTo(customer.id());
      }
    }
    assertThat(events).containsExactly("CHECKED", "ASKED", "DOCUMENT", "CONSENTED", "SUSPENDED");
    assertThat(history("auditor1", subprocessor(proposal)).toString()).contains("Its measures are gone.", "vendor2", other.id());
    assertThat(as(customer().contact()).get("/api/subprocessors/" + subprocessor(proposal) + "/history").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("S3: each document that the history names is there by its hash, also of an earlier round or replaced, for who may see the consent")
  void documents() {
    Customer customer = customer();
    Customer other = customer();
    String proposal = checked(subcontractor(customer, other));
    taskOf(customer.contact(), proposal, "task_consent");
    String replaced = PDF + "%";
    assertThat(as(customer.contact()).call("PUT", document(proposal, customer), replaced, "Content-Type", "application/pdf").status())
        .isEqualTo(201);
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(200);
    refuse(proposal, customer);
    ok(as("vendor1").post(PROPOSALS + "/" + proposal + "/consents/" + customer.id() + "/round", null));
    awaitStanding(proposal, customer, "ASKED");
    String path = document(proposal, customer);
    assertThat(as(customer.contact()).get(path).status()).as("the new round has none yet").isEqualTo(404);
    List<String> named = history(customer.contact(), subprocessor(proposal)).findValuesAsText("documentSha256").stream().distinct().toList();
    assertThat(named).containsExactly(sha256(replaced), sha256(PDF));
    for (String reader : List.of(customer.contact(), "auditor1", "vendor1")) {
      assertThat(as(reader).get(path + "?sha256=" + sha256(PDF)).body()).as(reader).isEqualTo(PDF);
      assertThat(as(reader).get(path + "?sha256=" + sha256(replaced)).body()).as(reader).isEqualTo(replaced);
      assertThat(as(reader).get(path + "?sha256=" + sha256("another")).status()).as(reader).isEqualTo(404);
    }
    assertThat(as(other.contact()).get(path + "?sha256=" + sha256(PDF)).status()).isEqualTo(404);
    assertThat(as(other.contact()).get(document(proposal, other) + "?sha256=" + sha256(PDF)).status()).as("not among its own").isEqualTo(404);
    assertThat(as("support1").get(path + "?sha256=" + sha256(PDF)).status()).isEqualTo(404);
  }
}
