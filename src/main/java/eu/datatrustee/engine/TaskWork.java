package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What claiming and completing have in common, whichever service of the engine is called. */
class TaskWork {

  private static final Logger LOG = LoggerFactory.getLogger(TaskWork.class);

  /** H2's and PostgreSQL's words for "somebody else holds or has changed the row". */
  private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "55P03", "90131", "HYT00");

  private final ProcessEngineConfigurationImpl engine;
  private final Sight sight;

  TaskWork(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
    this.sight = new Sight(engine);
  }

  SignedIn signedIn() {
    return SignedIn.in(engine);
  }

  /** Does something, and says in plain words why not. */
  <T> T doing(Supplier<T> work) {
    return on(null, work);
  }

  /** Does something with a task; where it fails because somebody else has just finished the task, that is what it says. */
  <T> T on(String taskId, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      Refusal refusal = EngineRefusals.among(e);
      if (refusal == null && e instanceof TaskAlreadyClaimedException) {
        refusal = Refusal.conflict("Somebody else has claimed this task");
      }
      if (refusal == null && lostRace(e)) {
        refusal = Refusal.conflict("Somebody else was faster: look again");
      }
      // A right that was the task's own is gone with it.
      if (refusal == null && taskId != null && justFinished(taskId)) {
        refusal = Refusal.conflict("This task is finished");
      }
      if (refusal == null && !(e instanceof AuthorizationException)) {
        LOG.error("A task's step failed", e);
      }
      throw refusal != null ? EngineRefusals.remember(refusal) : e;
    }
  }

  private boolean justFinished(String taskId) {
    try {
      return engine.getCommandExecutorTxRequired().execute(context -> context.getTaskManager().findTaskById(taskId) == null);
    } catch (RuntimeException e) {
      // The transaction around is over: the first failure is the one to tell.
      return false;
    }
  }

  /** Keeps of what was sent with a completion only what the task asks. */
  Map<String, Object> answers(String taskId, Map<String, Object> given) {
    Set<String> declared = engine.getCommandExecutorTxRequired().execute(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      if (task == null || !sight.task(taskId)) {
        throw gone(taskId);
      }
      ActivityImpl activity = task.getProcessDefinition() == null ? null
          : task.getProcessDefinition().findActivity(task.getTaskDefinitionKey());
      return activity == null ? Set.<String>of() : answersOf(activity);
    });
    return Answers.keep(declared, given);
  }

  /** @throws Refusal where the task is finished, or never was */
  void mustBeThere(String taskId) {
    if (!sight.task(taskId)) {
      throw gone(taskId);
    }
  }

  private Refusal gone(String taskId) {
    boolean open = engine.getCommandExecutorTxRequired().execute(context -> context.getTaskManager().findTaskById(taskId) != null);
    return !open && sight.finishedTask(taskId) ? Refusal.conflict("This task is finished") : Refusal.unknown("task", taskId);
  }

  @SuppressWarnings("unchecked")
  private static Set<String> answersOf(ActivityImpl activity) {
    Set<String> answers = (Set<String>) activity.getProperty(Answers.PROPERTY);
    return answers == null ? Set.of() : answers;
  }

  private static boolean lostRace(Throwable thrown) {
    for (Throwable cause = thrown; cause != null && cause.getCause() != cause; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && LOST_RACES.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
