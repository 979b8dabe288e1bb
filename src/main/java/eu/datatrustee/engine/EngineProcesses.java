package eu.datatrustee.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.MessageCorrelationBuilderImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.springframework.stereotype.Component;

/** The instances of the embedded engine. */
@Component
class EngineProcesses implements Processes {

  /** Tries that a person's "again" is worth. */
  private static final int TRIES = 3;

  private final RuntimeService runtime;
  private final ManagementService management;
  private final TaskService tasks;
  private final Unchecked unchecked;
  private final Clock clock;

  EngineProcesses(RuntimeService runtime, ManagementService management, TaskService tasks, Unchecked unchecked,
      Clock clock) {
    this.runtime = runtime;
    this.management = management;
    this.tasks = tasks;
    this.unchecked = unchecked;
    this.clock = clock;
  }

  @Override
  public String start(String processKey, String caseId, Map<String, Object> variables) {
    return unchecked.call(() -> runtime.startProcessInstanceByKey(processKey, caseId, variables).getId());
  }

  @Override
  public boolean tell(String caseId, String message) {
    return correlate(runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId));
  }

  @Override
  public boolean tell(String caseId, String message, String variable, Object value) {
    return correlate(runtime.createMessageCorrelation(message).processInstanceBusinessKey(caseId).localVariableEquals(variable, value));
  }

  private boolean correlate(MessageCorrelationBuilder message) {
    MessageCorrelationBuilderImpl correlation = (MessageCorrelationBuilderImpl) message;
    // Of instances that run: a message must never start another one.
    correlation.executionsOnly();
    return !unchecked.call(correlation::correlateAllWithResult).isEmpty();
  }

  @Override
  public void reschedule(String caseId, String timerId) {
    unchecked.run(() -> jobs(caseId, timerId, management.createJobQuery().timers())
        .forEach(timer -> management.recalculateJobDuedate(timer.getId(), false)));
  }

  @Override
  public void remindAnew(String caseId, String taskId) {
    unchecked.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(taskId).unlimitedList()
        .forEach(task -> Reminders.startAnew(((TaskEntity) task).getExecution())));
  }

  @Override
  public void redate(String caseId, String taskId, Instant due, Map<String, Object> facts) {
    unchecked.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(taskId).unlimitedList().forEach(task -> {
      tasks.setDueDate(task.getId(), Date.from(due));
      tasks.setVariablesLocal(task.getId(), facts);
    }));
  }

  @Override
  public void show(String caseId, String taskId, String variable, Object value, Map<String, Object> facts) {
    unchecked.run(() -> tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(taskId)
        .processVariableValueEquals(variable, value).unlimitedList().forEach(task -> tasks.setVariablesLocal(task.getId(), facts)));
  }

  @Override
  public void retryNow(String caseId, String stepId) {
    Date now = Date.from(clock.instant());
    unchecked.run(() -> jobs(caseId, stepId, management.createJobQuery()).forEach(job -> {
      if (job.getRetries() == 0) {
        management.setJobRetries(TRIES).jobIds(List.of(job.getId())).dueDate(now).execute();
      } else {
        management.setJobDuedate(job.getId(), now);
      }
    }));
  }

  @Override
  public boolean failed(String caseId, String stepId) {
    return jobs(caseId, stepId, management.createJobQuery()).anyMatch(job -> job.getRetries() == 0);
  }

  private Stream<Job> jobs(String caseId, String elementId, JobQuery query) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).unlimitedList().stream()
        .flatMap(instance -> query.processInstanceId(instance.getId()).activityId(elementId).unlimitedList().stream())
        .toList().stream();
  }
}
