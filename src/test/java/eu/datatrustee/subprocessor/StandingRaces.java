package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/** What meets at the same instant: a withdrawal and a changed agreement, a document and the decision. No job runs by itself. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "datatrustee.reconciler.enabled=false", "datatrustee.register.look=false", "datatrustee.outbox.directory=target/outbox-of-standing-races"})
@ActiveProfiles("demo")
abstract class StandingRaces {

  private static final int TIMES = 200;
  /** Each concerns every customer that the tests before have made. */
  private static final int TIMES_FOR_ALL = 20;

  @Autowired
  CustomerRegister register;
  @Autowired
  Directory directory;
  @Autowired
  Proposing proposing;
  @Autowired
  Proposals proposals;
  @Autowired
  Consents consents;
  @Autowired
  ConsentDesk desk;
  @Autowired
  TaskService tasks;
  @Autowired
  ManagementService management;
  @Autowired
  IdentityService identity;
  @Autowired
  People people;
  @Autowired
  CurrentCaller current;
  @Autowired
  JdbcClient jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private <T> T as(String user, Function<Caller, T> act) {
    identity.setAuthentication(user, List.copyOf(people.groupsOf(user)));
    try {
      return act.apply(current.caller());
    } finally {
      identity.clearAuthentication();
    }
  }

  private Customer customer(Affiliate... affiliates) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    Customer customer = new Customer(id, "Northwind AG", List.of(new Contact("Nora Nord", id + "@northwind.example", null, "de")),
        new Agreement("DTA-" + id, Instant.now().minus(Duration.ofDays(1)), null, false, List.of(), List.of(affiliates), List.of(), Map.of()));
    register.put(customer);
    for (String person : List.of("a", "b")) {
      directory.ensureUser(id + person, "Nora", "Nord", id + person + "@northwind.example", "demo");
      directory.ensureMember(id + person, Group.ofCustomer(id));
    }
    return customer;
  }

  /** A customer that is asked about a subcontractor of its own; its document is there. */
  private String asked(Customer customer, Offer offer) {
    String caseId = as("vendor1", caller -> proposing.register(offer.to(customer).application(), caller)).id();
    String check = tasks.createTaskQuery().processInstanceBusinessKey(caseId).singleResult().getId();
    as("vendor2", caller -> {
      tasks.complete(check, Map.of("decision", "PASS"));
      return null;
    });
    for (int round = 0; round < 3; round++) {
      jobs(caseId).forEach(job -> management.executeJob(job));
    }
    try (Upload signed = Papers.upload("consent.pdf", Papers.pdf())) {
      as(customer.id() + "a", caller -> desk.attach(caseId, customer.id(), signed, Narrowing.NONE, caller));
    }
    return caseId;
  }

  /** Ids of the jobs that wait at a save point, in the case and in what it called. */
  private List<String> jobs(String caseId) {
    return jdbc.sql("select j.id_ from act_ru_job j join act_ru_execution e on e.proc_inst_id_ = j.process_instance_id_ and e.parent_id_ is null "
        + "where e.business_key_ = ? and j.type_ = 'message'").param(caseId).query(String.class).list();
  }

  private String consentTask(String caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey("task_consent").singleResult().getId();
  }

  /** Both begin at once; each result, or the refusal that it met. */
  private List<Object> atOnce(Callable<?> one, Callable<?> other) throws Exception {
    CyclicBarrier start = new CyclicBarrier(2);
    List<Future<Object>> both = new ArrayList<>();
    for (Callable<?> act : List.of(one, other)) {
      both.add(threads.submit(() -> {
        start.await();
        try {
          return act.call();
        } catch (Exception e) {
          return refusalIn(e);
        }
      }));
    }
    return List.of(both.get(0).get(), both.get(1).get());
  }

  private static Object refusalIn(Exception thrown) throws Exception {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
    }
    throw thrown;
  }

  private boolean complete(String user, String task, Map<String, Object> answer) {
    return as(user, caller -> {
      tasks.complete(task, answer);
      return true;
    });
  }

  @Test
  @DisplayName("A withdrawal and an agreement that lists the same subcontractor meet, 200 times: neither waits for the other for ever")
  void withdrawalAndAgreement() throws Exception {
    for (int time = 0; time < TIMES; time++) {
      Offer offer = new Offer();
      Customer customer = customer();
      String caseId = asked(customer, offer);
      complete(customer.id() + "a", consentTask(caseId), Map.of("decision", "CONSENT"));
      Consent given = consents.of(caseId, customer.id()).orElseThrow();
      Agreement a = customer.agreement();
      Customer named = new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(), null,
          false, List.of(), List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", null)), List.of(), Map.of()));

      List<Object> both = atOnce(() -> as(customer.id() + "a",
          caller -> desk.withdraw(customer.id(), given.about().subprocessorId(), "Changed our mind", caller)), () -> register.put(named));

      assertThat(both.get(1)).as("%s", both).isEqualTo(false);
      ConsentState left = consents.require(given.id()).state();
      assertThat(left).isEqualTo(both.get(0) instanceof Refusal ? ConsentState.REPLACED : ConsentState.WITHDRAWN);
      assertThat(consents.ofCustomer(customer.id(), given.about().subprocessorId()).stream().filter(row -> row.state().counts()))
          .as("listed since").hasSize(1);
    }
  }

  private Customer naming(Customer customer, Offer offer) {
    Agreement a = customer.agreement();
    return new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(), null, false,
        List.of(), List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", null)), List.of(), Map.of()));
  }

  private List<Consent> counting(Customer customer, String caseId) {
    String entry = proposals.require(caseId).proposed().subprocessorId();
    return consents.ofCustomer(customer.id(), entry).stream().filter(row -> row.state().counts()).toList();
  }

  @Test
  @DisplayName("A check that is passed for somebody else and an agreement that comes to name it meet, 200 times: it is listed, once")
  void checkAndAgreement() throws Exception {
    Customer concerned = customer();
    for (int time = 0; time < TIMES; time++) {
      Offer offer = new Offer();
      Customer customer = customer();
      String caseId = as("vendor1", caller -> proposing.register(offer.to(concerned).application(), caller)).id();
      String check = tasks.createTaskQuery().processInstanceBusinessKey(caseId).singleResult().getId();
      Customer named = naming(customer, offer);

      List<Object> both = atOnce(() -> complete("vendor2", check, Map.of("decision", "PASS")), () -> register.put(named));

      assertThat(both).containsExactly(true, false);
      assertThat(counting(customer, caseId)).as("%s", both).extracting(Consent::state).containsExactly(ConsentState.LISTED_AFFILIATE);
    }
  }

  @Test
  @DisplayName("The same proposal twice at once, 200 times, of an entity that is new and of one that is known: one is a case, the other a conflict")
  void equalProposals() throws Exception {
    Customer customer = customer();
    Customer other = customer();
    for (int time = 0; time < TIMES; time++) {
      Offer offer = new Offer();
      boolean known = time % 2 == 1;
      if (known) {
        as("vendor1", caller -> proposing.register(offer.to(other).application(), caller));
      }
      ProposalApplication application = offer.to(customer).application();
      Callable<String> proposed = () -> as("vendor1", caller -> proposing.register(application, caller)).id();

      List<Object> both = atOnce(proposed, proposed);

      assertThat(both).as("%s", both).hasAtLeastOneElementOfType(String.class).hasAtLeastOneElementOfType(Refusal.class);
      assertThat(both).filteredOn(Refusal.class::isInstance).extracting(refusal -> ((Refusal) refusal).kind())
          .containsExactly(Refusal.Kind.CONFLICT);
      String caseId = (String) both.stream().filter(String.class::isInstance).findFirst().orElseThrow();
      assertThat(jdbc.sql("select id from proposal where register_number = ?").param(application.registerNumber()).query(String.class).list())
          .contains(caseId).hasSize(known ? 2 : 1);
      assertThat(jdbc.sql("select count(*) from subprocessor where register_number = ?").param(application.registerNumber()).query(Long.class)
          .single()).isEqualTo(1);
      assertThat(consents.ofProposal(caseId)).extracting(row -> row.about().customerId()).containsExactly(customer.id());
      assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("A check of a proposal for all and a customer that is new meet, time and again: it is asked, once")
  void checkForAllAndNewCustomer() throws Exception {
    for (int time = 0; time < TIMES_FOR_ALL; time++) {
      String caseId = as("vendor1", caller -> proposing.register(new Offer().toIds(ProposalApplication.ALL).application(), caller)).id();
      String check = tasks.createTaskQuery().processInstanceBusinessKey(caseId).singleResult().getId();

      List<Object> both = atOnce(() -> complete("vendor2", check, Map.of("decision", "PASS")), this::customer);

      assertThat(both.get(0)).as("%s", both).isEqualTo(true);
      String entry = proposals.require(caseId).proposed().subprocessorId();
      assertThat(consents.ofCustomer(((Customer) both.get(1)).id(), entry)).extracting(Consent::state).containsExactly(ConsentState.PROPOSED);
      // Nobody who comes later is to be asked.
      jdbc.sql("update subprocessor set all_customers = false where id = ?").param(entry).update();
      jdbc.sql("update proposal set all_customers = false where id = ?").param(caseId).update();
    }
  }

  @Test
  @DisplayName("A customer's answer and its agreement that comes to name what it is asked about meet, 200 times: it is listed, once, and nothing stays open")
  void answerAndAgreement() throws Exception {
    for (int time = 0; time < TIMES; time++) {
      Offer offer = new Offer();
      Customer customer = customer();
      String caseId = asked(customer, offer);
      String task = consentTask(caseId);
      Customer named = naming(customer, offer);

      List<Object> both = atOnce(() -> complete(customer.id() + "a", task, Map.of("decision", "CONSENT")), () -> register.put(named));

      assertThat(both.get(1)).as("%s", both).isEqualTo(false);
      assertThat(counting(customer, caseId)).as("%s", both).extracting(Consent::state).containsExactly(ConsentState.LISTED_AFFILIATE);
      assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count()).isZero();
    }
  }

  @Test
  @DisplayName("A later document and the decision meet, 200 times: what is consented to is what was there before, or the decision is refused")
  void documentAndDecision() throws Exception {
    for (int time = 0; time < TIMES; time++) {
      Customer customer = customer();
      String caseId = asked(customer, new Offer());
      String task = consentTask(caseId);
      Narrowing narrower = new Narrowing(List.of(), List.of("CONTENT"), null);
      String seen = consents.of(caseId, customer.id()).orElseThrow().onFile();

      List<Object> both = atOnce(() -> complete(customer.id() + "a", task, Map.of("decision", "CONSENT", "seen", seen)), () -> {
        try (Upload signed = Papers.upload("other.pdf", Papers.pdf())) {
          return as(customer.id() + "b", caller -> desk.attach(caseId, customer.id(), signed, narrower, caller));
        }
      });

      // Whoever decides consents to the document that was theirs to see: before the other came, or not at all.
      Consent consent = consents.of(caseId, customer.id()).orElseThrow();
      boolean decidedFirst = both.get(1) instanceof Refusal;
      assertThat(both.get(0) instanceof Refusal).as("%s", both).isEqualTo(!decidedFirst);
      assertThat(consent.state()).isEqualTo(decidedFirst ? ConsentState.CONSENTED : ConsentState.ASKED);
      assertThat(consent.document().by()).isEqualTo(customer.id() + (decidedFirst ? "a" : "b"));
      assertThat(consent.dataCategoryList()).isEqualTo(decidedFirst ? List.of() : List.of("CONTENT"));
    }
  }
}
