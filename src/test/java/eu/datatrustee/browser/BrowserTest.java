package eu.datatrustee.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import eu.datatrustee.ServiceTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * People at work in Tasklist and Cockpit, with the browser of this machine. Skipped where there is none, but never in CI. What a page
 * asks for and does not get fails the test, unless the test expects it.
 */
@Tag("browser")
abstract class BrowserTest extends ServiceTest {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final List<String> QUIETLY = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync");
  private static final AtomicInteger INCIDENTS = new AtomicInteger(7000);

  private static Playwright playwright;
  private static Browser browser;

  private final List<Person> people = new ArrayList<>();

  @BeforeAll
  static void openBrowser() {
    boolean installed = Files.isExecutable(CHROMIUM);
    if ("true".equals(System.getenv("CI"))) {
      assertThat(installed).as("CI has a browser").isTrue();
    }
    assumeTrue(installed, "No Chromium on this machine");
    PlaywrightAssertions.setDefaultAssertionTimeout(Person.PATIENCE);
    playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIETLY));
  }

  @AfterAll
  static void closeBrowser() {
    if (playwright != null) {
      playwright.close();
      playwright = null;
    }
  }

  @AfterEach
  void nothingFailedBehindTheirBacks() {
    people.forEach(Person::leave);
    assertThat(people).flatExtracting(Person::failures).isEmpty();
  }

  /** Somebody before the sign-in page. */
  protected Person somebody() {
    Person person = new Person(browser, "http://localhost:" + port);
    people.add(person);
    return person;
  }

  /** Somebody who has signed in and sees what they see then. */
  protected Person person(String userId) {
    Person person = somebody();
    person.signIn(userId, "demo");
    return person;
  }

  /** An open incident of the customer, new for each test. */
  protected String incident(String customerId) {
    String id = "INC-" + INCIDENTS.incrementAndGet();
    Answer answer = as("support1").post("/api/incidents", """
        {"id":"%s","customerId":"%s","title":"Mails vanish","severity":"B","submittedBy":"privacy@%s.example","submittedAt":"%s"}"""
        .formatted(id, customerId, customerId, Instant.now().minusSeconds(60)));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return id;
  }

  /** A request for access over the API. @return its case id */
  protected String request(String customerId, String mode) {
    Answer answer = as("support1").post("/api/access-requests", """
        {"customerId":"%s","purpose":"SUPPORT_INCIDENT","incidentId":"%s","accessFromCountry":"DE","mode":"%s","actions":["VIEW"],
         "accessor":{"name":"Sam Support","email":"sam@provider.example","organisation":"PROVIDER"},"durationMinutes":60,
         "resources":["mailbox:finance"],"justification":"%s","alternativesConsidered":"The transport log shows no rules."}"""
        .formatted(customerId, incident(customerId), mode, "Mails vanish since Tuesday; the mailbox rules have to be seen. ".repeat(20)));
    assertThat(answer.json().path("state").asText()).as(answer.toString()).isEqualTo("IN_REVIEW");
    return answer.json().get("id").asText();
  }

  protected Answer caseOf(String id) {
    return as("auditor1").get("/api/access-requests/" + id);
  }

  protected void awaitState(String id, String state) {
    Awaitility.await().atMost(Duration.ofMillis(Person.PATIENCE)).untilAsserted(() ->
        assertThat(caseOf(id).json().path("state").asText()).isEqualTo(state));
  }

  /** Completes a task of the case over REST, where a test is not about that task. */
  protected void complete(String userId, String caseId, String task, String variables) {
    Awaitility.await().atMost(Duration.ofMillis(Person.PATIENCE)).until(() -> !tasks(userId, caseId, task).isEmpty());
    Answer answer = as(userId).post("/engine-rest/task/" + tasks(userId, caseId, task).get(0) + "/complete",
        "{\"variables\":{" + variables + "}}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(204);
  }

  private List<String> tasks(String userId, String caseId, String task) {
    List<String> ids = new ArrayList<>();
    as(userId).get("/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + task).json()
        .forEach(found -> ids.add(found.get("id").asText()));
    return ids;
  }
}
