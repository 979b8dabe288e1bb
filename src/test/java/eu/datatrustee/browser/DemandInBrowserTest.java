package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import eu.datatrustee.document.Papers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A demand from the page that registers it to the package that goes out, each step by the one whose step it is. */
class DemandInBrowserTest extends BrowserTest {

  private static final String TASKS = "/camunda/app/tasklist/default/";

  @Test
  @DisplayName("D3–D5: registered with its order, verified, checked, assessed and disclosed by two counsels, in pages and Tasklist")
  void wholeCase() {
    Person specialist = person("specialist1");
    specialist.page().waitForURL("**/demands");
    specialist.look("demands");
    specialist.page().getByText("Register a demand").click();
    fillIn(specialist.page(), "contoso");
    specialist.page().locator("#document").setInputFiles(new FilePayload("Anordnung.pdf", "application/pdf", Papers.pdf()));
    specialist.look("register-demand");
    specialist.button("Register").click();
    specialist.page().waitForURL("**/demands/LE-*");
    String id = specialist.page().url().replaceAll(".*/", "");
    assertThat(specialist.page().locator("h1")).containsText("in verification");
    assertThat(specialist.page().locator("main")).containsText("Anordnung.pdf");
    assertThat(specialist.page().locator("main")).containsText("Contoso GmbH");
    specialist.look("demand");

    specialist.page().getByText("Verify the authority").click();
    assertThat(specialist.heading()).hasText("Verify the authority");
    specialist.claim();
    specialist.choose("Genuine: goes on to the form check");
    specialist.fill("How it was verified", "Called back over the number of the court's own site.");
    specialist.look("verify-authority");
    specialist.complete();

    Person second = atTasks("specialist2");
    second.open("Check the form", id);
    second.claim();
    second.choose("In order: goes on; the customer is told unless silenced, the authority gets a receipt");
    second.look("check-form");
    second.complete();
    awaitDemand(id, "/notification/state", "SENT");

    Person counsel = atTasks("counsel1");
    counsel.open("Assess the demand", id);
    counsel.claim();
    counsel.choose("Disclose: compelled, instructed, or on a ground of D14");
    counsel.fill("Reason", "StPO §§ 94, 98(1): a court's order for one mailbox.");
    counsel.look("assess-demand");
    counsel.complete();
    awaitDemand(id, "/disclosure/state", "PREPARING");

    counsel.goTo("/demands/" + id);
    counsel.page().locator("#itemReference").fill("Mails of June 2026");
    counsel.page().locator("#extract").setInputFiles(
        new FilePayload("mails.csv", "text/csv", "from;to\\n".getBytes(StandardCharsets.UTF_8)));
    counsel.button("Put the item").click();
    assertThat(counsel.page().locator(".note").first()).containsText("Item 1 is noted.");
    assertThat(counsel.page().locator("main")).containsText("mails.csv");
    counsel.look("demand-items");
    counsel.goTo(TASKS);
    counsel.open("Select the items", id);
    counsel.claim();
    counsel.choose("Submit the items to the second counsel");
    counsel.complete();

    Person other = atTasks("counsel2");
    other.open("Approve as second counsel", id);
    other.claim();
    other.choose("Approve: these items, and no others, go out");
    other.look("approve-disclosure");
    other.complete();
    awaitDemand(id, "/outcome", "DISCLOSED");
    other.goTo("/demands/" + id);
    assertThat(other.page().locator("h1")).containsText("disclosed");
    other.look("demand-disclosed");

    Person customer = person("contoso1");
    customer.goTo("/demands/" + id);
    assertThat(customer.page().locator("main")).containsText("Anordnung.pdf");
    assertThat(customer.page().locator("main")).not().containsText("counsel1");
    customer.look("demand-of-customer");
  }

  @Test
  @DisplayName("D5, D7: on its page a case gets its customer, a ban that is extended and ended, the requester's and the court's word, and its withdrawal")
  void whatHappensToIt() {
    Person specialist = person("specialist1");
    specialist.goTo("/demands/new");
    fillIn(specialist.page(), "Contoso Holding");
    specialist.page().locator("#issuer").selectOption("PROSECUTOR");
    specialist.page().getByLabel("ordered in exigency, a court has to confirm it").check();
    specialist.button("Register").click();
    specialist.page().waitForURL("**/demands/LE-*");
    String id = specialist.page().url().replaceAll(".*/", "");
    does(specialist, "The requester has answered", "#answerText", "The operative part is page 3.", "Record the answer");

    Person counsel = person("counsel1").expecting(422);
    counsel.goTo("/demands/" + id);
    counsel.page().getByText("Record a ban").first().click();
    counsel.page().locator("#banNorm").fill("StPO § 95a(6)");
    counsel.page().locator("#banIssuer").selectOption("COURT");
    counsel.page().locator("#banSilences").fill("The trustee, towards Contoso");
    counsel.page().locator("#banUntil").fill(inDays(400));
    counsel.button("Record the ban").click();
    assertThat(counsel.page().locator("[role=alert]")).containsText("later than the law lets it be");
    counsel.page().getByText("Record a ban").first().click();
    counsel.page().locator("#banNorm").fill("StPO § 95a(6)");
    counsel.page().locator("#banIssuer").selectOption("COURT");
    counsel.page().locator("#banSilences").fill("The trustee, towards Contoso");
    counsel.page().locator("#banUntil").fill(inDays(60));
    counsel.button("Record the ban").click();
    assertThat(counsel.page().locator("main")).containsText("Speak of this case to nobody");
    counsel.look("demand-ban");
    does(counsel, "Extend ban 1", "#until1", inDays(90), "Extend");
    assertThat(counsel.page().locator("main")).containsText("Extended until");
    prosecutorsBan(counsel);

    does(specialist, "Assign the customer", "#assigned", "contoso", "Assign");
    assertThat(specialist.page().locator("main")).containsText("Contoso GmbH");
    assertThat(as("auditor1").get("/api/demands/" + id).json().at("/notification/state").asText()).isEqualTo("SILENCED");
    does(counsel, "End ban 1", "#why1", "The measure is over", "End it");
    assertThat(counsel.page().locator("main")).containsText("Ended: The measure is over");
    does(counsel, "A court has decided on the order", "#courtName", "Amtsgericht Köln", "Record it");
    does(specialist, "The requester takes it back", "#withdrawalReason", "By letter of today", "Record the withdrawal");
    assertThat(specialist.page().locator("h1")).containsText("withdrawn");
    specialist.look("demand-withdrawn");
  }

  /** StPO § 95a(6): it is extended once a court has confirmed it, and as the court's. */
  private static void prosecutorsBan(Person counsel) {
    counsel.page().getByText("Record a ban").first().click();
    counsel.page().locator("#banNorm").fill("StPO § 95a(6)");
    counsel.page().locator("#banIssuer").selectOption("PROSECUTOR");
    counsel.page().locator("#banSilences").fill("The trustee, towards Contoso");
    counsel.page().locator("#banUntil").fill(inDays(60));
    counsel.button("Record the ban").click();
    assertThat(counsel.page().getByText("End ban 2")).hasCount(1);
    assertThat(counsel.page().getByText("Extend ban 2")).hasCount(0);
    does(counsel, "A court has confirmed ban 2", "#court2", "Amtsgericht Köln", "Record it");
    assertThat(counsel.page().getByText("A court has confirmed ban 2")).hasCount(0);
    does(counsel, "Extend ban 2", "#until2", inDays(90), "Extend");
    assertThat(counsel.page().locator("[role=status]")).containsText("The extension is recorded.");
    does(counsel, "End ban 2", "#why2", "The measure is over", "End it");
    assertThat(counsel.page().getByText("Extend ban 2")).hasCount(0);
  }

  @Test
  @DisplayName("D5: a demand on two customers: each part's page says that its copy is missing; one gets a copy of its own, the other the original")
  void severalCustomers() {
    Person specialist = person("specialist1").expecting(422);
    specialist.goTo("/demands/new");
    fillIn(specialist.page(), "contoso\nfabrikam");
    specialist.page().locator("#document").setInputFiles(new FilePayload("Anordnung.pdf", "application/pdf", Papers.pdf()));
    specialist.button("Register").click();
    specialist.page().waitForURL("**/demands/LE-*");
    String parent = specialist.page().url().replaceAll(".*/", "");
    List<String> parts = new ArrayList<>();
    as("auditor1").get("/api/demands/" + parent).json().get("parts").forEach(part -> parts.add(part.asText()));
    assertThat(parts).hasSize(2);

    specialist.goTo("/demands/" + parts.get(0));
    assertThat(specialist.page().locator("main")).containsText("there is no copy for this customer alone");
    specialist.look("demand-part");
    addsCopy(specialist, Papers.pdf());
    assertThat(specialist.page().locator("[role=alert]")).containsText("the original");
    addsCopy(specialist, Papers.png());
    assertThat(specialist.page().locator("main")).not().containsText("there is no copy for this customer alone");

    formInOrder(parts.get(0));
    Person counsel = person("counsel1");
    counsel.goTo("/demands/" + parts.get(1));
    does(counsel, "Let the customer have the original, though it names others", "#originalReason", "One group", "Let it have the original");
    assertThat(counsel.page().locator("main")).containsText("counsel1 has let the customer have the original: One group");
    counsel.look("demand-original-released");
  }

  /** Whether a ban silences it is known from then on. */
  private void formInOrder(String id) {
    complete("specialist1", id, "task_verifyAuthority", "\"decision\": {\"value\": \"GENUINE\"}");
    complete("specialist2", id, "task_checkForm",
        "\"decision\": {\"value\": \"IN_ORDER\"}, \"accountsNamed\": {\"value\": \"1\"}, \"accountsTotal\": {\"value\": \"1000\"}");
  }

  private static void addsCopy(Person specialist, byte[] bytes) {
    specialist.page().getByText("Add the copy for this customer alone").click();
    specialist.page().locator("#document").setInputFiles(new FilePayload("copy", "application/octet-stream", bytes));
    specialist.button("Add").click();
  }

  /** Opens a fold of the case's page, fills its field in, sends it, and is told that it was done. */
  private static void does(Person person, String fold, String field, String value, String button) {
    person.page().reload();
    person.page().getByText(fold, new Page.GetByTextOptions().setExact(true)).first().click();
    person.page().locator(field).fill(value);
    person.page().locator("details[open]").getByText(button, new Locator.GetByTextOptions().setExact(true)).last().click();
    assertThat(person.page().locator("[role=status]")).isVisible();
  }

  private static String inDays(int days) {
    return LocalDate.now().plusDays(days) + "T00:00";
  }

  @Test
  @DisplayName("What is refused is said beside its field, with all that was typed still there; a demand that is not theirs is not there")
  void refused() {
    Person specialist = person("specialist1").expecting(400).expecting(415).expecting(422);
    specialist.goTo("/demands/new");
    fillIn(specialist.page(), "contoso");
    specialist.page().locator("#country").fill("XX");
    specialist.button("Register").click();
    assertThat(specialist.page().locator("[role=alert]")).containsText("Not registered");
    assertThat(specialist.page().locator(".wrong-because")).containsText("no country");
    assertThat(specialist.page().locator("#authority")).hasValue("Amtsgericht Köln");
    specialist.page().locator("#country").fill("DE");
    specialist.page().locator("#document").setInputFiles(new FilePayload("order.pdf", "application/pdf", "MZ".getBytes(StandardCharsets.US_ASCII)));
    specialist.button("Register").click();
    assertThat(specialist.page().locator("[role=alert]")).containsText("“order.pdf” is no PDF");
    specialist.look("register-refused");

    Person officer = person("officer1").expecting(403).expecting(404);
    officer.goTo("/demands");
    assertThat(officer.page().locator("h1")).containsText("not yours");
    officer.goTo("/demands/LE-2026-000000");
    assertThat(officer.page().locator("h1")).containsText("There is nothing here");
  }

  private Person atTasks(String user) {
    Person person = person(user);
    person.page().waitForURL("**/demands");
    person.goTo(TASKS);
    return person;
  }

  private static void fillIn(Page page, String customer) {
    page.locator("#authority").fill("Amtsgericht Köln");
    page.locator("#contactName").fill("Jo Berg");
    page.locator("#contactEmail").fill("jo.berg@justiz.example");
    page.locator("#reference").fill("99 Gs 4711/26");
    page.locator("#customerId").fill(customer);
    page.locator("#instrument").selectOption("NATIONAL_ORDER");
    page.locator("#issuer").selectOption("COURT");
    page.locator("#legalBasis").fill("StPO §§ 94, 98");
    page.getByLabel("content", new Page.GetByLabelOptions().setExact(true)).check();
    page.locator("#periodUntil").fill("2026-07-01T00:00");
    page.locator("#scope").fill("Mails of June 2026 in the mailbox j.doe@contoso.example");
    page.locator("#accounts").fill("j.doe@contoso.example");
    page.locator("#statedPurpose").fill("Investigation of fraud");
  }

  private void awaitDemand(String id, String field, String value) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() ->
        assertThat(as("auditor1").get("/api/demands/" + id).json().at(field).asText()).isEqualTo(value));
  }
}
