package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What others do in the very moment in which a loss is written and nobody can see it yet (S3, S5). */
abstract class MeanwhileContract extends SubprocessorContract {

  private final AtomicReference<Future<String>> other = new AtomicReference<>();

  private String done() throws Exception {
    return other.get().get(30, TimeUnit.SECONDS);
  }

  private long openAccesses(String caseId) {
    return jdbc.sql("select count(*) from access_grant where case_id = ? and ended_at is null").param(caseId).query(Long.class).single();
  }

  private void refusedByS3(String caseId) {
    assertThat(openAccesses(caseId)).isZero();
    assertThat(state(caseId)).as(view(caseId).toString()).isEqualTo("REFUSED");
    assertThat(view(caseId).at("/refusal/rule").asText()).isEqualTo("S3");
  }

  @Test
  @DisplayName("S5: a customer consents, and asks, while a review that failed is being written: nothing is open on a suspended entry")
  void consentDuringASuspension() throws Exception {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    Instant due = Time.now().plus(Duration.ofMinutes(10));
    Customer names = customer(agreement(a -> ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH")
        .put("registerNumber", number).put("country", "DE").put("validUntil", due.plus(Duration.ofDays(30)).toString())));
    String proposal = checked(body);
    String consent = taskOf(customer.contact(), proposal, "task_consent");
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(201);
    ObjectNode application = by(number, customer);
    passTo(due);
    String review = taskOf("vendor2", proposal, "task_renewCheck");

    meanwhile.whenLost(names.id(), () -> other.set(meanwhile.other(() -> {
      assertThat(complete(customer.contact(), consent, "decision", "CONSENT").status()).isEqualTo(204);
      String caseId = ask(application);
      if (state(caseId).equals("IN_REVIEW")) {
        grant(caseId);
        soon().until(() -> openAccesses(caseId) == 1);
      }
      return caseId;
    })));
    assertThat(complete("vendor2", review, "decision", "FAIL", "reason", "Its measures are gone.").status()).isEqualTo(204);

    refusedByS3(done());
    assertThat(standing(proposal, customer).get("state").asText()).as("what it said is kept").isEqualTo("CONSENTED");
    assertThat(List.of(ledger(customer), ledger(names))).allMatch(acts -> !acts.contains("ACCESS_GRANTED"));
  }

  @Test
  @DisplayName("S3: access asked for while the consent is being withdrawn is refused at once; the provider's own waits for nobody")
  void askedDuringAWithdrawal() throws Exception {
    Customer customer = customer();
    String subprocessor = subprocessor(consented(customer));
    ObjectNode engaged = by(subprocessor, customer);
    ObjectNode providers = application(customer, incident(customer));
    AtomicReference<Future<String>> provider = new AtomicReference<>();

    meanwhile.whenLost(customer.id(), () -> {
      provider.set(meanwhile.other(() -> ask(providers)));
      assertThat(provider.get().isDone()).as("the provider's own people").isTrue();
      other.set(meanwhile.other(() -> ask(engaged)));
    });
    assertThat(withdraw(customer.contact(), customer, subprocessor).status()).isEqualTo(200);

    refusedByS3(done());
    assertThat(state(provider.get().get())).isEqualTo("IN_REVIEW");
  }
}
