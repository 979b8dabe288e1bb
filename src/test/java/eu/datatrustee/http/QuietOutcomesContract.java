package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Demands that end without anybody's decision on them: preserved, lapsed, notified and waited for; and the report that counts them. */
abstract class QuietOutcomesContract extends DemandContract {

  private static final String AUTHORITY = "anne.moreau@justice.example";

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  private String checked(ObjectNode order) {
    String id = register(order);
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
    awaitMail(id, AUTHORITY);
    told(id);
    assertThat(tell("specialist1", id, "preservation-extension", "{\"reason\": \"Form of Annex V\"}").status()).isEqualTo(200);
    assertThat(tell("specialist1", id, "preservation-extension", "{\"reason\": \"Once more\"}").status()).isEqualTo(409);
    Instant first = dueOf(id, "preservation");
    Instant second = dueOf(id, "preservationExtension");
    assertThat(Duration.between(first, second)).isBetween(Duration.ofDays(29), Duration.ofDays(36));
    passTo(first.plusSeconds(1));
    assertThat(demand(id).get("state").asText()).isEqualTo("PRESERVING");
    passTo(second.plusSeconds(1));
    JsonNode view = awaitOutcome(id, "PRESERVED");
    assertThat(view.get("state").asText()).isEqualTo("CLOSED");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("D4");
    nothingWentOut(id);
    assertThat(ledger(customer)).contains("DEMAND_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_PRESERVED");
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
    String id = checked(epoc(customer));
    told(id);
    String report = "/api/transparency-report?from=2020-01-01&to=2099-12-31";
    JsonNode figures = ok(as("auditor1").get(report)).get("demands");
    assertThat(figures).as(figures.toString()).isNotNull();
    assertThat(figures.at("/byInstrument/MLAT").asText()).isEqualTo("0–9");
    assertThat(figures.at("/byKind/COURT").asText()).isEqualTo("0–9");
    assertThat(figures.at("/silenced").asText()).isEqualTo("0–9");
    assertThat(figures.at("/byCountry").has("FR") && figures.at("/byCountry/FR").asInt() < 10).as("no small country by name").isFalse();
    assertThat(figures.findValuesAsText("NOTIFIED_AND_WAITING")).hasSize(1).allMatch(band -> band.equals("0–9") || Integer.parseInt(band) >= 10);

    Answer csv = as("counsel1").get(report + "&format=csv");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.body().lines().filter(line -> line.startsWith("demands,")).toList()).as(csv.body())
        .anySatisfy(line -> assertThat(line).contains("byInstrument", "MLAT").endsWith("0–9"))
        .allSatisfy(line -> assertThat(line).matches(".*,(0–9|\\d+–\\d+9|\\d{2,})"));
    for (String user : List.of("specialist1", "support1", "officer1", customer.contact())) {
      assertThat(as(user).get(report).status()).as(user).isEqualTo(403);
    }
    assertThat(csv.body() + figures).doesNotContain(id, customer.id());
  }
}
