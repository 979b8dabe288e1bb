package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Puts messages into the outbox, in the caller's transaction. */
@Service
class OutboxNotices implements Notices, SentNotices, Recalls {

  /** Becomes part of a file's name. */
  private static final Pattern CASE_ID = Pattern.compile("[A-Za-z0-9-]{1,40}");

  private final Outbox outbox;
  private final Letters letters;
  private final Relay relay;
  private final OutboxSettings settings;
  private final Clock clock;

  OutboxNotices(Outbox outbox, Letters letters, Relay relay, OutboxSettings settings, Clock clock) {
    this.outbox = outbox;
    this.letters = letters;
    this.relay = relay;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public String send(Notice notice) {
    if (!CASE_ID.matcher(notice.caseId()).matches()) {
      throw new IllegalArgumentException("No case id: " + notice.caseId());
    }
    Language language = Language.of(notice.language());
    boolean apart = settings.tooLarge(notice.attachments().stream().mapToLong(Document::size).sum());
    Letter letter = letters.write(notice, language, apart);
    Mail mail = new Mail(UUID.randomUUID(), notice.caseId(), notice.template(), language.code(), PlainText.line(notice.email()),
        PlainText.line(notice.name()), letter, List.copyOf(notice.attachments()), apart, clock.instant().truncatedTo(ChronoUnit.SECONDS), 0);
    outbox.add(mail);
    nudgeAfterCommit();
    return mail.id().toString();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Recall callBack(String caseId, Set<String> templates, String reason) {
    return outbox.callBack(caseId, templates, reason);
  }

  @Override
  @Transactional(readOnly = true)
  public List<SentNotice> of(String caseId) {
    return outbox.of(caseId);
  }

  private void nudgeAfterCommit() {
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        relay.nudge();
      }
    });
  }
}
