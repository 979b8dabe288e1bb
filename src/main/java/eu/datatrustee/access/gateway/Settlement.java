package eu.datatrustee.access.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Closes the books on a grant when its last gateway has said that it is gone, and raises the alarm when one has not for too long. */
@Component
class Settlement {

  private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

  private final GrantBooks books;
  private final ReconcilerSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;
  private final ApplicationEventPublisher events;

  Settlement(GrantBooks books, ReconcilerSettings settings, Clock clock, TransactionTemplate transaction,
      ApplicationEventPublisher events) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
    this.transaction = transaction;
    this.events = events;
  }

  void round() {
    Instant now = clock.instant();
    books.goneEverywhere(now).forEach(grant -> once(grant.caseId(),
        () -> books.find(grant.caseId(), now).orElseThrow().endConfirmedAt() == null,
        new RevocationConfirmed(grant.caseId()), () -> books.confirmEnd(grant.caseId(), now)));
    books.overdue(now.minus(settings.alarmAfter()), now).forEach(grant -> once(grant.caseId(),
        () -> books.find(grant.caseId(), now).orElseThrow().alarmRaisedAt() == null,
        new RevocationOverdue(grant.caseId(), grant.endsAt(), Objects.requireNonNullElse(lastError(books.gatewaysOf(grant.caseId(), now)), "No gateway has answered")),
        () -> books.raiseAlarm(grant.caseId(), now)));
  }

  /**
   * Tells the listeners first and writes after, all in one transaction: they lock their record before the grant, as everybody does
   * who ends an access, and two who lock in different orders would wait for each other.
   */
  private void once(String caseId, BooleanSupplier open, Object event, BooleanSupplier write) {
    try {
      transaction.executeWithoutResult(status -> {
        if (books.tryLockBooks() && open.getAsBoolean()) {
          events.publishEvent(event);
          if (!write.getAsBoolean()) {
            status.setRollbackOnly();
          }
        }
      });
    } catch (RuntimeException e) {
      LOG.warn("{} could not be written down and will be again: {}", event, e.toString());
    }
  }

  /** What the gateways that have not confirmed the end said last, or null. */
  static String lastError(List<Serving> gateways) {
    return gateways.stream().filter(s -> s.unconfirmed() && s.lastError() != null)
        .map(s -> s.lastError().startsWith("Gateway ") ? s.lastError() : "Gateway " + s.gateway() + ": " + s.lastError())
        .reduce((a, b) -> a + "; " + b).orElse(null);
  }
}
