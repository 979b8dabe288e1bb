package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Somebody at their browser: does what people do, by the words that they read on the page. */
final class Person {

  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  /** Milliseconds; a busy machine takes its time, and a page that never comes fails all the same. */
  static final int PATIENCE = 60_000;

  private final String base;
  private final BrowserContext context;
  private final Page page;
  private final List<String> failures = new ArrayList<>();
  private final Set<Integer> expected = new HashSet<>();

  Person(Browser browser, String base) {
    this.base = base;
    this.context = browser.newContext(new NewContextOptions().setViewportSize(1400, 1000).setTimezoneId("Europe/Berlin"));
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onResponse(this::note);
    page.onPageError(error -> failures.add("Error on the page: " + error));
    page.onConsoleMessage(message -> {
      // A response that failed is noted above, with its address.
      if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
        failures.add("On the console: " + message.text());
      }
    });
  }

  private void note(Response response) {
    if (response.status() >= 400 && !expected.contains(response.status())) {
      failures.add(response.status() + " " + response.request().method() + " " + response.url());
    }
  }

  Page page() {
    return page;
  }

  List<String> failures() {
    return failures;
  }

  /** From here on an answer of this status is no failure. */
  Person expecting(int status) {
    expected.add(status);
    return this;
  }

  void leave() {
    context.close();
  }

  void goTo(String path) {
    page.navigate(base + path);
  }

  void signIn(String userId, String password) {
    goTo("/login");
    page.getByLabel("User id").fill(userId);
    page.getByLabel("Password").fill(password);
    button("Sign in").click();
  }

  void signOut() {
    page.locator(".account > a").click();
    page.getByText("Log out").click();
  }

  /** Chooses one of Tasklist's filters. */
  void filter(String name) {
    filterNamed(name).click();
    assertThat(page.locator(".task-filter.active")).containsText(name);
  }

  Locator filterNamed(String name) {
    return page.locator(".task-filter").filter(new Locator.FilterOptions().setHasText(name));
  }

  /** The card of a case in the list of tasks. */
  Locator card(String caseId) {
    return page.locator("li.task").filter(new Locator.FilterOptions().setHasText(caseId));
  }

  /** Opens the case's task of the filter "For my groups" and waits for its form. */
  void open(String task, String caseId) {
    filter("For my groups");
    assertThat(card(caseId)).containsText(task);
    card(caseId).getByText(task).click();
    assertThat(heading()).hasText(task);
    assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Case").setExact(true))).hasValue(caseId);
  }

  Locator heading() {
    return page.locator("h2.task");
  }

  void claim() {
    page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(unclaim()).isVisible();
  }

  Locator unclaim() {
    return page.locator("button.unclaim");
  }

  /** One of several answers, or a box. */
  void choose(String label) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).check();
  }

  void fill(String label, String text) {
    field(label).fill(text);
  }

  Locator field(String label) {
    return page.getByLabel(labelled(label));
  }

  void select(String label, String option) {
    selection(label).click();
    page.locator(".fjs-dropdownlist-item").getByText(option, new Locator.GetByTextOptions().setExact(true)).click();
  }

  /** The visible part of a form's select. */
  Locator selection(String label) {
    return page.locator(".fjs-form-field-select").filter(new Locator.FilterOptions().setHas(
        page.locator("label").getByText(labelled(label)))).locator(".fjs-input-group");
  }

  /** A form marks a field that it needs with a star. */
  private static Pattern labelled(String label) {
    return Pattern.compile("^" + label.replaceAll("[()?]", "\\\\$0") + "\\*?$");
  }

  Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Completes the task in hand: afterwards it is no longer shown. */
  void complete() {
    button("Complete").click();
    assertThat(heading()).hasCount(0);
  }

  /** Opens a start form. */
  void startForm(String process) {
    page.getByText("Start process").click();
    page.locator(".modal").getByText(process).click();
    assertThat(page.locator(".modal .modal-title")).containsText(process);
  }

  void start() {
    button("Start").click();
    assertThat(page.locator(".modal")).hasCount(0);
  }

  /** What Tasklist says in its corner. */
  Locator message() {
    return page.locator(".page-notifications");
  }

  /** Keeps what the person sees, for those who look at it later. */
  void look(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }
}
