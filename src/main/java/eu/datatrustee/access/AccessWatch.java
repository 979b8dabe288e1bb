package eu.datatrustee.access;

import eu.datatrustee.access.AccessBasis.Lack;
import eu.datatrustee.access.SupportIncidentAccess.Step;
import eu.datatrustee.access.gateway.RevocationConfirmed;
import eu.datatrustee.access.gateway.RevocationOverdue;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.engine.StepFailed;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens elsewhere and concerns accesses: agreements that change, gateways that answer late, steps that fail for good. */
@Component
class AccessWatch {

  private final AccessRequests requests;
  private final AccessBasis basis;
  private final Endings endings;
  private final Granting granting;
  private final AccessNotices notices;
  private final Clock clock;

  AccessWatch(AccessRequests requests, AccessBasis basis, Endings endings, Granting granting, AccessNotices notices, Clock clock) {
    this.requests = requests;
    this.basis = basis;
    this.endings = endings;
    this.granting = granting;
    this.notices = notices;
    this.clock = clock;
  }

  /** An agreement no longer carries what rests on it: ended in the transaction that changes it (A2, A7, S3, S4). */
  @EventListener
  void agreementChanged(AgreementChanged change) {
    if (change.before() == null) {
      return;
    }
    for (String caseId : requests.unfinishedOfCustomer(change.after().id())) {
      Optional<Lack> lack = basis.lackInAgreement(requests.require(caseId).asked(), change.after().agreement(), clock.instant());
      lack.ifPresentOrElse(gone -> endings.end(caseId, reasonOf(gone.rule()), gone.detail()), () -> granting.capToBasis(caseId));
    }
  }

  private static EndReason reasonOf(Rule rule) {
    return rule == Rule.S2 || rule == Rule.S3 || rule == Rule.S4 ? EndReason.CONSENT_LOST : EndReason.AGREEMENT_ENDED;
  }

  @EventListener
  void revocationConfirmed(RevocationConfirmed confirmed) {
    endings.confirmedLater(confirmed.caseId());
  }

  @EventListener
  void revocationOverdue(RevocationOverdue overdue) {
    notices.revocationOverdue(overdue.caseId(), overdue.since(), overdue.lastError());
  }

  @EventListener
  void stepFailed(StepFailed failed) {
    if (SupportIncidentAccess.KEY.equals(failed.processKey()) && Step.GRANT_ACCESS.equals(failed.stepId())) {
      granting.failed(failed.caseId(), failed.message());
    }
  }
}
