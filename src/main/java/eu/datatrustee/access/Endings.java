package eu.datatrustee.access;

import eu.datatrustee.access.AccessBasis.Lack;
import eu.datatrustee.access.gateway.GrantState;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts an end to accesses and to requests still pending (A4, A5). The end is written to the record and the grant first, so that
 * credentials are dead with the commit; then the process is told, if it waits for it.
 */
@Service
class Endings {

  private final AccessRequests requests;
  private final Grants grants;
  private final Deadlines deadlines;
  private final SupportIncidentAccess process;
  private final AccessNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Endings(AccessRequests requests, Grants grants, Deadlines deadlines, SupportIncidentAccess process, AccessNotices notices, Ledger ledger,
      Clock clock) {
    this.requests = requests;
    this.grants = grants;
    this.deadlines = deadlines;
    this.process = process;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Ends the access or the pending request, whatever it waits for.
   *
   * @return whether there was anything to end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean end(String caseId, EndReason reason, String detail) {
    AccessRequest request = requests.lock(caseId);
    if (request.state().pending()) {
      overtake(request, reason, detail);
    } else if (request.state().opening()) {
      recordEnd(request, reason, detail);
      requests.save(request);
      process.endedWhileGranting(caseId);
    } else if (request.state().running()) {
      recordEnd(request, reason, detail);
      requests.save(request);
      process.ended(caseId, reason);
    } else {
      return false;
    }
    return true;
  }

  /**
   * Ends what has lost what it rests on. A request still pending for want of a consent or of an engagement is refused by that rule (S1–S5).
   */
  @Transactional(propagation = Propagation.MANDATORY)
  void lost(String caseId, Lack lack) {
    AccessRequest request = requests.lock(caseId);
    if (request.state().pending() && lack.ofOrganisation()) {
      request.refuseLate(lack.rule(), lack.detail(), lack.ends(), clock.instant());
      requests.save(request);
      deadlines.closeAll(caseId);
      process.overtaken(caseId);
    } else {
      end(caseId, lack.ends(), lack.detail());
    }
  }

  private void overtake(AccessRequest request, EndReason reason, String detail) {
    request.overtake(reason, detail, clock.instant());
    requests.save(request);
    deadlines.closeAll(request.id());
    ledger.append(new Act(request.id(), request.asked().customerId(), "REQUEST_ENDED", Rule.A4, reason.name(), true));
    process.overtaken(request.id());
  }

  /**
   * Writes the end to record, grant and evidence; the caller saves the record. The end that came first stands, though it is noticed
   * late: where the time, or the time to claim, was up before this, that is the reason and the instant.
   */
  void recordEnd(AccessRequest request, EndReason reason, String detail) {
    Optional<GrantState> over = grants.state(request.id()).filter(grant -> grant.endedAt() != null);
    if (request.endReason() == null && over.isPresent()) {
      request.end(byItself(request, over.get()), null, over.get().endedAt());
    } else {
      request.end(reason, detail, clock.instant());
    }
    grants.end(request.id(), clock.instant());
    deadlines.close(request.id(), AccessClocks.EXTENSION);
    deadlines.close(request.id(), AccessClocks.SUPERVISOR_CLAIM);
    ledger.append(new Act(request.id(), request.asked().customerId(), "ACCESS_ENDED",
        request.endReason() == EndReason.PURPOSE_CHANGED ? Rule.D12 : Rule.A5,
        request.endDetail() == null ? request.endReason().name() : request.endReason() + ": " + request.endDetail(), true));
  }

  /**
   * Nobody has claimed it in time, or its time was up: the time granted, or that of what it rested on. The record says which: what agreement
   * and register say now may have been written after that end.
   */
  private static EndReason byItself(AccessRequest request, GrantState grant) {
    return grant.endsAt().isBefore(grant.until()) ? EndReason.UNSUPERVISED : request.runsOutBy();
  }

  /**
   * Has the gateways close; where nobody has recorded why it ends, nobody has claimed it or its time is up. Which of the two, the grant's
   * own instants say: the node that fired the timer may be ahead of this one.
   */
  void revoke(String caseId) {
    AccessRequest request = requests.lock(caseId);
    if (request.endReason() == null) {
      recordEnd(request, byItself(request, grants.require(caseId)), null);
    }
    requests.save(request);
    grants.revoke(caseId);
  }

  /** @return whether every gateway, asked again, says that the access is gone */
  boolean confirm(String caseId) {
    AccessRequest request = requests.lock(caseId);
    boolean gone = grants.revoke(caseId);
    if (gone) {
      gone(request);
    } else {
      if (request.state() == AccessState.REVOKING) {
        notices.revocationFailed(request);
      }
      request.revocationFailed();
      ledger.append(new Act(caseId, request.asked().customerId(), "REVOCATION_FAILED", Rule.A5, null, false));
    }
    requests.save(request);
    return gone;
  }

  /** A gateway that failed has confirmed after all; the process goes on if it waits for that. */
  @Transactional
  public void confirmedLater(String caseId) {
    AccessRequest request = requests.lock(caseId);
    if (request.state() == AccessState.REVOCATION_FAILED) {
      gone(request);
      requests.save(request);
      process.revocationConfirmed(caseId);
    }
  }

  private void gone(AccessRequest request) {
    if (request.state() != AccessState.ENDED) {
      request.gone();
      deadlines.close(request.id(), AccessClocks.DISCONNECT_BY_HAND);
      ledger.append(new Act(request.id(), request.asked().customerId(), "REVOCATION_CONFIRMED", Rule.A5, null, true));
      notices.accessEnded(request);
    }
  }
}
