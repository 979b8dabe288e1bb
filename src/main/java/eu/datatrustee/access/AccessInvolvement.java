package eu.datatrustee.access;

import eu.datatrustee.access.SupportIncidentAccess.Task;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Involvement;
import org.springframework.stereotype.Component;

/**
 * Keeps decisions on access independent: nobody decides on what they asked for, the second approver is another than the first, a
 * supervisor is neither requester nor approver, a dispute is reviewed by an officer who had no part in the case.
 */
@Component
class AccessInvolvement implements Involvement {

  private final AccessRequests requests;
  private final DecisionLog log;

  AccessInvolvement(AccessRequests requests, DecisionLog log) {
    this.requests = requests;
    this.log = log;
  }

  @Override
  public boolean concerns(String processKey) {
    return SupportIncidentAccess.KEY.equals(processKey) || SupportIncidentAccess.CUSTOMER_DECISION.equals(processKey);
  }

  @Override
  public void check(String taskKey, String caseId, String userId) {
    AccessRequest request = requests.require(caseId);
    if (request.asked().requestedBy().equals(userId)) {
      throw Refusal.forbidden("You asked for this access: somebody else decides on it", Rule.A1);
    }
    switch (taskKey) {
      case Task.CONFIRM -> bar(log.approvedBy(caseId, userId), "You granted this access: another officer confirms it", Rule.A4);
      case Task.SUPERVISE -> {
        bar(log.approvedBy(caseId, userId), "You approved this access: somebody else supervises it", Rule.A5);
        bar(request.handOverTo() != null && !request.handOverTo().equals(userId),
            "The supervision was offered to " + request.handOverTo(), Rule.A5);
      }
      case Task.DISCONNECT_BY_HAND, Task.CLOSING_STATEMENT ->
          bar(log.approvedBy(caseId, userId), "You approved this access: a supervisor accounts for it", Rule.A5);
      case Task.DECIDE_EXTENSION ->
          bar(userId.equals(request.supervisor()), "You supervise this access: an officer extends it", Rule.A4);
      case Task.REVIEW_DISPUTE -> bar(log.involves(caseId, userId) || userId.equals(request.supervisor())
          || userId.equals(request.signedBy()), "You had a part in this access: another officer reviews the dispute", Rule.O3);
      default -> { }
    }
  }

  private static void bar(boolean barred, String why, Rule rule) {
    if (barred) {
      throw Refusal.forbidden(why, rule);
    }
  }
}
