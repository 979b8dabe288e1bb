package eu.datatrustee.demand.notice;

import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.file.Told;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Has the customer told of a demand or a request, promptly or when the last ban has ended, with a copy (D5, D6, D9). */
@Service
public class CustomerNotifications implements Told {

  private final CaseFiles files;
  private final OwnParts parts;
  private final NoticeRecords notices;
  private final BanRecords bans;
  private final NoticeClocks clocks;
  private final Deadlines deadlines;
  private final NoticePost post;
  private final NoticeMail mail;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final Ledger ledger;

  CustomerNotifications(CaseFiles files, OwnParts parts, NoticeRecords notices, BanRecords bans, NoticeClocks clocks, Deadlines deadlines,
      NoticePost post, NoticeMail mail, CustomerNotification process, CounselAlerts alerts, Ledger ledger) {
    this.files = files;
    this.parts = parts;
    this.notices = notices;
    this.bans = bans;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.post = post;
    this.mail = mail;
    this.process = process;
    this.alerts = alerts;
    this.ledger = ledger;
  }

  /** The form was checked, or needs no check: the notice is due unless a ban stands. Said again, it changes nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void begin(String caseId) {
    CaseFile file = files.lock(caseId);
    if (notices.find(caseId).isPresent()) {
      return;
    }
    notices.begin(caseId);
    if (file.customerKnown() && parts.copyMissing(file)) {
      // The clock runs on while the desk has to add the copy.
      clocks.running(caseId, NoticeClocks.NOTICE);
      alerts.send(caseId, CounselAlerts.Matter.COPY_MISSING, null);
    }
    process.start(caseId);
    if (bans.of(caseId).stream().anyMatch(ban -> !ban.taken())) {
      // What was proposed before the process was there. Where this is a step of another process, the engine finds what waits in the new
      // one only when that step is written.
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
        @Override
        public void beforeCommit(boolean readOnly) {
          bans.of(caseId).stream().filter(ban -> !ban.taken()).forEach(ban -> process.banNoted(caseId));
        }
      });
    }
  }

  /** There was nobody to tell, and now there is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void beginAnew(String caseId) {
    files.lock(caseId);
    notices.somebody(caseId);
    begin(caseId);
  }

  /**
   * A document has come, or counsel lets the customer have the original: what waited for it looks again, and what is on its way without it
   * is written anew.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void copyCame(String caseId) {
    CaseFile file = files.lock(caseId);
    if (notices.find(caseId).isEmpty() || parts.copyMissing(file)) {
      return;
    }
    if (!post.newCopy(file)) {
      process.silenceChanged(caseId);
    }
  }

  public NoticeView of(String caseId) {
    NoticeRecords.Row row = notices.find(caseId).orElse(null);
    if (row == null) {
      return view(bans.anyStands(caseId) ? NoticeState.SILENCED : NoticeState.NONE, null, null, null);
    }
    if (row.settled() != null) {
      return view(row.settled(), null, row, null);
    }
    if (row.queuedAt() != null) {
      return view(mail.undeliverable(caseId) ? NoticeState.UNDELIVERABLE : NoticeState.QUEUED, null, row, null);
    }
    return view(bans.anyStands(caseId) ? NoticeState.SILENCED : NoticeState.DUE, clocks.goesOutAt(caseId).orElse(null), row,
        mail.maybeOut(caseId) ? true : null);
  }

  private static NoticeView view(NoticeState state, Instant goesOutAt, NoticeRecords.Row row, Boolean maybeOut) {
    return row == null ? new NoticeView(state, goesOutAt, null, null, null, null, null, null, maybeOut)
        : new NoticeView(state, goesOutAt, row.settled() == null ? row.queuedAt() : null, row.sentAt(), row.copySha256(), row.way(),
            row.wayDetail(), row.wayDocument(), maybeOut);
  }

  /** Whether the notice was begun: somebody has looked for a ban, or nobody needs to. */
  public boolean begun(String caseId) {
    return notices.find(caseId).isPresent();
  }

  /** Whether the customer has been told: from then on it reads the case and its acts, ban or no ban. */
  @Override
  public boolean told(String caseId) {
    return notices.sent(caseId);
  }

  /** Whether the customer was told, and no ban stands now, not even one that came too late: only then it is written to again. */
  public boolean mayBeWrittenTo(String caseId) {
    return notices.sent(caseId) && !bans.anyStands(caseId);
  }

  /** Whether a ban stands, and the customer was not told before it. */
  public boolean silenced(String caseId) {
    return bans.anyStands(caseId) && !notices.sent(caseId);
  }

  /** Whether a ban stands that counsel has looked at: a proposal silences, but opens no disclosure (D5). */
  public boolean prohibited(String caseId) {
    return bans.anyConfirmed(caseId) && !notices.sent(caseId);
  }

  // ---- the process ----

  /**
   * Writes the notice, unless a ban has come in between: what stands is read again under the case's lock. Where it was written, sees
   * whether it has left.
   */
  void send(String caseId) {
    CaseFile file = files.lock(caseId);
    if (post.settle(file)) {
      return;
    }
    if (notices.onItsWay(caseId)) {
      post.follow(file);
    } else if (parts.copyMissing(file)) {
      // Looked at each working morning; the clock runs on, and counsel is told again.
      alerts.send(caseId, CounselAlerts.Matter.COPY_MISSING, null);
    } else if (clocks.mustWait(caseId)) {
      deadlines.close(caseId, NoticeClocks.NOTICE);
    } else {
      post.write(file);
    }
  }

  /** The register does not know the customer: nothing is sent to anyone, and counsel decides. */
  void nobody(String caseId) {
    CaseFile file = files.lock(caseId);
    notices.nobody(caseId);
    ledger.append(new Act(caseId, null, "NOBODY_TO_TELL", NoticeEvidence.rule(file), null, false));
    alerts.send(caseId, CounselAlerts.Matter.NOBODY_TO_TELL, null);
  }

  void overdue(String caseId) {
    CaseFile file = files.require(caseId);
    ledger.append(new Act(caseId, file.customerId(), "NOTICE_OVERDUE", NoticeEvidence.rule(file), null, false));
    alerts.send(caseId, CounselAlerts.Matter.NOTICE_OVERDUE, null);
  }
}
