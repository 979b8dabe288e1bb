package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What vendor managers and customers do about subcontractors, in their words. */
abstract class SubprocessorContract extends HttpContract {

  static final String PROPOSALS = "/api/subprocessor-proposals";
  static final String PDF = new String(Papers.pdf(), StandardCharsets.ISO_8859_1);
  private static final AtomicInteger NUMBER = new AtomicInteger();

  // ---- proposals ----

  /** A subcontractor of the trustee's that nobody knows yet, for content and support data in support incidents and maintenance. */
  ObjectNode subcontractor(Customer... customers) {
    ObjectNode body = json("""
        {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "HRB sub%d", "country": "DE",
         "service": "Second-level support", "dataCategories": ["CONTENT", "SUPPORT"], "purposes": ["SUPPORT_INCIDENT", "MAINTENANCE"],
         "plannedStart": "%s", "validUntil": "%s"}"""
        .formatted(NUMBER.incrementAndGet(), Time.now(), Time.now().plus(Duration.ofDays(300))));
    ArrayNode ids = body.putArray("customers");
    List.of(customers).forEach(customer -> ids.add(customer.id()));
    return body;
  }

  /** The same, engaged by the provider. */
  ObjectNode ofProvider(Customer... customers) {
    return subcontractor(customers).put("engagedBy", "PROVIDER").put("name", "Helpdesk Ltd.");
  }

  Answer tryToPropose(String user, ObjectNode body) {
    return as(user).post(PROPOSALS, body.toString());
  }

  /** @return the case's id */
  String propose(ObjectNode body) {
    Answer answer = tryToPropose("vendor1", body);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo(PROPOSALS + "/" + answer.json().get("id").asText());
    return answer.json().get("id").asText();
  }

  /** S5: the check is passed; the customers are asked where they must be. */
  void pass(String proposal) {
    decideAs("vendor2", proposal, "task_dueDiligence", "PASS");
  }

  String checked(ObjectNode body) {
    String proposal = propose(body);
    pass(proposal);
    return proposal;
  }

  void decideAs(String user, String proposal, String taskKey, String decision, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "decision";
    all[1] = decision;
    System.arraycopy(fields, 0, all, 2, fields.length);
    Answer answer = complete(user, taskOf(user, proposal, taskKey), all);
    assertThat(answer.status()).as("%s %s by %s: %s", taskKey, decision, user, answer).isEqualTo(204);
  }

  /** Waits for the one task that this person sees. */
  String taskOf(String user, String proposal, String taskKey) {
    return soon().until(() -> tasksOf(user, proposal, taskKey), found -> found.size() == 1).get(0).get("id").asText();
  }

  JsonNode tasksOf(String user, String proposal, String taskKey) {
    return ok(as(user).get("/engine-rest/task?processInstanceBusinessKey=" + proposal + "&taskDefinitionKey=" + taskKey));
  }

  JsonNode proposal(String id) {
    return ok(as("auditor1").get(PROPOSALS + "/" + id));
  }

  JsonNode awaitProposal(String id, String state) {
    return soon().until(() -> proposal(id), view -> view.get("state").asText().equals(state));
  }

  // ---- consents ----

  static String sha256(String document) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  String document(String proposal, Customer customer) {
    return PROPOSALS + "/" + proposal + "/consents/" + customer.id() + "/document";
  }

  Answer upload(String user, String proposal, Customer customer, String query) {
    return as(user).call("PUT", document(proposal, customer) + query, PDF, "Content-Type", "application/pdf");
  }

  JsonNode standing(String proposal, Customer customer) {
    return ok(as("auditor1").get(PROPOSALS + "/" + proposal + "/consents/" + customer.id()));
  }

  JsonNode awaitStanding(String proposal, Customer customer, String state) {
    return soon().until(() -> standing(proposal, customer), view -> view.get("state").asText().equals(state));
  }

  void consent(String proposal, Customer customer) {
    consent(proposal, customer, "");
  }

  /** @param query narrows it, as {@code ?dataCategories=CONTENT} */
  void consent(String proposal, Customer customer, String query) {
    taskOf(customer.contact(), proposal, "task_consent");
    Answer answer = upload(customer.contact(), proposal, customer, query);
    assertThat(answer.status()).as(answer.toString()).isIn(200, 201);
    decideAs(customer.contact(), proposal, "task_consent", "CONSENT");
    awaitStanding(proposal, customer, "CONSENTED");
  }

  void refuse(String proposal, Customer customer) {
    decideAs(customer.contact(), proposal, "task_consent", "REFUSE", "reason", "Not with our data.");
    awaitStanding(proposal, customer, "REFUSED");
  }

  Answer withdraw(String user, Customer customer, String subprocessor) {
    return as(user).post("/api/customers/" + customer.id() + "/consents/" + subprocessor + "/withdrawal", "{\"reason\": \"Trust is gone.\"}");
  }

  /** A subcontractor that this customer has consented to. */
  String consented(Customer customer) {
    String proposal = checked(subcontractor(customer));
    consent(proposal, customer);
    return proposal;
  }

  /** @return the subprocessor that a proposal is about */
  String subprocessor(String proposal) {
    return proposal(proposal).get("subprocessorId").asText();
  }

  // ---- its people ask for access ----

  ObjectNode by(String organisation, Customer customer) {
    ObjectNode application = application(customer, incident(customer));
    ((ObjectNode) application.get("accessor")).put("organisation", organisation);
    return application;
  }

  JsonNode refusedBy(String rule, ObjectNode application) {
    JsonNode view = view(ask(application));
    assertThat(view.get("state").asText()).as(view.toString()).isEqualTo("REFUSED");
    assertThat(view.at("/refusal/rule").asText()).as(view.toString()).isEqualTo(rule);
    return view;
  }

  // ---- several at once ----

  static <T> List<T> atOnce(Collection<Callable<T>> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    try {
      CyclicBarrier start = new CyclicBarrier(calls.size());
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> call : calls) {
        futures.add(threads.submit(() -> {
          start.await();
          return call.call();
        }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
