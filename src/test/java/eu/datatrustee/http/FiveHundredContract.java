package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One proposal for all customers there are, five hundred of them and more: it starts, is looked at and is decided on in parallel (S3). */
abstract class FiveHundredContract extends SubprocessorContract {

  private static final int CUSTOMERS = 500;
  private static final int AT_ONCE = 8;

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Double> milliseconds = Collections.synchronizedList(new ArrayList<>());

  private Answer call(String user, String method, String path, String body, String type) {
    long begun = System.nanoTime();
    Answer answer = send(client, HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).header("Content-Type", type)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8))).build());
    milliseconds.add((System.nanoTime() - begun) / 1e6);
    return answer;
  }

  /** Told with the median and the slowest of a few. */
  private void measured(String what, String user, String path) {
    List<Double> taken = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < 7; i++) {
      long begun = System.nanoTime();
      Answer answer = as(user).get(path);
      taken.add((System.nanoTime() - begun) / 1e6);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      length = answer.body().length();
    }
    Collections.sort(taken);
    System.out.printf("%s: median %.0f ms, slowest %.0f ms, %d KB%n", what, taken.get(3), taken.get(6), length / 1024);
    assertThat(taken.get(3)).as(what).isLessThan(3000);
  }

  private long standing(String proposal, String state) {
    return ok(as("auditor1").get(PROPOSALS + "/" + proposal + "/consents?size=1&state=" + state)).get("total").asLong();
  }

  @Test
  @DisplayName("S3: 500 customers are asked at once, pages stay usable, all decide in parallel and none is sent away; early consents count early")
  void allAtOnce() throws Exception {
    List<Customer> customers = IntStream.range(0, CUSTOMERS).mapToObj(i -> customer()).toList();
    ObjectNode body = subcontractor().put("customers", "ALL");
    long begun = System.nanoTime();
    String proposal = propose(body);
    System.out.printf("Proposed for all: %.1f s%n", (System.nanoTime() - begun) / 1e9);
    begun = System.nanoTime();
    pass(proposal);
    System.out.printf("Checked: %.1f s%n", (System.nanoTime() - begun) / 1e9);
    soon().atMost(Duration.ofSeconds(180)).until(() -> standing(proposal, "PROPOSED") == 0 && standing(proposal, "ASKED") >= CUSTOMERS);
    long asked = standing(proposal, "ASKED");
    System.out.printf("%d customers asked: %.1f s after the check%n", asked, (System.nanoTime() - begun) / 1e9);
    assertThat(jdbc.sql("select count(*) from act_ru_task where task_def_key_ = 'task_consent' and proc_inst_id_ in (select id_ from act_ru_execution)")
        .query(Long.class).single()).isGreaterThanOrEqualTo(asked);

    Customer first = customers.get(0);
    consent(proposal, first);
    assertThat(state(ask(by(subprocessor(proposal), first)))).as("without waiting for the last").isEqualTo("IN_REVIEW");

    measured("The proposal", "vendor1", PROPOSALS + "/" + proposal);
    measured("A page of 200 consents", "vendor1", PROPOSALS + "/" + proposal + "/consents?size=200");
    measured("The subprocessor with all customers", "vendor1", "/api/subprocessors/" + subprocessor(proposal));
    measured("The whole register", "vendor1", "/api/subprocessors");
    measured("The register as CSV", "vendor1", "/api/subprocessors?format=csv");
    measured("A customer's own register", first.contact(), "/api/customers/" + first.id() + "/consents");
    Customer last = customers.get(CUSTOMERS - 1);
    measured("A customer's Tasklist", last.contact(), "/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=15");
    measured("A customer's count of tasks", last.contact(), "/engine-rest/task/count");
    measured("An auditor's Tasklist", "auditor1", "/engine-rest/task?sortBy=created&sortOrder=desc&maxResults=15");

    decideInParallel(proposal, customers.subList(1, CUSTOMERS));
    // Also so that the tests after this one find no queue.
    soon().atMost(Duration.ofMinutes(5))
        .until(() -> jdbc.sql("select count(*) from outbox where next_attempt_at is not null").query(Long.class).single() == 0);
    System.out.printf("The last mail is out %.1f s after the check%n", (System.nanoTime() - begun) / 1e9);
    assertThat(mails(proposal).stream().filter(mail -> mail.to().equals(first.mailbox("dora")))).as("asked, and told the result").hasSize(2);
    JsonNode view = proposal(proposal);
    assertThat(view.at("/tally/CONSENTED").asInt() + view.at("/tally/REFUSED").asInt()).isEqualTo(CUSTOMERS);
    laterCustomers(body, proposal);
    // The tests after this one jump over years: nobody is to be told then, a mail each, what has become of hundreds of consents.
    jdbc.sql("update consent set state = 'REPLACED' where subprocessor_id = ? and state = 'CONSENTED'").param(subprocessor(proposal)).update();
  }

  /** S3: who comes after all is asked too, until the subcontractor is proposed for some only. */
  private void laterCustomers(ObjectNode body, String proposal) {
    Customer later = customer();
    refusedBy("S3", by(subprocessor(proposal), later));
    awaitMail(proposal, later.mailbox("eve"), "Please decide");
    consent(proposal, later);
    assertThat(state(ask(by(subprocessor(proposal), later)))).isEqualTo("IN_REVIEW");
    checked(body.set("customers", body.arrayNode().add(later.id())));
    assertThat(ok(as("auditor1").get("/api/customers/" + customer().id() + "/consents")).get("total").asInt()).isZero();
  }

  private void decideInParallel(String proposal, List<Customer> customers) throws Exception {
    milliseconds.clear();
    long begun = System.nanoTime();
    ExecutorService people = Executors.newFixedThreadPool(AT_ONCE);
    List<String> failures = Collections.synchronizedList(new ArrayList<>());
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < customers.size(); i++) {
        Customer customer = customers.get(i);
        boolean yes = i % 5 != 0;
        all.add(people.submit(() -> decides(customer, proposal, yes, failures)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      people.shutdownNow();
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    List<Double> sorted = milliseconds.stream().sorted().toList();
    System.out.printf("%d customers decided, %d at a time: %.1f s, %.1f a second; a call: median %.0f ms, p99 %.0f ms, slowest %.0f ms%n",
        customers.size(), AT_ONCE, seconds, customers.size() / seconds, sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100),
        sorted.get(sorted.size() - 1));
    assertThat(failures).isEmpty();
  }

  /** Looks at the task, puts the document, says yes; or says no. */
  private void decides(Customer customer, String proposal, boolean yes, List<String> failures) {
    Answer tasks = call(customer.contact(), "GET", "/engine-rest/task?processInstanceBusinessKey=" + proposal, null, "application/json");
    if (tasks.status() != 200 || tasks.json().size() != 1) {
      failures.add(customer.id() + " sees " + tasks);
      return;
    }
    if (yes) {
      Answer document = call(customer.contact(), "PUT", document(proposal, customer), PDF, "application/pdf");
      if (document.status() != 201) {
        failures.add(customer.id() + " puts " + document);
      }
    }
    Answer decided = call(customer.contact(), "POST", "/engine-rest/task/" + tasks.json().get(0).get("id").asText() + "/complete",
        "{\"variables\": {\"decision\": {\"value\": \"%s\"}, \"reason\": {\"value\": \"As agreed.\"}}}".formatted(yes ? "CONSENT" : "REFUSE"),
        "application/json");
    if (decided.status() != 204) {
      failures.add(customer.id() + " decides " + decided);
    }
  }
}
