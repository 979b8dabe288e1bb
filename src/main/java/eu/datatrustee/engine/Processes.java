package eu.datatrustee.engine;

import java.time.Instant;
import java.util.Map;

/**
 * Reaches running process instances by case id, after the service's own checks and without the signed-in user's engine rights.
 * Everything happens in the caller's transaction.
 */
public interface Processes {

  /** Starts the process of a case; returns the process instance's id. */
  String start(String processKey, String caseId, Map<String, Object> variables);

  /**
   * Tells the instances of a case that something happened.
   *
   * @return whether any of them waited for it; a message nobody waits for is lost, so write it to the record first
   */
  boolean tell(String caseId, String message);

  /** As above, but only what waits with that value in a variable of its own: one of several tasks of the same kind. */
  boolean tell(String caseId, String message, String variable, Object value);

  /** Has a timer of the case read its instant again, after the record it reads from has changed. */
  void reschedule(String caseId, String timerId);

  /** Has an open task of the case remind of its clock from the beginning, after that clock has started anew. */
  void remindAnew(String caseId, String taskId);

  /** An open task of the case is due at another instant, and shows these facts from now on: values of local variables that it declares. */
  void redate(String caseId, String taskId, Instant due, Map<String, Object> facts);

  /**
   * Has an open task of the case show what its record has come to say, to whoever opens it from now on.
   *
   * @param variable and value of its instance: one of several tasks of the same kind
   * @param facts values of local variables that the task declares
   */
  void show(String caseId, String taskId, String variable, Object value, Map<String, Object> facts);

  /** Runs a step of the case that failed for good, or still waits for its next try, as soon as may be. */
  void retryNow(String caseId, String stepId);

  /** Whether a step of the case has failed for good and is not tried again. */
  boolean failed(String caseId, String stepId);
}
