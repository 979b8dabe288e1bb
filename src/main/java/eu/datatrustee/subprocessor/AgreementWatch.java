package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the register by what agreements say: an affiliate named, no longer named, or for another time (S4); customers that are new. */
@Component
class AgreementWatch {

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Proposals proposals;
  private final Standings standings;
  private final SubprocessorReview review;
  private final SubprocessorNotices notices;
  private final Clock clock;

  AgreementWatch(Subprocessors subprocessors, Consents consents, Proposals proposals, Standings standings, SubprocessorReview review,
      SubprocessorNotices notices, Clock clock) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.proposals = proposals;
    this.standings = standings;
    this.review = review;
    this.notices = notices;
    this.clock = clock;
  }

  @EventListener
  void agreementChanged(AgreementChanged change) {
    Customer customer = change.after();
    if (change.before() == null) {
      subprocessors.boundForAll().forEach(entry -> bindNew(entry, customer));
    } else {
      change.before().agreement().affiliates().forEach(affiliate -> delist(affiliate, customer));
    }
    customer.agreement().affiliates().forEach(affiliate -> list(affiliate, customer));
  }

  /** S4: the agreement no longer names it, or not in Germany: at once, whatever rests on it. */
  private void delist(Affiliate before, Customer customer) {
    Optional<Affiliate> now = customer.agreement().affiliate(before.registerNumber()).filter(affiliate -> "DE".equals(affiliate.country()));
    entry(before.registerNumber()).flatMap(entry -> listed(entry, customer)).filter(row -> now.isEmpty()).ifPresent(row -> {
      Consent locked = consents.lock(row.id());
      locked.delist(clock.instant());
      standings.writeLost(locked, "AFFILIATE_DELISTED", Rule.S4, before.name());
      notices.ended(locked, subprocessors.require(locked.about().subprocessorId()), clock.instant(), ConsentState.DELISTED.name(), null);
      review.dueMoved(locked.about().subprocessorId());
    });
  }

  /** S4, S5: newly named, or for another time; only what was checked. */
  private void list(Affiliate affiliate, Customer customer) {
    Subprocessor entry = entry(affiliate.registerNumber()).filter(known -> known.state() != Subprocessor.State.PROPOSED).orElse(null);
    if (entry == null || customer.agreement().lackOf(affiliate, clock.instant()).isPresent()) {
      return;
    }
    Proposal proposal = proposals.latestChecked(entry.id()).orElse(null);
    if (proposal == null || !"DE".equals(proposal.proposed().country())) {
      return;
    }
    Instant until = Register.earlier(proposal.proposed().validUntil(), affiliate.validUntil());
    if (until != null && !until.isAfter(clock.instant())) {
      return;
    }
    Optional<Consent> listed = listed(entry, customer);
    if (listed.isEmpty()) {
      Consent row = add(entry, customer, proposal, Route.LISTED_AFFILIATE);
      row.list(later(proposal.proposed().plannedStart()), until, clock.instant());
      standings.writeCounting(row, "AFFILIATE_LISTED", Rule.S4, affiliate.name());
      review.dueMoved(entry.id());
    } else if (!Objects.equals(listed.get().validUntil(), until)) {
      Consent row = consents.lock(listed.get().id());
      row.listedUntil(until);
      standings.writeLost(row, "AFFILIATE_LISTED", Rule.S4, affiliate.name());
      review.dueMoved(entry.id());
    }
  }

  /** S1, S2: bound for all customers, those that come later included. */
  private void bindNew(Subprocessor entry, Customer customer) {
    proposals.latestChecked(entry.id()).ifPresent(proposal -> {
      Instant until = proposal.proposed().validUntil();
      if (until == null || until.isAfter(clock.instant())) {
        Consent row = add(entry, customer, proposal, Route.BINDING_TERMS);
        row.bind(proposal.termsBy(), later(proposal.proposed().plannedStart()), until, clock.instant());
        standings.writeCounting(row, "SUBPROCESSOR_BOUND", Rule.S2, entry.name());
      }
    });
  }

  private Consent add(Subprocessor entry, Customer customer, Proposal proposal, Route route) {
    proposals.lock(proposal.id());
    int ordinal = consents.nextOrdinal(proposal.id());
    Consent row = new Consent(Consent.id(proposal.id(), ordinal),
        new Consent.About(proposal.id(), entry.id(), customer.id(), ordinal, route));
    consents.add(List.of(row));
    return row;
  }

  private Optional<Subprocessor> entry(String registerNumber) {
    return subprocessors.ofEntity(EngagedBy.TRUSTEE, registerNumber);
  }

  private Optional<Consent> listed(Subprocessor entry, Customer customer) {
    return consents.counting(customer.id(), entry.id()).filter(row -> row.state() == ConsentState.LISTED_AFFILIATE);
  }

  private Instant later(Instant planned) {
    return planned.isAfter(clock.instant()) ? planned : clock.instant();
  }
}
