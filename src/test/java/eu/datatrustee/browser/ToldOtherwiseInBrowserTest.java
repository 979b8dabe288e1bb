package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import eu.datatrustee.document.Papers;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** Counsel tells a customer whom no mail reaches another way (D5). */
@Import(PostForTests.class)
class ToldOtherwiseInBrowserTest extends BrowserTest {

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private String demanded() {
    Answer answer = as("specialist1").post("/api/demands", """
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Amtsgericht Köln", "country": "DE", "contactName": "Jo Berg",
           "contactEmail": "jo.berg@justiz.example", "reference": "99 Gs 4711/27"},
         "customerId": "contoso", "issuer": "COURT", "legalBasis": "StPO §§ 94, 98", "instrument": "NATIONAL_ORDER", "emergency": false,
         "exigent": false, "dataCategories": ["CONTENT"], "scope": "Mails of June 2026 in the mailbox j.doe@contoso.example",
         "accounts": ["j.doe@contoso.example"], "periodUntil": "2026-07-01T00:00:00Z", "statedPurpose": "Investigation of fraud"}"""
        .formatted(Instant.now().minusSeconds(60)));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  @Test
  @DisplayName("D5: the case is closed and the mail refused: its page leads to the task and takes the proof, which the task then names")
  void proof() {
    PostForTests.server(Server.REFUSES);
    String id = demanded();
    complete("specialist1", id, "task_verifyAuthority", "\"decision\": {\"value\": \"GENUINE\"}");
    complete("specialist2", id, "task_checkForm", "\"decision\": {\"value\": \"IN_ORDER\"}");
    complete("counsel1", id, "task_assess", "\"decision\": {\"value\": \"REJECT\"}, \"reason\": {\"value\": \"No norm compels\"}");
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
        assertThat(as("auditor1").get("/api/demands/" + id).json().get("deadlines").findValuesAsText("name")).contains("tellOtherwise"));

    Person counsel = person("counsel1");
    counsel.goTo("/demands/" + id);
    counsel.page().getByText("Add the proof that the customer was told another way").click();
    counsel.page().locator("#proof").setInputFiles(new FilePayload("receipt.png", "image/png", Papers.png()));
    counsel.button("Add the proof").click();
    assertThat(counsel.page().locator("[role=status]")).containsText("The proof is kept.");
    assertThat(counsel.page().locator("main")).containsText("Proof 1: receipt.png");
    counsel.look("demand-proof-of-telling");

    counsel.page().locator("main a").getByText("Tell the customer another way").click();
    assertThat(counsel.heading()).hasText("Tell the customer another way");
    counsel.claim();
    counsel.choose("The customer was told another way");
    counsel.select("How", "Registered post, with the copy");
    counsel.fill("Whom you told, when, and your proof", "Clara Conrad, RR 4711 DE");
    counsel.fill("Number of the proof", "1");
    counsel.look("tell-otherwise");
    counsel.complete();
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
        assertThat(as("auditor1").get("/api/demands/" + id).json().at("/notification/wayDocument").asInt()).isEqualTo(1));
  }
}
