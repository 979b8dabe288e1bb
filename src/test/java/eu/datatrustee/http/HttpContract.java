package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.RunningService;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.http.Mails.Mail;
import eu.datatrustee.identity.Group;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * What the people and programs around the service do, in their words. Everything goes over HTTP and through the job executor; each
 * test has customers and incidents of its own.
 */
@Import(HttpContract.Gateways.class)
@TestPropertySource(properties = {"datatrustee.outbox.poll=100ms", "datatrustee.keys.directory=target/test-keys"})
abstract class HttpContract extends RunningService {

  static final String REQUESTS = "/api/access-requests";
  private static final Set<String> TASKS_OF_CUSTOMERS = Set.of("task_customerDecision", "task_confirmEnd");
  private static final List<String> TABLES = List.of("access_request", "access_decision", "direct_access", "incident", "evidence", "outbox",
      "deadline", "access_grant", "idempotency_key", "act_ru_execution", "act_ru_task", "act_ru_job", "act_ru_variable");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TestConfiguration(proxyBeanMethods = false)
  static class Gateways {

    @Bean
    Vault vault() {
      return new Vault();
    }

    @Bean
    Meanwhile meanwhile() {
      return new Meanwhile();
    }
  }

  /** @param contact a user who is one of its privacy contacts */
  record Customer(String id, String contact) {

    String mailbox(String name) {
      return name + "@" + id + ".example";
    }
  }

  @Autowired Directory directory;
  @Autowired JdbcClient jdbc;
  @Autowired RuntimeService runtime;
  @Autowired ManagementService management;
  @Autowired Vault vault;
  @Autowired Meanwhile meanwhile;

  private Mails mails;

  @Autowired
  void environment(Environment environment) {
    mails = new Mails(environment);
  }

  @BeforeEach
  void goOn() {
    Time.goOn();
  }

  @AfterAll
  static void resetClock() {
    Time.reset();
  }

  // ---- agreement managers ----

  /** A new customer with a German and an English contact; Ireland and one affiliate are covered. */
  Customer customer() {
    return customer(body -> { });
  }

  Customer customer(Consumer<ObjectNode> change) {
    String id = "c" + NUMBER.incrementAndGet();
    Customer customer = new Customer(id, id + "contact");
    assertThat(put(customer, change).status()).isEqualTo(201);
    directory.ensureUser(customer.contact(), "Kim", "Contact", customer.mailbox("kim"), "demo");
    directory.ensureMember(customer.contact(), Group.ofCustomer(id));
    return customer;
  }

  Answer put(Customer customer, Consumer<ObjectNode> change) {
    ObjectNode body = json("""
        {"name": "%1$s GmbH",
         "contacts": [{"name": "Dora Deutsch", "email": "dora@%1$s.example", "language": "de"},
                      {"name": "Eve English", "email": "eve@%1$s.example", "language": "en"}],
         "agreement": {"reference": "DTA-%1$s", "inForceFrom": "2020-01-01", "customerDecidesAccess": false,
           "accessFromCountries": [{"country": "IE", "basis": "Standard Contractual Clauses"}],
           "affiliates": [{"name": "Helper GmbH", "registerNumber": "HRB %1$s", "country": "DE"}],
           "describedDisclosures": [], "deadlines": {}}}""".formatted(customer.id()));
    change.accept(body);
    return as("agreements1").call("PUT", "/api/customers/" + customer.id(), body.toString());
  }

  static Consumer<ObjectNode> agreement(Consumer<ObjectNode> change) {
    return body -> change.accept((ObjectNode) body.get("agreement"));
  }

  /** S5: the affiliate that the customer's agreement names passes the check that it needs before it may work. */
  void checkAffiliate(Customer customer) {
    Answer proposed = as("vendor1").post("/api/subprocessor-proposals", """
        {"engagedBy": "TRUSTEE", "name": "Helper GmbH", "registerNumber": "HRB %1$s", "country": "DE", "service": "Support",
         "dataCategories": ["CONTENT"], "purposes": ["SUPPORT_INCIDENT", "SERVICE_PROBLEM", "MAINTENANCE", "IMPROVEMENT"],
         "customers": ["%1$s"]}""".formatted(customer.id()));
    assertThat(proposed.status()).as(proposed.toString()).isEqualTo(201);
    String query = "/engine-rest/task?processInstanceBusinessKey=" + proposed.json().get("id").asText();
    String task = soon().until(() -> as("vendor2").get(query).json(), found -> found.size() == 1).get(0).get("id").asText();
    assertThat(complete("vendor2", task, "decision", "PASS").status()).isEqualTo(204);
    soon().until(() -> ok(as("auditor1").get("/api/customers/" + customer.id() + "/consents")).at("/items/0/state").asText()
        .equals("LISTED_AFFILIATE"));
  }

  /** One of the customer's people who is in another group as well. */
  String alsoIn(Customer customer, String house) {
    String both = customer.id() + "both";
    directory.ensureUser(both, "Bo", "Both", customer.mailbox("bo"), "demo");
    directory.ensureMember(both, Group.ofCustomer(customer.id()));
    directory.ensureMember(both, house);
    return both;
  }

  // ---- the ticket system ----

  String incident(Customer customer) {
    return incident(customer, "B");
  }

  String incident(Customer customer, String severity) {
    String id = "T-" + NUMBER.incrementAndGet();
    Answer answer = as("support1").post("/api/incidents", incidentBody(id, customer, severity).toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return id;
  }

  static ObjectNode incidentBody(String id, Customer customer, String severity) {
    return JSON.createObjectNode().put("id", id).put("customerId", customer.id()).put("title", "Mails vanish").put("severity", severity)
        .put("submittedBy", customer.mailbox("dora")).put("submittedAt", Time.now().minusSeconds(60).toString());
  }

  JsonNode resolve(String incidentId) {
    return ok(as("support1").post("/api/incidents/" + incidentId + "/resolution", "{\"summary\": \"A transport rule was wrong.\"}"));
  }

  // ---- the provider's support ----

  /** What support1 asks for where a test has no other wish: to look into one mailbox for two hours. */
  ObjectNode application(Customer customer, String incidentId) {
    return json("""
        {"customerId": "%s", "purpose": "SUPPORT_INCIDENT", "incidentId": "%s",
         "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"},
         "accessFromCountry": "DE", "resources": ["mailbox:finance"], "mode": "READ_ONLY", "actions": ["VIEW"],
         "justification": "Mails vanish from the mailbox.", "alternativesConsidered": "Logs show nothing.",
         "durationMinutes": 120}""".formatted(customer.id(), incidentId));
  }

  /** @return the case's id */
  String ask(ObjectNode application) {
    Answer answer = as("support1").post(REQUESTS, application.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().get("id").asText();
  }

  String ask(Customer customer) {
    return ask(application(customer, incident(customer)));
  }

  Answer act(String user, String caseId, String action, String body) {
    return as(user).post(REQUESTS + "/" + caseId + "/" + action, body);
  }

  String credential(String caseId) {
    return ok(act("support1", caseId, "credential", null)).get("token").asText();
  }

  // ---- those who decide ----

  /** Waits for the task. */
  String task(String caseId, String key) {
    String reader = TASKS_OF_CUSTOMERS.contains(key) ? contactOf(caseId) : "officer1";
    String query = "/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + key;
    return soon().until(() -> as(reader).get(query).json(), found -> found.size() == 1).get(0).get("id").asText();
  }

  private String contactOf(String caseId) {
    return jdbc.sql("select customer_id from " + (caseId.startsWith("AR") ? "access_request" : "direct_access") + " where id = ?")
        .param(caseId).query(String.class).single() + "contact";
  }

  /** @param fields name, value, name, value … */
  Answer complete(String user, String taskId, String... fields) {
    ObjectNode body = JSON.createObjectNode();
    ObjectNode variables = body.putObject("variables");
    for (int i = 0; i < fields.length; i += 2) {
      variables.putObject(fields[i]).put("value", fields[i + 1]);
    }
    return as(user).post("/engine-rest/task/" + taskId + "/complete", body.toString());
  }

  void decide(String user, String caseId, String taskKey, String decision, String... fields) {
    String[] all = new String[fields.length + 2];
    all[0] = "decision";
    all[1] = decision;
    System.arraycopy(fields, 0, all, 2, fields.length);
    Answer answer = complete(user, task(caseId, taskKey), all);
    assertThat(answer.status()).as("%s %s by %s: %s", taskKey, decision, user, answer).isEqualTo(204);
  }

  Answer claim(String user, String taskId) {
    return as(user).post("/engine-rest/task/" + taskId + "/claim", "{\"userId\": \"" + user + "\"}");
  }

  /** One officer grants what was asked. */
  void grant(String caseId) {
    decide("officer1", caseId, "task_review", "GRANT");
  }

  void supervise(String caseId) {
    supervise(caseId, "supervisor1");
  }

  void supervise(String caseId, String supervisor) {
    assertThat(claim(supervisor, task(caseId, "task_supervise")).status()).isEqualTo(204);
  }

  /** An access that is open and supervised. */
  String active(ObjectNode application) {
    String caseId = ask(application);
    grant(caseId);
    supervise(caseId);
    awaitState(caseId, "ACTIVE");
    return caseId;
  }

  String active(Customer customer) {
    return active(application(customer, incident(customer)));
  }

  // ---- gateways ----

  boolean active(String token) {
    return introspect(token).get("active").asBoolean();
  }

  JsonNode introspect(String token) {
    return ok(as("gateway1").call("POST", "/api/introspect", "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), "Content-Type",
        "application/x-www-form-urlencoded"));
  }

  // ---- looking ----

  JsonNode view(String caseId) {
    return ok(as("auditor1").get(REQUESTS + "/" + caseId));
  }

  String state(String caseId) {
    return view(caseId).get("state").asText();
  }

  JsonNode awaitState(String caseId, String state) {
    return soon().until(() -> view(caseId), view -> view.get("state").asText().equals(state));
  }

  /** The end that counts: the case has it, and its grant is confirmed gone. */
  JsonNode awaitEnd(String caseId, String endReason) {
    JsonNode view = awaitState(caseId, "ENDED");
    assertThat(view.get("endReason").asText()).isEqualTo(endReason);
    assertThat(view.at("/grant/revokedAt").isMissingNode()).isFalse();
    assertThat(view.at("/grant/revocationConfirmedAt").isMissingNode()).isFalse();
    return view;
  }

  /** Waits for a mail of the case to this address that says all of these words. */
  Mail awaitMail(String caseId, String to, String... words) {
    return soon().until(() -> mails.of(caseId).stream().filter(mail -> mail.to().equals(to) && mail.says(words)).findFirst(),
        java.util.Optional::isPresent).orElseThrow();
  }

  List<Mail> mails(String caseId) {
    return mails.of(caseId);
  }

  List<String> ledger(Customer customer) {
    return ok(as(customer.contact()).get("/api/customers/" + customer.id() + "/ledger?size=200")).get("items").findValuesAsText("act");
  }

  /** When the clock runs out; of several of that name, the last. */
  Instant due(String caseId, String clock) {
    return StreamSupport.stream(view(caseId).get("deadlines").spliterator(), false)
        .filter(deadline -> deadline.get("name").asText().equals(clock)).map(deadline -> Instant.parse(deadline.get("due").asText()))
        .max(Instant::compareTo).orElseThrow();
  }

  /** Rows of everything that a call could leave behind, with nothing under way: no job, and no mail that is written down as it leaves. */
  Map<String, Long> rows() {
    quiet();
    soon().until(() -> jdbc.sql("select count(*) from outbox where next_attempt_at is not null and (attempts = 0 or taken_at is not null)")
        .query(Long.class).single() == 0);
    quiet();
    Map<String, Long> rows = new TreeMap<>();
    TABLES.forEach(table -> rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single()));
    return rows;
  }

  // ---- time ----

  static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).pollDelay(Duration.ZERO);
  }

  /** Waits until the job executor has nothing to do at this instant. */
  void quiet() {
    soon().until(() -> management.createJobQuery().executable().count() == 0);
  }

  void pass(Duration duration) {
    quiet();
    Time.pass(duration);
  }

  void passTo(Instant instant) {
    quiet();
    Time.passTo(instant);
  }

  /** Waits for something that takes the service's time, in steps, such as the pauses between tries. */
  void passUntil(Duration step, Callable<Boolean> condition) {
    soon().pollInterval(Duration.ofMillis(300)).until(() -> {
      if (condition.call()) {
        return true;
      }
      pass(step);
      return false;
    });
  }

  static JsonNode ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json();
  }

  static ObjectNode json(String text) {
    try {
      return (ObjectNode) JSON.readTree(text);
    } catch (java.io.IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
