package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A subcontractor that is checked or proposed once more: what customers said before, and what they are told about that (S3, S5). */
abstract class LaterChecksContract extends SubprocessorContract {

  /** A customer whose agreement names the subcontractor until thirty days from that instant: then its review is asked for. */
  private void reviewAt(Instant asked, String number) {
    customer(agreement(a -> ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH").put("registerNumber", number)
        .put("country", "DE").put("validUntil", asked.plus(Duration.ofDays(30)).toString())));
  }

  private ObjectNode again(ObjectNode body) {
    return body.deepCopy().set("customers", body.arrayNode().add(customer().id()));
  }

  @Test
  @DisplayName("S3, S5: suspended, then checked anew as it was: the consent counts again, and its customer is told how to withdraw it")
  void revived() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    Instant asked = Time.now().plus(Duration.ofMinutes(10));
    reviewAt(asked, number);
    String proposal = checked(body);
    consent(proposal, customer, "?dataCategories=CONTENT");
    passTo(asked);
    decideAs("vendor2", proposal, "task_renewCheck", "FAIL", "reason", "Its measures are gone.");
    refusedBy("S3", by(number, customer));
    assertThat(standing(proposal, customer).get("state").asText()).as("what it said stands").isEqualTo("CONSENTED");

    checked(again(body));
    assertThat(state(ask(by(number, customer)))).isEqualTo("IN_REVIEW");
    awaitMail(proposal, customer.mailbox("eve"), "its check has now been", "withdraw your consent at any time", "Germany");
    awaitMail(proposal, customer.mailbox("dora"), "wieder", "widerrufen");
    assertThat(ledger(customer)).contains("CONSENT_REVIVED");
    assertThat(withdraw(customer.contact(), customer, subprocessor(proposal)).status()).isEqualTo(200);
    refusedBy("S3", by(number, customer));
  }

  @Test
  @DisplayName("S3, S5: suspended, then checked anew for another purpose: the consent has ended, and the customer is asked anew")
  void askedAnew() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    Instant asked = Time.now().plus(Duration.ofMinutes(10));
    reviewAt(asked, number);
    String proposal = checked(body);
    consent(proposal, customer);
    passTo(asked);
    decideAs("vendor2", proposal, "task_renewCheck", "FAIL", "reason", "Its measures are gone.");

    ObjectNode other = again(body);
    other.putArray("purposes").add("SUPPORT_INCIDENT").add("IMPROVEMENT");
    String second = checked(other);
    refusedBy("S3", by(number, customer));
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("REPLACED");
    awaitMail(second, customer.mailbox("eve"), "Please decide");
    consent(second, customer);
    assertThat(state(ask(by(number, customer)))).isEqualTo("IN_REVIEW");
  }

  @Test
  @DisplayName("S3: a no to a later proposal leaves the earlier consent for what it was given for; the customer is told so, and can withdraw")
  void laterNo() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    String first = checked(body);
    consent(first, customer);
    String running = active(by(number, customer));
    ObjectNode wider = body.deepCopy();
    wider.putArray("purposes").add("SUPPORT_INCIDENT").add("IMPROVEMENT");
    String second = checked(wider);
    refuse(second, customer);
    awaitMail(second, customer.mailbox("eve"), "Your earlier consent", first, "please withdraw it");
    awaitMail(second, customer.mailbox("dora"), first, "widerrufen Sie sie");
    assertThat(state(running)).isEqualTo("ACTIVE");
    refusedBy("S3", by(number, customer).put("purpose", "IMPROVEMENT"));
    assertThat(withdraw(customer.contact(), customer, subprocessor(second)).status()).isEqualTo(200);
    awaitEnd(running, "CONSENT_LOST");
    refusedBy("S3", by(number, customer));
  }

  @Test
  @DisplayName("S3: a consent for a later time leaves the one that stands: what runs goes on until then, and what is asked for after rests on the next")
  void renewedAhead() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    String first = checked(body);
    consent(first, customer);
    String running = active(by(number, customer));
    Instant start = Time.now().plus(Duration.ofMinutes(60)).truncatedTo(ChronoUnit.SECONDS);
    String second = checked(body.deepCopy().put("plannedStart", start.toString()));
    consent(second, customer);

    assertThat(state(running)).isEqualTo("ACTIVE");
    assertThat(view(running).at("/grant/until").asText()).as("no longer than the consent it rests on").isEqualTo(start.toString());
    assertThat(standing(first, customer).get("state").asText()).isEqualTo("CONSENTED");
    assertThat(state(ask(by(number, customer)))).isEqualTo("IN_REVIEW");
    JsonNode register = ok(as("auditor1").get("/api/subprocessors/" + subprocessor(first)));
    assertThat(register.toString()).contains(first);

    passTo(start);
    awaitEnd(running, "CONSENT_LOST");
    awaitStanding(first, customer, "REPLACED");
    assertThat(standing(second, customer).get("state").asText()).isEqualTo("CONSENTED");
    assertThat(state(ask(by(number, customer)))).isEqualTo("IN_REVIEW");
    assertThat(withdraw(customer.contact(), customer, subprocessor(second)).status()).isEqualTo(200);
    refusedBy("S3", by(number, customer));
  }

  @Test
  @DisplayName("S2: a register number that comes to be another's too while an access runs still means whom it meant; asked for anew, it is nobody for certain")
  void numberOfTwo() {
    Customer customer = customer();
    ObjectNode body = ofProvider(customer);
    String number = body.get("registerNumber").asText();
    String bound = checked(body);
    decideAs("vendor2", bound, "task_bindingTerms", "BOUND");
    awaitProposal(bound, "REGISTERED");
    String running = active(by(number, customer));

    String other = checked(again(body).put("engagedBy", "TRUSTEE"));
    awaitProposal(other, "WITH_CUSTOMERS");
    assertThat(put(customer, changed -> changed.put("name", "Renamed GmbH")).status()).isEqualTo(200);
    assertThat(state(running)).isEqualTo("ACTIVE");
    assertThat(view(running).at("/accessor/organisation").asText()).as("as it was asked").isEqualTo(number);
    refusedBy("S2", by(number, customer));
    assertThat(state(ask(by(subprocessor(bound), customer)))).isEqualTo("IN_REVIEW");
  }
}
