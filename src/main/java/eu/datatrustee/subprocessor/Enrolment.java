package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Puts a subprocessor that was checked into the register, for the customers whose agreement or the provider's terms cover it (S1, S2, S4, S5). */
@Service
class Enrolment {

  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final ConsentHistory history;
  private final Listings listings;
  private final Register register;
  private final Revivals revivals;
  private final NewCustomers newCustomers;
  private final Customers customers;
  private final Deadlines deadlines;
  private final SubprocessorReview review;
  private final SubprocessorNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Enrolment(Proposals proposals, Subprocessors subprocessors, Consents consents, ConsentHistory history, Listings listings,
      Register register, Revivals revivals, NewCustomers newCustomers, Customers customers, Deadlines deadlines, SubprocessorReview review,
      SubprocessorNotices notices, Ledger ledger, Clock clock) {
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.history = history;
    this.listings = listings;
    this.register = register;
    this.revivals = revivals;
    this.newCustomers = newCustomers;
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
    holdWhomItConcerns(proposal.proposed());
    Subprocessor entry = subprocessors.lock(proposal.proposed().subprocessorId());
    boolean suspended = entry.state() != Subprocessor.State.PROPOSED && !register.standsAt(entry, clock.instant());
    entry.checked(proposal.proposed(), proposal.checkedBy(), clock.instant());
    subprocessors.save(entry);
    history.add(entry, "By proposal " + caseId);
    if (!"DE".equals(entry.country())) {
      leavesGermany(entry);
    }
    newCustomers.cameDuringTheCheck(proposal);
    boolean asked = entry.engagedBy() == EngagedBy.TRUSTEE && enterOfTrustee(entry, proposal);
    if (entry.engagedBy() == EngagedBy.PROVIDER) {
      consents.ofProposal(caseId).forEach(row -> newCustomers.bind(row, proposal));
    }
    if (suspended) {
      asked |= revivals.after(entry, proposal);
    }
    deadlines.close(entry.id(), SubprocessorClocks.NEXT_REVIEW);
    deadlines.close(entry.id(), SubprocessorClocks.REVIEW);
    // When it is due next is told by who is listed until when.
    review.watch(entry);
    return asked;
  }

  /** Those for whom something could be lost or listed: first they, then the entry, as whoever changes their agreement does. */
  private void holdWhomItConcerns(Proposed proposed) {
    Set<String> concerned = new TreeSet<>();
    consents.countingOf(proposed.subprocessorId()).forEach(row -> concerned.add(row.about().customerId()));
    if (proposed.engagedBy() == EngagedBy.TRUSTEE) {
      customers.naming(proposed.registerNumber()).forEach(customer -> concerned.add(customer.id()));
    }
    concerned.forEach(customers::hold);
  }

  /** S4, S5: listed for whoever's agreement names it, in the proposal or not. S3: everybody else in the proposal is asked. */
  private boolean enterOfTrustee(Subprocessor entry, Proposal proposal) {
    Map<String, Customer> naming = new LinkedHashMap<>();
    if ("DE".equals(entry.country())) {
      customers.naming(entry.registerNumber()).stream().filter(customer -> listings.named(entry.registerNumber(), customer))
          .forEach(customer -> naming.put(customer.id(), customer));
    }
    boolean asked = false;
    for (Consent row : consents.ofProposal(proposal.id())) {
      Customer names = naming.remove(row.about().customerId());
      if (names != null) {
        listings.list(row, proposal, names.agreement().affiliate(entry.registerNumber()).orElseThrow());
      } else {
        asked = true;
        ask(row);
      }
    }
    naming.values().forEach(customer -> listings.keep(entry, customer));
    return asked;
  }

  /** Its agreement named it when it was proposed, and no longer does. */
  private void ask(Consent row) {
    if (row.about().route() != Route.WRITTEN_CONSENT) {
      row.toBeAsked();
      consents.save(row);
    }
  }

  /** S4: no agreement lists an affiliate that is abroad; whatever rested on that ends. */
  private void leavesGermany(Subprocessor entry) {
    for (Consent row : consents.countingOf(entry.id())) {
      if (row.state() == ConsentState.LISTED_AFFILIATE) {
        customers.hold(row.about().customerId());
        listings.delist(entry, row, entry.name() + " is not in Germany", "NOT_IN_GERMANY");
      }
    }
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
