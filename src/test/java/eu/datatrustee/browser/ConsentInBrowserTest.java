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
        {"name": "%1$s Ltd.", "contacts": [{"name": "Eve", "email": "eve@%1$s.example", "language": "en"},
           {"name": "Dirk", "email": "dirk@%1$s.example", "language": "de"}, {"name": "Nel", "email": "nel@%1$s.example", "language": "nl"}],
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
    customer.page().getByLabel("Until and including").fill("2099-12-31");
    customer.look("consent-page");
    customer.button("Store the document").click();
    assertThat(customer.page().getByText("signed.pdf")).isVisible();
    assertThat(customer.page().getByText("Covers nothing from")).isVisible();
    // It was the wrong one: what the right one leaves out, and its end, are still as they were.
    assertThat(customer.page().getByLabel("support data")).not().isChecked();
    assertThat(customer.page().getByLabel("Until and including")).hasValue("2099-12-31");
    customer.page().getByLabel("The signed document").setInputFiles(new FilePayload("right.pdf", "application/pdf", Papers.pdf()));
    customer.button("Store the document").click();
    assertThat(customer.page().getByText("right.pdf")).isVisible();
    assertThat(customer.page().getByText(standing(id, "brone").at("/document/sha256").asText())).isVisible();
    customer.look("consent-page-stored");

    customer.goTo("/");
    customer.open("Consent or refuse in writing", id);
    assertThat(customer.page().locator("li.task")).hasCount(1);
    customer.claim();
    assertThat(customer.field("Legal entity")).hasValue("Spree Support GmbH");
    assertThat(customer.field("Data that it covers")).hasValue("content");
    assertThat(customer.field("Covers nothing from")).hasValue(Pattern.compile(".*2100.*"));
    assertThat(customer.page().getByLabel("Kinds of resource and services that it covers")).hasCount(0);
    customer.choose("Consent, as in the signed document");
    customer.look("consent");
    customer.complete();
    awaitStanding(id, "brone", "CONSENTED");
    JsonNode consented = standing(id, "brone");
    assertThat(consented.get("decidedBy").asText()).isEqualTo("bronecontact");
    assertThat(consented.get("dataCategories")).hasSize(1);
    assertThat(consented.get("validUntil").asText()).isEqualTo("2099-12-31T23:00:00Z");
    assertThat(standing(id, "brtwo").get("state").asText()).isEqualTo("ASKED");
  }

  private void another(String customer, String name) {
    directory.ensureUser(customer + name, name, "Other", name + "@" + customer + ".example", "demo");
    directory.ensureMember(customer + name, Group.ofCustomer(customer));
  }

  @Test
  @DisplayName("S3: what Tasklist showed is what is consented to: a document that another person put in its place meanwhile is refused there")
  void theDocumentThatWasShown() {
    customer("brfive");
    another("brfive", "dirk");
    String id = proposed("HRB 70003", "brfive");
    complete("vendor2", id, "task_dueDiligence", "\"decision\":{\"value\":\"PASS\"}");
    awaitStanding(id, "brfive", "ASKED");
    String document = "/api/subprocessor-proposals/" + id + "/consents/brfive/document";
    assertThat(as("brfivecontact").call("PUT", document, "<?xml version=\"1.0\"?><consent>We agree.</consent>", "Content-Type", "application/xml")
        .status()).isEqualTo(201);

    Person dirk = person("brfivedirk").expecting(409);
    dirk.open("Consent or refuse in writing", id);
    dirk.claim();
    assertThat(dirk.field("Signed document (SHA-256)")).hasValue(standing(id, "brfive").at("/document/sha256").asText());
    dirk.choose("Consent, as in the signed document");
    assertThat(as("brfivecontact").call("PUT", document, "<?xml version=\"1.0\"?><consent>We agree to more.</consent>", "Content-Type",
        "application/xml").status())
        .isEqualTo(200);
    dirk.button("Complete").click();
    assertThat(dirk.page().getByText("something else by now", new GetByTextOptions().setExact(false)).first()).isVisible();
    assertThat(standing(id, "brfive").get("state").asText()).isEqualTo("ASKED");

    dirk.goTo("/");
    dirk.filter("Mine");
    dirk.card(id).getByText("Consent or refuse in writing").click();
    assertThat(dirk.field("Signed document (SHA-256)")).hasValue(standing(id, "brfive").at("/document/sha256").asText());
    dirk.choose("Consent, as in the signed document");
    dirk.complete();
    awaitStanding(id, "brfive", "CONSENTED");
    assertThat(standing(id, "brfive").get("decidedBy").asText()).isEqualTo("brfivedirk");
  }

  @Test
  @DisplayName("The pages speak the language of the contact who is signed in, without a code in them, and fit a phone")
  void languagesAndWidths() {
    customer("brsix");
    another("brsix", "dirk");
    another("brsix", "nel");
    String id = proposed("HRB 70004", "brsix");
    complete("vendor2", id, "task_dueDiligence", "\"decision\":{\"value\":\"PASS\"}");
    awaitStanding(id, "brsix", "ASKED");
    for (String name : List.of("contact", "dirk", "nel")) {
      Person reader = person("brsix" + name);
      for (int width : new int[] {390, 1400}) {
        reader.page().setViewportSize(width, 900);
        for (String path : List.of("/consents", "/consents/" + id + "/brsix")) {
          reader.goTo(path);
          assertThat(reader.page().locator("html")).hasAttribute("lang", name.equals("dirk") ? "de" : name.equals("nel") ? "nl" : "en");
          assertThat(reader.page().getByText(Pattern.compile("ASKED|SUPPORT_INCIDENT|\\bmailbox\\b"))).hasCount(0);
          assertThat((Boolean) reader.page().evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isTrue();
          reader.look("consents-" + name + "-" + width + (path.endsWith("brsix") ? "-one" : ""));
        }
      }
    }
    Person nel = person("brsixnel").expecting(415);
    nel.goTo("/consents/" + id + "/brsix");
    nel.page().locator("#document").setInputFiles(new FilePayload("signed.pdf", "application/pdf", "We agree.".getBytes()));
    nel.page().locator("button").click();
    assertThat(nel.page().getByRole(AriaRole.ALERT)).containsText("Het bestand is geen leesbaar document");
    nel.page().locator("#document").setInputFiles(new FilePayload("signed.pdf", "application/pdf", Papers.pdf()));
    nel.page().locator("input[value=mailbox]").uncheck();
    nel.page().locator("button").click();
    assertThat(nel.page().getByText("Omvat alleen", new GetByTextOptions().setExact(false))).containsText("databases");
    assertThat(nel.page().locator("input[value=mailbox]")).not().isChecked();
    assertThat(nel.page().locator("input[value=database]")).isChecked();
    nel.page().setViewportSize(390, 900);
    nel.look("consents-nel-stored");
  }

  @Test
  @DisplayName("S3: limits that were filled in beside a document that was refused stand in the form still, and hold for the one that is brought then")
  void limitsAreKept() {
    customer("brseven");
    String id = proposed("HRB 70005", "brseven");
    complete("vendor2", id, "task_dueDiligence", "\"decision\":{\"value\":\"PASS\"}");
    awaitStanding(id, "brseven", "ASKED");
    Person customer = person("brsevencontact").expecting(415);
    customer.goTo("/consents/" + id + "/brseven");
    customer.page().locator("#document").setInputFiles(new FilePayload("wrong.pdf", "application/pdf", "We agree.".getBytes()));
    customer.page().locator("#until").fill("2099-12-31");
    customer.page().getByLabel("support data").uncheck();
    customer.page().locator("input[value=mailbox]").uncheck();
    customer.button("Store the document").click();
    assertThat(customer.page().getByRole(AriaRole.ALERT)).isVisible();
    for (String name : List.of("first.pdf", "second.pdf")) {
      assertThat(customer.page().locator("#until")).hasValue("2099-12-31");
      assertThat(customer.page().getByLabel("support data")).not().isChecked();
      assertThat(customer.page().locator("input[value=mailbox]")).not().isChecked();
      assertThat(customer.page().locator("input[value=site]")).isChecked();
      customer.page().locator("#document").setInputFiles(new FilePayload(name, "application/pdf", Papers.pdf()));
      customer.button("Store the document").click();
      assertThat(customer.page().getByText(name)).isVisible();
    }
    JsonNode stored = standing(id, "brseven");
    assertThat(stored.get("until").asText()).isEqualTo("2099-12-31T23:00:00Z");
    assertThat(stored.get("dataCategories")).hasSize(1);
    assertThat(stored.get("services")).hasSize(4);
    customer.look("consent-page-limits");
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
