package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Involvement;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody checks or reviews what they proposed (S5). */
@Component
class SubprocessorInvolvement implements Involvement {

  private static final Set<String> PROCESSES = Set.of(SubprocessorApproval.KEY, SubprocessorReview.KEY);

  private final Proposals proposals;

  SubprocessorInvolvement(Proposals proposals) {
    this.proposals = proposals;
  }

  @Override
  public boolean concerns(String processKey) {
    return PROCESSES.contains(processKey);
  }

  @Override
  public void check(String taskKey, String caseId, String userId) {
    switch (taskKey) {
      case SubprocessorApproval.Task.DUE_DILIGENCE, SubprocessorApproval.Task.BINDING_TERMS -> bar(
          proposals.require(caseId).proposed().proposedBy().equals(userId), "You proposed this subcontractor: somebody else checks it");
      case SubprocessorReview.Task.RENEW_CHECK -> bar(proposals.latestChecked(caseId).filter(proposal ->
          proposal.proposed().proposedBy().equals(userId)).isPresent(), "You proposed this subcontractor: somebody else reviews it");
      default -> { }
    }
  }

  private static void bar(boolean barred, String why) {
    if (barred) {
      throw Refusal.forbidden(why, Rule.S5);
    }
  }
}
