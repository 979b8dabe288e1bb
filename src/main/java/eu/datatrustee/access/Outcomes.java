package eu.datatrustee.access;

import eu.datatrustee.access.DecisionLog.Entry;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import org.springframework.stereotype.Service;

/** The ends of a request that opened nothing: written down, and told to the requester. */
@Service
class Outcomes {

  private final AccessRequests requests;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final AccessNotices notices;
  private final Ledger ledger;

  Outcomes(AccessRequests requests, DecisionLog log, Deadlines deadlines, AccessNotices notices, Ledger ledger) {
    this.requests = requests;
    this.log = log;
    this.deadlines = deadlines;
    this.notices = notices;
    this.ledger = ledger;
  }

  /** The record has the rule already; it was written when the rule said no. */
  void refused(String caseId) {
    AccessRequest request = requests.require(caseId);
    append(request, "REQUEST_REFUSED", request.refusalRule(), request.refusalDetail());
    notices.refused(request);
  }

  void denied(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.deny();
    over(request, "REQUEST_DENIED", Rule.A1);
    Entry denial = log.last(caseId);
    notices.denied(request, denial.step(), denial.reason());
  }

  /** Silence opened nothing; it is no denial. */
  void lapsed(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.lapse();
    Deadline silent = deadlines.of(caseId).stream().filter(clock -> clock.closedAt() == null).reduce((one, later) -> later)
        .orElseThrow(() -> new IllegalStateException("No clock of " + caseId + " has run out"));
    over(request, "REQUEST_LAPSED", Rule.A4);
    notices.lapsed(request, silent);
  }

  /** Withdrawn, resolved or without basis while it was pending; the record has why, and the rule where one says no. */
  void overtaken(String caseId) {
    AccessRequest request = requests.require(caseId);
    if (request.refusalRule() != null) {
      refused(caseId);
    } else {
      notices.overtaken(request);
    }
  }

  private void over(AccessRequest request, String act, Rule rule) {
    requests.save(request);
    deadlines.closeAll(request.id());
    append(request, act, rule, null);
  }

  private void append(AccessRequest request, String act, Rule rule, String detail) {
    ledger.append(new Act(request.id(), request.asked().customerId(), act, rule, detail, true));
  }
}
