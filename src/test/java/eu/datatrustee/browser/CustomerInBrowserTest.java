package eu.datatrustee.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a customer's privacy contacts do in Tasklist: decide on an access, and give one themselves. */
class CustomerInBrowserTest extends BrowserTest {

  @Test
  @DisplayName("O2: the customer allows an access; it sees its own tasks and nothing else")
  void decides() {
    String others = request("contoso", "READ_ONLY");
    String id = request("fabrikam", "READ_ONLY");
    complete("officer1", id, "task_review", "\"decision\":{\"value\":\"GRANT\"},\"grantedMinutes\":{\"value\":45}");

    Person customer = person("fabrikam1");
    customer.filter("Access requests");
    assertThat(customer.page().getByText("No task matching filters found")).isVisible();
    customer.open("Allow or refuse the access", id);
    assertThat(customer.card(others)).hasCount(0);
    customer.claim();
    assertThat(customer.field("Resources")).hasValue("mailbox:finance");
    assertThat(customer.field("Minutes asked for")).hasValue("60");
    assertThat(customer.field("Granted by the trustee, if you allow it")).hasValue("45 minutes, read only");
    customer.choose("Allow the access");
    customer.look("customer-decision");
    customer.complete();
    awaitState(id, "ACTIVE");
  }

  @Test
  @DisplayName("A6, A10: the customer records an access that it gives itself, and confirms its end")
  void givesAccess() {
    Person customer = person("contoso1");
    customer.startForm("Access that the customer gives itself");
    customer.select("Way", "I share my screen");
    customer.fill("Your customer id", "contoso");
    customer.fill("Until (date)", LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(1).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
    customer.page().keyboard().press("Tab");
    customer.fill("Until (time)", "18:00");
    customer.page().keyboard().press("Tab");
    customer.fill("Name", "Sam Support");
    customer.fill("E-mail", "sam@provider.example");
    customer.fill("Organisation", "PROVIDER");
    customer.choose("I know that the session may be recorded, and consent (A10)");
    customer.look("direct-access");
    customer.start();
    assertThat(as("contoso1").get("/api/customers/contoso/ledger").body()).contains("SCREEN_SHARE").contains("T17:00:00Z");

    String id = endingNow();
    customer.open("Confirm the end of the access", id);
    customer.claim();
    customer.choose("The access has ended");
    customer.look("confirm-end");
    customer.complete();
  }

  @Test
  @DisplayName("A start form that is refused says why, stays as it was filled in, and can be mended and sent")
  void refusedStart() {
    Person customer = person("contoso1");
    customer.startForm("Access that the customer gives itself");
    customer.select("Way", "I e-mail a file");
    customer.fill("Your customer id", "fabrikam");
    customer.fill("Until (date)", LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(1).format(DateTimeFormatter.ofPattern("MM/dd/yyyy")));
    customer.page().keyboard().press("Tab");
    customer.fill("Until (time)", "18:00");
    customer.page().keyboard().press("Tab");
    customer.fill("Name", "Sam Support");
    customer.fill("E-mail", "sam@provider.example");
    customer.fill("Organisation", "PROVIDER");
    customer.expecting(404).button("Start").click();
    assertThat(customer.page().locator(".modal")).containsText("No customer fabrikam");
    customer.look("direct-access-refused");
    assertThat(customer.button("Start")).isEnabled();
    customer.fill("Your customer id", "contoso");
    customer.start();
    assertThat(as("contoso1").get("/api/customers/contoso/ledger").body()).contains("FILE_BY_EMAIL");
  }

  /** A direct access whose time is up in a moment. */
  private String endingNow() {
    Answer given = as("contoso1").post("/api/customers/contoso/direct-accesses", """
        {"way":"AUTHORISED_USER","accessor":{"name":"Sam Support","email":"sam@provider.example","organisation":"PROVIDER"},
         "until":"%s","consentedToRecording":true}""".formatted(Instant.now().plusSeconds(1)));
    String id = given.json().path("id").asText();
    Awaitility.await().atMost(Duration.ofMillis(Person.PATIENCE)).until(() ->
        as("contoso1").get("/engine-rest/task?processInstanceBusinessKey=" + id).json().size() == 1);
    assertThat(as("fabrikam1").get("/engine-rest/task?processInstanceBusinessKey=" + id).json()).isEmpty();
    return id;
  }
}
