package eu.datatrustee.access;

import eu.datatrustee.access.AccessBasis.Lack;
import eu.datatrustee.access.SupportIncidentAccess.Step;
import eu.datatrustee.access.gateway.RevocationConfirmed;
import eu.datatrustee.access.gateway.RevocationOverdue;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.agreement.ConsentLost;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.engine.StepFailed;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What happens elsewhere and concerns accesses: agreements and consents that change, gateways that answer late, steps that fail for good. */
@Component
class AccessWatch {

  private final AccessRequests requests;
  private final Customers customers;
  private final AccessBasis basis;
  private final Endings endings;
  private final Granting granting;
  private final AccessNotices notices;
  private final Clock clock;

  AccessWatch(AccessRequests requests, Customers customers, AccessBasis basis, Endings endings, Granting granting,
      AccessNotices notices, Clock clock) {
    this.requests = requests;
    this.customers = customers;
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
    recheck(change.after());
  }

  /** A consent, an engagement or part of one is gone: ended in the transaction that loses it, for this customer only (S1–S5). */
  @EventListener
  void consentLost(ConsentLost loss) {
    // Whoever opens an access of this customer holds it too: it has committed, and is seen here, or it waits and sees the loss.
    recheck(customers.hold(loss.customerId()));
  }

  private void recheck(Customer customer) {
    for (String caseId : requests.unfinishedOfCustomer(customer.id())) {
      Instant now = clock.instant();
      Optional<Lack> lack = basis.lackAsItRuns(requests.require(caseId).asked(), customer, now);
      lack.ifPresentOrElse(gone -> endings.lost(caseId, gone), () -> granting.capToBasis(caseId, now));
    }
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
