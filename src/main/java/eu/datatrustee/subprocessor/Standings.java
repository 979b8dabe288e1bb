package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.ConsentLost;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes what becomes of a customer's standing: the row, its history and the ledger together; and tells who rests on it when something is
 * lost.
 */
@Component
class Standings {

  private final Consents consents;
  private final Customers customers;
  private final ConsentHistory history;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Standings(Consents consents, Customers customers, ConsentHistory history, Ledger ledger, ApplicationEventPublisher events, Clock clock) {
    this.consents = consents;
    this.customers = customers;
    this.history = history;
    this.ledger = ledger;
    this.events = events;
    this.clock = clock;
  }

  /** Writes a row that gives nothing away: asked, answered, over in due time. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Consent consent, String act, Rule rule, String detail) {
    consents.save(consent);
    record(consent, act, rule, detail);
  }

  /**
   * Writes a row that counts from now on, or from an instant that is still ahead. What counted before it is replaced then, and until then it
   * stands: no more than one row holds at any instant.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void writeCounting(Consent consent, String act, Rule rule, String detail) {
    Consent.About about = consent.about();
    List<Consent> before = consents.ofCustomer(about.customerId(), about.subprocessorId()).stream()
        .filter(row -> row.state().counts() && !row.id().equals(consent.id())).toList();
    if (!before.isEmpty()) {
      // As every loss: the customer first, then what it rests on, so that no two wait for one another.
      customers.hold(about.customerId());
    }
    Instant from = consent.validFrom();
    for (Consent old : before) {
      if (from.isAfter(now()) && old.validFrom().isBefore(from)) {
        giveWay(old, consent);
      } else {
        replace(old, now(), consent);
      }
    }
    write(consent, act, rule, detail);
    if (!before.isEmpty()) {
      // What is in its place may be narrower.
      lost(consent);
    }
  }

  private void giveWay(Consent old, Consent next) {
    if (old.validUntil() == null || old.validUntil().isAfter(next.validFrom())) {
      old.givesWay(next.validFrom());
      consents.save(old);
      history.add(old, "Until " + next.id() + " takes its place");
    }
  }

  private void replace(Consent old, Instant at, Consent by) {
    old.replace(at);
    consents.save(old);
    history.add(old, "By " + by.id());
  }

  /**
   * The row's time is up. Where another of the same customer begins at that very instant, that one is in its place, and nobody need be told
   * that anything has ended; what rests on the row is looked at, since that one may be narrower.
   *
   * @return whether there is one
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean followed(Consent over) {
    Optional<Consent> next = consents.ofCustomer(over.about().customerId(), over.about().subprocessorId()).stream()
        .filter(row -> row.state().counts() && !row.id().equals(over.id()) && over.validUntil().equals(row.validFrom())).findFirst();
    next.ifPresent(row -> {
      replace(over, over.validUntil(), row);
      lost(over);
    });
    return next.isPresent();
  }

  /** Writes a row on which something may have rested, and has it ended in this transaction. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void writeLost(Consent consent, String act, Rule rule, String detail) {
    write(consent, act, rule, detail);
    lost(consent);
  }

  /** The entry's check no longer stands: nothing of the row changes, and nothing rests on it any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void suspended(Consent consent, String why) {
    ledger.append(new Act(consent.about().proposalId(), consent.about().customerId(), "SUBPROCESSOR_SUSPENDED", Rule.S5, why, true));
    lost(consent);
  }

  /** The entry's check stands again, and the row with it: nothing of it changes. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void revived(Consent consent, String why) {
    history.add(consent, "REVIVED", why);
    ledger.append(new Act(consent.about().proposalId(), consent.about().customerId(), "CONSENT_REVIVED", Rule.S5, why, true));
  }

  /** The row stands, but perhaps not for as long as whoever rests on it was told. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void narrowed(Consent consent) {
    lost(consent);
  }

  private void record(Consent consent, String act, Rule rule, String detail) {
    history.add(consent, detail);
    ledger.append(new Act(consent.about().proposalId(), consent.about().customerId(), act, rule, detail, true));
  }

  private void lost(Consent consent) {
    events.publishEvent(new ConsentLost(consent.about().customerId(), consent.about().subprocessorId()));
  }

  Instant now() {
    return clock.instant();
  }
}
