package eu.datatrustee.access;

import eu.datatrustee.access.DecisionLog.Step;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import org.springframework.stereotype.Service;

/**
 * What people decide on their tasks: read from the answer, checked against the record, written to record, decision log and evidence in
 * the transaction that completes the task. Who may decide was checked before (independence, candidates).
 */
@Service
class AccessDecisions {

  enum Review { GRANT, DENY, ASK }

  enum Confirmation { CONFIRM, DENY }

  enum CustomerDecision { ALLOW, REFUSE }

  enum Supervision { RESOLVED, TERMINATE, HAND_OVER }

  enum Extension { EXTEND, REFUSE }

  enum Disconnection { DISCONNECTED }

  enum Statement { SIGN }

  enum Dispute { UPHELD, DISMISSED }

  private final AccessRequests requests;
  private final Customers customers;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Grants grants;
  private final AccessClocks clocks;
  private final Endings endings;
  private final SupportIncidentAccess process;
  private final AccessNotices notices;
  private final People people;
  private final AccessInvolvement involvement;
  private final Ledger ledger;

  AccessDecisions(AccessRequests requests, Customers customers, DecisionLog log, Deadlines deadlines, Grants grants,
      AccessClocks clocks, Endings endings, SupportIncidentAccess process, AccessNotices notices, People people,
      AccessInvolvement involvement, Ledger ledger) {
    this.requests = requests;
    this.customers = customers;
    this.log = log;
    this.deadlines = deadlines;
    this.grants = grants;
    this.clocks = clocks;
    this.endings = endings;
    this.process = process;
    this.notices = notices;
    this.people = people;
    this.involvement = involvement;
    this.ledger = ledger;
  }

  /** A1, A3, A4: an officer grants within the limits, denies, or asks. The denial itself is told where the model says so. */
  void review(TaskAnswer answer) {
    Review decision = answer.decision(Review.class);
    AccessRequest request = requests.lock(answer.caseId());
    switch (decision) {
      case GRANT -> request.approve(answer.minutes("grantedMinutes"), mode(answer), leftToCustomer(request));
      case DENY -> answer.reasonOfNo();
      case ASK -> {
        request.ask(answer.required("question"));
        notices.questionAsked(request);
      }
    }
    if (decision != Review.ASK) {
      deadlines.close(request.id(), AccessClocks.REVIEW);
    }
    written(request, Step.REVIEW, decision, answer, decision == Review.ASK ? request.question() : answer.reason());
  }

  /** A4: the second of two approvers. */
  void confirm(TaskAnswer answer) {
    Confirmation decision = answer.decision(Confirmation.class);
    AccessRequest request = requests.lock(answer.caseId());
    if (decision == Confirmation.CONFIRM) {
      request.confirm(leftToCustomer(request));
    } else {
      answer.reasonOfNo();
    }
    deadlines.close(request.id(), AccessClocks.CONFIRM);
    written(request, Step.CONFIRM, decision, answer, answer.reason());
  }

  private boolean leftToCustomer(AccessRequest request) {
    return customers.require(request.asked().customerId()).agreement().customerDecidesAccess();
  }

  /** O2: the customer's own decision. */
  void customerDecides(TaskAnswer answer) {
    CustomerDecision decision = answer.decision(CustomerDecision.class);
    AccessRequest request = requests.lock(answer.caseId());
    if (decision == CustomerDecision.ALLOW) {
      request.allowedByCustomer();
    } else {
      answer.reasonOfNo();
    }
    deadlines.close(request.id(), AccessClocks.CUSTOMER_DECISION);
    written(request, Step.CUSTOMER, decision, answer, answer.reason());
  }

  /** A5: a supervisor takes the access over; a hand-over is an offer that the one it names takes by claiming. */
  void supervisionClaimed(String caseId, String userId) {
    AccessRequest request = requests.lock(caseId);
    request.supervisedBy(userId);
    requests.save(request);
    grants.claimed(caseId);
    deadlines.close(caseId, AccessClocks.SUPERVISOR_CLAIM);
    process.supervisorChanged(caseId);
    ledger.append(new Act(caseId, request.asked().customerId(), AccessInvolvement.SUPERVISION_CLAIMED, Rule.A5, null, false));
  }

  /** A5: a supervisor gives the access back; until another claims it, the clock of the claim runs. */
  void supervisionReleased(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.handOver(null);
    requests.save(request);
    grants.unclaimed(caseId, clocks.running(caseId, AccessClocks.SUPERVISOR_CLAIM).due());
    process.supervisorChanged(caseId);
    process.supervisionOffered(caseId);
    ledger.append(new Act(caseId, request.asked().customerId(), "SUPERVISION_RELEASED", Rule.A5, null, false));
  }

  /** A5: the supervisor ends the access or hands it over. */
  void supervise(TaskAnswer answer) {
    Supervision decision = answer.decision(Supervision.class);
    AccessRequest request = requests.lock(answer.caseId());
    deadlines.close(request.id(), AccessClocks.SUPERVISOR_CLAIM);
    switch (decision) {
      case RESOLVED -> endings.recordEnd(request, EndReason.RESOLVED, answer.reason());
      case TERMINATE -> endings.recordEnd(request, EndReason.TERMINATED, answer.reasonOfNo());
      case HAND_OVER -> handOver(request, answer);
    }
    written(request, Step.SUPERVISION, decision, answer, answer.reason());
  }

  private void handOver(AccessRequest request, TaskAnswer answer) {
    if (!answer.userId().equals(request.supervisor())) {
      // Otherwise offers alone would start the claim's clock again and again, and nobody would ever supervise.
      throw Refusal.impossible("decision", "HAND_OVER is for who has claimed the supervision", Rule.A5);
    }
    String successor = answer.required("handOverTo");
    if (!people.groupsOf(successor).contains(Group.SUPERVISORS) || successor.equals(answer.userId())) {
      throw Refusal.impossible("handOverTo", "is no other supervisor");
    }
    if (involvement.mayNotSupervise(request, successor)) {
      throw Refusal.impossible("handOverTo", "has a part in this access and may not supervise it", Rule.A5);
    }
    request.handOver(successor);
    grants.unclaimed(request.id(), clocks.running(request.id(), AccessClocks.SUPERVISOR_CLAIM).due());
  }

  /** A4: a new decision, within the policy's limit; what it grants counts once the gateways know it. */
  void decideExtension(TaskAnswer answer) {
    Extension decision = answer.decision(Extension.class);
    AccessRequest request = requests.lock(answer.caseId());
    if (decision == Extension.EXTEND) {
      request.decideExtension(answer.minutes("grantedMinutes"));
    } else {
      answer.reasonOfNo();
    }
    deadlines.close(request.id(), AccessClocks.EXTENSION);
    written(request, Step.EXTENSION, decision, answer, answer.reason());
  }

  /** A5: somebody has cut the connection by hand; whether it is gone, the gateway is asked again. */
  void disconnectedByHand(TaskAnswer answer) {
    Disconnection decision = answer.decision(Disconnection.class);
    AccessRequest request = requests.lock(answer.caseId());
    deadlines.close(request.id(), AccessClocks.DISCONNECT_BY_HAND);
    written(request, Step.DISCONNECTION, decision, answer, answer.reason());
  }

  /** A5: findings, signed by a supervisor. */
  void sign(TaskAnswer answer) {
    Statement decision = answer.decision(Statement.class);
    AccessRequest request = requests.lock(answer.caseId());
    request.sign(answer.required("findings"), answer.userId());
    deadlines.close(request.id(), AccessClocks.CLOSING_STATEMENT);
    written(request, Step.CLOSING_STATEMENT, decision, answer, answer.reason());
  }

  /** O3: an officer who was not involved decides on the customer's dispute. */
  void reviewDispute(TaskAnswer answer) {
    Dispute decision = answer.decision(Dispute.class);
    String reason = answer.reasonOfNo();
    AccessRequest request = requests.lock(answer.caseId());
    request.disputeReviewed(decision.name(), reason);
    deadlines.close(request.id(), AccessClocks.DISPUTE_REVIEW);
    written(request, Step.DISPUTE, decision, answer, reason);
  }

  private void written(AccessRequest request, Step step, Enum<?> decision, TaskAnswer answer, String reason) {
    requests.save(request);
    log.add(request.id(), step, decision.name(), reason, answer.userId());
    ledger.append(new Act(request.id(), request.asked().customerId(), step + "_" + decision, ruleOf(step), reason, step != Step.REVIEW));
  }

  private static Rule ruleOf(Step step) {
    return switch (step) {
      case REVIEW, CONFIRM, EXTENSION -> Rule.A4;
      case CUSTOMER -> Rule.O2;
      case DISPUTE -> Rule.O3;
      default -> Rule.A5;
    };
  }

  private static Mode mode(TaskAnswer answer) {
    String given = answer.text("grantedMode");
    if (given == null) {
      return null;
    }
    for (Mode mode : Mode.values()) {
      if (mode.name().equals(given)) {
        return mode;
      }
    }
    throw Refusal.impossible("grantedMode", "is none of READ_ONLY, READ_WRITE");
  }
}
