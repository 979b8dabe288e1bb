package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.http.Mails.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What customers and vendor managers read when a subcontractor may no longer work for them: why, and since when (S3–S5). */
abstract class StandingEndsContract extends SubprocessorContract {

  private static Consumer<ObjectNode> naming(ObjectNode body) {
    return agreement(a -> ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH")
        .put("registerNumber", body.get("registerNumber").asText()).put("country", "DE"));
  }

  /** In their languages, each once. */
  private void told(String proposal, Customer customer, String english, String german) {
    Mail eves = awaitMail(proposal, customer.mailbox("eve"), "Subcontractor no longer used");
    assertThat(eves.body().lines()).contains("Why: " + english, "Legal entity: Spree Support GmbH");
    assertThat(eves.says("Since: ")).isTrue();
    assertThat(awaitMail(proposal, customer.mailbox("dora"), "nicht mehr eingesetzt").body().lines()).contains("Warum: " + german);
    quiet();
    assertThat(mails(proposal)).filteredOn(mail -> mail.to().equals(customer.mailbox("eve")) && mail.says("no longer used")).hasSize(1);
  }

  private long mailsTo(Customer customer, String words) {
    return jdbc.sql("select count(*) from outbox where recipient = ? and template = ?").params(customer.mailbox("eve"), words)
        .query(Long.class).single();
  }

  @Test
  @DisplayName("S3: a consent whose validity is over: the customer reads so, and is asked nothing")
  void lapsed() {
    Customer customer = customer();
    Instant until = Time.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    String proposal = checked(subcontractor(customer).put("validUntil", until.toString()));
    consent(proposal, customer);
    passTo(until);
    awaitStanding(proposal, customer, "LAPSED");
    told(proposal, customer, "its validity is over", "die Gültigkeit ist abgelaufen");
    assertThat(ledger(customer)).contains("SUBPROCESSOR_LAPSED");
  }

  @Test
  @DisplayName("S4, S5: checked without an end, later until an end: then access ends and the customer reads so; the earlier does not come back")
  void replacedAndOver() {
    ObjectNode body = subcontractor();
    String number = body.get("registerNumber").asText();
    Customer customer = customer(naming(body));
    body.putArray("customers").add(customer.id());
    body.remove("validUntil");
    String first = checked(body);
    awaitProposal(first, "REGISTERED");
    Instant until = Time.now().plus(Duration.ofMinutes(60)).truncatedTo(ChronoUnit.SECONDS);
    String second = checked(body.deepCopy().put("validUntil", until.toString()));
    awaitProposal(second, "REGISTERED");
    assertThat(standing(first, customer).get("state").asText()).isEqualTo("REPLACED");
    String running = active(by(number, customer));
    awaitMail(second, customer.mailbox("eve"), "may work for you");
    long registered = mailsTo(customer, "subprocessor-registered");

    passTo(until);
    awaitEnd(running, "CONSENT_LOST");
    awaitStanding(second, customer, "LAPSED");
    told(second, customer, "its validity is over", "die Gültigkeit ist abgelaufen");
    assertThat(standing(first, customer).get("state").asText()).isEqualTo("REPLACED");
    refusedBy("S4", by(number, customer));
    assertThat(mailsTo(customer, "subprocessor-registered")).as("nobody tells it that anybody may work").isEqualTo(registered);
    ok(put(customer, naming(body).andThen(changed -> changed.put("name", "Renamed GmbH"))));
    refusedBy("S4", by(number, customer));
  }

  @Test
  @DisplayName("S5: a review left unanswered: every customer and the vendor managers read that it is suspended, and why")
  void suspendedUnanswered() {
    Customer consenting = customer();
    ObjectNode body = subcontractor(consenting);
    Instant asked = Time.now().plus(Duration.ofMinutes(10));
    Customer names = customer(agreement(a -> {
      ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH").put("registerNumber", body.get("registerNumber").asText())
          .put("country", "DE").put("validUntil", asked.plus(Duration.ofDays(30)).toString());
      ((ObjectNode) a.get("deadlines")).putObject("subprocessorReview").put("amount", 30).put("counting", "MINUTES");
    }));
    String proposal = checked(body);
    consent(proposal, consenting);
    passTo(asked);
    taskOf("vendor2", proposal, "task_renewCheck");
    passTo(asked.plus(Duration.ofMinutes(31)));
    for (Customer customer : List.of(consenting, names)) {
      told(proposal, customer, "its check no longer stands: suspended", "die Prüfung des Unternehmens besteht nicht mehr: ausgesetzt");
      awaitMail(proposal, customer.mailbox("eve"), "Reason: Its review was not answered in time");
    }
    for (String manager : List.of("vendor1", "vendor2")) {
      awaitMail(proposal, manager + "@trustee.example", "its check no longer stands: suspended", "Its review was not answered in time");
    }
    assertThat(tasksOf("vendor2", proposal, "task_renewCheck")).isEmpty();
    assertThat(standing(proposal, consenting).get("state").asText()).as("what it said is kept").isEqualTo("CONSENTED");
  }

  @Test
  @DisplayName("S4: an affiliate that leaves the agreement: its customer reads that the agreement no longer names it, and nobody else reads anything")
  void affiliateLeaves() {
    ObjectNode body = subcontractor();
    Customer customer = customer(naming(body));
    Customer other = customer(naming(body));
    body.putArray("customers").add(customer.id());
    String proposal = checked(body);
    awaitStanding(proposal, other, "LISTED_AFFILIATE");
    ok(put(customer, all -> { }));
    told(proposal, customer, "your agreement no longer names it", "Ihr Vertrag nennt das Unternehmen nicht mehr");
    assertThat(mailsTo(other, "consent-ended")).isZero();
  }

  @Test
  @DisplayName("S4: an affiliate that leaves Germany: each customer reads that it works from abroad, though its agreement names it still")
  void leavesGermany() {
    ObjectNode body = subcontractor(customer());
    Customer customer = customer(naming(body));
    String proposal = checked(body);
    awaitStanding(proposal, customer, "LISTED_AFFILIATE");
    checked(body.deepCopy().put("country", "IE").set("customers", body.arrayNode().add(customer().id())));
    told(proposal, customer, "it no longer works from Germany, as an affiliate that your agreement names must (rule S4)",
        "es arbeitet nicht mehr von Deutschland aus, wie ein verbundenes Unternehmen, das Ihr Vertrag nennt, es muss (Regel S4)");
  }
}
