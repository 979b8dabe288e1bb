package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What ends because a time is up: at that very instant, and for the reason that counted then (A4, S3, S5, O2). */
abstract class TimesUpContract extends SubprocessorContract {

  @Test
  @DisplayName("S5, O2: a review left unanswered ends every running access at its instant, by the shortest time that an agreement sets")
  void reviewUnanswered() {
    Customer consenting = customer();
    ObjectNode body = subcontractor(consenting);
    String number = body.get("registerNumber").asText();
    Instant asked = Time.now().plus(Duration.ofMinutes(10));
    Customer strict = customer(agreement(a -> {
      ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH").put("registerNumber", number).put("country", "DE")
          .put("validUntil", asked.plus(Duration.ofDays(30)).toString());
      ((ObjectNode) a.get("deadlines")).putObject("subprocessorReview").put("amount", 30).put("counting", "MINUTES");
    }));
    String proposal = checked(body);
    consent(proposal, consenting);
    String consentings = active(by(number, consenting));
    Instant granted = Instant.parse(view(consentings).at("/grant/until").asText());
    String stricts = active(by(number, strict));

    passTo(asked);
    taskOf("vendor2", proposal, "task_renewCheck");
    Instant due = soon().until(() -> Instant.parse(view(consentings).at("/grant/until").asText()), until -> until.isBefore(granted));
    assertThat(due).as("thirty minutes, as the other customer's agreement says").isBetween(asked.plus(Duration.ofMinutes(30)).minusSeconds(1),
        asked.plus(Duration.ofMinutes(31)));
    assertThat(Instant.parse(view(stricts).at("/grant/until").asText())).isEqualTo(due);
    passTo(due.minus(Duration.ofMinutes(2)));
    String token = credential(consentings);
    assertThat(active(token)).isTrue();
    passTo(due);
    assertThat(active(token)).as("from that instant").isFalse();
    awaitEnd(consentings, "CONSENT_LOST");
    awaitEnd(stricts, "CONSENT_LOST");
    refusedBy("S3", by(number, consenting));
    refusedBy("S5", by(number, strict));
  }

  @Test
  @DisplayName("A4: withdrawn right after the grant's time was up, the access has expired: a loss that comes later changes no reason")
  void expiredThenWithdrawn() {
    Customer customer = customer();
    String subprocessor = subprocessor(consented(customer));
    String caseId = active(by(subprocessor, customer));
    passTo(Instant.parse(view(caseId).at("/grant/until").asText()));
    assertThat(withdraw(customer.contact(), customer, subprocessor).status()).isEqualTo(200);
    awaitEnd(caseId, "EXPIRED");
  }
}
