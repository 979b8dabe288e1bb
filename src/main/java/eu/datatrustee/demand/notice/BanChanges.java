package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.OwnParts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Extends bans, ends them, and notes the court that confirms one. */
@Component
class BanChanges {

  private static final int LONGEST_REASON = 4000;
  private static final int LONGEST_COURT = 400;

  private final CaseFiles files;
  private final OwnParts parts;
  private final BanReach reach;
  private final BanRecording recording;
  private final NoticePost post;
  private final BanRecords bans;
  private final BanLaw law;
  private final BanWatch watch;
  private final BanBook book;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final Clock clock;

  BanChanges(CaseFiles files, OwnParts parts, BanReach reach, BanRecording recording, NoticePost post, BanRecords bans, BanLaw law,
      BanWatch watch, BanBook book, CustomerNotification process, CounselAlerts alerts, Clock clock) {
    this.files = files;
    this.parts = parts;
    this.reach = reach;
    this.recording = recording;
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
    List<String> orders = reach.lockTakingUp(caseId);
    CaseFile file = parts.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    ban.require(Ban.Change.EXTEND, now);
    if (until == null && reviewAt == null) {
      throw Refusal.malformed("until", "is missing");
    }
    boolean reviewMoved = ban.kind() == Ban.Kind.STATUTORY && until == null;
    if (reviewMoved) {
      BanLaw.future("reviewAt", reviewAt, now);
      // Nothing stands by that which did not stand before.
      ban.reviewAgain(reviewAt);
      bans.save(ban);
    } else {
      ban = prolong(file, orders, ban, until, issuer, by);
    }
    book.decided(file, "EXTEND", null, by);
    book.append(file, ban.late() ? "BAN_EXTENDED_TOO_LATE" : "BAN_EXTENDED", BanBook.inWords(ban));
    if (reviewMoved) {
      process.reviewMoved(caseId);
    }
    watch.changed(caseId);
    return book.view(ban);
  }

  private Ban prolong(CaseFile file, List<String> orders, Ban ban, Instant until, Issuer issuer, String by) {
    if (ban.until() == null || until == null) {
      throw Refusal.impossible(until == null ? "until" : "reviewAt", "does not fit this ban: it is " + ban.kind(), Rule.D5);
    }
    Instant now = clock.instant();
    Instant before = ban.until();
    Issuer extender = issuer == null ? ban.answersForIt() : issuer;
    law.checkExtension(ban, until, extender, now);
    boolean stood = ban.stands(now);
    ban.extend(until);
    Ban longer = standsOn(file, orders, ban, stood);
    bans.addExtension(longer, before, until, extender, longer.late(), by);
    return longer;
  }

  BanView lift(String caseId, int n, String reason, String by) {
    BanLaw.text("reason", reason, LONGEST_REASON);
    // Whoever it silenced beside its own case may be written to from now on.
    reach.lockTakingUp(caseId);
    CaseFile file = parts.lock(caseId);
    Ban ban = bans.require(caseId, n);
    lift(file, ban, reason, by, "LIFT");
    process.banOver(caseId, n);
    return book.view(ban);
  }

  /** The caller holds the locks of the case, of its demand's other parts, and of the orders that take it up. */
  void lift(CaseFile file, Ban ban, String reason, String by, String decision) {
    Instant now = clock.instant();
    ban.require(Ban.Change.LIFT, now);
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
    List<String> orders = reach.lockTakingUp(caseId);
    CaseFile file = parts.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    if (at != null && at.isAfter(now)) {
      throw Refusal.impossible("confirmedAt", "is in the future");
    }
    ban.require(Ban.Change.CONFIRM_BY_COURT, now);
    boolean stood = ban.stands(now);
    ban.confirmedByCourt(court, at == null ? now : at);
    ban = standsOn(file, orders, ban, stood);
    watch.close(ban, NoticeClocks.BAN_CONFIRMATION);
    book.decided(file, "COURT_CONFIRMS", court, by);
    book.append(file, "BAN_CONFIRMED_BY_COURT", BanBook.inWords(ban));
    watch.changed(caseId);
    return book.view(ban);
  }

  /**
   * Keeps a ban that counsel has changed. Where its end had come and it stands again, the notice that is on its way since is called back,
   * and it is put to counsel for the orders that take the case up, of which the same holds; where the notice was out before, it is late.
   *
   * @param stood whether it stood before the change
   * @return as it is kept
   */
  Ban standsOn(CaseFile file, List<String> orders, Ban changed, boolean stood) {
    bans.save(changed);
    if (!changed.stands(clock.instant())) {
      return changed;
    }
    boolean late = post.outBeforeBan(file, changed.norm());
    Ban ban = bans.require(file.id(), changed.n());
    if (late) {
      ban.cameTooLate();
      bans.save(ban);
      alerts.send(file.id(), CounselAlerts.Matter.BAN_AFTER_NOTICE, BanBook.inWords(ban));
    }
    if (late || !stood) {
      recording.putTo(orders, ban);
    }
    return ban;
  }
}
