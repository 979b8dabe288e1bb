package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The form's check in Tasklist: it asks what a demand's words leave in doubt, and nothing else (D10, D11). */
class FormCheckInBrowserTest extends BrowserTest {

  private static final String TASKS = "/camunda/app/tasklist/default/";
  private static final String UNTIL = "Last day that the data are of";
  private static final String WAY_IN = "Does it ask for a way in, for access by the requester itself?";
  private static final String KEYS = "Does it ask for keys of the platform, or for data to be decrypted?";

  private String verified(String scope) {
    JsonNode created = as("specialist1").post("/api/demands", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s", "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Amtsgericht Köln", "country": "DE",
         "contactName": "Jo Berg", "contactEmail": "jo.berg@justiz.example"}, "customerId": "contoso", "issuer": "COURT",
         "legalBasis": "StPO §§ 94, 98", "instrument": "NATIONAL_ORDER", "dataCategories": ["CONTENT"], "scope": "%s"}"""
        .formatted(Instant.now().minusSeconds(60), scope)).json();
    String id = created.get("id").asText();
    complete("specialist1", id, "task_verifyAuthority", "\"decision\": {\"value\": \"GENUINE\"}");
    return id;
  }

  @Test
  @DisplayName("D10, D11: a simple demand is asked nothing; a doubtful one its end, a way in and keys, and goes on as they are answered")
  void asks() {
    String simple = verified("Mails of June 2026 in the mailbox j.doe@contoso.example");
    String doubtful = verified("Mails of j.doe@contoso.example about the signing key from 1 January 2026 onwards, with full access permissions");
    Person specialist = person("specialist2");
    specialist.page().waitForURL("**/demands");
    specialist.goTo(TASKS);
    specialist.open("Check the form", simple);
    assertThat(specialist.field("Accounts that the customer has")).isVisible();
    for (String question : new String[] {UNTIL, WAY_IN, KEYS}) {
      assertThat(specialist.page().getByText(question)).hasCount(0);
    }
    specialist.goTo(TASKS);
    specialist.open("Check the form", doubtful);
    specialist.claim();
    specialist.fill(UNTIL, "2026-06-30");
    specialist.select(WAY_IN, "No");
    specialist.select(KEYS, "No");
    specialist.choose("In order: goes on; the customer is told unless silenced, the authority gets a receipt");
    specialist.look("check-form-doubtful");
    specialist.complete();
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
        assertThat(as("auditor1").get("/api/demands/" + doubtful).json().get("state").asText()).isEqualTo("IN_ASSESSMENT"));
  }
}
