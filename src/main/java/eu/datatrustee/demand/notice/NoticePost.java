package eu.datatrustee.demand.notice;

import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.CounselAlerts.Matter;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.notification.Recall;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes the customer's letters, sees whether they have left, and calls them back. The customer is told once the mail server has one of
 * them, not before (D5, D6). Everything here holds the case's lock.
 */
@Component
class NoticePost {

  private final CaseFiles files;
  private final OwnParts parts;
  private final NoticeRecords notices;
  private final NoticeLetters letters;
  private final NoticeMail mail;
  private final NoticeEvidence evidence;
  private final BanRecords bans;
  private final BanWatch watch;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final Deadlines deadlines;
  private final Ledger ledger;
  private final ApplicationEventPublisher events;

  NoticePost(CaseFiles files, OwnParts parts, NoticeRecords notices, NoticeLetters letters, NoticeMail mail, NoticeEvidence evidence,
      BanRecords bans, BanWatch watch, CustomerNotification process, CounselAlerts alerts, Deadlines deadlines, Ledger ledger,
      ApplicationEventPublisher events) {
    this.files = files;
    this.parts = parts;
    this.notices = notices;
    this.letters = letters;
    this.mail = mail;
    this.evidence = evidence;
    this.bans = bans;
    this.watch = watch;
    this.process = process;
    this.alerts = alerts;
    this.deadlines = deadlines;
    this.ledger = ledger;
    this.events = events;
  }

  void write(CaseFile file) {
    notices.queued(file.id(), letters.tell(file, List.of()));
  }

  /** The letters on their way go to the contacts that the register has now, where the mail server will take none of the others. */
  void follow(CaseFile file) {
    if (mail.undeliverable(file.id())) {
      List<String> written = mail.waiting(file.id()).stream().map(letter -> letter.recipient()).toList();
      letters.tell(file, written);
    }
  }

  /**
   * Has the customer count as told where a letter has left. Where a ban stands then, which has called it back too late, counsel hears of it,
   * whoever is the first to see it.
   *
   * @return whether it is told, now or before
   */
  boolean settle(CaseFile file) {
    if (notices.sent(file.id())) {
      return true;
    }
    return mail.left(file.id()).map(letter -> {
      boolean silenced = bans.anyStands(file.id());
      // Also one that was called back, whose copy may be another than that of the letters now on their way.
      notices.sent(file.id(), letter.sentAt(), letters.copySha256(file, letter.attachments()));
      told(file);
      if (silenced) {
        alerts.send(file.id(), Matter.BAN_AFTER_NOTICE, "It was being handed over when the ban was recorded");
      }
      return true;
    }).orElse(false);
  }

  /** Counsel has told it another way; what waits of the letters stays at home. */
  void toldOtherwise(CaseFile file, Way way, String detail, Integer document) {
    mail.callBack(file.id(), "The customer was told another way");
    notices.toldOtherwise(file.id(), letters.copySha256(file, parts.copy(file)), way, detail, document);
    append(file, "CUSTOMER_TOLD_OTHERWISE", way + ": " + detail);
    told(file);
  }

  private void told(CaseFile file) {
    for (String name : new String[] {NoticeClocks.NOTICE, NoticeClocks.TELL_OTHERWISE}) {
      deadlines.close(file.id(), name);
    }
    bans.of(file.id()).forEach(watch::over);
    bans.tooLate(file.id());
    evidence.told(file, notices.find(file.id()).orElseThrow().copySha256());
    events.publishEvent(new CustomerTold(file.id()));
  }

  /**
   * A ban has come. What is on its way is called back, and goes out when the ban has ended; what nobody can vouch for is said to counsel.
   * So is a notice to another customer with the original, which names this one.
   *
   * @return whether the notice was out already: then it stays out, and the ban is late
   */
  boolean outBeforeBan(CaseFile file, String ban) {
    boolean out = calledBack(file, ban);
    if (!out) {
      parts.naming(file).map(files::lock).filter(other -> calledBack(other, ban)).forEach(other -> {
        append(file, "ORIGINAL_OUT_BEFORE_BAN", other.id());
        alerts.send(file.id(), Matter.BAN_AFTER_NOTICE, "The customer of " + other.id() + " was told before, and may have the original");
      });
    }
    return out;
  }

  private boolean calledBack(CaseFile file, String ban) {
    boolean told = settle(file);
    if (!told && !notices.onItsWay(file.id())) {
      return false;
    }
    // Of one that is out to a contact, the letters to the others stay at home all the same.
    Recall recall = mail.callBack(file.id(), "A ban stands: " + ban);
    if (told) {
      return true;
    }
    if (recall.out() > 0) {
      // Taken by the mail server since we looked.
      return settle(file);
    }
    notices.calledBack(file.id());
    deadlines.close(file.id(), NoticeClocks.NOTICE);
    deadlines.close(file.id(), NoticeClocks.TELL_OTHERWISE);
    if (recall.maybeOut() > 0) {
      append(file, "NOTICE_MAYBE_OUT",
          "%d of its letters were being handed over, or an attempt ended without an answer".formatted(recall.maybeOut()));
      alerts.send(file.id(), Matter.NOTICE_MAYBE_OUT, ban);
    } else {
      append(file, "NOTICE_CALLED_BACK", ban);
    }
    process.calledBack(file.id());
    return false;
  }

  /**
   * The copy is another now. Letters on their way are called back and written anew at once, so that what is kept of the copy is what the
   * customer got; whoever tells it another way goes on.
   *
   * @return whether there were any
   */
  boolean newCopy(CaseFile file) {
    if (settle(file) || !notices.onItsWay(file.id())) {
      return false;
    }
    if (mail.callBack(file.id(), "The copy is another now").out() > 0) {
      return settle(file);
    }
    append(file, "NOTICE_WRITTEN_ANEW", "The copy is another now");
    write(file);
    return true;
  }

  private void append(CaseFile file, String act, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, NoticeEvidence.rule(file), detail, false));
  }
}
