package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests that a rule refuses: a case all the same, closed before anybody saw it, and telling which rule it was. */
abstract class RefusedByRuleContract extends HttpContract {

  private void refused(String rule, BiConsumer<Customer, ObjectNode> breakIt) {
    refused(rule, customer(), breakIt);
  }

  private void refused(String rule, Customer customer, BiConsumer<Customer, ObjectNode> breakIt) {
    ObjectNode application = application(customer, incident(customer));
    breakIt.accept(customer, application);
    Answer answer = as("support1").post(REQUESTS, application.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    JsonNode view = answer.json();
    assertThat(view.get("state").asText()).isEqualTo("REFUSED");
    assertThat(view.at("/refusal/rule").asText()).isEqualTo(rule);
    assertThat(view.at("/refusal/detail").asText()).isNotBlank();
    String caseId = view.get("id").asText();
    assertThat(view(caseId)).isEqualTo(view);
    awaitMail(caseId, "support1@provider.example", view.at("/refusal/detail").asText());
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
    assertThat(act("support1", caseId, "credential", null).status()).isEqualTo(409);
    assertThat(act("support1", caseId, "withdrawal", null).status()).isEqualTo(409);
    assertThat(ledger(customer)).contains("ACCESS_REQUESTED", "REQUEST_REFUSED");
  }

  @Test
  @DisplayName("A2: the agreement is not in force, not yet or no longer")
  void a2() {
    refused("A2", customer(agreement(a -> a.put("inForceFrom", Time.now().plus(Duration.ofDays(1)).toString()))), (c, a) -> { });
    refused("A2", customer(agreement(a -> a.put("inForceUntil", Time.now().minusSeconds(1).toString()))), (c, a) -> { });
  }

  @Test
  @DisplayName("A3: a purpose outside the list; no incident, an unknown one, another customer's, a resolved one")
  void a3() {
    refused("A3", (c, a) -> a.put("purpose", "ADVERTISING"));
    refused("A3", (c, a) -> a.remove("incidentId"));
    refused("A3", (c, a) -> a.put("incidentId", "T-nowhere"));
    refused("A3", (c, a) -> a.put("incidentId", incident(customer())));
    refused("A3", (c, a) -> resolve(a.get("incidentId").asText()));
  }

  @Test
  @DisplayName("A4: more time than the policy's longest grant")
  void a4() {
    refused("A4", (c, a) -> a.put("durationMinutes", 481));
  }

  @Test
  @DisplayName("A7: a country that the agreement does not cover")
  void a7() {
    refused("A7", (c, a) -> a.put("accessFromCountry", "US"));
  }

  @Test
  @DisplayName("A9: an export from outside Germany, covered or not")
  void a9() {
    refused("A9", (c, a) -> a.put("accessFromCountry", "IE").withArray("actions").add("EXPORT"));
  }

  @Test
  @DisplayName("A10: a customer's machine without its consent")
  void a10() {
    refused("A10", (c, a) -> a.withArray("resources").add("host:pc-17"));
    refused("A10", (c, a) -> a.put("remoteSessionConsent", false).withArray("resources").add("host:pc-17"));
  }

  @Test
  @DisplayName("D11: encryption keys, alone or among others")
  void d11() {
    refused("D11", (c, a) -> a.withArray("resources").add("key:master"));
    refused("D11", (c, a) -> a.withArray("resources").removeAll().add("key:master"));
  }

  @Test
  @DisplayName("S2: an organisation that nobody registered")
  void s2() {
    refused("S2", (c, a) -> ((ObjectNode) a.get("accessor")).put("organisation", "HRB nobody"));
  }

  @Test
  @DisplayName("S3: the trustee's affiliate without this customer's consent")
  void s3() {
    Customer other = customer();
    refused("S3", (c, a) -> ((ObjectNode) a.get("accessor")).put("organisation", "HRB " + other.id()));
  }

  @Test
  @DisplayName("S4: an affiliate outside Germany, or one whose time is up")
  void s4() {
    refused("S4", customer(agreement(a -> ((ObjectNode) a.at("/affiliates/0")).put("country", "NL"))),
        (c, a) -> ((ObjectNode) a.get("accessor")).put("organisation", "HRB " + c.id()));
    refused("S4", customer(agreement(a -> ((ObjectNode) a.at("/affiliates/0")).put("validUntil", Time.now().minusSeconds(1).toString()))),
        (c, a) -> ((ObjectNode) a.get("accessor")).put("organisation", "HRB " + c.id()));
  }

  @Test
  @DisplayName("S5: an affiliate that the agreement names and nobody has checked")
  void s5() {
    refused("S5", (c, a) -> ((ObjectNode) a.get("accessor")).put("organisation", "HRB " + c.id()));
  }

  @Test
  @DisplayName("What the rules allow goes to the officers: an affiliate, Ireland, a machine with consent, the longest grant, no incident")
  void admitted() {
    Customer customer = customer();
    checkAffiliate(customer);
    ObjectNode application = application(customer, incident(customer)).put("durationMinutes", 480).put("accessFromCountry", "IE")
        .put("remoteSessionConsent", true).put("purpose", "MAINTENANCE");
    application.withArray("resources").add("host:pc-17");
    ((ObjectNode) application.get("accessor")).put("organisation", "HRB " + customer.id());
    application.remove("incidentId");
    assertThat(state(ask(application))).isEqualTo("IN_REVIEW");
    ObjectNode export = application(customer, incident(customer));
    export.withArray("actions").add("EXPORT");
    assertThat(state(ask(export))).as("an export that stays in Germany").isEqualTo("IN_REVIEW");
  }
}
