package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.util.HashSet;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Watches over every task's claim and completion, through whichever door: only its candidates, each for themselves, and only those
 * whom every {@link TaskGuard} lets.
 */
class TaskWatch implements TaskListener {

  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<TaskGuard> guards;
  private final Set<String> answers;

  TaskWatch(ProcessEngineConfigurationImpl engine, ObjectProvider<TaskGuard> guards, Set<String> answers) {
    this.engine = engine;
    this.guards = guards;
    this.answers = answers;
  }

  @Override
  public void notify(DelegateTask task) {
    if (task.getExecution() == null) {
      throw Refusal.conflict("This task is finished");
    }
    if (task.getEventName().equals(EVENTNAME_COMPLETE)) {
      completed(task);
    } else if (task.getAssignee() != null && !beingCreated(task)) {
      claimed(task);
    }
  }

  private void claimed(DelegateTask task) {
    SignedIn user = SignedIn.in(engine);
    if (user == null) {
      return;
    }
    if (!user.userId().equals(task.getAssignee())) {
      throw Refusal.forbidden("One claims for oneself only");
    }
    TaskInHand inHand = inHand(task);
    mustBeCandidate(inHand, user);
    guards.orderedStream().forEach(guard -> guard.mayClaim(inHand, user.userId()));
  }

  private void completed(DelegateTask task) {
    SignedIn user = SignedIn.in(engine);
    if (user == null) {
      throw Refusal.forbidden("A task is completed by somebody who is signed in");
    }
    TaskInHand inHand = inHand(task);
    if (inHand.assignee() != null && !inHand.assignee().equals(user.userId())) {
      throw Refusal.forbidden("Somebody else has claimed this task");
    }
    mustBeCandidate(inHand, user);
    guards.orderedStream().forEach(guard -> guard.mayComplete(inHand, user.userId()));
    if (answers.contains("decision") && isEmpty(task.getVariable("decision"))) {
      throw Refusal.impossible("decision", "is missing");
    }
  }

  private static void mustBeCandidate(TaskInHand task, SignedIn user) {
    boolean byGroup = task.candidateGroups().stream().anyMatch(user.groups()::contains);
    boolean assignedByModel = task.candidateGroups().isEmpty() && task.candidateUsers().isEmpty()
        && user.userId().equals(task.assignee());
    if (!byGroup && !task.candidateUsers().contains(user.userId()) && !assignedByModel) {
      throw Refusal.forbidden("Only a candidate of this task claims or completes it");
    }
  }

  private static TaskInHand inHand(DelegateTask task) {
    Set<String> groups = new HashSet<>();
    Set<String> users = new HashSet<>();
    for (IdentityLink link : task.getCandidates()) {
      if (!IdentityLinkType.CANDIDATE.equals(link.getType())) {
        continue;
      }
      if (link.getGroupId() != null) {
        groups.add(link.getGroupId());
      } else {
        users.add(link.getUserId());
      }
    }
    TaskEntity entity = (TaskEntity) task;
    return new TaskInHand(task.getId(), entity.getProcessDefinition().getKey(), task.getTaskDefinitionKey(),
        task.getExecution().getProcessBusinessKey(), groups, users, task.getAssignee());
  }

  /** A model may name an assignee as the task is made; that is nobody's claim. */
  private static boolean beingCreated(DelegateTask task) {
    return ((TaskEntity) task).getTaskState().equals("Created");
  }

  private static boolean isEmpty(Object value) {
    return value == null || value.toString().isBlank();
  }
}
