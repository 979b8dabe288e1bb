package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator's view of the engine: diagrams, incidents, and failed jobs that are tried again. */
class CockpitInBrowserTest extends BrowserTest {

  @Autowired
  private ManagementService engine;

  @Test
  @DisplayName("An operator sees the diagram and the failed job of a case, and has it tried again")
  void retry() {
    String id = request("contoso", "READ_ONLY");
    String instance = as("operator1").get("/engine-rest/process-instance?businessKey=" + id).json().get(0).get("id").asText();
    Job failed = engine.createJobQuery().processInstanceId(instance).activityId("timer_reviewDue").singleResult();
    engine.setJobRetries(failed.getId(), 0);

    Person operator = person("operator1");
    operator.page().getByText("Processes", new Page.GetByTextOptions().setExact(true)).click();
    operator.page().getByText("Access to customer data", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(operator.page().locator("[data-element-id=task_review]").first()).isVisible();
    operator.look("cockpit-process");
    operator.goTo("/camunda/app/cockpit/default/#/process-instance/" + instance + "/runtime");
    assertThat(operator.page().getByText("Super Process Instance ID:")).isVisible();
    operator.page().locator(".nav-tabs").getByText("Incidents").click();
    Locator incidents = operator.page().locator("table.incidents-tab");
    assertThat(incidents).containsText("Failed Job");
    operator.look("cockpit-incident");
    incidents.locator("a.action-button:visible").click();
    operator.page().locator(".modal").getByText("Retry", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(operator.page().locator(".modal")).containsText("finished successfully");
    assertThat(engine.createJobQuery().jobId(failed.getId()).singleResult().getRetries()).isPositive();
  }
}
