package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the register by what agreements say: an affiliate named, no longer named, or for another time (S4); customers that are new. */
@Component
class AgreementWatch {

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Proposals proposals;
  private final Listings listings;
  private final Standings standings;
  private final Clock clock;

  AgreementWatch(Subprocessors subprocessors, Consents consents, Proposals proposals, Listings listings, Standings standings, Clock clock) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.proposals = proposals;
    this.listings = listings;
    this.standings = standings;
    this.clock = clock;
  }

  /** Whoever changes the agreement holds the customer; the entries come after it, as {@link Listings} asks. */
  @EventListener
  void agreementChanged(AgreementChanged change) {
    Customer customer = change.after();
    if (change.before() == null) {
      subprocessors.boundForAll().forEach(entry -> bindNew(entry, customer));
    }
    Set<String> numbers = new TreeSet<>(numbers(customer));
    if (change.before() != null) {
      numbers.addAll(numbers(change.before()));
    }
    subprocessors.lockAffiliates(numbers).forEach(entry -> listings.keep(entry, customer));
  }

  private static List<String> numbers(Customer customer) {
    return customer.agreement().affiliates().stream().map(Affiliate::registerNumber).toList();
  }

  /** S1, S2: bound for all customers, those that come later included. */
  private void bindNew(Subprocessor entry, Customer customer) {
    proposals.latestChecked(entry.id()).ifPresent(proposal -> {
      Instant until = proposal.proposed().validUntil();
      if (until == null || until.isAfter(clock.instant())) {
        Consent row = add(entry, customer, proposal);
        row.bind(proposal.termsBy(), later(proposal.proposed().plannedStart()), until, clock.instant());
        standings.writeCounting(row, "SUBPROCESSOR_BOUND", Rule.S2, entry.name());
      }
    });
  }

  private Consent add(Subprocessor entry, Customer customer, Proposal proposal) {
    proposals.lock(proposal.id());
    int ordinal = consents.nextOrdinal(proposal.id());
    return consents.addSettled(new Consent(Consent.id(proposal.id(), ordinal),
        new Consent.About(proposal.id(), entry.id(), customer.id(), ordinal, Route.BINDING_TERMS)));
  }

  private Instant later(Instant planned) {
    return planned.isAfter(clock.instant()) ? planned : clock.instant();
  }
}
