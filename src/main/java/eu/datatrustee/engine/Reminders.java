package eu.datatrustee.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerTaskListenerJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;

/** A task's timeouts, which the engine makes once, as the task is created. Called inside a command of the engine. */
final class Reminders {

  private Reminders() {}

  /** Those that still wait are of the clock before, and those that have fired are gone: all of them are made again. */
  static void startAnew(ExecutionEntity execution) {
    Context.getCommandContext().getJobManager().findJobsByExecutionId(execution.getId()).stream()
        .filter(job -> TimerTaskListenerJobHandler.TYPE.equals(job.getJobHandlerType())).toList().forEach(JobEntity::delete);
    TimerDeclarationImpl.getTimeoutListenerDeclarationsForScope(execution.getActivity()).values()
        .forEach(ofTask -> ofTask.values().forEach(timeout -> timeout.createTimerInstance(execution)));
  }
}
