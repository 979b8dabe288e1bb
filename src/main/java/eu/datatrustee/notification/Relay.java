package eu.datatrustee.notification;

import eu.datatrustee.casework.CaseKind;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Carries what is in the outbox, on every node at once and beside the engine, so that a dead mail server delays mails and nothing else.
 * A mail is sent first and marked afterwards: a kill between the two sends it again, none is lost.
 */
@Component
class Relay {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);
  /** Then nothing seems to go out, whatever the reason. */
  private static final int MOST_IN_A_ROW = 10;

  private final Outbox outbox;
  private final Carrier carrier;
  private final OutboxSettings settings;
  private final TaskScheduler scheduler;
  private final ApplicationEventPublisher events;
  private final ReentrantLock working = new ReentrantLock();
  private final AtomicBoolean nudged = new AtomicBoolean();
  /** Since a mail went out; whoever works counts. */
  private int failuresInARow;

  Relay(Outbox outbox, Carrier carrier, OutboxSettings settings, TaskScheduler scheduler, ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.carrier = carrier;
    this.settings = settings;
    this.scheduler = scheduler;
    this.events = events;
  }

  /** Something was committed: no need to wait for the next look. */
  void nudge() {
    if (nudged.compareAndSet(false, true)) {
      try {
        scheduler.schedule(() -> {
          nudged.set(false);
          work();
        }, Instant.now());
      } catch (TaskRejectedException e) {
        // The node is going down; what was committed stands, and another node or the next start carries the mail.
        LOG.debug("No nudge while going down", e);
      }
    }
  }

  /**
   * Carries all that is due, until nothing is left. Where the server is not there, or nothing goes out any more, the next try is the next
   * look's; a mail that it does not take holds up no other.
   */
  @Scheduled(fixedDelayString = "${datatrustee.outbox.poll:1s}")
  void work() {
    if (!working.tryLock()) {
      return;
    }
    try {
      failuresInARow = 0;
      Optional<Mail> mail = outbox.claim(settings.claim());
      while (mail.isPresent() && carry(mail.get())) {
        mail = outbox.claim(settings.claim());
      }
    } finally {
      try {
        carrier.rest();
      } finally {
        working.unlock();
      }
    }
  }

  /** @return whether to go on with the next one */
  private boolean carry(Mail mail) {
    try {
      carrier.carry(mail);
    } catch (Exception e) {
      // Addresses and subjects stay out of the log.
      log(mail, "Mail {} of case {} is not sent yet (attempt {}): {}", mail.id(), mail.caseId(), mail.attempts(), e.getClass().getSimpleName());
      if (outbox.failed(mail, settings.pauseAfter(mail.attempts()), String.valueOf(e.getMessage()), HandOver.of(e))) {
        say(mail, new MailRefused(mail.caseId(), mail.template(), mail.id().toString(), mail.email()));
      }
      return !serverMissing(e) && ++failuresInARow < MOST_IN_A_ROW;
    }
    failuresInARow = 0;
    outbox.sent(mail).ifPresent(withdrawn ->
        say(mail, new MailHandedOver(mail.caseId(), mail.template(), mail.id().toString(), withdrawn)));
    return true;
  }

  /** Spring's sender names a cause where it came to no connection, and none where the server answered about a mail. */
  private static boolean serverMissing(Exception e) {
    return e instanceof MailAuthenticationException || e instanceof MailSendException && e.getCause() != null;
  }

  /** What is written down stands, whatever whoever hears of it makes of it; they look it up again later. */
  private void say(Mail mail, Object event) {
    try {
      events.publishEvent(event);
    } catch (RuntimeException e) {
      log(mail, "What became of mail {} was heard by nobody: {}", mail.id(), e.getClass().getSimpleName());
    }
  }

  /** Of a confidential case's mail those who read the log learn nothing: counsel gets a task where it does not arrive (D5). */
  private static void log(Mail mail, String message, Object... details) {
    LOG.atLevel(CaseKind.confidential(mail.caseId()) ? Level.DEBUG : Level.WARN).log(message, details);
  }
}
