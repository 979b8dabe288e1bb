package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a page cannot do is said on a page: in words for people, with the status that it has in the API, and nothing was changed. */
abstract class PagesContract extends DemandContract {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  @Autowired
  private TransactionTemplate transaction;

  private Customer customer;
  private String id;
  private Caller counsel;

  @BeforeEach
  void aCase() {
    customer = customer();
    id = register(epoc(customer));
    counsel = signIn("counsel1");
  }

  private Answer submit(Caller person, String path, String form) {
    Matcher token = TOKEN.matcher(person.get("/demands").body());
    assertThat(token.find()).isTrue();
    return person.call("POST", path, form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8), "Content-Type",
        "application/x-www-form-urlencoded");
  }

  private void saidOnAPage(Answer answer, int status, String words) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.body()).contains("<h1>Not done</h1>", words).doesNotContain("Exception", "org.springframework", "application/problem");
  }

  @Test
  @DisplayName("400: a field that is missing, or none of the choices")
  void unreadable() {
    String page = "/demands/" + id;
    saidOnAPage(submit(counsel, page + "/court-confirmation", "court=AG"), 400, "confirmed is missing");
    saidOnAPage(submit(counsel, page + "/enforcing-authority", "reason=x"), 400, "objects is missing");
    saidOnAPage(submit(counsel, page + "/items", "reference=x"), 400, "n is missing");
    saidOnAPage(submit(counsel, page + "/items", "n=1&decision=MAYBE"), 400, "decision is none of the choices");
    saidOnAPage(submit(counsel, page + "/customer-instruction", "answer=PERHAPS"), 400, "answer is none of the choices");
    saidOnAPage(submit(counsel, page + "/bans/x/end", "reason=x"), 400, "n is none of the choices");
    saidOnAPage(submit(signIn("specialist1"), "/demands", "emergency=perhaps"), 400, "cannot be read");
    assertThat(demand(id).get("state").asText()).isEqualTo("IN_VERIFICATION");
  }

  @Test
  @DisplayName("409: somebody else keeps the case, for longer than one waits")
  void lostRace() {
    Answer answer = transaction.execute(status -> {
      jdbc.sql("select id from demand_case where id = ? for update").param(id).query(String.class).single();
      return submit(counsel, "/demands/" + id + "/withdrawal", "reason=Taken+back");
    });
    saidOnAPage(answer, 409, "Somebody else has just changed this case");
    assertThat(demand(id).get("state").asText()).isEqualTo("IN_VERIFICATION");
    assertThat(submit(counsel, "/demands/" + id + "/withdrawal", "reason=Taken+back").header("Location")).endsWith("/demands/" + id);
    assertThat(demand(id).get("state").asText()).isEqualTo("WITHDRAWN");
  }

  @Test
  @DisplayName("404 and 403, as for a case that there never was")
  void notTheirs() {
    for (String path : new String[] {"/demands/" + id + "/withdrawal", "/demands/LE-2000-000000/withdrawal"}) {
      Answer answer = submit(signIn(customer.contact()), path, "reason=x");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.body()).contains("There is nothing here").doesNotContain(id);
    }
    assertThat(signIn("officer1").get("/demands").status()).isEqualTo(403);
  }
}
