package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bans over HTTP: their limits, several at once, extended and lifted, and the notice that goes out by itself (D5, D6). */
abstract class BansContract extends DemandContract {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private Customer customer;
  private String id;

  @BeforeEach
  void silenced() {
    customer = customer();
    id = silenced(customer, endOfDay(30));
  }

  /** 24:00 in Berlin, so many days from now. */
  private static Instant endOfDay(int days) {
    return LocalDate.ofInstant(Time.now(), BERLIN).plusDays(days + 1L).atStartOfDay(BERLIN).toInstant();
  }

  private Answer record(String user, String body) {
    return as(user).post(path(id) + "/bans", body);
  }

  private Answer change(int n, String body) {
    return as("counsel1").call("PUT", path(id) + "/bans/" + n, body);
  }

  private static String ordered(String issuer, Instant until) {
    return "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"%s\", \"silences\": \"the trustee\"%s}"
        .formatted(issuer, until == null ? "" : ", \"until\": \"" + until + "\"");
  }

  private String notice() {
    return demand(id).at("/notification/state").asText();
  }

  private void refused(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  @DisplayName("422 for an ordered ban without end, by the police, or beyond six months; 201 for a statutory one with a review; nobody but counsel")
  void limits() {
    refused(record("counsel1", ordered("COURT", null)), 422, "until");
    refused(record("counsel1", ordered("COURT", Time.now().minus(Duration.ofDays(1)))), 422, "until");
    refused(record("counsel1", ordered("COURT", endOfDay(250))), 422, "until");
    refused(record("counsel1", ordered("POLICE", endOfDay(20))), 422, "issuer");
    assertThat(record("counsel1", ordered("COURT", endOfDay(250))).json().get("rule").asText()).isEqualTo("D5");
    refused(record("counsel1", "{\"issuer\": \"COURT\", \"silences\": \"x\", \"until\": \"" + endOfDay(3) + "\"}"), 400, "norm");
    assertThat(record("specialist1", ordered("COURT", endOfDay(20))).status()).isEqualTo(403);
    assertThat(record("support1", ordered("COURT", endOfDay(20))).status()).isEqualTo(403);
    assertThat(demand(id).get("bans")).hasSize(1);

    Answer statutory = record("counsel1", "{\"norm\": \"TDDDG § 22\", \"silences\": \"the trustee\", \"reviewAt\": \"" + endOfDay(90) + "\"}");
    assertThat(statutory.status()).as(statutory.toString()).isEqualTo(201);
    assertThat(statutory.json().get("kind").asText()).isEqualTo("STATUTORY");
    assertThat(statutory.json().has("until")).isFalse();
    Answer prosecutor = record("counsel1", ordered("PROSECUTOR", endOfDay(100)));
    assertThat(prosecutor.status()).isEqualTo(201);
    assertThat(Instant.parse(prosecutor.json().get("confirmBy").asText())).isBefore(endOfDay(10));
  }

  @Test
  @DisplayName("422 or 400 for a year that no database keeps, on a form, on a page and in an address; lists go on")
  void yearsBeyond() {
    String other = register(epoc(customer));
    decideAtDesk("specialist1", other, "task_verifyAuthority", "GENUINE");
    for (String until : new String[] {"+999999999-12-31T23:00:00Z", "+99999-12-31T23:00:00Z"}) {
      refused(complete("specialist2", deskTask(other, "task_checkForm"), "decision", "IN_ORDER", "banNorm", "TDDDG § 22",
          "banUntil", until), 422, "banUntil");
      refused(complete("counsel1", deskTask(id, "task_decideBan"), "decision", "CONFIRM", "banUntil", until), 422, "banUntil");
      refused(record("counsel1", ordered("COURT", null).replace("}", ", \"until\": \"" + until + "\"}")), 400, "until");
      assertThat(as("counsel1").get("/api/deadlines?until=" + until.replace("+", "%2B")).status()).isEqualTo(400);
      assertThat(as("auditor1").get("/api/transparency-report?from=" + until.replace("+", "-") + "&to=2026-03-31").status()).isEqualTo(400);
    }
    assertThat(demand(id).get("bans")).hasSize(1);
    assertThat(as("counsel1").get(DEMANDS + "?customerId=" + customer.id()).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("D5: undecided, a proposed ban silences; ended by counsel, the notice goes out on the next working day at 08:00")
  void ended() {
    quiet();
    assertThat(notice()).isEqualTo("SILENCED");
    decideAtDesk("counsel1", id, "task_decideBan", "END", "reason", "No order came with it");
    quiet();
    Instant morning = Instant.parse(demand(id).at("/notification/goesOutAt").asText());
    assertThat(morning.atZone(BERLIN).getHour()).isEqualTo(8);
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals(customer.mailbox("dora")));
    passTo(morning);
    awaitMail(id, customer.mailbox("dora"));
    assertThat(soon().until(this::notice, "SENT"::equals)).isEqualTo("SENT");
  }

  @Test
  @DisplayName("D5: several bans: the notice waits for the last; an extension in time moves it; lifted, it goes out the next working day; a late extension says so")
  void several() {
    decideAtDesk("counsel1", id, "task_decideBan", "CONFIRM");
    assertThat(record("counsel1", "{\"norm\": \"Reg. (EU) 2023/1543 Art. 13\", \"issuer\": \"PROSECUTOR\", \"silences\": \"the trustee\", \"until\": \""
        + endOfDay(60) + "\"}").status()).isEqualTo(201);
    assertThat(change(1, "{\"lift\": true, \"reason\": \"The court has ended it\"}").json().get("state").asText()).isEqualTo("LIFTED");
    assertThat(change(1, "{\"lift\": true}").status()).isEqualTo(409);
    passTo(endOfDay(58));
    assertThat(notice()).isEqualTo("SILENCED");
    JsonNode extended = ok(change(2, "{\"until\": \"" + endOfDay(30) + "\"}"));
    assertThat(extended.get("extensions")).hasSize(1);
    passTo(endOfDay(10));
    assertThat(notice()).isEqualTo("SILENCED");
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(404);
    assertThat(ledger(customer)).doesNotContain("DEMAND_RECEIVED", "NOTICE_WAS_SILENCED");

    ok(change(2, "{\"lift\": true, \"reason\": \"No longer needed\"}"));
    passTo(Instant.parse(demand(id).at("/notification/goesOutAt").asText()));
    awaitMail(id, customer.mailbox("dora"));
    awaitMail(id, customer.mailbox("eve"));
    assertThat(ledger(customer)).contains("DEMAND_RECEIVED", "NOTICE_WAS_SILENCED", "CUSTOMER_NOTIFIED");
    assertThat(record("counsel1", ordered("COURT", endOfDay(5))).json().get("note").asText()).contains("after the notice");
    assertThat(change(3, "{\"until\": \"" + endOfDay(20) + "\"}").json().get("note").asText()).contains("after the notice");
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A prosecutor's ban that a court confirms stands; a statutory one is reviewed by counsel")
  void confirmedAndReviewed() {
    decideAtDesk("counsel1", id, "task_decideBan", "END", "reason", "Replaced by others");
    record("counsel1", ordered("PROSECUTOR", endOfDay(100)));
    ok(change(2, "{\"confirmedBy\": \"Amtsgericht Frankfurt am Main\"}"));
    record("counsel1", "{\"norm\": \"TDDDG § 24\", \"silences\": \"the trustee\", \"reviewAt\": \"" + endOfDay(20) + "\"}");
    passTo(endOfDay(21));
    decideAtDesk("counsel2", id, "task_reviewBan", "CONTINUE", "banReviewAt", endOfDay(60).toString());
    passTo(endOfDay(61));
    decideAtDesk("counsel2", id, "task_reviewBan", "END", "reason", "The proceedings are over");
    quiet();
    assertThat(notice()).isEqualTo("SILENCED");
    ObjectNode lift = json("{\"lift\": true, \"reason\": \"The court has ended it\"}");
    ok(change(2, lift.toString()));
    passTo(Instant.parse(demand(id).at("/notification/goesOutAt").asText()));
    awaitMail(id, customer.mailbox("dora"));
  }

  @Test
  @DisplayName("Page and API offer what a ban takes now: a proposal its end; a prosecutor's its court, also once it has lapsed; one that has ended more time")
  void offered() {
    offers(1, "LIFT");
    assertThat(change(1, "{\"until\": \"" + endOfDay(40) + "\"}").status()).isEqualTo(409);
    decideAtDesk("counsel1", id, "task_decideBan", "END", "reason", "Replaced by others");
    offers(1);
    Instant confirmBy = Instant.parse(record("counsel1", ordered("PROSECUTOR", endOfDay(30))).json().get("confirmBy").asText());
    Instant decided = Time.now();
    offers(2, "LIFT", "CONFIRM_BY_COURT");
    assertThat(change(2, "{\"until\": \"" + endOfDay(40) + "\"}").status()).isEqualTo(409);
    passTo(confirmBy);
    offers(2, "CONFIRM_BY_COURT");
    JsonNode confirmed = ok(change(2, "{\"confirmedBy\": \"Amtsgericht Frankfurt\", \"confirmedAt\": \"" + decided + "\"}"));
    assertThat(confirmed.get("state").asText()).isEqualTo("STANDING");
    assertThat(confirmed.get("answersForIt").asText()).isEqualTo("COURT");
    offers(2, "EXTEND", "LIFT");
    passTo(Instant.parse(confirmed.get("until").asText()));
    offers(2, "EXTEND");
    JsonNode extended = ok(change(2, "{\"until\": \"" + endOfDay(40) + "\"}"));
    assertThat(extended.at("/extensions/0/issuer").asText()).isEqualTo("COURT");
    assertThat(extended.has("note")).isFalse();
    assertThat(notice()).isEqualTo("SILENCED");
    ok(change(2, "{\"lift\": true, \"reason\": \"The court has ended it\"}"));
    offers(2);
  }

  private void offers(int n, String... changes) {
    List<String> takes = new ArrayList<>();
    demand(id).get("bans").get(n - 1).get("takes").forEach(change -> takes.add(change.asText()));
    assertThat(takes).containsExactly(changes);
    Map<String, String> folds = Map.of("EXTEND", "Extend ban ", "LIFT", "End ban ", "CONFIRM_BY_COURT", "A court has confirmed ban ");
    String page = signIn("counsel1").get("/demands/" + id).body();
    folds.forEach((change, fold) -> assertThat(page.contains("<summary>" + fold + n + "</summary>")).as(fold + n).isEqualTo(takes.contains(change)));
  }
}
