package eu.datatrustee.engine;

/** Decides who may claim and complete a task; the engine asks it at every such moment, whichever door was used. */
public interface TaskGuard {

  /** @throws eu.datatrustee.casework.Refusal where the user may not work on the task */
  void mayClaim(TaskInHand task, String userId);

  /** @throws eu.datatrustee.casework.Refusal where the user may not complete the task */
  void mayComplete(TaskInHand task, String userId);
}
