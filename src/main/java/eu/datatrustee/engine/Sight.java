package eu.datatrustee.engine;

import java.util.ArrayList;
import java.util.function.Function;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What the signed-in user may know to be there. Of a confidential process nothing is, for whoever does not work with it: an id that they
 * have picked up somewhere reads as one that there never was.
 */
@Component
public class Sight {

  private final ProcessEngineConfigurationImpl engine;

  public Sight(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  /** Whether there is such an open task, as far as they may know. */
  public boolean task(String taskId) {
    return look(context -> {
      TaskEntity task = context.getTaskManager().findTaskById(taskId);
      return task != null && !hides(task.getProcessDefinitionId());
    });
  }

  /** Whether such an instance runs, as far as they may know. */
  public boolean instance(String instanceId) {
    return look(context -> {
      ExecutionEntity instance = context.getExecutionManager().findExecutionById(instanceId);
      return instance != null && !hides(instance.getProcessDefinitionId());
    });
  }

  /** Whether there is such a job, as far as they may know. */
  public boolean job(String jobId) {
    return look(context -> {
      JobEntity job = context.getJobManager().findJobById(jobId);
      return job != null && !hides(job.getProcessDefinitionId());
    });
  }

  /** Whether a job's past has such an entry, as far as they may know. */
  public boolean jobLog(String logId) {
    return look(context -> {
      HistoricJobLog log = engine.getHistoryService().createHistoricJobLogQuery().logId(logId).singleResult();
      return log != null && !hides(log.getProcessDefinitionId());
    });
  }

  /** Whether there was such a task that is finished by now, as far as they may know. */
  boolean finishedTask(String taskId) {
    return look(context -> {
      HistoricTaskInstance task = engine.getHistoryService().createHistoricTaskInstanceQuery().taskId(taskId).singleResult();
      return task != null && !hides(task.getProcessDefinitionId());
    });
  }

  private boolean look(Function<CommandContext, Boolean> look) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> look.apply(context)));
  }

  private boolean hides(String definitionId) {
    SignedIn user = SignedIn.in(engine);
    if (user == null || definitionId == null) {
      return false;
    }
    ProcessDefinitionEntity definition = engine.getDeploymentCache().findDeployedProcessDefinitionById(definitionId);
    return Boolean.TRUE.equals(definition.getProperty(ModelRights.CONFIDENTIAL)) && !engine.getAuthorizationService().isUserAuthorized(
        user.userId(), new ArrayList<>(user.groups()), ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION, definition.getKey());
  }
}
