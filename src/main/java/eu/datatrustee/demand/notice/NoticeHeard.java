package eu.datatrustee.demand.notice;

import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CounselAlerts.Matter;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.notification.MailHandedOver;
import eu.datatrustee.notification.MailRefused;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears what becomes of the letters of demands and requests: that the notice has left, which its process then sees for itself; and that
 * the mail server refuses one, which is a matter for counsel.
 */
@Component
class NoticeHeard {

  /** To the trustee's own people: one that is refused is told to nobody by another of its kind. */
  private static final Set<String> OWN = Set.of("counsel-alert", "demand-alert", "task-reminder", "task-escalation");

  private final CaseFiles files;
  private final NoticePost post;
  private final NoticeMail mail;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final Ledger ledger;

  NoticeHeard(CaseFiles files, NoticePost post, NoticeMail mail, CustomerNotification process, CounselAlerts alerts, Ledger ledger) {
    this.files = files;
    this.post = post;
    this.mail = mail;
    this.process = process;
    this.alerts = alerts;
    this.ledger = ledger;
  }

  @EventListener
  @Transactional
  public void on(MailHandedOver left) {
    if (!NoticeMail.LETTERS.contains(left.template()) || files.find(left.caseId()).isEmpty()) {
      return;
    }
    CaseFile file = files.lock(left.caseId());
    if (left.withdrawn() && post.settle(file)) {
      append(file, "NOTICE_LEFT_ALL_THE_SAME", "It was being handed over when it was called back");
    }
    process.moved(file.id());
  }

  @EventListener
  @Transactional
  public void on(MailRefused refused) {
    if (OWN.contains(refused.template()) || files.find(refused.caseId()).isEmpty()) {
      return;
    }
    CaseFile file = files.lock(refused.caseId());
    if (NoticeMail.LETTERS.contains(refused.template())) {
      append(file, "NOTICE_REFUSED", refused.recipient());
      alerts.send(file.id(), Matter.NOTICE_REFUSED, refused.recipient());
      if (mail.undeliverable(file.id())) {
        process.undeliverable(file.id());
      }
    } else {
      append(file, "LETTER_REFUSED", refused.template() + " to " + refused.recipient());
      alerts.send(file.id(), Matter.LETTER_REFUSED, refused.template() + " to " + refused.recipient());
    }
  }

  private void append(CaseFile file, String act, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, NoticeEvidence.rule(file), detail, false));
  }
}
