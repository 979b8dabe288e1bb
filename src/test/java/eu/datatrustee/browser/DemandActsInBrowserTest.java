package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a case's page offers, and when: as long as it can still be done, and no longer. */
class DemandActsInBrowserTest extends BrowserTest {

  private static final String OBJECTION = "The enforcing authority has spoken";
  private static final String WITHDRAWAL = "The requester takes it back";

  @Autowired
  private JdbcClient jdbc;

  /** A prosecutor's European Production Order in an emergency. @param customers as JSON */
  private String registered(String customers) {
    Answer answer = as("specialist1").post("/api/demands", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Parquet de Lille", "country": "FR", "contactName": "Anne Moreau",
           "contactEmail": "anne.moreau@justice.example", "reference": "EPOC-%d"},
         %s, "issuer": "PROSECUTOR", "legalBasis": "Regulation (EU) 2023/1543 Art. 5", "instrument": "EPOC",
         "emergency": true, "exigent": false, "dataCategories": ["INVENTORY"], "scope": "Holder of the account j.doe@contoso.example",
         "accounts": ["j.doe@contoso.example"], "statedPurpose": "Investigation of fraud, file 26/4711"}"""
        .formatted(Instant.now().minusSeconds(60), System.nanoTime(), customers));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  private void checked(String id) {
    complete("specialist1", id, "task_verifyAuthority", "\"decision\":{\"value\":\"GENUINE\"}");
    complete("specialist2", id, "task_checkForm", "\"decision\":{\"value\":\"IN_ORDER\"},\"accountsNamed\":{\"value\":\"1\"}");
  }

  private String disclosed() {
    String id = registered("\"customerId\": \"contoso\"");
    checked(id);
    awaitDemand(id, "/notification/state", "SENT");
    complete("counsel1", id, "task_assess", "\"decision\":{\"value\":\"DISCLOSE\"},\"reason\":{\"value\":\"Art. 5\"}");
    awaitDemand(id, "/disclosure/state", "PREPARING");
    assertThat(as("counsel1").call("PUT", "/api/demands/" + id + "/items/1", "{\"reference\": \"Holder of j.doe\", \"decision\": \"PRODUCE\"}")
        .status()).isEqualTo(201);
    complete("counsel1", id, "task_selectItems", "\"decision\":{\"value\":\"SUBMIT\"}");
    complete("counsel2", id, "task_approveDisclosure", "\"decision\":{\"value\":\"APPROVE\"}");
    awaitDemand(id, "/outcome", "DISCLOSED");
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> jdbc.sql(
        "select count(*) from outbox where case_id = ? and template = 'disclosure-package' and sent_at is not null").param(id)
        .query(Integer.class).single() == 1);
    return id;
  }

  private JsonNode demand(String id) {
    return as("auditor1").get("/api/demands/" + id).json();
  }

  private void awaitDemand(String id, String field, String value) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(demand(id).at(field).asText()).isEqualTo(value));
  }

  private static Locator fold(Person person, String title) {
    return person.page().locator("summary").getByText(title, new Locator.GetByTextOptions().setExact(true));
  }

  private static void send(Person person, String title, String field, String value, String button) {
    fold(person, title).click();
    person.page().locator(field).fill(value);
    person.page().locator("details[open]").getByText(button, new Locator.GetByTextOptions().setExact(true)).last().click();
  }

  @Test
  @DisplayName("Art. 10: an order disclosed in an emergency still takes the enforcing authority's objection, and no withdrawal once it has left")
  void objectionAfterRelease() {
    String id = disclosed();
    Person specialist = person("specialist1");
    specialist.goTo("/demands/" + id);
    assertThat(fold(specialist, WITHDRAWAL)).hasCount(0);
    specialist.look("demand-disclosed");
    send(specialist, OBJECTION, "#objectionReason", "Freedom of the press", "Record it");
    assertThat(specialist.page().locator("[role=status]")).containsText("is recorded");
    assertThat(fold(specialist, OBJECTION)).hasCount(0);
    assertThat(demand(id).get("decisions").findValuesAsText("decision")).contains("OBJECTED");
  }

  @Test
  @DisplayName("D7: while the released package has not left, the page takes the withdrawal that calls it back")
  void withdrawnBeforeItLeft() {
    String id = disclosed();
    jdbc.sql("update outbox set sent_at = null, next_attempt_at = null where case_id = ? and template = 'disclosure-package'").param(id).update();
    Person specialist = person("specialist1");
    specialist.goTo("/demands/" + id);
    specialist.page().getByText(WITHDRAWAL, new Page.GetByTextOptions().setExact(true)).click();
    assertThat(specialist.page().locator("details[open]")).containsText("has not left yet");
    specialist.page().locator("#withdrawalReason").fill("By letter of today");
    specialist.button("Record the withdrawal").click();
    assertThat(specialist.page().locator("h1")).containsText("withdrawn");
    assertThat(fold(specialist, WITHDRAWAL)).hasCount(0);
  }

  @Test
  @DisplayName("Art. 10: on a demand that names several, the objection counts for each; an answer is recorded on its part")
  void several() {
    String id = registered("\"customerIds\": [\"contoso\", \"fabrikam\"]");
    checked(demand(id).at("/parts/0").asText());
    Person counsel = person("counsel1");
    counsel.goTo("/demands/" + id);
    assertThat(fold(counsel, "The requester has answered")).hasCount(0);
    counsel.look("demand-of-several");
    send(counsel, OBJECTION, "#objectionReason", "Freedom of the press", "Record it");
    assertThat(counsel.page().locator("[role=status]")).containsText("is recorded");
    for (JsonNode part : demand(id).get("parts")) {
      assertThat(demand(part.asText()).get("outcome").asText()).isEqualTo("REJECTED");
    }
  }

  @Test
  @DisplayName("D3: the customer instructs on the page while counsel assesses, and takes that back there; counsel has no such form")
  void instruction() {
    String id = registered("\"customerId\": \"contoso\"");
    checked(id);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("contoso1").get("/api/demands/" + id).status() == 200);
    Person customer = person("contoso1");
    customer.goTo("/demands/" + id);
    customer.look("demand-of-customer");
    customer.page().locator("#instructReason").fill("We know of it and agree");
    customer.button("Instruct the trustee to disclose").click();
    assertThat(customer.page().locator("[role=status]")).containsText("is recorded");
    assertThat(customer.page().locator("#instructReason")).hasCount(0);
    assertThat(demand(id).get("decisions").findValuesAsText("decision")).endsWith("DISCLOSE");
    customer.page().locator("#backReason").fill("Our counsel advises against it");
    customer.button("Take the instruction back").click();
    assertThat(customer.page().locator("[role=status]")).containsText("is recorded");
    assertThat(demand(id).get("decisions").findValuesAsText("decision")).endsWith("REFUSED");
    assertThat(customer.page().locator("#instructReason")).isVisible();
    Person counsel = person("counsel1");
    counsel.goTo("/demands/" + id);
    assertThat(counsel.page().locator("#instructReason")).hasCount(0);
  }

  @Test
  @DisplayName("GDPR Art. 12(3): the customer records on the page that it needs two further months, and reads until when it has")
  void longerTime() {
    Answer answer = as("specialist1").post("/api/third-party-requests", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "DATA_SUBJECT", "authority": "Jana Doe", "country": "DE", "contactName": "Jana Doe",
           "contactEmail": "jana@doe.example"},
         "customerId": "contoso", "legalBasis": "GDPR Art. 15", "dataCategories": ["CONTENT"], "scope": "All data about me",
         "statedPurpose": "Access to my own data"}""".formatted(Instant.now().minusSeconds(60)));
    String id = answer.json().get("id").asText();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> as("contoso1").get("/api/third-party-requests/" + id).status() == 200);
    Person customer = person("contoso1");
    customer.goTo("/demands/" + id);
    customer.look("request-of-customer");
    send(customer, "You need two further months", "#longerReason", "Eleven mailboxes; told by letter of today", "Record the longer time");
    assertThat(customer.page().locator("[role=status]")).containsText("is recorded");
    assertThat(customer.page().locator("main")).containsText("Data subject's request, extended");
    assertThat(fold(customer, "You need two further months")).hasCount(0);
    assertThat(customer.page().locator("#customerAnswer")).isVisible();
  }

  @Test
  @DisplayName("An item whose extract is refused is not put, nor changed: what the page says was not done, was not")
  void refusedExtract() {
    String id = registered("\"customerId\": \"contoso\"");
    checked(id);
    complete("counsel1", id, "task_assess", "\"decision\":{\"value\":\"DISCLOSE\"},\"reason\":{\"value\":\"Art. 5\"}");
    awaitDemand(id, "/disclosure/state", "PREPARING");
    Person counsel = person("counsel1");
    counsel.goTo("/demands/" + id);
    puts(counsel, "Holder of j.doe", new FilePayload("empty.csv", "text/csv", new byte[0]));
    assertThat(counsel.page().locator("[role=alert]")).containsText("extract is empty");
    puts(counsel, "Holder of j.doe", new FilePayload("holder.csv", "text/" + "x".repeat(100), new byte[] {'x'}));
    assertThat(counsel.page().locator("[role=alert]")).containsText("longer than 100 characters");
    assertThat(demand(id).at("/disclosure/items")).isEmpty();
    puts(counsel, "Holder of j.doe", new FilePayload("holder.csv", "text/csv", new byte[] {'x'}));
    assertThat(counsel.page().locator("[role=status]")).containsText("Item 1 is noted");
    assertThat(demand(id).at("/disclosure/items/0/extract/fileName").asText()).isEqualTo("holder.csv");
  }

  private static void puts(Person counsel, String reference, FilePayload extract) {
    counsel.page().locator("#itemReference").fill(reference);
    counsel.page().locator("#extract").setInputFiles(extract);
    counsel.button("Put the item").click();
  }
}
