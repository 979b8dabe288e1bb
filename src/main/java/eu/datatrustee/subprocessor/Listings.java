package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of affiliates that agreements name (S4): one for each customer whose agreement names one that was checked (S5), whichever
 * customers it was proposed for. Without such a row nobody works, and nothing could end what works.
 *
 * <p>Who calls holds the customer and then the entry, in this order: an agreement that is changed and a check that is passed at the same
 * moment wait for one another here, and the second sees what the first wrote.
 */
@Component
class Listings {

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Proposals proposals;
  private final AddedRows rows;
  private final Standings standings;
  private final SubprocessorApproval process;
  private final SubprocessorReview review;
  private final SubprocessorNotices notices;
  private final Deadlines deadlines;
  private final Clock clock;

  Listings(Subprocessors subprocessors, Consents consents, Proposals proposals, AddedRows rows, Standings standings, SubprocessorApproval process,
      SubprocessorReview review, SubprocessorNotices notices, Deadlines deadlines, Clock clock) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.proposals = proposals;
    this.rows = rows;
    this.standings = standings;
    this.process = process;
    this.review = review;
    this.notices = notices;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Whether the agreement lets it work now, as far as it is up to the agreement. */
  boolean named(String registerNumber, Customer customer) {
    return customer.agreement().affiliate(registerNumber)
        .filter(affiliate -> customer.agreement().lackOf(affiliate, clock.instant()).isEmpty()).isPresent();
  }

  /**
   * Has the register say what the customer's agreement says: listed, listed for another time, or no longer. What is not checked, or suspended,
   * is listed when it is entered (anew).
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keep(Subprocessor entry, Customer customer) {
    Optional<Affiliate> named = customer.agreement().affiliate(entry.registerNumber()).filter(affiliate -> "DE".equals(affiliate.country()));
    List<Consent> counting = consents.allCounting(customer.id(), entry.id());
    List<Consent> listed = counting.stream().filter(row -> row.state() == ConsentState.LISTED_AFFILIATE).toList();
    if (named.isEmpty()) {
      listed.forEach(row -> delist(entry, row, entry.name(), ConsentState.DELISTED.name()));
    } else if (!listed.isEmpty()) {
      listed.forEach(row -> move(row, named.get(), counting));
    } else if (named(entry.registerNumber(), customer) && entry.state() == Subprocessor.State.CHECKED && "DE".equals(entry.country())) {
      list(entry, customer, named.get());
    }
  }

  /** The same, by who does not hold the entry yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void keepLocked(String subprocessorId, Customer customer) {
    keep(subprocessors.lock(subprocessorId), customer);
  }

  /** S4: no longer named, or not in Germany: at once, whatever rests on it. @param told why, in the words that the customer reads */
  @Transactional(propagation = Propagation.MANDATORY)
  public void delist(Subprocessor entry, Consent row, String why, String told) {
    Consent locked = consents.lock(row.id());
    locked.delist(clock.instant());
    standings.writeLost(locked, "AFFILIATE_DELISTED", Rule.S4, why);
    notices.ended(locked, entry, clock.instant(), told, null);
    review.dueMoved(entry.id());
  }

  /** S4, S5: a proposal that was just checked lists it for a customer of its own. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void list(Consent row, Proposal proposal, Affiliate named) {
    row.list(proposal.proposed().begins(clock.instant()), end(proposal, named), clock.instant());
    standings.writeCounting(row, "AFFILIATE_LISTED", Rule.S4, proposal.proposed().name());
  }

  /** @param counting all that count for the customer: it holds no longer than until the next of them */
  private void move(Consent listed, Affiliate named, List<Consent> counting) {
    Instant next = counting.stream().map(Consent::validFrom).filter(listed.validFrom()::isBefore).min(Instant::compareTo).orElse(null);
    Instant until = Register.earlier(next, end(proposals.require(listed.about().proposalId()), named));
    if (!Objects.equals(listed.validUntil(), until)) {
      Consent row = consents.lock(listed.id());
      row.listedUntil(until);
      standings.writeLost(row, "AFFILIATE_LISTED", Rule.S4, named.name());
      review.dueMoved(row.about().subprocessorId());
    }
  }

  private void list(Subprocessor entry, Customer customer, Affiliate named) {
    Optional<Consent> question = consents.pending(customer.id(), entry.id()).map(row -> consents.lock(row.id()))
        .filter(row -> row.state() == ConsentState.PROPOSED || row.state() == ConsentState.ASKED);
    Optional<Proposal> asks = question.map(row -> proposals.require(row.about().proposalId()));
    Optional<Proposal> basis = asks.filter(proposal -> covers(proposal, named)).or(() -> latest(entry, customer, named));
    if (basis.isEmpty()) {
      return;
    }
    Consent row;
    if (basis.equals(asks)) {
      row = question.orElseThrow();
      settle(row, basis.get(), named);
    } else {
      // What it may be asked about is another check, which is not over, or work from another country.
      row = rows.add(basis.get(), customer.id(), Route.LISTED_AFFILIATE);
      list(row, basis.get(), named);
    }
    review.dueMoved(entry.id());
    if (basis.get().state() == ProposalState.REGISTERED) {
      // Of one that is still open the customers hear when it is closed; whom it was asked, its own process tells.
      notices.registered(basis.get(), List.of(row));
    }
  }

  /**
   * The last check that covers it, but none from before the one that the customer's rows rested on last: what that one replaced does not come
   * back when it is over.
   */
  private Optional<Proposal> latest(Subprocessor entry, Customer customer, Affiliate named) {
    Set<String> rested = consents.ofCustomer(customer.id(), entry.id()).stream().filter(row -> row.validFrom() != null)
        .map(row -> row.about().proposalId()).collect(Collectors.toSet());
    return proposals.checked(entry.id()).filter(proposal -> covers(proposal, named) || rested.contains(proposal.id())).findFirst()
        .filter(proposal -> covers(proposal, named));
  }

  /** What the customer is asked, or was to be asked, its agreement has answered. */
  private void settle(Consent question, Proposal proposal, Affiliate named) {
    deadlines.close(question.id(), SubprocessorClocks.CONSENT);
    list(question, proposal, named);
    process.named(question);
  }

  /** Whether the proposal's check was passed, and lets it work from Germany and beyond this moment. */
  private boolean covers(Proposal proposal, Affiliate named) {
    Instant until = end(proposal, named);
    return proposal.state().admitted() && "DE".equals(proposal.proposed().country()) && (until == null || until.isAfter(clock.instant()));
  }

  private static Instant end(Proposal proposal, Affiliate named) {
    return Register.earlier(proposal.proposed().validUntil(), named.validUntil());
  }
}
