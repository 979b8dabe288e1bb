package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A support engineer's request, from the start form to the review of a dispute, each step by the one whose step it is. */
class AccessCaseInBrowserTest extends BrowserTest {

  private static final String PROCESS = "Access to customer data";

  @Test
  @DisplayName("A1–A5: asked, granted, confirmed, supervised, ended, signed and disputed in Tasklist")
  void wholeCase() {
    String incident = incident("contoso");
    Person support = person("support1");
    fillIn(support, incident, "mailbox:finance\ndatabase:mail-audit");
    support.look("start-access");
    support.start();
    String id = only(incident);

    Person officer = person("officer1");
    for (String filter : List.of("Mine", "For my groups", "Due today", "Overdue", "Access requests", "Customer decisions",
        "Direct access")) {
      assertThat(officer.filterNamed(filter)).isVisible();
    }
    officer.open("Review the request", id);
    assertThat(officer.card(id)).containsText(incident);
    assertThat(officer.card(id)).containsText("Contoso GmbH");
    officer.look("review-unclaimed");
    officer.claim();
    assertThat(officer.field("Who would get in")).hasValue("Sam Support <sam@provider.example>");
    assertThat(officer.field("Resources")).hasValue("mailbox:finance\ndatabase:mail-audit");
    assertThat(officer.selection("Purpose (A3)")).containsText("Support incident");
    assertThat(officer.field("Minutes granted")).hasCount(0);
    officer.choose("Ask the requester a question");
    assertThat(officer.field("Question to the requester")).isVisible();
    officer.choose("Grant");
    assertThat(officer.field("Question to the requester")).hasCount(0);
    officer.fill("Minutes granted", "60");
    officer.look("review");
    officer.complete();

    Person second = person("officer2");
    second.open("Confirm as second officer", id);
    second.claim();
    assertThat(second.field("Granted by the first officer")).hasValue("60 minutes, read and write");
    second.choose("Confirm");
    second.look("confirm");
    second.complete();
    awaitState(id, "ACTIVE");

    Person supervisor = person("supervisor1");
    supervisor.open("Supervise the access", id);
    supervisor.claim();
    supervisor.unclaim().click();
    assertThat(supervisor.unclaim()).hasCount(0);
    supervisor.claim();
    assertThat(supervisor.field("Granted")).hasValue("60 minutes, read and write");
    supervisor.choose("The issue is resolved: end the access");
    supervisor.look("supervise");
    supervisor.complete();
    awaitState(id, "ENDED");

    supervisor.open("Write the closing statement", id);
    supervisor.claim();
    supervisor.fill("Findings", "Two mailbox rules were read; nothing beyond the grant.");
    supervisor.choose("I sign this statement");
    supervisor.look("closing-statement");
    supervisor.complete();

    awaitDisputable(id);
    Person third = person("officer3");
    third.open("Review the dispute", id);
    third.claim();
    assertThat(third.field("Dispute")).hasValue("The audit log shows a third rule.");
    third.choose("The customer is right");
    third.fill("Reason", "The log shows three.");
    third.look("dispute");
    third.complete();
    awaitState(id, "CLOSED");
    assertThat(caseOf(id).json().get("decisions").findValuesAsText("decidedBy"))
        .containsExactly("officer1", "officer2", "supervisor1", "supervisor1", "officer3");
  }

  @Test
  @DisplayName("D11: a start form that asks for a key becomes a refused case, and nobody's task")
  void refused() {
    String incident = incident("contoso");
    Person support = person("support1");
    fillIn(support, incident, "key:finance");
    support.start();
    String id = only(incident);
    assertThat(caseOf(id).json().path("state").asText()).isEqualTo("REFUSED");
    assertThat(caseOf(id).json().path("refusal").path("rule").asText()).isEqualTo("D11");
    assertThat(as("officer1").get("/engine-rest/task?processInstanceBusinessKey=" + id).json()).isEmpty();
  }

  private static void fillIn(Person support, String incident, String resources) {
    support.startForm(PROCESS);
    support.fill("Customer (id)", "contoso");
    support.fill("Incident", incident);
    support.select("Purpose", "Support incident");
    support.fill("Justification", "The finance mailbox loses mails since Tuesday; its rules have to be seen.");
    support.fill("Alternatives considered", "The transport log shows no rules.");
    support.fill("Name", "Sam Support");
    support.fill("E-mail", "sam@provider.example");
    support.fill("Organisation", "PROVIDER");
    support.fill("Access from (country code)", "DE");
    support.fill("Resources", resources);
    support.select("Mode", "Read and write");
    support.choose("View");
    support.choose("Change");
  }

  private String only(String incident) {
    var items = as("auditor1").get("/api/access-requests?incidentId=" + incident).json().get("items");
    assertThat(items).hasSize(1);
    return items.get(0).get("id").asText();
  }

  private void awaitDisputable(String id) {
    Awaitility.await().atMost(Duration.ofMillis(Person.PATIENCE)).until(() ->
        as("contoso1").post("/api/access-requests/" + id + "/dispute", "{\"reason\":\"The audit log shows a third rule.\"}").status() == 200);
  }
}
