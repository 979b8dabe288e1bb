package eu.datatrustee.deadline;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The instants that a model's timers, due dates and reminders read. A clock starts when the model first asks for it; from then on
 * everything reads the one stored value.
 */
public abstract class CaseClocks {

  private final Deadlines deadlines;

  protected CaseClocks(Deadlines deadlines) {
    this.deadlines = deadlines;
  }

  /** Which clock to start for the case: by its customer's agreement and its facts. */
  protected abstract ClockStart start(String caseId, String name);

  /** Whose clocks the execution reads: its case's, unless several run side by side in one case. */
  protected String owner(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }

  /** The name under which the execution's clock runs: its own, unless several of it run side by side in one case. */
  protected String named(DelegateExecution execution, String name) {
    return name;
  }

  public Date due(DelegateExecution execution, String name) {
    return Date.from(running(execution, name).due());
  }

  public Date half(DelegateExecution execution, String name) {
    return Date.from(running(execution, name).half());
  }

  public Date late(DelegateExecution execution, String name) {
    return Date.from(running(execution, name).late());
  }

  /** How the clock's end was found, in words, for the task's form. */
  public String explanation(DelegateExecution execution, String name) {
    return running(execution, name).explanation();
  }

  private Deadline running(DelegateExecution execution, String name) {
    return running(owner(execution), named(execution, name));
  }

  /** The clock as it runs, or started now. */
  public Deadline running(String caseId, String name) {
    return deadlines.running(caseId, name).orElseGet(() -> deadlines.start(start(caseId, name)));
  }
}
