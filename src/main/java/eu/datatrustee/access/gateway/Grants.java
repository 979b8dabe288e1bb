package eu.datatrustee.access.gateway;

import eu.datatrustee.access.gateway.Openings.Opening;
import eu.datatrustee.casework.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What was granted and what became of it (A2–A5). An access is live from its first instant until its time is up, it is ended, or
 * nobody has claimed its supervision in time, whichever comes first; timers, jobs and gateways have no part in that.
 *
 * <p>Everything that writes does so in the caller's transaction and needs one. Whoever also writes the case's record locks that
 * first: listeners to {@link RevocationConfirmed} do, and two who lock in different orders would wait for each other.
 */
@Service
public class Grants {

  private static final Logger LOG = LoggerFactory.getLogger(Grants.class);
  private static final Duration LOCK_WITHIN = Duration.ofSeconds(2);

  private final GrantBooks books;
  private final Gateways gateways;
  private final Openings openings;
  private final Doubts doubts;
  private final Reconciliation reconciliation;
  private final ReconcilerSettings settings;
  private final Clock clock;

  Grants(GrantBooks books, Gateways gateways, Openings openings, Doubts doubts, Reconciliation reconciliation,
      ReconcilerSettings settings, Clock clock) {
    this.books = books;
    this.gateways = gateways;
    this.openings = openings;
    this.doubts = doubts;
    this.reconciliation = reconciliation;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Writes the grant down and has each gateway that serves it open the access. May be repeated: the terms written first stand, and a
   * grant that is over stays over. Where the transaction rolls back after a gateway has opened, the reconciler finds the access
   * there without a grant and closes it. A window that has not begun is opened by the reconciler when it does.
   *
   * @throws GatewayUnavailable where one of them did not within five seconds for all of them, or another step asks them for longer than
   *     two; nothing is granted then, and the step is to be tried again
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(GrantTerms terms) {
    // Until this transaction is over, so that the reconciler takes no access being granted for one that nobody granted.
    // Not for long: whoever grants holds the records that an end waits for, and whoever has the lock may be asking a slow gateway (A5).
    if (!books.lockWithin(GrantBooks.lockOf(terms.accessor()), LOCK_WITHIN)) {
      throw new GatewayUnavailable("of " + terms.accessor(), "is being asked by another step", null);
    }
    if (books.find(terms.caseId(), clock.instant()).isEmpty()) {
      books.record(terms);
      gateways.all().stream().filter(gateway -> gateway.serves(terms))
          .forEach(gateway -> books.serve(terms.caseId(), gateway.name()));
    }
    Instant now = clock.instant();
    Grant grant = books.find(terms.caseId(), now).orElseThrow();
    if (grant.live()) {
      List<Serving> servings = books.gatewaysOf(grant.caseId(), now);
      List<Opening> all = servings.stream().flatMap(serving -> openings(grant, serving.gateway(), now)).toList();
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void afterCompletion(int status) {
          if (status != STATUS_COMMITTED) {
            all.forEach(each -> doubts.arise(each.gateway().name(), each.access().accessor(), each.access().resource()));
          }
        }
      });
      openings.open(all);
      servings.forEach(serving -> books.opened(grant.caseId(), serving.gateway(), now));
    }
  }

  private Stream<Opening> openings(Grant grant, String name, Instant now) {
    AccessGateway gateway = gateways.find(name).orElseThrow(() -> new GatewayUnavailable(name, "is not configured", null));
    List<Grant> live = books.liveAt(name, grant.accessor(), now);
    return grant.resources().stream().filter(gateway::guards)
        .map(resource -> new Opening(gateway, Reconciliation.needed(resource, live)));
  }

  /**
   * Moves the end of a live grant, later or earlier; the gateways learn of it from the reconciler, within a second.
   *
   * @throws Refusal (conflict) where the access is over
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void extend(String caseId, Instant until) {
    if (!books.extend(caseId, until, clock.instant())) {
      throw Refusal.conflict("The access of " + caseId + " has ended");
    }
  }

  /**
   * A supervisor has claimed the access: it no longer ends for want of one.
   *
   * @throws Refusal (conflict) where the access is over, for that reason or another: a late claim revives nothing
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void claimed(String caseId) {
    if (!books.superviseBy(caseId, null, clock.instant())) {
      throw Refusal.conflict("The access of " + caseId + " has ended");
    }
  }

  /**
   * The supervisor has given the access back: it ends where nobody claims it by then. Does nothing where it is over.
   *
   * @param due first instant at which an unclaimed access is over
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void unclaimed(String caseId, Instant due) {
    books.superviseBy(caseId, due, clock.instant());
  }

  /**
   * Ends the access, from the commit of this transaction on; asks no gateway, and so cannot fail for one. The first end stands. Does
   * nothing where nothing was granted yet: whoever grants reads the case's record again under its lock.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void end(String caseId, Instant at) {
    books.end(caseId, at);
  }

  /**
   * Has the gateways close the access and asks each again whether it is gone. Ends the grant first where it is still live. Does not
   * throw for a gateway's trouble: the reconciler goes on. It publishes {@link RevocationConfirmed} in either case, once.
   *
   * @return whether every gateway has said, now or before, that the access is gone; also where nothing was ever granted
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean revoke(String caseId) {
    Instant now = clock.instant();
    Grant grant = books.find(caseId, now).orElse(null);
    if (grant == null || grant.endConfirmedAt() != null) {
      return true;
    }
    if (!grant.over()) {
      books.end(caseId, now);
    }
    books.lock(GrantBooks.lockOf(grant.accessor()));
    for (Serving serving : books.gatewaysOf(caseId, now)) {
      if (serving.unconfirmed()) {
        gateways.find(serving.gateway()).ifPresentOrElse(
            gateway -> reconciliation.straighten(gateway, grant.accessor()::equals, true),
            () -> books.askedInVain(serving, "is not configured", now.plus(settings.longestPause())));
      }
    }
    boolean gone = books.gatewaysOf(caseId, clock.instant()).stream().noneMatch(Serving::unconfirmed);
    if (!gone) {
      LOG.warn("{} is not revoked everywhere: {}", caseId, Settlement.lastError(books.gatewaysOf(caseId, clock.instant())));
    }
    return gone;
  }

  /** Whether the access may be used at that instant, as things stand now. */
  public boolean isLive(String caseId, Instant at) {
    return books.find(caseId, at).map(Grant::live).orElse(false);
  }

  /** @throws IllegalStateException where nothing was granted */
  public GrantState require(String caseId) {
    return state(caseId).orElseThrow(() -> new IllegalStateException("Nothing was granted for " + caseId));
  }

  /** Empty where nothing was granted. */
  public Optional<GrantState> state(String caseId) {
    Instant now = clock.instant();
    return books.find(caseId, now).map(g -> {
      List<Serving> gateways = books.gatewaysOf(caseId, now);
      return new GrantState(caseId, g.from(), g.until(), g.endsAt(), g.live(), g.over() ? g.endsAt() : null, lastWord(g, gateways),
          g.alarmRaisedAt(), Settlement.lastError(gateways));
    });
  }

  /** The gateways' own times: the books are closed a moment after the last of them, and whoever asks in between is told the same. */
  private static Instant lastWord(Grant grant, List<Serving> gateways) {
    if (!grant.over() || gateways.stream().anyMatch(Serving::unconfirmed)) {
      return null;
    }
    return gateways.stream().map(Serving::confirmedGoneAt).max(Instant::compareTo).orElse(grant.endConfirmedAt());
  }
}
