package eu.datatrustee.identity;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.engine.TaskGuard;
import eu.datatrustee.engine.TaskInHand;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The independence of those who decide: a member of the provider's support decides nothing, whatever other group they are in (A2), nobody
 * of the trustee or of those who keep its machines decides in a customer's place (S3), and nobody whom their part in the case bars. Asked
 * anew at completion, since groups and parts change while a task is claimed.
 */
@Component
class IndependentDecisions implements TaskGuard {

  private final RequestCaller callers;
  private final People people;
  private final ObjectProvider<Involvement> involvements;

  IndependentDecisions(RequestCaller callers, People people, ObjectProvider<Involvement> involvements) {
    this.callers = callers;
    this.people = people;
    this.involvements = involvements;
  }

  @Override
  public void mayClaim(TaskInHand task, String userId) {
    check(task, userId);
  }

  @Override
  public void mayComplete(TaskInHand task, String userId) {
    check(task, userId);
  }

  private void check(TaskInHand task, String userId) {
    Set<String> groups = callers.signedIn().filter(caller -> caller.id().equals(userId)).map(Caller::groups)
        .orElseGet(() -> people.groupsOf(userId));
    if (groups.contains(Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("A member of the provider's support decides nothing", Rule.A2);
    }
    if (task.candidateGroups().stream().anyMatch(Group::ofCustomers) && !Group.customersAlone(groups)) {
      throw Refusal.forbidden("Nobody at trustee or provider decides for a customer", Rule.S3);
    }
    List<Involvement> concerned = involvements.stream().filter(involvement -> involvement.concerns(task.processKey())).toList();
    concerned.forEach(involvement -> involvement.check(task.taskKey(), task.caseId(), userId));
  }
}
