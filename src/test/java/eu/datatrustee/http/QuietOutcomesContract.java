package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Demands that end without anybody's decision on them: preserved, lapsed, notified and waited for; and the report that counts them. */
abstract class QuietOutcomesContract extends DemandContract {

  private static final ZoneId GERMANY = ZoneId.of("Europe/Berlin");
  private static final String AUTHORITY = "anne.moreau@justice.example";

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  private String checked(ObjectNode order) {
    String id = register(order);
    // One that was received long ago is late already: its reminders go out first.
    quiet();
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    return id;
  }

  private ObjectNode german(String norm, String issuer, boolean exigent, String category) {
    return with(epoc(customer), d -> {
      d.put("instrument", "NATIONAL_ORDER").put("legalBasis", norm).put("issuer", issuer).put("exigent", exigent)
          .put("periodUntil", "2026-06-30T22:00:00Z");
      d.putArray("dataCategories").add(category);
      ((ObjectNode) d.get("requester")).put("country", "DE").put("language", "de");
    });
  }

  private void told(String id) {
    awaitMail(id, customer.mailbox("dora"), "[attached: order.pdf]");
    awaitMail(id, customer.mailbox("eve"), "[attached: order.pdf]");
    JsonNode seen = ok(as(customer.contact()).get(path(id)));
    assertThat(seen.at("/notification/state").asText()).isEqualTo("SENT");
    assertThat(seen.at("/notification/copySha256").asText()).hasSize(64);
  }

  private void nothingWentOut(String id) {
    assertThat(demand(id).at("/disclosure/releasedAt").isMissingNode()).isTrue();
    assertThat(mails(id)).noneMatch(mail -> mail.says("manifest-"));
  }

  @Test
  @DisplayName("Reg. (EU) 2023/1543 Art. 11: preserved for sixty days, once thirty more; then PRESERVED: the authority has its receipt, the customer was told, nothing went out")
  void preserved() {
    String id = checked(with(epoc(customer), d -> d.put("instrument", "EPOC_PR").put("legalBasis", "Regulation (EU) 2023/1543 Art. 6")));
    awaitDemand(id, "PRESERVING");
    awaitMail(id, AUTHORITY, "The data are preserved", "Preserved until:");
    told(id);
    assertThat(tell("specialist1", id, "preservation-extension", "{\"reason\": \"Form of Annex V\"}").status()).isEqualTo(200);
    assertThat(tell("specialist1", id, "preservation-extension", "{\"reason\": \"Once more\"}").status()).isEqualTo(409);
    awaitMail(id, AUTHORITY, "The preservation was extended");
    Instant first = dueOf(id, "preservation");
    Instant second = dueOf(id, "preservationExtension");
    assertThat(Duration.between(first, second)).isBetween(Duration.ofDays(29), Duration.ofDays(36));
    passTo(first.plusSeconds(1));
    assertThat(demand(id).get("state").asText()).isEqualTo("PRESERVING");
    passTo(second.plusSeconds(1));
    JsonNode view = awaitOutcome(id, "PRESERVED");
    assertThat(view.get("state").asText()).isEqualTo("CLOSED");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("D4");
    awaitMail(id, AUTHORITY, "The preservation has ended");
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals(AUTHORITY) && mail.says("assessed in law"));
    nothingWentOut(id);
    assertThat(ledger(customer)).contains("DEMAND_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_PRESERVED").doesNotContain("PRESERVATION_EXTENDED");
    assertThat(ok(as(customer.contact()).get(path(id))).get("decisions").findValuesAsText("step")).doesNotContain("PRESERVATION");
  }

  @Test
  @DisplayName("Reg. (EU) 2023/1543 Art. 4, 11: an order to preserve that the table does not take for binding is counsel's to have preserved, with a reason")
  void preservedByCounsel() {
    String id = checked(with(epoc(customer), d -> d.put("instrument", "EPOC_PR").put("legalBasis", "Regulation (EU) 2023/1543 Art. 6")
        .put("issuer", "POLICE")));
    awaitDemand(id, "IN_ASSESSMENT");
    Answer no = complete("counsel1", deskTask(id, "task_assess"), "decision", "PRESERVE");
    assertThat(no.status()).as(no.toString()).isEqualTo(422);
    assertThat(no.json().at("/errors/0/field").asText()).isEqualTo("reason");
    decideAtDesk("counsel1", id, "task_assess", "PRESERVE", "reason", "Validated by the juge d'instruction.");
    awaitDemand(id, "PRESERVING");
    awaitMail(id, AUTHORITY, "The data are preserved", "Preserved until:");
    passTo(dueOf(id, "preservation").plusSeconds(1));
    awaitOutcome(id, "PRESERVED");
    awaitMail(id, AUTHORITY, "The preservation has ended");
    nothingWentOut(id);
  }

  @Test
  @DisplayName("StPO § 100e(1): a prosecutor's order that no court confirms in three working days lapses: the authority reads it, the customer is not told while a ban stands, nothing went out")
  void lapsed() {
    String id = checked(german("StPO §§ 100g, 100e", "PROSECUTOR", true, "TRAFFIC"));
    awaitDemand(id, "IN_ASSESSMENT");
    // Telecommunications surveillance: the table proposes silence, and the customer hears of nothing.
    assertThat(demand(id).at("/notification/state").asText()).isEqualTo("SILENCED");
    passTo(dueOf(id, "courtConfirmation").plusSeconds(1));
    JsonNode view = awaitOutcome(id, "LAPSED_ORDER");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("D4");
    assertThat(soon().until(() -> mails(id).stream().filter(mail -> mail.to().equals(AUTHORITY)).toList(), all -> all.size() >= 2))
        .allMatch(mail -> mail.language().equals("de"));
    nothingWentOut(id);
    assertThat(tell("specialist1", id, "withdrawal", "{\"reason\": \"x\"}").status()).isEqualTo(409);
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(404);
    assertThat(ledger(customer)).containsExactly("CUSTOMER_REGISTERED");
    assertThat(mails(id)).noneMatch(mail -> mail.to().endsWith(customer.id() + ".example"));
  }

  @Test
  @DisplayName("StPO § 100e(1): the three working days run from the order, where the demand says when it was given; one that had lapsed as it came is refused")
  void countedFromTheOrder() {
    ObjectNode order = german("StPO §§ 100g, 100e", "PROSECUTOR", true, "TRAFFIC");
    Instant received = Instant.parse(order.get("receivedAt").asText());
    Answer lapsed = as("specialist1").post(DEMANDS, with(order, d -> d.put("orderedAt", received.minus(Duration.ofDays(30)).toString())).toString());
    assertThat(lapsed.status()).as(lapsed.toString()).isEqualTo(422);
    assertThat(lapsed.json().at("/errors/0/field").asText()).isEqualTo("orderedAt");
    Instant ordered = received.minus(Duration.ofMinutes(1));
    String id = checked(with(order, d -> d.put("orderedAt", ordered.toString())));
    JsonNode view = awaitDemand(id, "IN_ASSESSMENT");
    assertThat(Instant.parse(view.get("orderedAt").asText())).isEqualTo(ordered);
    assertThat(view.get("deadlines")).filteredOn(clock -> clock.get("name").asText().equals("courtConfirmation")).singleElement()
        .satisfies(clock -> assertThat(clock.get("explanation").asText()).startsWith("ordered "));
  }

  @Test
  @DisplayName("GDPR Art. 48: a third country's order: the customer is told, the authority is asked to turn to it, and the case waits and ends so")
  void notifiedAndWaiting() {
    String id = checked(with(german("18 U.S.C. § 2713", "COURT", false, "CONTENT"),
        d -> ((ObjectNode) d.get("requester")).put("country", "US").put("language", "en")));
    awaitDemand(id, "IN_ASSESSMENT");
    told(id);
    decideAtDesk("counsel1", id, "task_assess", "REDIRECT");
    awaitDemand(id, "REDIRECTED");
    awaitMail(id, AUTHORITY, customer.id() + " GmbH", customer.mailbox("dora"));
    passTo(dueOf(id, "redirect").plusSeconds(1));
    JsonNode view = awaitOutcome(id, "NOTIFIED_AND_WAITING");
    assertThat(view.at("/ended/detail").asText()).contains("GDPR Art. 48");
    assertThat(view.at("/redirects/0/result").asText()).isEqualTo("NOTIFIED_AND_WAITING");
    nothingWentOut(id);
  }

  @Test
  @DisplayName("The transparency report counts demands in bands, in JSON and in CSV, for auditors and counsel only")
  void transparency() {
    LocalDate month = LocalDate.ofInstant(Time.now(), GERMANY).withDayOfMonth(1);
    String id = checked(with(epoc(customer), d -> d.put("receivedAt", month.minusDays(1).atStartOfDay(GERMANY).toInstant().toString())));
    told(id);
    String report = "/api/transparency-report?from=%s&to=%s".formatted(month.minusMonths(1), month.minusDays(1));
    JsonNode figures = ok(as("auditor1").get(report)).get("demands");
    assertThat(figures).as(figures.toString()).isNotNull();
    assertThat(figures.at("/byInstrument/MLAT").asText()).isEqualTo("0–9");
    assertThat(figures.at("/byKind/COURT").asText()).isEqualTo("0–9");
    assertThat(figures.at("/silenced").asText()).isEqualTo("0–9");
    assertThat(figures.at("/byCountry").has("FR")).as("no small country by name").isFalse();
    assertThat(figures.findValuesAsText("NOTIFIED_AND_WAITING")).containsExactly("0–9");

    Answer csv = as("counsel1").get(report + "&format=csv");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body().lines().filter(line -> line.startsWith("demands,")).toList()).as(csv.body())
        .anySatisfy(line -> assertThat(line).contains("byInstrument", "MLAT").endsWith("0–9"))
        .allSatisfy(line -> assertThat(line).matches(".*,(0–9|\\d+0–\\d+9)"));
    for (String user : List.of("specialist1", "support1", "officer1", customer.contact())) {
      assertThat(as(user).get(report).status()).as(user).isEqualTo(403);
    }
    assertThat(csv.body() + figures).doesNotContain(id, customer.id());
  }

  @Test
  @DisplayName("The transparency report is of a month, quarter or year that is over: any other time is 422, or its difference would tell of one case")
  void reported() {
    LocalDate today = LocalDate.ofInstant(Time.now(), GERMANY);
    LocalDate year = today.withDayOfYear(1).minusYears(1);
    for (LocalDate to : List.of(year.plusMonths(1), year.plusMonths(3), year.plusYears(1))) {
      ok(report(year, to.minusDays(1)));
    }
    ok(as("auditor1").get("/api/transparency-report?from=" + year.atStartOfDay(GERMANY).toInstant() + "&to="
        + year.plusMonths(1).atStartOfDay(GERMANY).toInstant()));
    noReport(report(year.plusDays(1), year.plusMonths(1).minusDays(1)), "from");
    noReport(as("auditor1").get("/api/transparency-report?from=" + year + "T00:00:00Z&to=" + year.plusMonths(1).minusDays(1)), "from");
    for (LocalDate to : List.of(year, year.plusDays(13), year.plusMonths(1), year.plusMonths(2).minusDays(1), year.plusMonths(6).minusDays(1))) {
      noReport(report(year, to), "to");
    }
    noReport(report(year.plusMonths(1), year.plusMonths(4).minusDays(1)), "to");
    noReport(report(year.plusMonths(3), year.plusMonths(15).minusDays(1)), "to");
    noReport(report(year, year.minusDays(1)), "to");
    noReport(report(today.withDayOfMonth(1), today.withDayOfMonth(1).plusMonths(1).minusDays(1)), "to");
  }

  private Answer report(LocalDate from, LocalDate to) {
    return as("auditor1").get("/api/transparency-report?from=" + from + "&to=" + to);
  }

  private static void noReport(Answer answer, String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }
}
