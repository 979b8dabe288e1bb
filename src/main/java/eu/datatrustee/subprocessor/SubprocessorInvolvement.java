package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.Involvement;
import eu.datatrustee.identity.People;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Nobody checks or reviews what they proposed, and nobody of the trustee consents for a customer, whatever other group they are in (S3). */
@Component
class SubprocessorInvolvement implements Involvement {

  private static final Set<String> PROCESSES =
      Set.of(SubprocessorApproval.KEY, SubprocessorApproval.CUSTOMER_CONSENT, SubprocessorReview.KEY);

  private final Proposals proposals;
  private final People people;

  SubprocessorInvolvement(Proposals proposals, People people) {
    this.proposals = proposals;
    this.people = people;
  }

  @Override
  public boolean concerns(String processKey) {
    return PROCESSES.contains(processKey);
  }

  @Override
  public void check(String taskKey, String caseId, String userId) {
    switch (taskKey) {
      case SubprocessorApproval.Task.DUE_DILIGENCE, SubprocessorApproval.Task.BINDING_TERMS -> bar(
          proposals.require(caseId).proposed().proposedBy().equals(userId), "You proposed this subcontractor: somebody else checks it", Rule.S5);
      case SubprocessorReview.Task.RENEW_CHECK -> bar(proposals.latestChecked(caseId).filter(proposal ->
          proposal.proposed().proposedBy().equals(userId)).isPresent(), "You proposed this subcontractor: somebody else reviews it", Rule.S5);
      case SubprocessorApproval.Task.CONSENT -> bar(people.groupsOf(userId).stream().anyMatch(Group.TRUSTEE::contains),
          "Nobody at trustee or provider consents for a customer", Rule.S3);
      default -> { }
    }
  }

  private static void bar(boolean barred, String why, Rule rule) {
    if (barred) {
      throw Refusal.forbidden(why, rule);
    }
  }
}
