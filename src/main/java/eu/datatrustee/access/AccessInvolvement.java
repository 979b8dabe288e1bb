package eu.datatrustee.access;

import eu.datatrustee.access.SupportIncidentAccess.Task;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.identity.Involvement;
import eu.datatrustee.identity.People;
import eu.datatrustee.identity.People.Person;
import org.springframework.stereotype.Component;

/**
 * Keeps decisions on access independent: nobody decides on what they asked for or would get, the second approver is another than the
 * first, a supervisor is neither requester nor accessor nor approver, who has supervised extends nothing, and a dispute is reviewed by an
 * officer who had no part in the case.
 */
@Component
class AccessInvolvement implements Involvement {

  /** The act of evidence that a supervisor's claim is. */
  static final String SUPERVISION_CLAIMED = "SUPERVISION_CLAIMED";

  private final AccessRequests requests;
  private final DecisionLog log;
  private final Entries evidence;
  private final People people;

  AccessInvolvement(AccessRequests requests, DecisionLog log, Entries evidence, People people) {
    this.requests = requests;
    this.log = log;
    this.evidence = evidence;
    this.people = people;
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
    bar(isAccessor(request, userId), "This access would be yours: somebody else decides on it", Rule.A1);
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
          bar(hasSupervised(request, userId), "You supervise this access, or have: another officer extends it", Rule.A4);
      case Task.REVIEW_DISPUTE -> bar(log.involves(caseId, userId) || hasSupervised(request, userId),
          "You had a part in this access: another officer reviews the dispute", Rule.O3);
      default -> { }
    }
  }

  /** Whether the person, whatever groups they are in, has a part in the access that bars them from supervising it. */
  boolean mayNotSupervise(AccessRequest request, String userId) {
    return log.approvedBy(request.id(), userId) || request.asked().requestedBy().equals(userId) || isAccessor(request, userId);
  }

  /** Credentials are handed to whoever has the accessor's mail address; that is who the accessor is. */
  private boolean isAccessor(AccessRequest request, String userId) {
    return people.find(userId).map(Person::email).filter(mail -> mail.strip().equalsIgnoreCase(request.asked().accessorEmail().strip()))
        .isPresent();
  }

  /** The record knows the supervisor of this moment; who has ever claimed it, evidence tells. */
  private boolean hasSupervised(AccessRequest request, String userId) {
    return userId.equals(request.supervisor()) || evidence.ofCase(request.id()).stream()
        .anyMatch(entry -> entry.act().equals(SUPERVISION_CLAIMED) && entry.actor().equals(userId));
  }

  private static void bar(boolean barred, String why, Rule rule) {
    if (barred) {
      throw Refusal.forbidden(why, rule);
    }
  }
}
