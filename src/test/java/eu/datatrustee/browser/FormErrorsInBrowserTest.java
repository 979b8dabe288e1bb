package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What people read when they get something wrong: what it is, by which rule, and the task still there to mend it. */
class FormErrorsInBrowserTest extends BrowserTest {

  @Test
  @DisplayName("A4: no decision, a no without a reason and a wider mode are told to the officer; the task stays")
  void review() {
    String id = request("contoso", "READ_ONLY");
    Person officer = person("officer1");
    officer.open("Review the request", id);
    officer.claim();
    officer.button("Complete").click();
    assertThat(officer.page().getByText("Field is required.")).isVisible();

    officer.expecting(422).choose("Deny");
    officer.button("Complete").click();
    assertThat(officer.message()).containsText("reason is missing: a no is told with its reason");
    officer.look("deny-without-reason");

    officer.choose("Grant");
    officer.select("Mode granted", "Read and write");
    officer.button("Complete").click();
    assertThat(officer.message()).containsText("grantedMode is wider than what was asked (A4)");
    officer.look("grant-too-wide");
    assertThat(caseOf(id).json().path("state").asText()).isEqualTo("IN_REVIEW");

    officer.choose("Deny");
    officer.fill("Reason", "The transport log is enough.");
    officer.complete();
    assertThat(caseOf(id).json().path("state").asText()).isEqualTo("DENIED");
  }

  @Test
  @DisplayName("A4: the first officer is told that the second is another person")
  void sameOfficerTwice() {
    String id = request("contoso", "READ_WRITE");
    complete("officer1", id, "task_review", "\"decision\":{\"value\":\"GRANT\"}");
    Person officer = person("officer1");
    officer.open("Confirm as second officer", id);
    officer.expecting(403).page().getByText("Claim").click();
    assertThat(officer.message()).containsText("(A4)");
    officer.look("second-officer-refused");
  }

  @Test
  @DisplayName("Long texts stand in full on a form, and nobody needs to scroll within one")
  void longText() {
    String id = request("contoso", "READ_ONLY");
    Person officer = person("officer1");
    officer.open("Review the request", id);
    assertThat((Boolean) officer.field("Justification").evaluate("text => text.scrollHeight <= text.clientHeight + 1")).isTrue();
  }
}
