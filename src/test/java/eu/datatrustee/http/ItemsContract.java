package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What fell is in no item that goes out, over HTTP (D4, D10, D11). */
abstract class ItemsContract extends DemandContract {

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  private Answer put(String id, String body) {
    return as("counsel1").call("PUT", path(id) + "/items/1", body);
  }

  private void refused(Answer answer, int status, String field, String rule) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
    assertThat(answer.json().path("rule").asText()).isEqualTo(rule);
  }

  @Test
  @DisplayName("D4, D11: an item is of a category that was demanded and has not fallen; the package says which")
  void categories() {
    String id = register(with(epoc(customer), d -> {
      d.put("instrument", "NATIONAL_ORDER").put("legalBasis", "StPO §§ 94, 98").put("issuer", "COURT").put("periodUntil", "2026-06-30T22:00:00Z");
      d.putArray("dataCategories").add("CONTENT").add("INVENTORY").add("ENCRYPTION_KEYS");
      ((com.fasterxml.jackson.databind.node.ObjectNode) d.get("requester")).put("country", "DE").put("language", "en");
    }));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    assertThat(complete("specialist2", deskTask(id, "task_checkForm"), "decision", "IN_PART", "reason", "x", "fallsUsage", "true").status())
        .isEqualTo(422);
    decideAtDesk("specialist2", id, "task_checkForm", "IN_PART", "reason", "Inventory is not asked for in the operative part", "fallsInventory",
        "true");
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "StPO §§ 94, 98");
    deskTask(id, "task_selectItems");
    String body = "{\"reference\": \"%s\", \"decision\": \"PRODUCE\", \"dataCategory\": \"%s\"}";
    refused(put(id, body.formatted("Keys", "ENCRYPTION_KEYS")), 422, "dataCategory", "D11");
    refused(put(id, body.formatted("The private keys", "CONTENT")), 422, "reference", "D11");
    refused(put(id, body.formatted("Holder", "INVENTORY")), 422, "dataCategory", "D4");
    refused(put(id, body.formatted("Sign-ins", "USAGE")), 422, "dataCategory", "D4");
    assertThat(put(id, body.formatted("x", "NOTHING")).status()).isEqualTo(400);
    assertThat(demand(id).at("/disclosure/items")).isEmpty();

    Answer answer = put(id, "{\"reference\": \"Mailbox j.doe\", \"decision\": \"PRODUCE\"}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.json().get("dataCategory").asText()).isEqualTo("CONTENT");
    decideAtDesk("counsel1", id, "task_selectItems", "SUBMIT");
    decideAtDesk("counsel2", id, "task_approveDisclosure", "APPROVE");
    JsonNode view = awaitOutcome(id, "DISCLOSED");
    assertThat(view.at("/disclosure/items/0/dataCategory").asText()).isEqualTo("CONTENT");
    assertThat(view.get("fallen").findValuesAsText("category")).contains("INVENTORY", "ENCRYPTION_KEYS");
  }

  /** With its items being selected: of inventory and usage data. */
  private String selecting() {
    String id = register(with(epoc(customer), d -> {
      d.put("instrument", "NATIONAL_ORDER").put("legalBasis", "StPO §§ 94, 98").put("issuer", "COURT");
      d.putArray("dataCategories").add("INVENTORY").add("USAGE");
      ((com.fasterxml.jackson.databind.node.ObjectNode) d.get("requester")).put("country", "DE");
    }));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "StPO §§ 94, 98");
    deskTask(id, "task_selectItems");
    return id;
  }

  private Answer extract(String id, String type) {
    return put("counsel1", path(id) + "/items/1/extract", type, new ByteArrayInputStream("account;name".getBytes(StandardCharsets.UTF_8)),
        "Content-Disposition", "attachment; filename=\"holder.csv\"");
  }

  private JsonNode item(String id) {
    return demand(id).at("/disclosure/items/0");
  }

  @Test
  @DisplayName("D11: an item whose words hand over keys is refused; one whose words may only be about them says why they are none")
  void keys() {
    String id = selecting();
    String of = "\"dataCategory\": \"USAGE\", \"decision\": \"PRODUCE\"";
    Answer never = put(id, "{\"reference\": \"BitLocker recovery key of the tenant\", \"reason\": \"It is asked for\", " + of + "}");
    assertThat(never.status()).isEqualTo(422);
    assertThat(never.body()).contains("reference", "D11");
    Answer why = put(id, "{\"reference\": \"Mails about the signing key ceremony\", " + of + "}");
    assertThat(why.status()).isEqualTo(422);
    assertThat(why.body()).contains("reason", "D11");
    assertThat(put(id, "{\"reference\": \"Mails about the signing key ceremony\", \"reason\": \"No key is in them\", " + of + "}").status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("D4: an item that becomes another one loses its extract; decided or reasoned otherwise it keeps it")
  void extractOfAnother() {
    String id = selecting();
    String holder = "{\"reference\": \"Holder of j.doe\", \"dataCategory\": \"INVENTORY\", \"decision\": ";
    assertThat(put(id, holder + "\"PRODUCE\"}").status()).isEqualTo(201);
    assertThat(extract(id, "text/csv").status()).isEqualTo(201);
    assertThat(put(id, holder + "\"WITHHOLD\", \"reason\": \"Not asked for\"}").status()).isEqualTo(200);
    assertThat(put(id, holder + "\"PRODUCE\"}").status()).isEqualTo(200);
    assertThat(item(id).at("/extract/fileName").asText()).isEqualTo("holder.csv");
    Answer other = put(id, "{\"reference\": \"Sign-ins of a.bee\", \"dataCategory\": \"INVENTORY\", \"decision\": \"PRODUCE\"}");
    assertThat(other.status()).as(other.toString()).isEqualTo(200);
    assertThat(other.json().has("extract")).isFalse();
    assertThat(item(id).has("extract")).isFalse();
    assertThat(download("counsel1", path(id) + "/items/1/extract").statusCode()).isEqualTo(404);

    assertThat(extract(id, "text/csv").status()).isEqualTo(201);
    assertThat(put(id, "{\"reference\": \"Sign-ins of a.bee\", \"dataCategory\": \"USAGE\", \"decision\": \"PRODUCE\"}").status()).isEqualTo(200);
    assertThat(item(id).has("extract")).isFalse();
  }

  @Test
  @DisplayName("422 for a type that is longer than can be kept, 400 or 415 for none, each leaving nothing; parameters are not kept")
  void typeOfExtract() {
    String id = selecting();
    assertThat(put(id, "{\"reference\": \"Holder\", \"dataCategory\": \"INVENTORY\", \"decision\": \"PRODUCE\"}").status()).isEqualTo(201);
    Answer longer = extract(id, "application/" + "x".repeat(89));
    refused(longer, 422, "Content-Type", "");
    assertThat(extract(id, "no type").status()).isIn(400, 415);
    assertThat(item(id).has("extract")).isFalse();
    assertThat(extract(id, "application/" + "x".repeat(88) + ";charset=utf-8").status()).isEqualTo(201);
    assertThat(download("counsel1", path(id) + "/items/1/extract").headers().firstValue("Content-Type")).contains("application/" + "x".repeat(88));
  }

  @Test
  @DisplayName("D10: a third party's blanket request is opened neither by counsel nor by the customer's instruction")
  void blanket() {
    String id = register(json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "COMPANY", "authority": "Request AG", "country": "DE", "contactName": "Rita Request",
           "contactEmail": "rita@requester.example"},
         "customerId": "%s", "dataCategories": ["CONTENT"], "scope": "All mailboxes of the company"}"""
        .formatted(Time.now().minusSeconds(60), customer.id())));
    awaitMail(id, customer.mailbox("dora"));
    Answer no = complete("counsel1", deskTask(id, "task_assess"), "decision", "DISCLOSE", "ground", "LAW", "reason", "ZPO § 142");
    assertThat(no.status()).as(no.toString()).isEqualTo(422);
    decideAtDesk("counsel1", id, "task_assess", "REDIRECT");
    awaitDemand(id, "REDIRECTED");
    refused(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"DISCLOSE\"}"), 422, "answer", "D10");
    assertThat(demand(id).get("state").asText()).isEqualTo("REDIRECTED");
  }
}
