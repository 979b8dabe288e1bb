package eu.datatrustee.identity;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.engine.TaskGuard;
import eu.datatrustee.engine.TaskInHand;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The independence of those who decide: a member of the provider's support decides nothing, whatever other group they are in (A2), and
 * nobody whom their part in the case bars. Asked anew at completion, since groups and parts change while a task is claimed.
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
    boolean provider = callers.signedIn().filter(caller -> caller.id().equals(userId))
        .map(caller -> caller.in(Group.PROVIDER_SUPPORT))
        .orElseGet(() -> people.groupsOf(userId).contains(Group.PROVIDER_SUPPORT));
    if (provider) {
      throw Refusal.forbidden("A member of the provider's support decides nothing", Rule.A2);
    }
    List<Involvement> concerned = involvements.stream().filter(involvement -> involvement.concerns(task.processKey())).toList();
    concerned.forEach(involvement -> involvement.check(task.taskKey(), task.caseId(), userId));
  }
}
