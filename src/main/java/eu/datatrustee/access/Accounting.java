package eu.datatrustee.access;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import org.springframework.stereotype.Service;

/** Accounts for an access that is over (A5): the closing statement, its dispute, the end of the case. */
@Service
class Accounting {

  private final AccessRequests requests;
  private final AccessClocks clocks;
  private final Deadlines deadlines;
  private final SupportIncidentAccess process;
  private final AccessNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Accounting(AccessRequests requests, AccessClocks clocks, Deadlines deadlines, SupportIncidentAccess process, AccessNotices notices,
      Ledger ledger, Clock clock) {
    this.requests = requests;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.process = process;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Sends the statement to the customer; unsigned where nobody signed it in time, and marked so. */
  void state(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.stated(clock.instant());
    requests.save(request);
    deadlines.close(caseId, AccessClocks.CLOSING_STATEMENT);
    ledger.append(new Act(caseId, request.asked().customerId(), "CLOSING_STATEMENT_SENT", Rule.A5,
        request.signedBy() == null ? "Unsigned: nobody signed it in time" : null, true));
    notices.closingStatement(request, clocks.running(caseId, AccessClocks.DISPUTE).due());
  }

  /** @throws Refusal (conflict) before the statement was sent, or when its deadline is over */
  void dispute(String caseId, String reason) {
    AccessRequest request = requests.lock(caseId);
    if (deadlines.running(caseId, AccessClocks.DISPUTE).filter(clock -> clock.due().isAfter(this.clock.instant())).isEmpty()) {
      throw Refusal.conflict("Case " + caseId + " is " + request.state() + ": there is no statement that could be disputed now");
    }
    request.dispute(reason);
    requests.save(request);
    deadlines.close(caseId, AccessClocks.DISPUTE);
    ledger.append(new Act(caseId, request.asked().customerId(), "STATEMENT_DISPUTED", Rule.O3, reason, true));
    process.disputed(caseId);
  }

  void answerDispute(String caseId) {
    AccessRequest request = requests.require(caseId);
    ledger.append(new Act(caseId, request.asked().customerId(), "DISPUTE_ANSWERED", Rule.O3, request.disputeOutcome(), true));
    notices.disputeDecided(request);
  }

  void close(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.close();
    requests.save(request);
    deadlines.closeAll(caseId);
    ledger.append(new Act(caseId, request.asked().customerId(), "CASE_CLOSED", null, null, true));
  }
}
