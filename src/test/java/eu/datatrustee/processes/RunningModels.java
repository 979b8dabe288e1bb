package eu.datatrustee.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import eu.datatrustee.access.gateway.GatewayForTests;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.People;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
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
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The models as they run in the service, with its real steps, guards and records, one step at a time: no job and no timer runs but
 * those a test runs, and the time stands still until a test moves it.
 */
@Tag("process")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {"camunda.bpm.job-execution.enabled=false",
    "datatrustee.reconciler.enabled=false", "datatrustee.outbox.directory=target/outbox-of-process-tests",
    "datatrustee.outbox.poll=100ms", "datatrustee.outbox.first-pause=50ms", "datatrustee.outbox.longest-pause=100ms"})
@ActiveProfiles("demo")
@Import({GatewayForTests.class, PostForTests.class, RunningModels.Coverage.class})
public abstract class RunningModels {

  /** A Monday without holidays near, ten in the morning in Frankfurt. */
  protected static final Instant MONDAY = Instant.parse("2027-03-08T09:00:00Z");

  private static final String DATABASE = "jdbc:h2:mem:process-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";

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
      return new org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin() {
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

  /** Before a class's own, where it has one: the engine's listeners need somebody to report to. */
  @RegisterExtension
  static final WholeModel.Unwatched UNWATCHED = new WholeModel.Unwatched();

  @Autowired
  protected ProcessEngine engine;
  @Autowired
  protected RuntimeService runtime;
  @Autowired
  protected TaskService tasks;
  @Autowired
  protected ManagementService management;
  @Autowired
  protected HistoryService history;
  @Autowired
  protected IdentityService identity;
  @Autowired
  protected People people;
  @Autowired
  protected CurrentCaller current;
  @Autowired
  protected Directory directory;
  @Autowired
  protected Deadlines deadlines;
  @Autowired
  protected JdbcClient jdbc;

  /** The case that the test is about. */
  protected String caseId;
  protected ProcessInstance process;
  private final List<String> somebodies = new ArrayList<>();

  @BeforeEach
  void stopTheClock() {
    AbstractAssertions.init(engine);
    ClockUtil.setCurrentTime(Date.from(MONDAY));
  }

  /** Whoever was made up for a test is in no group after it. */
  @AfterEach
  void dismiss() {
    somebodies.forEach(id -> people.groupsOf(id).forEach(group -> directory.removeMember(id, group)));
  }

  @AfterEach
  void letTheClockRun() {
    PostForTests.server(PostForTests.Server.TAKES);
    ClockUtil.reset();
    identity.clearAuthentication();
    AbstractAssertions.reset();
  }

  // ---- time ----

  protected Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  protected void later(Duration time) {
    at(now().plus(time));
  }

  protected void at(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  // ---- people ----

  /** Somebody signed in, as the doors would have it, for one act. */
  protected <T> T as(String user, Function<Caller, T> act) {
    identity.setAuthentication(user, List.copyOf(people.groupsOf(user)));
    try {
      return act.apply(current.caller());
    } finally {
      identity.clearAuthentication();
    }
  }

  protected void does(String user, Consumer<Caller> act) {
    as(user, caller -> {
      act.accept(caller);
      return null;
    });
  }

  // ---- tasks ----

  protected void decide(String task, String user, String decision, String... more) {
    Map<String, Object> answer = new HashMap<>();
    answer.put("decision", decision);
    for (int i = 0; i < more.length; i += 2) {
      answer.put(more[i], more[i + 1]);
    }
    String id = task(task).getId();
    does(user, caller -> tasks.complete(id, answer));
  }

  protected void claim(String task, String user) {
    String id = task(task).getId();
    does(user, caller -> tasks.claim(id, user));
  }

  protected void giveBack(String task, String user) {
    String id = task(task).getId();
    does(user, caller -> tasks.setAssignee(id, null));
  }

  /** Does what must be refused, by the service or for want of a right in the engine; returns why it was. */
  protected Refusal refused(ThrowingCallable act) {
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

  /** The one open task of that key; a called process has the same case id. */
  protected Task task(String key) {
    Task task = tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(key).singleResult();
    assertThat((Object) task).as("task %s of %s", key, caseId).isNotNull();
    return task;
  }

  /** Somebody in several groups, for this test. */
  protected String somebodyIn(String... groups) {
    String id = "u" + UUID.randomUUID().toString().replace("-", "");
    directory.ensureUser(id, "Uta", "Ubiq", id + "@trustee.example", "demo");
    somebodies.add(id);
    for (String group : groups) {
      directory.ensureMember(id, group);
    }
    return id;
  }

  // ---- jobs ----

  /** Runs the job that waits at a save point. */
  protected void executeJobFor(String step) {
    management.executeJob(jobFor(step).getId());
  }

  /** Runs the job, which fails, until it is not tried again. */
  protected void exhaust(String step) {
    while (jobFor(step).getRetries() > 0) {
      assertThatThrownBy(() -> executeJobFor(step)).isInstanceOf(RuntimeException.class);
    }
  }

  /** Lets the time of a timer come, if it has not, and the timer fire. */
  protected void fireTimer(String timer) {
    Job job = jobFor(timer);
    if (job.getDuedate().toInstant().isAfter(now())) {
      at(job.getDuedate().toInstant());
    }
    management.executeJob(job.getId());
  }

  protected boolean waitsFor(String element) {
    return jobs().stream().anyMatch(job -> belongsTo(job, element));
  }

  protected Job jobFor(String element) {
    List<Job> found = jobs().stream().filter(job -> belongsTo(job, element)).toList();
    assertThat(found).as("jobs of %s at %s", caseId, element).hasSize(1);
    return found.get(0);
  }

  protected List<Job> jobs() {
    List<Job> all = new ArrayList<>();
    for (ProcessInstance instance : runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list()) {
      all.addAll(management.createJobQuery().processInstanceId(instance.getId()).list());
    }
    return all;
  }

  /** A reminder's job stands at its task, and tells its own id in its configuration only. */
  private boolean belongsTo(Job job, String element) {
    String ofListener = ((JobEntity) job).getJobHandlerConfigurationRaw();
    if ("timer-task-listener".equals(((JobEntity) job).getJobHandlerType())) {
      return ofListener.endsWith("~" + element);
    }
    return element.equals(management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId());
  }

  // ---- what came of it ----

  /** Evidence of the case, in order. */
  protected List<String> acts() {
    return jdbc.sql("select act from evidence where case_id = ? order by id").param(caseId).query(String.class).list();
  }

  /** Recipients of the mails of one kind about the case, in order. */
  protected List<String> mails(String template) {
    return jdbc.sql("select recipient from outbox where case_id = ? and template = ? order by recipient").params(caseId, template)
        .query(String.class).list();
  }

  /** Kinds of all mails about the case. */
  protected List<String> mails() {
    return jdbc.sql("select distinct template from outbox where case_id = ? order by template").param(caseId).query(String.class).list();
  }

  /** The clocks that still run. */
  protected List<String> runningClocks() {
    return deadlines.of(caseId).stream().filter(clock -> clock.closedAt() == null).map(Deadline::name)
        .sorted(Comparator.naturalOrder()).toList();
  }

  /** The latest clock of that name, running or closed. */
  protected Deadline clock(String name) {
    return deadlines.of(caseId).stream().filter(clock -> clock.name().equals(name)).reduce((one, later) -> later).orElseThrow();
  }
}
