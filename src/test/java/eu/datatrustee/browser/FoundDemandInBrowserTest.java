package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Counsel finds an older case: what a letter of today names is a reference of months ago. */
class FoundDemandInBrowserTest extends BrowserTest {

  private String registered(String reference, String receivedAt) {
    Answer answer = as("specialist1").post("/api/demands", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Amtsgericht Köln", "country": "DE", "contactName": "Jo Berg",
           "contactEmail": "jo.berg@justiz.example", "reference": "%s"},
         "customerId": "contoso", "issuer": "COURT", "legalBasis": "StPO §§ 94, 98", "instrument": "NATIONAL_ORDER",
         "emergency": false, "exigent": false, "dataCategories": ["CONTENT"], "scope": "The mailbox j.doe@contoso.example",
         "accounts": ["j.doe@contoso.example"], "statedPurpose": "Investigation of fraud"}""".formatted(receivedAt, reference));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  @Test
  @DisplayName("D5: found by words of its reference behind fifty newer ones, or page by page; nothing found says so")
  void found() {
    String old = registered("503 Gs 4711/26", Instant.now().minusSeconds(86_400).toString());
    for (int i = 0; i < 50; i++) {
      registered("504 Gs " + i + "/26", Instant.now().minusSeconds(60).toString());
    }
    Person counsel = person("counsel1");
    counsel.goTo("/demands");
    assertThat(counsel.page().locator("main")).not().containsText(old);
    counsel.look("demands-many");
    counsel.page().getByText("Older").first().click();
    assertThat(counsel.page().locator("main")).containsText(old);
    assertThat(counsel.page().getByText("Newer")).isVisible();

    counsel.page().locator("#q").fill("503 gs 4711");
    counsel.page().locator("#state").selectOption("open");
    counsel.button("Find").click();
    assertThat(counsel.page().locator("main")).containsText(old);
    assertThat(counsel.page().locator("td.id")).hasCount(1);
    assertThat(counsel.page().locator("#q")).hasValue("503 gs 4711");
    counsel.look("demands-found");
    counsel.page().locator("#state").selectOption("closed");
    counsel.button("Find").click();
    assertThat(counsel.page().locator("main")).containsText("None that fits.");
    counsel.page().getByText("Show all").click();
    counsel.page().locator("#q").fill(old);
    counsel.page().locator("#q").press("Enter");
    counsel.page().getByText(old).click();
    assertThat(counsel.page().locator("h1")).containsText("in verification");
  }
}
