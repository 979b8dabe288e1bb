package eu.datatrustee.demand;

import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code demand-failed-step}, in which counsel sees to a step that failed for good. */
@Component
class FailedStep {

  static final String KEY = "demand-failed-step";

  static final class Task {
    static final String RETRY_STEP = "task_retryStep";

    private Task() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    /** The BPMN id of the step. */
    static final String STEP = "failedStep";

    private Variable() {}
  }

  private final Processes processes;

  FailedStep(Processes processes) {
    this.processes = processes;
  }

  void start(String caseId, String stepId) {
    processes.start(KEY, caseId, Map.of(Variable.CASE_ID, caseId, Variable.STEP, stepId));
  }

  boolean stillFailed(String caseId, String stepId) {
    return processes.failed(caseId, stepId);
  }

  void retry(String caseId, String stepId) {
    processes.retryNow(caseId, stepId);
  }
}
