package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Signing in and out, and who finds which application. */
class DoorsInBrowserTest extends BrowserTest {

  @Test
  @DisplayName("One sign-in: a wrong password is told, the right one leads to the tasks, signing out ends it")
  void signInAndOut() {
    Person officer = somebody();
    officer.signIn("officer9", "wrong");
    assertThat(officer.page().getByRole(AriaRole.ALERT)).containsText("User id or password is wrong");
    officer.look("sign-in-failed");
    officer.signIn("officer1", "demo");
    assertThat(officer.filterNamed("Mine")).isVisible();
    officer.look("first-sight");
    officer.signOut();
    assertThat(officer.page().getByText("You have signed out.")).isVisible();
    officer.expecting(401).goTo("/camunda/app/tasklist/default/");
    assertThat(officer.page()).hasURL(Pattern.compile(".*/login$"));
  }

  @Test
  @DisplayName("A customer finds no Cockpit, an operator no Tasklist, an administrator Admin; each is led back")
  void applications() {
    Person customer = person("contoso1");
    assertThat(customer.filterNamed("Mine")).isVisible();
    customer.expecting(403).goTo("/camunda/app/cockpit/default/");
    assertThat(customer.page().getByText("This application is not yours to use")).isVisible();
    customer.look("no-cockpit");
    customer.page().getByText("Back to your own").click();
    assertThat(customer.filterNamed("Mine")).isVisible();

    Person operator = person("operator1");
    assertThat(operator.page().getByText("Running Process Instances")).isVisible();
    operator.expecting(403).goTo("/camunda/app/tasklist/default/");
    assertThat(operator.page().getByText("This application is not yours to use")).isVisible();

    Person administrator = person("admin");
    assertThat(administrator.page().getByText("Running Process Instances")).isVisible();
    administrator.goTo("/camunda/app/admin/default/");
    administrator.page().getByText("List of Users").click();
    assertThat(administrator.page().getByText("officer1", new Page.GetByTextOptions().setExact(true))).isVisible();
    administrator.look("admin");
  }
}
