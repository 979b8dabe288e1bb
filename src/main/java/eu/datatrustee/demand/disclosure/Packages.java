package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.notice.CounselAlerts;
import eu.datatrustee.demand.notice.CounselAlerts.Matter;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.notification.Recall;
import eu.datatrustee.notification.Recalls;
import eu.datatrustee.notification.SentNotices;
import java.time.Clock;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Packages that were released: whether they have left the house, and calling them back while they have not (D4, D12). */
@Component
public class Packages {

  static final String LETTER = "disclosure-package";

  private final DisclosureRecords records;
  private final SentNotices mails;
  private final Recalls recalls;
  private final CustomerNotifications notifications;
  private final CounselAlerts alerts;
  private final Ledger ledger;
  private final Clock clock;

  Packages(DisclosureRecords records, SentNotices mails, Recalls recalls, CustomerNotifications notifications, CounselAlerts alerts,
      Ledger ledger, Clock clock) {
    this.records = records;
    this.mails = mails;
    this.recalls = recalls;
    this.notifications = notifications;
    this.alerts = alerts;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** What is too large for a mail, counsel hands over another way: its letter, with the hashes, goes out alone. */
  void alertIfTooLarge(String caseId) {
    if (apart(caseId)) {
      alerts.send(caseId, Matter.PACKAGE_TOO_LARGE, null);
    }
  }

  private boolean apart(String caseId) {
    return mails.of(caseId).stream().anyMatch(letter -> LETTER.equals(letter.template()) && letter.apart());
  }

  /** Whether a package of the case waits to be handed over. */
  public boolean waiting(String caseId) {
    return mails.of(caseId).stream().anyMatch(letter -> LETTER.equals(letter.template()) && letter.sentAt() == null
        && letter.calledBackAt() == null);
  }

  /**
   * Calls a released package back. Where it has left, or may have, counsel hears of it: also where it was too large for a mail, since counsel
   * was asked to hand it over another way, and its letter says nothing of whether that was done.
   *
   * @return whether nothing of it is out, for certain
   */
  boolean calledBack(CaseFile file, DisclosureRecord disclosure, Rule rule, String detail) {
    boolean apart = apart(file.id());
    Recall recall = recalls.callBack(file.id(), Set.of(LETTER), rule + ": " + detail);
    if (recall.calledBack() > 0 && recall.nothingOut() && !apart) {
      disclosure.calledBack(rule, detail, clock.instant());
      records.save(disclosure);
      append(file, "DISCLOSURE_CALLED_BACK", rule, detail, false);
      if (notifications.told(file.id())) {
        // Whoever has read that it was disclosed reads that it was not; why, as people wrote it, is the desk's.
        append(file, "DISCLOSURE_CALLED_BACK", rule, null, true);
      }
      alerts.send(file.id(), Matter.DISCLOSURE_STOPPED, detail);
      return true;
    }
    append(file, "LEARNT_AFTER_DISCLOSURE", rule, detail, false);
    alerts.send(file.id(), Matter.OTHER_PURPOSE_AFTERWARDS, detail);
    if (recall.maybeOut() > 0 || apart) {
      append(file, "PACKAGE_MAYBE_OUT", rule, apart ? "It was too large for a mail, and counsel was asked to hand it over another way"
          : "It was being handed over, or an attempt ended without an answer", false);
      alerts.send(file.id(), Matter.PACKAGE_MAYBE_OUT, detail);
    }
    return false;
  }

  private void append(CaseFile file, String act, Rule rule, String detail, boolean told) {
    ledger.append(new Act(file.id(), file.customerId(), act, rule, detail, told));
  }
}
