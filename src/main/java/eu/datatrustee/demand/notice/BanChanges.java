package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.OwnParts;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Extends bans, ends them, and notes the court that confirms one. */
@Component
class BanChanges {

  private static final int LONGEST_REASON = 4000;
  private static final int LONGEST_COURT = 400;

  private final CaseFiles files;
  private final OwnParts parts;
  private final NoticePost post;
  private final BanRecords bans;
  private final BanLaw law;
  private final BanWatch watch;
  private final BanBook book;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final Clock clock;

  BanChanges(CaseFiles files, OwnParts parts, NoticePost post, BanRecords bans, BanLaw law, BanWatch watch, BanBook book,
      CustomerNotification process, CounselAlerts alerts, Clock clock) {
    this.files = files;
    this.parts = parts;
    this.post = post;
    this.bans = bans;
    this.law = law;
    this.watch = watch;
    this.book = book;
    this.process = process;
    this.alerts = alerts;
    this.clock = clock;
  }

  BanView extend(String caseId, int n, Instant until, Instant reviewAt, Issuer issuer, String by) {
    CaseFile file = parts.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    Ban.State state = ban.state(now);
    if (state == Ban.State.PROPOSED || state == Ban.State.LIFTED || state == Ban.State.LAPSED || ban.awaitsCourt()) {
      throw Refusal.conflict("Ban " + n + " of " + caseId + (ban.awaitsCourt() ? " waits for a court's confirmation" : " is " + state)
          + ": it cannot be extended");
    }
    if (until == null && reviewAt == null) {
      throw Refusal.malformed("until", "is missing");
    }
    boolean late = post.outBeforeBan(file, ban.norm());
    ban = bans.require(caseId, n);
    boolean reviewMoved = ban.kind() == Ban.Kind.STATUTORY && until == null;
    if (reviewMoved) {
      BanLaw.future("reviewAt", reviewAt, now);
      ban.reviewAgain(reviewAt);
    } else {
      prolong(ban, until, issuer, late, by);
    }
    bans.save(ban);
    book.decided(file, "EXTEND", null, by);
    book.append(file, late ? "BAN_EXTENDED_TOO_LATE" : "BAN_EXTENDED", BanBook.inWords(ban));
    if (late) {
      alerts.send(caseId, CounselAlerts.Matter.BAN_AFTER_NOTICE, "The extension of ban " + n + " came after the notice went out");
    }
    if (reviewMoved) {
      process.reviewMoved(caseId);
    }
    watch.changed(caseId);
    return book.view(ban);
  }

  private void prolong(Ban ban, Instant until, Issuer issuer, boolean late, String by) {
    if (ban.until() == null || until == null) {
      throw Refusal.impossible(until == null ? "until" : "reviewAt", "does not fit this ban: it is " + ban.kind(), Rule.D5);
    }
    Issuer extender = issuer == null ? ban.issuer() : issuer;
    law.checkExtension(ban, until, extender, clock.instant());
    bans.addExtension(ban, ban.until(), until, extender, late, by);
    ban.extend(until);
  }

  BanView lift(String caseId, int n, String reason, String by) {
    BanLaw.text("reason", reason, LONGEST_REASON);
    CaseFile file = files.lock(caseId);
    Ban ban = bans.require(caseId, n);
    lift(file, ban, reason, by, "LIFT");
    process.banOver(caseId, n);
    return book.view(ban);
  }

  /** The caller holds the case's lock. */
  void lift(CaseFile file, Ban ban, String reason, String by, String decision) {
    Instant now = clock.instant();
    if (!ban.stands(now)) {
      throw Refusal.conflict("Ban " + ban.n() + " of " + file.id() + " is " + ban.state(now) + " already");
    }
    ban.lift(now, reason);
    bans.save(ban);
    watch.over(ban);
    book.decided(file, decision, reason, by);
    book.append(file, "BAN_LIFTED", BanBook.inWords(ban));
    watch.changed(file.id());
  }

  BanView confirmedByCourt(String caseId, int n, String court, Instant at, String by) {
    if (court == null || court.isBlank()) {
      throw Refusal.malformed("confirmedBy", "is missing: the court that has confirmed it");
    }
    BanLaw.text("confirmedBy", court, LONGEST_COURT);
    CaseFile file = parts.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    if (at != null && at.isAfter(now)) {
      throw Refusal.impossible("confirmedAt", "is in the future");
    }
    ban.confirmedByCourt(court, at == null ? now : at);
    bans.save(ban);
    calledBack(file, ban);
    watch.close(ban, NoticeClocks.BAN_CONFIRMATION);
    book.decided(file, "COURT_CONFIRMS", court, by);
    book.append(file, "BAN_CONFIRMED_BY_COURT", BanBook.inWords(ban));
    watch.changed(caseId);
    return book.view(ban);
  }

  /** A ban whose end had come stands again: what is on its way since is called back, or was out before. */
  void calledBack(CaseFile file, Ban ban) {
    if (ban.stands(clock.instant()) && post.outBeforeBan(file, ban.norm())) {
      alerts.send(file.id(), CounselAlerts.Matter.BAN_AFTER_NOTICE, BanBook.inWords(ban));
    }
  }
}
