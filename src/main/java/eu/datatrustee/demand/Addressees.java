package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.demand.notice.CustomerTold;
import eu.datatrustee.demand.notice.SilenceChanged;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import eu.datatrustee.notification.SentNotice;
import eu.datatrustee.notification.SentNotices;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the customer know that a requester was asked to turn to it, what it can do, and until when (D8, D13). Only one that knows of the case,
 * and of which nothing has to be kept now, is written to; one that learns of the case while it waits, or that a ban has kept it from, reads it
 * then.
 */
@Component
class Addressees {

  private static final String LETTER = "redirect-notice";

  private final CaseFiles files;
  private final Customers customers;
  private final CustomerNotifications notifications;
  private final Deadlines deadlines;
  private final Triage triage;
  private final Notices notices;
  private final SentNotices mails;

  Addressees(CaseFiles files, Customers customers, CustomerNotifications notifications, Deadlines deadlines, Triage triage, Notices notices,
      SentNotices mails) {
    this.files = files;
    this.customers = customers;
    this.notifications = notifications;
    this.deadlines = deadlines;
    this.triage = triage;
    this.notices = notices;
    this.mails = mails;
  }

  /**
   * Writes to each contact that has no letter of this wait: when the requester is asked, and whenever the customer may be written to since.
   * Nothing where the case waits for no such answer. The caller holds the case's lock.
   */
  void redirected(CaseFile file) {
    if (notifications.mayBeWrittenTo(file.id())) {
      deadlines.running(file.id(), DemandClocks.REDIRECT).ifPresent(wait -> write(file, wait));
    }
  }

  @EventListener
  void on(CustomerTold told) {
    redirected(files.require(told.caseId()));
  }

  @EventListener
  void on(SilenceChanged changed) {
    redirected(files.lock(changed.caseId()));
  }

  private void write(CaseFile file, Deadline wait) {
    Set<String> written = written(file, wait);
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", file.requester().authority());
    facts.put("due", wait.due());
    facts.put("waiting", triage.waits(file.id()));
    if (file.requester().reference() != null) {
      facts.put("reference", file.requester().reference());
    }
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST) {
      facts.put("request", true);
    }
    for (Contact contact : customers.require(file.customerId()).contacts()) {
      if (!written.contains(contact.email())) {
        notices.send(new Notice(file.id(), LETTER, contact.name(), contact.email(), contact.language(), facts));
      }
    }
  }

  /** Addresses that have a letter of this wait, or will: none that was called back and has stayed at home. */
  private Set<String> written(CaseFile file, Deadline wait) {
    // Mails are dated to the second.
    Instant since = wait.startedAt().truncatedTo(ChronoUnit.SECONDS);
    return mails.of(file.id()).stream().filter(mail -> LETTER.equals(mail.template()) && !mail.createdAt().isBefore(since))
        .filter(mail -> mail.calledBackAt() == null || mail.sentAt() != null).map(SentNotice::recipient).collect(Collectors.toSet());
  }
}
