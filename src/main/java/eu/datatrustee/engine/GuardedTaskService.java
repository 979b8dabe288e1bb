package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Lets people claim for themselves, give back what they have claimed, and complete with what the task asks. Who may, {@link TaskWatch}
 * decides; all else is closed by {@link SideDoors}.
 */
class GuardedTaskService extends TaskServiceImpl {

  private final TaskWork work;

  GuardedTaskService(TaskWork work) {
    this.work = work;
  }

  @Override
  public void claim(String taskId, String userId) {
    SignedIn user = work.signedIn();
    if (user != null && !user.userId().equals(userId)) {
      throw EngineRefusals.remember(Refusal.forbidden("One claims for oneself only"));
    }
    work.on(taskId, () -> {
      work.mustBeThere(taskId);
      super.claim(taskId, userId);
      return null;
    });
  }

  /** Giving back one's own task needs no right of the engine; any other assignment is closed. */
  @Override
  public void setAssignee(String taskId, String userId) {
    SignedIn user = work.signedIn();
    work.on(taskId, () -> {
      if (user != null && userId == null) {
        commandExecutor.execute(context -> context.runWithoutAuthorization(() -> {
          giveBack(taskId, user);
          return null;
        }));
      } else {
        super.setAssignee(taskId, userId);
      }
      return null;
    });
  }

  private void giveBack(String taskId, SignedIn user) {
    work.mustBeThere(taskId);
    Task task = createTaskQuery().taskId(taskId).singleResult();
    if (!user.userId().equals(task.getAssignee())) {
      throw Refusal.forbidden("One gives back only what one has claimed");
    }
    super.setAssignee(taskId, null);
  }

  @Override
  public void complete(String taskId) {
    complete(taskId, null);
  }

  @Override
  public void complete(String taskId, Map<String, Object> variables) {
    work.on(taskId, () -> {
      super.complete(taskId, work.answers(taskId, variables));
      return null;
    });
  }

  @Override
  public VariableMap completeWithVariablesInReturn(String taskId, Map<String, Object> variables, boolean deserializeValues) {
    return work.on(taskId, () ->
        super.completeWithVariablesInReturn(taskId, work.answers(taskId, variables), deserializeValues));
  }
}
