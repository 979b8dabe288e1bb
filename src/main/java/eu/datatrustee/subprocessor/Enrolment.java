package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Puts a subprocessor that was checked into the register, for the customers whose agreement or the provider's terms cover it (S1, S2, S4, S5). */
@Service
class Enrolment {

  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final ConsentHistory history;
  private final Standings standings;
  private final Customers customers;
  private final Deadlines deadlines;
  private final SubprocessorReview review;
  private final SubprocessorNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Enrolment(Proposals proposals, Subprocessors subprocessors, Consents consents, ConsentHistory history, Standings standings,
      Customers customers, Deadlines deadlines, SubprocessorReview review, SubprocessorNotices notices, Ledger ledger, Clock clock) {
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.history = history;
    this.standings = standings;
    this.customers = customers;
    this.deadlines = deadlines;
    this.review = review;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** @return whether any customer is yet to be asked */
  boolean enter(String caseId) {
    Proposal proposal = proposals.require(caseId);
    Subprocessor entry = subprocessors.lock(proposal.proposed().subprocessorId());
    entry.checked(proposal.proposed(), proposal.checkedBy(), clock.instant());
    subprocessors.save(entry);
    history.add(entry, "By proposal " + caseId);
    if (!"DE".equals(entry.country())) {
      leavesGermany(entry);
    }
    boolean asked = false;
    for (Consent row : consents.ofProposal(caseId)) {
      switch (row.about().route()) {
        case BINDING_TERMS -> bind(row, proposal);
        case LISTED_AFFILIATE -> list(row, proposal);
        case WRITTEN_CONSENT -> asked = true;
      }
    }
    deadlines.close(entry.id(), SubprocessorClocks.NEXT_REVIEW);
    deadlines.close(entry.id(), SubprocessorClocks.REVIEW);
    review.watch(entry);
    return asked;
  }

  /** S4: no agreement lists an affiliate that is abroad; whatever rested on that ends. */
  private void leavesGermany(Subprocessor entry) {
    for (Consent row : consents.countingOf(entry.id())) {
      if (row.state() == ConsentState.LISTED_AFFILIATE) {
        customers.hold(row.about().customerId());
        Consent locked = consents.lock(row.id());
        locked.delist(clock.instant());
        standings.writeLost(locked, "AFFILIATE_DELISTED", Rule.S4, entry.name() + " is not in Germany");
        notices.ended(locked, entry, clock.instant(), ConsentState.DELISTED.name(), null);
      }
    }
  }

  /** S1, S2. */
  void bind(Consent row, Proposal proposal) {
    row.bind(proposal.termsBy(), from(proposal), proposal.proposed().validUntil(), clock.instant());
    standings.writeCounting(row, "SUBPROCESSOR_BOUND", Rule.S2, proposal.proposed().name());
  }

  /** S4, S5: as long as the agreement names it, and no longer than was proposed. */
  void list(Consent row, Proposal proposal) {
    Optional<Affiliate> named = affiliate(row, proposal);
    Instant until = named.map(affiliate -> Register.earlier(proposal.proposed().validUntil(), affiliate.validUntil())).orElse(null);
    row.list(from(proposal), until, clock.instant());
    if (named.isEmpty()) {
      // The agreement was changed while it was checked.
      row.delist(clock.instant());
      standings.write(row, "AFFILIATE_NOT_LISTED", Rule.S4, proposal.proposed().name());
    } else {
      standings.writeCounting(row, "AFFILIATE_LISTED", Rule.S4, proposal.proposed().name());
    }
  }

  private Optional<Affiliate> affiliate(Consent row, Proposal proposal) {
    Customer customer = customers.require(row.about().customerId());
    return customer.agreement().affiliate(proposal.proposed().registerNumber())
        .filter(affiliate -> customer.agreement().lackOf(affiliate, clock.instant()).isEmpty());
  }

  private Instant from(Proposal proposal) {
    Instant planned = proposal.proposed().plannedStart();
    return planned.isAfter(clock.instant()) ? planned : clock.instant();
  }

  /** Every customer has answered or let its time pass: proposer and listed customers are told. */
  void registered(String caseId) {
    Proposal proposal = proposals.lock(caseId);
    proposal.registered(clock.instant());
    proposals.save(proposal);
    ledger.append(new Act(caseId, null, "PROPOSAL_REGISTERED", Rule.S3, consents.tally(caseId).toString(), false));
    notices.registered(proposal, consents.ofProposal(caseId));
    notices.tally(proposal, consents.tally(caseId));
  }
}
