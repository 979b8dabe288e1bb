package eu.datatrustee.identity;

/**
 * What a module knows about who has taken part in its cases. Asked when a task is claimed and again when it is completed, so that
 * nobody decides on what they asked for and the second of two approvers is another person than the first.
 */
public interface Involvement {

  /** Whether this module keeps the cases of that process. */
  boolean concerns(String processKey);

  /**
   * Lets the user work on the task, or refuses.
   *
   * @throws eu.datatrustee.casework.Refusal (forbidden) where the user's part in the case bars them
   */
  void check(String taskKey, String caseId, String userId);
}
