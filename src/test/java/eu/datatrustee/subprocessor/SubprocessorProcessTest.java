package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.datatrustee.processes.WholeModel;
import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.ConsentLost;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
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
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.AbstractAssertions;
import org.camunda.bpm.spring.boot.starter.configuration.Ordering;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessCoverageConfigurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The models of subcontractors as they run in the service, one step at a time: jobs and timers run when a test runs them. */
@Tag("process")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "datatrustee.reconciler.enabled=false", "datatrustee.register.look=false", "datatrustee.outbox.directory=target/outbox-of-subprocessor-tests"})
@ActiveProfiles("demo")
@Import({SubprocessorProcessTest.Coverage.class, SubprocessorProcessTest.Losses.class, Statements.class})
@ExtendWith(WholeModel.Unwatched.class)
abstract class SubprocessorProcessTest {

  /** A Monday without holidays near, ten in the morning in Frankfurt. */
  static final Instant MONDAY = Instant.parse("2027-03-08T09:00:00Z");

  private static final String DATABASE = "jdbc:h2:mem:subprocessors-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

  @DynamicPropertySource
  static void ownDatabase(DynamicPropertyRegistry properties) {
    properties.add("spring.datasource.url", () -> DATABASE);
  }

  /** Has the engine report which elements the tests pass through. */
  @TestConfiguration(proxyBeanMethods = false)
  static class Coverage {

    @Bean
    @Order(Ordering.DEFAULT_ORDER)
    ProcessEnginePlugin coverage() {
      return new AbstractProcessEnginePlugin() {
        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
          ProcessCoverageConfigurator.initializeProcessCoverageExtensions(configuration);
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine built) {
          WholeModel.listenTo(built);
        }
      };
    }
  }

  /** What was published as lost. */
  static class Losses {

    final List<ConsentLost> published = new ArrayList<>();
    /** What a test asks at the very moment that a loss is published. */
    final List<Object> found = new ArrayList<>();
    private Function<ConsentLost, Object> question;

    void then(Function<ConsentLost, Object> asked) {
      question = asked;
    }

    void forget() {
      published.clear();
      found.clear();
      question = null;
    }

    @EventListener
    void lost(ConsentLost lost) {
      published.add(lost);
      if (question != null) {
        found.add(question.apply(lost));
      }
    }
  }

  @Autowired
  ProcessEngine engine;
  @Autowired
  RuntimeService runtime;
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
  CustomerRegister register;
  @Autowired
  Customers customers;
  @Autowired
  Directory directory;
  @Autowired
  Deadlines deadlines;
  @Autowired
  JdbcClient jdbc;
  @Autowired
  Proposing proposing;
  @Autowired
  Proposals proposals;
  @Autowired
  Subprocessors subprocessors;
  @Autowired
  Consents consents;
  @Autowired
  ConsentDesk desk;
  @Autowired
  ConsentHistory history;
  @Autowired
  RegisterQueries queries;
  @Autowired
  StandingQueries standings;
  @Autowired
  Engagements engagements;
  @Autowired
  Lapses lapses;
  @Autowired
  Losses losses;

  /** The proposal that the test is about. */
  String caseId;
  ProcessInstance process;

  @BeforeEach
  void stopTheClock() {
    AbstractAssertions.init(engine);
    ClockUtil.setCurrentTime(Date.from(MONDAY));
    losses.forget();
  }

  @AfterEach
  void letTheClockRun() {
    ClockUtil.reset();
    identity.clearAuthentication();
    AbstractAssertions.reset();
  }

  // ---- time and people ----

  Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  void later(Duration time) {
    at(now().plus(time));
  }

  void at(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  /** Somebody signed in, as the doors would have it, for one act. */
  <T> T as(String user, Function<Caller, T> act) {
    identity.setAuthentication(user, List.copyOf(people.groupsOf(user)));
    try {
      return act.apply(current.caller());
    } finally {
      identity.clearAuthentication();
    }
  }

  void does(String user, Consumer<Caller> act) {
    as(user, caller -> {
      act.accept(caller);
      return null;
    });
  }

  Caller caller(String user) {
    return as(user, caller -> caller);
  }

  /** Does what must be refused, by the service or for want of a right in the engine; returns why it was. */
  Refusal refused(ThrowingCallable act) {
    Throwable thrown = catchThrowable(act);
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof AuthorizationException) {
        return Refusal.forbidden(cause.getMessage());
      }
    }
    throw new AssertionError("Not refused", thrown);
  }

  // ---- customers ----

  /** A customer of the test's own, with one contact who is signed in as {@code <id>Contact}. */
  Customer customer(String language, Affiliate... affiliates) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    Customer customer = new Customer(id, "Northwind " + id.substring(0, 5), List.of(new Contact("Nora Nord", id + "@northwind.example", null,
        language)),
        new Agreement("DTA-" + id, MONDAY.minus(Duration.ofDays(400)), null, false, List.of(), List.of(affiliates), List.of(), Map.of()));
    register.put(customer);
    directory.ensureUser(contactOf(customer), "Nora", "Nord", id + "@northwind.example", "demo");
    directory.ensureMember(contactOf(customer), Group.ofCustomer(id));
    return customer;
  }

  static String contactOf(Customer customer) {
    return customer.id() + "Contact";
  }

  Customer changed(Customer customer, List<Affiliate> affiliates, Map<String, OwnDeadline> own) {
    Agreement a = customer.agreement();
    Customer after = new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(),
        a.inForceUntil(), a.customerDecidesAccess(), a.accessFromCountries(), affiliates, a.describedDisclosures(), own));
    register.put(after);
    return after;
  }

  /** Somebody in several groups. */
  String somebodyIn(String... groups) {
    String id = "u" + UUID.randomUUID().toString().replace("-", "");
    directory.ensureUser(id, "Uta", "Ubiq", id + "@trustee.example", "demo");
    for (String group : groups) {
      directory.ensureMember(id, group);
    }
    return id;
  }

  // ---- proposals ----

  static Offer offer(Customer... customers) {
    return new Offer().to(customers);
  }

  /** Proposed by {@code vendor1}. */
  void proposed(Offer offer) {
    proposed("vendor1", offer);
  }

  void proposed(String user, Offer offer) {
    caseId = as(user, caller -> proposing.register(offer.application(), caller)).id();
    process = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).processDefinitionKey(SubprocessorApproval.KEY)
        .singleResult();
  }

  /** Proposed and checked; the customers are asked. */
  void asked(Offer offer) {
    proposed(offer);
    decide("task_dueDiligence", "vendor2", "PASS");
    startConsents();
  }

  void startConsents() {
    executeJobFor("call_customerConsent#multiInstanceBody");
    runAll("call_customerConsent");
    runAll("service_askForConsent");
  }

  Proposal proposal() {
    return proposals.require(caseId);
  }

  Subprocessor entry() {
    return subprocessors.require(proposal().proposed().subprocessorId());
  }

  Consent consent(Customer customer) {
    return consents.of(caseId, customer.id()).orElseThrow();
  }

  Upload paper() {
    return Papers.upload("consent.pdf", Papers.pdf());
  }

  Consent document(Customer customer, Narrowing narrowing) {
    try (Upload signed = paper()) {
      return as(contactOf(customer), contact -> desk.attach(caseId, customer.id(), signed, narrowing, contact));
    }
  }

  void consents(Customer customer) {
    consents(customer, Narrowing.NONE);
  }

  void consents(Customer customer, Narrowing narrowing) {
    document(customer, narrowing);
    answer(customer, contactOf(customer), "CONSENT");
  }

  void answer(Customer customer, String user, String decision, String... more) {
    complete(consentTask(customer), user, decision, more);
  }

  Task consentTask(Customer customer) {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey("task_consent")
        .taskCandidateGroup(Group.ofCustomer(customer.id())).singleResult();
    assertThat((Object) task).as("consent task of %s", customer.id()).isNotNull();
    return task;
  }

  /** Lets the customer's time pass without an answer. */
  void staysSilent(Customer customer) {
    at(clock(consent(customer).id(), "consent").due());
    management.executeJob(jobOf(consentTask(customer).getProcessInstanceId(), "timer_consentDue").getId());
  }

  // ---- tasks and jobs ----

  void decide(String task, String user, String decision, String... more) {
    Task open = tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(task).singleResult();
    assertThat((Object) open).as("task %s of %s", task, caseId).isNotNull();
    complete(open, user, decision, more);
  }

  private void complete(Task task, String user, String decision, String... more) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("decision", decision);
    for (int i = 0; i < more.length; i += 2) {
      answer.put(more[i], more[i + 1].equals("true") || more[i + 1].equals("false") ? Boolean.valueOf(more[i + 1]) : more[i + 1]);
    }
    does(user, caller -> tasks.complete(task.getId(), answer));
  }

  void executeJobFor(String step) {
    List<Job> found = jobsFor(step);
    assertThat(found).as("jobs of %s at %s", caseId, step).hasSize(1);
    management.executeJob(found.get(0).getId());
  }

  void runAll(String step) {
    jobsFor(step).forEach(job -> management.executeJob(job.getId()));
  }

  /** Lets the time of a timer come, if it has not, and the timer fire. */
  void fireTimer(String timer) {
    List<Job> found = jobsFor(timer);
    assertThat(found).as("timers of %s at %s", caseId, timer).hasSize(1);
    fire(found.get(0));
  }

  void fire(Job job) {
    if (job.getDuedate() != null && job.getDuedate().toInstant().isAfter(now())) {
      at(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  List<Job> jobsFor(String element) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
        .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
        .filter(job -> belongsTo(job, element)).toList();
  }

  Job jobOf(String instanceId, String element) {
    return management.createJobQuery().processInstanceId(instanceId).list().stream().filter(job -> belongsTo(job, element)).findFirst().orElseThrow();
  }

  /** A reminder's job stands at its task, and tells its own id in its configuration only. */
  private boolean belongsTo(Job job, String element) {
    if ("timer-task-listener".equals(((JobEntity) job).getJobHandlerType())) {
      return ((JobEntity) job).getJobHandlerConfigurationRaw().endsWith("~" + element);
    }
    return element.equals(management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId());
  }

  // ---- what came of it ----

  /** The work that the offer describes, by whoever was proposed. */
  Engagements.Work work() {
    return new Engagements.Work(entry().id(), "SUPPORT_INCIDENT", "DE", Set.of(DataCategory.CONTENT), Set.of("mailbox"));
  }

  /** The rule that stands against the work for the customer now, or null. */
  Rule lack(Customer customer) {
    return lack(customer, work());
  }

  Rule lack(Customer customer, Engagements.Work work) {
    Engagements.Standing standing = engagements.of(customers.require(customer.id()), work, now());
    return standing.lack() == null ? null : standing.lack().rule();
  }

  List<String> lost() {
    return losses.published.stream().map(ConsentLost::customerId).toList();
  }

  /** What happened to the customer's standing, in order. */
  List<String> events(Customer customer) {
    return history.of(entry().id(), customer.id()).stream().filter(event -> event.customerId() != null).map(ConsentHistory.Event::event).toList();
  }

  List<String> acts() {
    return jdbc.sql("select act from evidence where case_id = ? order by id").param(caseId).query(String.class).list();
  }

  /** Recipients of the mails of one kind about the case, in order. */
  List<String> mails(String template) {
    return jdbc.sql("select recipient from outbox where case_id = ? and template = ? order by recipient").params(caseId, template)
        .query(String.class).list();
  }

  List<String> runningClocks(String owner) {
    return deadlines.of(owner).stream().filter(clock -> clock.closedAt() == null).map(Deadline::name).sorted().toList();
  }

  /** The latest clock of that name, running or closed. */
  Deadline clock(String owner, String name) {
    return deadlines.of(owner).stream().filter(clock -> clock.name().equals(name)).reduce((one, later) -> later).orElseThrow();
  }
}
