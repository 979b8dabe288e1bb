package eu.datatrustee.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells the case's module, in the same transaction, that a step has used up its tries. The incident itself says of a confidential case
 * only what kind of failure it was, since whoever watches the engine reads it.
 */
class FailedSteps extends DefaultIncidentHandler {

  private final ApplicationEventPublisher events;

  FailedSteps(ApplicationEventPublisher events) {
    super(Incident.FAILED_JOB_HANDLER_TYPE);
    this.events = events;
  }

  @Override
  public Incident handleIncident(IncidentContext context, String message) {
    ExecutionEntity execution = context.getExecutionId() == null ? null
        : Context.getCommandContext().getExecutionManager().findExecutionById(context.getExecutionId());
    if (execution == null) {
      return super.handleIncident(context, message);
    }
    boolean confidential = Boolean.TRUE.equals(execution.getProcessDefinition().getProperty(ModelRights.CONFIDENTIAL));
    String told = confidential ? kindOfFailure(context.getConfiguration()) : message;
    Incident incident = super.handleIncident(context, told);
    String stepId = context.getFailedActivityId() != null ? context.getFailedActivityId() : context.getActivityId();
    events.publishEvent(new StepFailed(execution.getProcessDefinition().getKey(), execution.getProcessBusinessKey(), stepId, told));
    return incident;
  }

  private static String kindOfFailure(String jobId) {
    JobEntity job = jobId == null ? null : Context.getCommandContext().getJobManager().findJobById(jobId);
    String trace = job == null ? null : job.getExceptionStacktrace();
    return trace == null ? "failed" : trace.lines().findFirst().orElse("failed").split(":", 2)[0].strip();
  }
}
