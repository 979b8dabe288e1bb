package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.identity.Involvement;
import org.springframework.stereotype.Component;

/** Keeps decisions on demands independent: who checked the form does not assess the demand in law (D4). */
@Component
class DemandInvolvement implements Involvement {

  private final DecisionLog log;

  DemandInvolvement(DecisionLog log) {
    this.log = log;
  }

  @Override
  public boolean concerns(String processKey) {
    return LawEnforcementDemand.KEY.equals(processKey) || CourtConfirmation.KEY.equals(processKey);
  }

  @Override
  public void check(String taskKey, String caseId, String userId) {
    if (LawEnforcementDemand.Task.ASSESS.equals(taskKey) && log.took(caseId, Step.FORM_CHECK, userId)) {
      throw Refusal.forbidden("You checked the form of this demand: another person assesses it", Rule.D4);
    }
  }
}
