package eu.datatrustee.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Two small processes to try the guards on, beside the real ones: {@code guarded}, and {@code secret}, which is confidential. */
@TestConfiguration(proxyBeanMethods = false)
public class SampleModels {

  @Bean
  Samples samples(RepositoryService repository, RuntimeService runtime, ManagementService management, Rights rights, Processes processes,
      TaskService tasks, Unchecked unchecked) {
    return new Samples(repository, runtime, management, rights, processes, tasks, unchecked);
  }

  @Bean
  JavaDelegate alwaysFails() {
    return execution -> {
      throw new IllegalStateException("the suspect's name");
    };
  }

  @Bean
  StartForm guardedStartForm(Processes processes, Samples samples) {
    return new StartForm() {
      @Override
      public String processKey() {
        return "guarded";
      }

      @Override
      public String submit(Map<String, Object> answers) {
        samples.submitted.add(answers);
        String caseId = "GU-" + UUID.randomUUID();
        processes.start("guarded", caseId, Map.of("customerGroup", "customerContoso"));
        return caseId;
      }
    };
  }

  @Bean
  Trap trap() {
    return new Trap();
  }

  /** Counts how often an expression from outside reached a bean. */
  public static class Trap {

    public static final AtomicInteger SPRUNG = new AtomicInteger();

    public String spring() {
      SPRUNG.incrementAndGet();
      return "officer1";
    }
  }

  /** Stands for any page of the service's own: it holds the token that its forms and scripts send. Found by scanning. */
  @RestController
  public static class TokenPage {

    @GetMapping("/sample-page")
    public String token(CsrfToken token) {
      return token.getToken();
    }
  }

  /** The sample processes, and what happens in them. */
  public static class Samples {

    public final List<Map<String, Object>> submitted = new ArrayList<>();
    public final List<StepFailed> failures = new CopyOnWriteArrayList<>();
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final Rights rights;
    private final Processes processes;
    private final TaskService tasks;
    private final Unchecked unchecked;

    Samples(RepositoryService repository, RuntimeService runtime, ManagementService management, Rights rights, Processes processes, TaskService tasks,
        Unchecked unchecked) {
      this.runtime = runtime;
      this.management = management;
      this.repository = repository;
      this.rights = rights;
      this.processes = processes;
      this.tasks = tasks;
      this.unchecked = unchecked;
    }

    @EventListener
    void failed(StepFailed failure) {
      failures.add(failure);
    }

    public void deploy() {
      unchecked.run(() -> repository.createDeployment().name("samples").enableDuplicateFiltering(false)
          .addClasspathResource("models/guarded.bpmn").addClasspathResource("models/guarded-start.form")
          .addClasspathResource("models/secret.bpmn").deploy());
      unchecked.run(rights::derive);
    }

    public String definition(String key) {
      return unchecked.call(() -> repository.createProcessDefinitionQuery().processDefinitionKey(key).latestVersion().singleResult()
          .getId());
    }

    /** Starts an instance; returns its first task's id, or null where it has none yet. */
    public String start(String key, Map<String, Object> variables) {
      String instance = processes.start(key, "GU-" + UUID.randomUUID(), variables);
      return task(instance);
    }

    public String task(String instanceId) {
      return unchecked.call(() -> tasks.createTaskQuery().processInstanceId(instanceId).list().stream().findFirst()
          .map(task -> task.getId()).orElse(null));
    }


    public Map<String, Object> variables(String taskId) {
      return unchecked.call(() -> tasks.getVariables(taskId));
    }

    public String instanceOf(String taskId) {
      return unchecked.call(() -> tasks.createTaskQuery().taskId(taskId).singleResult().getProcessInstanceId());
    }

    /** What goes wrong when a query with that expression is run past all doors, or null. */
    public RuntimeException queryWithExpression(String expression) {
      try {
        boolean instant = expression.contains("dateTime") || expression.contains("Today");
        unchecked.call(() -> tasks.createTaskQuery().or().taskAssigneeExpression(instant ? "x" : expression)
            .dueBeforeExpression(instant ? expression : "${now()}").endOr().count());
        return null;
      } catch (RuntimeException e) {
        return e;
      }
    }

    /** The job, the incident and the instance of a step that has failed for good, by these names; waits for them. */
    public Map<String, String> failed(String key) {
      List<Job> jobs = Awaitility.await().atMost(Duration.ofSeconds(60)).until(
          () -> unchecked.call(() -> management.createJobQuery().processDefinitionKey(key).noRetriesLeft().list()), found -> !found.isEmpty());
      String instance = jobs.get(0).getProcessInstanceId();
      return Map.of("job", jobs.get(0).getId(), "instance", instance, "incident",
          unchecked.call(() -> runtime.createIncidentQuery().processInstanceId(instance).singleResult().getId()));
    }

    public int retries(String jobId) {
      return unchecked.call(() -> management.createJobQuery().jobId(jobId).singleResult().getRetries());
    }

    /** Waits until a step has failed for good. */
    public void awaitFailure() {
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !failures.isEmpty());
    }

    public String assignee(String taskId) {
      return unchecked.call(() -> tasks.createTaskQuery().taskId(taskId).singleResult().getAssignee());
    }
  }
}
