package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.engine.StepFailed;
import eu.datatrustee.engine.TaskAnswer;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Steps of demands and requests that failed for good: operators see no such case, so they become a task of counsel. */
@Service("demandFailedSteps")
class FailedSteps {

  enum Decision { RETRY, LEAVE }

  private final CaseFiles files;
  private final Deadlines deadlines;
  private final DemandClocks clocks;
  private final DecisionLog log;
  private final FailedStep process;
  private final DemandNotices notices;

  FailedSteps(CaseFiles files, Deadlines deadlines, DemandClocks clocks, DecisionLog log, FailedStep process, DemandNotices notices) {
    this.files = files;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.log = log;
    this.process = process;
    this.notices = notices;
  }

  /** In the transaction that gives the step up. */
  @EventListener
  void on(StepFailed failed) {
    if (ours(failed.caseId()) && !FailedStep.KEY.equals(failed.processKey())) {
      process.start(failed.caseId(), failed.stepId());
      notices.counsel(failed.caseId(), Alert.STEP_FAILED, failed.stepId());
    }
  }

  private boolean ours(String caseId) {
    return caseId != null && CaseKind.confidential(caseId) && files.find(caseId).isPresent();
  }

  void decide(TaskAnswer answer, String stepId) {
    Decision decision = answer.decision(Decision.class);
    String reason = decision == Decision.LEAVE ? answer.reasonOfNo() : answer.reason();
    deadlines.close(answer.caseId(), DemandClocks.FAILED_STEP);
    log.add(answer.caseId(), Step.FAILED_STEP, decision.name(), reason, answer.userId());
    if (decision == Decision.RETRY) {
      process.retry(answer.caseId(), stepId);
    }
  }

  void overdue(String caseId) {
    clocks.latest(caseId, DemandClocks.FAILED_STEP).ifPresent(deadline -> notices.counsel(caseId, Alert.STEP_FAILED, deadline.explanation()));
  }
}
