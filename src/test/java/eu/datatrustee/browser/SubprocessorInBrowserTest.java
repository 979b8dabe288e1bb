package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Vendor managers at work in Tasklist: a subcontractor of the provider is bound to its limits, and checked again after its time. */
class SubprocessorInBrowserTest extends BrowserTest {

  private static final List<String> ITEMS = List.of("Flow-down contract", "Measures", "Location", "Purpose limitation", "German law only");

  @Autowired
  private RuntimeService runtime;
  @Autowired
  private ManagementService management;

  private String checked(String registerNumber) {
    Answer answer = as("vendor1").post("/api/subprocessor-proposals", """
        {"engagedBy": "PROVIDER", "name": "Helpdesk GmbH", "registerNumber": "%s", "country": "DE", "service": "First-level support",
         "dataCategories": ["CONTENT", "SUPPORT"], "purposes": ["SUPPORT_INCIDENT"], "customers": ["contoso"], "plannedStart": "%s"}"""
        .formatted(registerNumber, Instant.now()));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    String id = answer.json().get("id").asText();
    complete("vendor2", id, "task_dueDiligence", "\"decision\":{\"value\":\"PASS\"}");
    return id;
  }

  private void awaitProposal(String id, String state) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> as("auditor1").get("/api/subprocessor-proposals/" + id).json().path("state")
        .asText().equals(state));
  }

  private JsonNode entry(String id) {
    return as("auditor1").get("/api/subprocessors/" + id).json();
  }

  @Test
  @DisplayName("S1, S2: bound to the provider's own limits in Tasklist, which shows what was proposed and how it was checked")
  void bindingTerms() {
    String id = checked("HRB 71001");
    Person vendor = person("vendor2");
    vendor.open("Bind it to the provider’s limits", id);
    vendor.claim();
    assertThat(vendor.field("Legal entity")).hasValue("Helpdesk GmbH");
    assertThat(vendor.field("Register number")).hasValue("HRB 71001");
    assertThat(vendor.field("Service")).hasValue("First-level support");
    assertThat(vendor.field("Proposed by")).hasValue(Pattern.compile("vendor1"));
    assertThat(vendor.field("How the deadline was counted")).not().hasValue("");
    vendor.look("binding-terms-form");
    vendor.choose("Bound: the terms are signed");
    vendor.look("binding-terms-decided");
    vendor.complete();
    awaitProposal(id, "REGISTERED");
    assertThat(as("auditor1").get("/api/subprocessor-proposals/" + id + "/consents/contoso").json().get("state").asText())
        .isEqualTo("BOUND_BY_TERMS");
  }

  @Test
  @DisplayName("S5: asked again, the check shows how the entry stands; to fail it needs a reason, and then the entry is suspended")
  void review() {
    String id = checked("HRB 71002");
    complete("vendor2", id, "task_bindingTerms", "\"decision\":{\"value\":\"BOUND\"}");
    awaitProposal(id, "REGISTERED");
    management.executeJob(Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> nextReview(id), found -> found.size() == 1).get(0).getId());

    Person vendor = person("vendor2").expecting(422);
    vendor.open("Check it again", id);
    vendor.claim();
    assertThat(vendor.field("Legal entity")).hasValue("Helpdesk GmbH");
    assertThat(vendor.field("Last check")).not().hasValue("");
    assertThat(vendor.field("In use for")).not().hasValue("");
    ITEMS.forEach(item -> assertThat(vendor.page().getByLabel(Pattern.compile("^" + item + ":"))).not().isChecked());
    vendor.look("subprocessor-review-form");
    vendor.choose("Failed: suspend it");
    vendor.button("Complete").click();
    assertThat(vendor.page().getByText("a no is told with its reason", new GetByTextOptions().setExact(false)).first()).isVisible();
    assertThat(entry(id).get("state").asText()).isEqualTo("CHECKED");
    vendor.fill("Reason", "Its measures are gone.");
    vendor.look("subprocessor-review-failed");
    vendor.complete();
    assertThat(entry(id).get("state").asText()).isEqualTo("SUSPENDED");
    assertThat(entry(id).get("suspension").asText()).isEqualTo("Its measures are gone.");
  }

  private List<Job> nextReview(String id) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id).processDefinitionKey("subprocessor-review").list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).timers().list().stream()).toList();
  }
}
