package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.identity.Group;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What meets in the same moment, two hundred times over (S3). */
abstract class ConsentRacesContract extends SubprocessorContract {

  private static final int ROUNDS = 200;

  /** One for all the customers' people; each would have threads of its own. */
  private final HttpClient client = HttpClient.newHttpClient();
  private final Random random = new Random(4);
  /** The same document, with nothing left out: what every one of them has seen. */
  private String onFile = "";

  private Answer call(String user, String method, String path, String body, String type) {
    return send(client, HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).method(method, BodyPublishers.ofString(body))
        .header("Content-Type", type).header("Authorization",
            "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8))).build());
  }

  private Answer answer(String user, String task, String decision) {
    return call(user, "POST", "/engine-rest/task/" + task + "/complete",
        "{\"variables\": {\"decision\": {\"value\": \"%s\"}, \"reason\": {\"value\": \"We say so.\"}, \"seen\": {\"value\": \"%s\"}}}"
        .formatted(decision, onFile), "application/json");
  }

  private List<Customer> customers() {
    return IntStream.range(0, ROUNDS).mapToObj(i -> {
      Customer customer = customer();
      directory.ensureUser(customer.id() + "second", "Kaya", "Second", customer.mailbox("kaya"), "demo");
      directory.ensureMember(customer.id() + "second", Group.ofCustomer(customer.id()));
      return customer;
    }).toList();
  }

  /** All are asked, and have put their documents. @return their tasks' ids, in their order */
  private List<String> askedWithDocuments(String proposal, List<Customer> customers) {
    soon().until(() -> ok(as("auditor1").get(PROPOSALS + "/" + proposal + "/consents?state=ASKED&size=1")).get("total").asInt() == ROUNDS);
    quiet();
    List<String> tasks = new ArrayList<>();
    for (Customer customer : customers) {
      Answer document = call(customer.contact(), "PUT", document(proposal, customer), PDF, "application/pdf");
      assertThat(document.status()).as(document.toString()).isEqualTo(201);
      onFile = document.json().get("onFile").asText();
      tasks.add(jdbc.sql("""
          select t.id_ from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_
          where t.task_def_key_ = 'task_consent' and l.group_id_ = ?""").param(Group.ofCustomer(customer.id())).query(String.class).single());
    }
    return tasks;
  }

  @Test
  @DisplayName("S3: two people of a customer decide at once, 200 times: the first wins, the second is told")
  void twoPeople() throws Exception {
    List<Customer> customers = customers();
    String proposal = checked(subcontractor(customers.toArray(Customer[]::new)));
    List<String> tasks = askedWithDocuments(proposal, customers);
    int consents = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Customer customer = customers.get(i);
      String task = tasks.get(i);
      String first = i % 2 == 0 ? "CONSENT" : "REFUSE";
      List<Answer> answers = atOnce(List.of(() -> answer(customer.contact(), task, first),
          () -> answer(customer.id() + "second", task, first.equals("CONSENT") ? "REFUSE" : "CONSENT")));
      assertThat(answers).extracting(Answer::status).as("%d %s", i, answers).contains(204).containsAnyOf(404, 409).hasSize(2);
      String winner = answers.get(0).status() == 204 ? first : first.equals("CONSENT") ? "REFUSE" : "CONSENT";
      JsonNode standing = standing(proposal, customer);
      assertThat(standing.get("state").asText()).isEqualTo(winner.equals("CONSENT") ? "CONSENTED" : "REFUSED");
      assertThat(standing.get("decidedBy").asText())
          .isEqualTo(answers.get(0).status() == 204 ? customer.contact() : customer.id() + "second");
      assertThat(ledger(customer).stream().filter(act -> act.equals("CONSENT_GIVEN") || act.equals("CONSENT_REFUSED"))).hasSize(1);
      consents += winner.equals("CONSENT") ? 1 : 0;
    }
    JsonNode tally = awaitProposal(proposal, "REGISTERED").get("tally");
    assertThat(tally.path("CONSENTED").asInt()).isEqualTo(consents);
    assertThat(tally.path("REFUSED").asInt()).isEqualTo(ROUNDS - consents);
    System.out.printf("Two people at once, %d rounds: %d consents, %d refusals%n", ROUNDS, consents, ROUNDS - consents);
  }

  @Test
  @DisplayName("S3: the withdrawal meets the grant, 200 times: the grant does not survive")
  void withdrawalMeetsGrant() throws Exception {
    List<Customer> customers = customers();
    String proposal = checked(subcontractor(customers.toArray(Customer[]::new)));
    List<String> tasks = askedWithDocuments(proposal, customers);
    for (int i = 0; i < ROUNDS; i++) {
      assertThat(answer(customers.get(i).contact(), tasks.get(i), "CONSENT").status()).isEqualTo(204);
    }
    String subprocessor = subprocessor(proposal);
    String withdrawal = "{\"reason\": \"Trust is gone.\"}";
    List<String> cases = new ArrayList<>();
    ExecutorService two = Executors.newFixedThreadPool(2);
    try {
      for (Customer customer : customers) {
        ObjectNode application = by(subprocessor, customer).put("purpose", "MAINTENANCE");
        application.remove("incidentId");
        String caseId = ask(application);
        cases.add(caseId);
        String review = task(caseId, "task_review");
        // The job that opens the access runs within some fifty milliseconds of the officer's word.
        long pause = random.nextInt(60);
        Callable<Answer> grant = () -> answer("officer1", review, "GRANT");
        Callable<Answer> withdraw = () -> {
          Thread.sleep(pause);
          return call(customer.contact(), "POST", "/api/customers/" + customer.id() + "/consents/" + subprocessor + "/withdrawal", withdrawal,
              "application/json");
        };
        List<Future<Answer>> both = two.invokeAll(List.of(grant, withdraw));
        assertThat(both.get(1).get().status()).as(both.get(1).get().toString()).isEqualTo(200);
        assertThat(both.get(0).get().status()).as(both.get(0).get().toString()).isIn(204, 409, 404);
        // From the withdrawal's answer on.
        assertThat(call("support1", "POST", REQUESTS + "/" + caseId + "/credential", "", "application/json").status()).isEqualTo(409);
        assertThat(jdbc.sql("select count(*) from access_grant where case_id = ? and ended_at is null").param(caseId).query(Long.class)
            .single()).isZero();
      }
    } finally {
      two.shutdownNow();
    }
    quiet();
    int opened = 0;
    for (String caseId : cases) {
      JsonNode view = soon().until(() -> view(caseId), seen -> List.of("ENDED", "REFUSED").contains(seen.get("state").asText()));
      assertThat(view.get("endReason").asText()).isEqualTo("CONSENT_LOST");
      opened += view.has("grant") ? 1 : 0;
    }
    System.out.printf("Withdrawal against grant, %d rounds: %d grants were open before they were ended%n", ROUNDS, opened);
    assertThat(opened).as("both orders were seen").isBetween(1, ROUNDS - 1);
  }
}
