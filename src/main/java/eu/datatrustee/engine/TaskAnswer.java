package eu.datatrustee.engine;

import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** What a person answered on a task: its declared fields, read once when the task is completed. */
public final class TaskAnswer {

  private final DelegateTask task;

  private TaskAnswer(DelegateTask task) {
    this.task = task;
  }

  public static TaskAnswer of(DelegateTask task) {
    return new TaskAnswer(task);
  }

  /** The case the task belongs to. */
  public String caseId() {
    return task.getExecution().getProcessBusinessKey();
  }

  /** Who answers: the assignee, or the candidate who completes without claiming; the guard has compared it with the sign-in. */
  public String userId() {
    return task.getExecution().getProcessEngineServices().getIdentityService().getCurrentAuthentication().getUserId();
  }

  /** @throws Refusal where there is no decision or it is not one of the task's */
  public <E extends Enum<E>> E decision(Class<E> decisions) {
    String given = text("decision");
    if (given == null) {
      throw Refusal.impossible("decision", "is missing: one of " + names(decisions));
    }
    return Arrays.stream(decisions.getEnumConstants()).filter(known -> known.name().equals(given)).findFirst()
        .orElseThrow(() -> Refusal.impossible("decision", "is none of " + names(decisions)));
  }

  /** The reason, or null; at most 4000 characters. */
  public String reason() {
    return text("reason");
  }

  /** The reason of a no. @throws Refusal where none is given */
  public String reasonOfNo() {
    String reason = reason();
    if (reason == null) {
      throw Refusal.impossible("reason", "is missing: a no is told with its reason");
    }
    return reason;
  }

  /** @throws Refusal where the field is empty */
  public String required(String field) {
    String text = text(field);
    if (text == null) {
      throw Refusal.impossible(field, "is missing");
    }
    return text;
  }

  /** The field's text, or null where it is empty. */
  public String text(String field) {
    Object value = task.getVariableLocal(field) != null ? task.getVariableLocal(field) : task.getVariable(field);
    if (value == null || value.toString().isBlank()) {
      return null;
    }
    if (!PlainText.is(value.toString())) {
      throw Refusal.malformed(field, PlainText.FAULT);
    }
    if (value.toString().length() > 4000) {
      throw Refusal.impossible(field, "is longer than 4000 characters");
    }
    return value.toString().strip();
  }

  /** The field as a whole number, or null where it is empty. */
  public Integer minutes(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      return Integer.valueOf(text);
    } catch (NumberFormatException e) {
      throw Refusal.impossible(field, "is no whole number of minutes");
    }
  }

  private static <E extends Enum<E>> String names(Class<E> decisions) {
    return Arrays.stream(decisions.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }
}
