package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.datatrustee.document.Papers;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer's written consent, from the service's own page to Tasklist; and a due diligence with its checklist. */
class ConsentInBrowserTest extends BrowserTest {

  @Autowired
  private Directory directory;

  private void customer(String id) {
    Answer put = as("agreements1").call("PUT", "/api/customers/" + id, """
        {"name": "%1$s Ltd.", "contacts": [{"name": "Eve", "email": "eve@%1$s.example", "language": "en"}],
         "agreement": {"reference": "DTA-%1$s", "inForceFrom": "2020-01-01", "customerDecidesAccess": false, "accessFromCountries": [],
           "affiliates": [], "describedDisclosures": [], "deadlines": {}}}""".formatted(id));
    assertThat(put.status()).as(put.toString()).isEqualTo(201);
    directory.ensureUser(id + "contact", "Kim", "Contact", "kim@" + id + ".example", "demo");
    directory.ensureMember(id + "contact", Group.ofCustomer(id));
  }

  private String proposed(String registerNumber, String... customers) {
    Answer answer = as("vendor1").post("/api/subprocessor-proposals", """
        {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "%s", "country": "DE", "service": "Second-level support",
         "dataCategories": ["CONTENT", "SUPPORT"], "purposes": ["SUPPORT_INCIDENT"], "customers": ["%s"], "plannedStart": "%s"}"""
        .formatted(registerNumber, String.join("\", \"", customers), Instant.now()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  private JsonNode standing(String proposal, String customer) {
    return as("auditor1").get("/api/subprocessor-proposals/" + proposal + "/consents/" + customer).json();
  }

  private void awaitStanding(String proposal, String customer, String state) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> standing(proposal, customer).path("state").asText().equals(state));
  }

  @Test
  @DisplayName("S3, S5: checked in Tasklist, documented on the service's page, consented to in Tasklist; a customer sees its own and nothing else")
  void consents() {
    customer("brone");
    customer("brtwo");
    String id = proposed("HRB 70001", "brone", "brtwo");

    Person vendor = person("vendor2");
    vendor.open("Do the due diligence", id);
    vendor.claim();
    assertThat(vendor.field("Legal entity")).hasValue("Spree Support GmbH");
    for (String item : List.of("Flow-down contract", "Measures", "Location", "Purpose limitation", "German law only")) {
      vendor.page().getByLabel(Pattern.compile("^" + item + ":")).check();
    }
    vendor.choose("Passed: every item is in order");
    vendor.look("due-diligence");
    vendor.complete();
    assertThat(as("auditor1").get("/api/subprocessor-proposals/" + id).json().get("checklist")).hasSize(5);
    awaitStanding(id, "brone", "ASKED");
    awaitStanding(id, "brtwo", "ASKED");

    Person customer = person("bronecontact");
    customer.goTo("/consents");
    assertThat(customer.page().getByText("Silence is no consent", new GetByTextOptions().setExact(false))).isVisible();
    customer.page().getByText("Spree Support GmbH").click();
    customer.page().getByLabel("The signed document").setInputFiles(new FilePayload("signed.pdf", "application/pdf", Papers.pdf()));
    customer.page().getByLabel("support data").uncheck();
    customer.look("consent-page");
    customer.button("Store the document").click();
    assertThat(customer.page().getByText("signed.pdf")).isVisible();
    assertThat(customer.page().getByText(standing(id, "brone").at("/document/sha256").asText())).isVisible();
    customer.look("consent-page-stored");

    customer.goTo("/");
    customer.open("Consent or refuse in writing", id);
    assertThat(customer.page().locator("li.task")).hasCount(1);
    customer.claim();
    assertThat(customer.field("Legal entity")).hasValue("Spree Support GmbH");
    customer.choose("Consent, as in the signed document");
    customer.look("consent");
    customer.complete();
    awaitStanding(id, "brone", "CONSENTED");
    JsonNode consented = standing(id, "brone");
    assertThat(consented.get("decidedBy").asText()).isEqualTo("bronecontact");
    assertThat(consented.get("dataCategories")).hasSize(1);
    assertThat(standing(id, "brtwo").get("state").asText()).isEqualTo("ASKED");
  }

  @Test
  @DisplayName("S3: a document that is none is told on the page, and nothing is stored; another customer's page is not there")
  void noDocument() {
    customer("brthree");
    customer("brfour");
    String id = proposed("HRB 70002", "brthree");
    complete("vendor2", id, "task_dueDiligence", "\"decision\":{\"value\":\"PASS\"}");
    awaitStanding(id, "brthree", "ASKED");
    Person customer = person("brthreecontact").expecting(415);
    customer.goTo("/consents/" + id + "/brthree");
    customer.page().getByLabel("The signed document").setInputFiles(new FilePayload("signed.pdf", "application/pdf", "We agree.".getBytes()));
    customer.button("Store the document").click();
    assertThat(customer.page().getByRole(AriaRole.ALERT)).containsText("document");
    assertThat(standing(id, "brthree").has("document")).isFalse();

    Person stranger = person("brfourcontact").expecting(404);
    stranger.goTo("/consents/" + id + "/brthree");
    assertThat(stranger.page().getByText("Spree Support GmbH")).hasCount(0);
  }
}
