package eu.datatrustee.access;

import eu.datatrustee.access.DecisionLog.Step;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What requester, customer and trustee do to a running case from outside its tasks. */
@Service
class AccessActions {

  /** On what ground a running access is terminated. */
  enum Ground { TERMINATED, PURPOSE_CHANGED }

  private final AccessRequests requests;
  private final AccessQueries queries;
  private final DecisionLog log;
  private final Endings endings;
  private final Accounting accounting;
  private final SupportIncidentAccess process;
  private final Grants grants;
  private final Ledger ledger;
  private final Clock clock;

  AccessActions(AccessRequests requests, AccessQueries queries, DecisionLog log, Endings endings, Accounting accounting,
      SupportIncidentAccess process, Grants grants, Ledger ledger, Clock clock) {
    this.requests = requests;
    this.queries = queries;
    this.log = log;
    this.endings = endings;
    this.accounting = accounting;
    this.process = process;
    this.grants = grants;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** The requester no longer needs the access. @throws Refusal (conflict) where there is nothing left to withdraw */
  @Transactional
  public void withdraw(String id, Caller caller) {
    requireRequester(id, caller);
    if (!endings.end(id, EndReason.WITHDRAWN, null)) {
      throw over(id);
    }
    log.add(id, Step.WITHDRAWAL, "WITHDRAWN", null, caller.id());
  }

  /** The requester answers the officer's question; the review goes on under the same clock. */
  @Transactional
  public void answer(String id, String answer, Caller caller) {
    requireRequester(id, caller);
    ApplicationForm.present("answer", answer, 4000);
    AccessRequest request = requests.lock(id);
    request.answer(answer);
    requests.save(request);
    ledger.append(new Act(id, request.asked().customerId(), "QUESTION_ANSWERED", Rule.A4, null, false));
    if (!process.answered(id)) {
      throw over(id);
    }
  }

  /** The requester asks for more time; until an officer has decided, the old end stands. */
  @Transactional
  public void askExtension(String id, Integer minutes, String reason, Caller caller) {
    requireRequester(id, caller);
    if (minutes == null) {
      throw Refusal.malformed("durationMinutes", "is missing");
    }
    if (minutes < 1) {
      throw Refusal.impossible("durationMinutes", "must be at least 1");
    }
    ApplicationForm.present("reason", reason, 4000);
    AccessRequest request = requests.lock(id);
    if (request.state() == AccessState.ACTIVE && !grants.isLive(id, clock.instant())) {
      // Its time is up; the timer that writes it down is on its way.
      throw Refusal.conflict("The access of " + id + " has ended");
    }
    request.askExtension(minutes, reason);
    requests.save(request);
    ledger.append(new Act(id, request.asked().customerId(), "EXTENSION_ASKED", Rule.A4, minutes + " minutes: " + reason, true));
    if (!process.extensionAsked(id)) {
      throw over(id);
    }
  }

  /** Supervisor, officer or customer ends a running access at once (A5, D12, A8). */
  @Transactional
  public void terminate(String id, String reason, Ground ground, Caller caller) {
    AccessRequest seen = queries.visible(id, caller);
    if (!caller.inAny(Group.SUPERVISORS, Group.ACCESS_OFFICERS) && !caller.decidesFor(seen.asked().customerId())) {
      throw Refusal.forbidden("An access is terminated by supervisors, officers and its customer", Rule.A5);
    }
    ApplicationForm.present("reason", reason, 4000);
    EndReason why = ground == Ground.PURPOSE_CHANGED ? EndReason.PURPOSE_CHANGED : EndReason.TERMINATED;
    AccessState state = requests.lock(id).state();
    if (state.pending() || !endings.end(id, why, reason)) {
      throw over(id);
    }
    log.add(id, Step.TERMINATION, why.name(), reason, caller.id());
  }

  /** The customer disputes the closing statement within its deadline (O3). */
  @Transactional
  public void dispute(String id, String reason, Caller caller) {
    AccessRequest seen = queries.visible(id, caller);
    if (!caller.decidesFor(seen.asked().customerId())) {
      throw Refusal.forbidden("A closing statement is disputed by its customer");
    }
    ApplicationForm.present("reason", reason, 4000);
    accounting.dispute(id, reason);
  }

  private void requireRequester(String id, Caller caller) {
    if (!AccessQueries.requestedBy(queries.visible(id, caller), caller)) {
      throw Refusal.forbidden("Only who asked for the access may do this");
    }
  }

  private Refusal over(String id) {
    return Refusal.conflict("Case " + id + " is " + requests.require(id).state() + ": it is too late, or too early, for this");
  }
}
