package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a page cannot do is said on a page: in words for people, with the status that it has in the API, and nothing was changed. */
abstract class PagesContract extends DemandContract {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private Customer customer;
  String id;
  Caller counsel;

  @BeforeEach
  void aCase() {
    customer = customer();
    id = register(epoc(customer));
    counsel = signIn("counsel1");
  }

  Answer submit(Caller person, String path, String form) {
    Matcher token = TOKEN.matcher(person.get("/demands").body());
    assertThat(token.find()).isTrue();
    return person.call("POST", path, form + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8), "Content-Type",
        "application/x-www-form-urlencoded");
  }

  void saidOnAPage(Answer answer, int status, String words) {
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

  private static String listed(Caller person, String query) {
    Answer page = person.get("/demands?" + query);
    assertThat(page.status()).as(page.toString()).isEqualTo(200);
    return page.body();
  }

  private String link(String caseId) {
    return "href=\"/demands/" + caseId + "\"";
  }

  @Test
  @DisplayName("A case is found by its number and by words of its reference, its authority and its customer, among the open or the closed ones")
  void found() {
    String other = register(with(epoc(customer()), d -> ((ObjectNode) d.get("requester"))
        .put("authority", "Parquet de Lille 100%_Nord")));
    for (String q : new String[] {id, id.toLowerCase(), "epoc-" + customer.id(), "+EPOC-" + customer.id() + "+",
        customer.id().toUpperCase() + "+GmbH"}) {
      assertThat(listed(counsel, "q=" + q)).as(q).contains(link(id)).doesNotContain(link(other));
      assertThat(listed(counsel, "state=open&q=" + q)).as(q).contains(link(id));
      assertThat(listed(counsel, "state=closed&q=" + q)).as(q).doesNotContain(link(id)).contains("None that fits.");
    }
    assertThat(listed(counsel, "q=100%25_nord")).contains(link(other)).doesNotContain(link(id));
    assertThat(listed(counsel, "q=10_%25")).doesNotContain(link(other));
    assertThat(listed(counsel, "kind=request&q=" + id)).doesNotContain(link(id), "Demands of authorities");
    assertThat(submit(counsel, "/demands/" + id + "/withdrawal", "reason=x").status()).isEqualTo(302);
    assertThat(listed(counsel, "state=open&q=" + id)).doesNotContain(link(id));
    assertThat(listed(counsel, "state=closed&q=" + id)).contains(link(id));
    assertThat(listed(signIn(customer.contact()), "q=" + id)).as("was not told").doesNotContain(link(id));
    assertThat(counsel.get("/demands?page=x").status()).isEqualTo(400);
    assertThat(counsel.get("/demands?q=%00").status()).isEqualTo(400);
    assertThat(listed(counsel, "kind=demand&page=-3&q=" + id)).contains(link(id));
    assertThat(listed(counsel, "kind=demand&page=2147483647&q=" + id)).doesNotContain(link(id));
  }

  @Test
  @DisplayName("What does not fit on a page stands on the next, with the same search")
  void pages() {
    for (int i = 0; i < 51; i++) {
      Answer answer = as("specialist1").post(DEMANDS, 
          with(epoc(customer), d -> d.put("receivedAt", Time.now().minusSeconds(30).toString())).toString());
      assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }
    String first = listed(counsel, "state=open&q=EPOC-" + customer.id());
    assertThat(first).doesNotContain(link(id), "Newer").contains("1 to 50 of 52",
        "kind=demand&amp;page=1&amp;q=EPOC-" + customer.id() + "&amp;state=open");
    String second = listed(counsel, "kind=demand&page=1&state=open&q=EPOC-" + customer.id());
    assertThat(second).contains("51 to 52 of 52", "Newer", link(id)).doesNotContain("Older");
    assertThat(listed(counsel, "kind=demand&page=2&state=open&q=EPOC-" + customer.id())).contains("Newer").doesNotContain("Older");
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
