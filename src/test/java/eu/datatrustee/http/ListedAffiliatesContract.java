package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Affiliates that agreements name: listed for each of those customers, and for as long, whoever they were proposed for (S4, S5, A4). */
abstract class ListedAffiliatesContract extends SubprocessorContract {

  private Consumer<ObjectNode> naming(String number, Instant until) {
    return agreement(a -> {
      ObjectNode affiliate = ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH").put("registerNumber", number)
          .put("country", "DE");
      if (until != null) {
        affiliate.put("validUntil", until.toString());
      }
    });
  }

  private String registerState(Customer customer, String number) {
    JsonNode entry = ok(as(customer.contact()).get("/api/subprocessors/" + number.replace(" ", "%20")));
    return entry.at("/customers/0/state").asText();
  }

  @Test
  @DisplayName("S5: a review that fails ends the running access of each customer that it is listed for, though it was proposed for another one")
  void suspendedForEach() {
    Customer proposedFor = customer();
    ObjectNode body = subcontractor(proposedFor);
    String number = body.get("registerNumber").asText();
    Instant asked = Time.now().plus(Duration.ofMinutes(10));
    Customer one = customer(naming(number, null));
    Customer other = customer(naming(number, asked.plus(Duration.ofDays(30))));
    refusedBy("S5", by(number, one));
    String proposal = checked(body);
    assertThat(registerState(one, number)).isEqualTo("LISTED_AFFILIATE");
    refusedBy("S3", by(number, proposedFor));

    String ones = active(by(number, one));
    String others = active(by(number, other));
    String providers = active(one);
    String pending = ask(by(number, one));
    String token = credential(ones);
    String othersToken = credential(others);

    passTo(asked);
    decideAs("vendor2", proposal, "task_renewCheck", "FAIL", "reason", "Its measures are gone.");
    assertThat(active(token)).as("dead with the commit").isFalse();
    assertThat(active(othersToken)).isFalse();
    awaitEnd(ones, "CONSENT_LOST");
    awaitEnd(others, "CONSENT_LOST");
    assertThat(awaitState(pending, "REFUSED").at("/refusal/rule").asText()).isEqualTo("S5");
    assertThat(state(providers)).isEqualTo("ACTIVE");
    refusedBy("S5", by(number, one));
    assertThat(registerState(one, number)).isEqualTo("SUSPENDED");
    awaitMail(proposal, one.mailbox("eve"), "Spree Support GmbH");
    awaitMail(proposal, other.mailbox("eve"), "Spree Support GmbH");
  }

  @Test
  @DisplayName("S4: not before its planned start; from the end of its validity on no longer, though the agreement still names it")
  void startAndEnd() {
    ObjectNode body = subcontractor(customer());
    String number = body.get("registerNumber").asText();
    Customer customer = customer(naming(number, null));
    Instant start = Time.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    Instant end = start.plus(Duration.ofMinutes(60));
    checked(body.put("plannedStart", start.toString()).put("validUntil", end.toString()));
    refusedBy("S4", by(number, customer));
    passTo(start);
    String caseId = active(by(number, customer));
    assertThat(Instant.parse(view(caseId).at("/grant/until").asText())).as("no grant passes its validity").isEqualTo(end);
    passTo(end);
    awaitEnd(caseId, "CONSENT_LOST");
    refusedBy("S4", by(number, customer));
  }

  @Test
  @DisplayName("S4: checked anew abroad, by a proposal that concerns none of them, it loses its running accesses at once")
  void leavesGermany() {
    ObjectNode body = subcontractor(customer());
    String number = body.get("registerNumber").asText();
    Customer customer = customer(naming(number, null));
    checked(body);
    String caseId = active(by(number, customer));
    String token = credential(caseId);
    checked(body.put("country", "IE").put("name", "Spree Support Ltd.").set("customers", body.arrayNode().add(customer().id())));
    soon().until(() -> !active(token));
    awaitEnd(caseId, "CONSENT_LOST");
    refusedBy("S4", by(number, customer));
    assertThat(ledger(customer)).contains("AFFILIATE_DELISTED");
  }

  @Test
  @DisplayName("S4: a customer that is being asked can be given an agreement that names it; the question is closed, and opened again only anew")
  void namedWhileAsked() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    String number = body.get("registerNumber").asText();
    String proposal = checked(body);
    taskOf(customer.contact(), proposal, "task_consent");
    refusedBy("S3", by(number, customer));

    Answer changed = put(customer, naming(number, null));
    assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("LISTED_AFFILIATE");
    assertThat(standing(proposal, customer).get("route").asText()).isEqualTo("LISTED_AFFILIATE");
    assertThat(tasksOf(customer.contact(), proposal, "task_consent")).isEmpty();
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(409);
    assertThat(ledger(customer)).contains("AFFILIATE_LISTED");
    awaitMail(proposal, customer.mailbox("eve"), "you need not answer it");
    awaitProposal(proposal, "REGISTERED");
    String caseId = active(by(number, customer));
    String round = PROPOSALS + "/" + proposal + "/consents/" + customer.id() + "/round";
    assertThat(as("vendor1").post(round, null).status()).as("its agreement names it").isEqualTo(409);

    ok(put(customer, all -> { }));
    awaitEnd(caseId, "CONSENT_LOST");
    refusedBy("S3", by(number, customer));
    assertThat(as("vendor1").post(round, null).status()).isEqualTo(200);
    consent(proposal, customer);
    assertThat(state(ask(by(number, customer)))).isEqualTo("IN_REVIEW");
  }

  @Test
  @DisplayName("S4: agreements of twenty customers come to name it while the service is just about to ask them: each is listed, and nobody is left with a question")
  void namedWhileBeingAsked() throws Exception {
    List<Customer> customers = Stream.generate(this::customer).limit(20).toList();
    ObjectNode body = subcontractor(customers.toArray(Customer[]::new));
    String number = body.get("registerNumber").asText();
    String proposal = checked(body);
    List<Callable<Answer>> changes = customers.stream().<Callable<Answer>>map(customer -> () -> put(customer, naming(number, null))).toList();
    assertThat(atOnce(changes)).extracting(Answer::status).containsOnly(200);
    awaitProposal(proposal, "REGISTERED");
    for (Customer customer : customers) {
      assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("LISTED_AFFILIATE");
      assertThat(tasksOf(customer.contact(), proposal, "task_consent")).isEmpty();
      awaitMail(proposal, customer.mailbox("eve"), "an affiliate that your agreement names");
    }
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposal).processDefinitionKey("customer-consent").count()).isZero();
  }
}
