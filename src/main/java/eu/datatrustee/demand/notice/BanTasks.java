package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.BanLaw.Fields;
import eu.datatrustee.engine.TaskAnswer;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the process of the notice does about a ban that it has in hand, and counsel decides on its tasks. */
@Component
class BanTasks {

  enum BanDecision { CONFIRM, END }

  enum ReviewDecision { CONTINUE, END }

  private final CaseFiles files;
  private final OwnParts parts;
  private final BanReach reach;
  private final BanRecords bans;
  private final BanLaw law;
  private final BanWatch watch;
  private final BanBook book;
  private final BanChanges changes;
  private final NoticeClocks clocks;
  private final Deadlines deadlines;
  private final CounselAlerts alerts;
  private final Clock clock;

  BanTasks(CaseFiles files, OwnParts parts, BanReach reach, BanRecords bans, BanLaw law, BanWatch watch, BanBook book, BanChanges changes,
      NoticeClocks clocks, Deadlines deadlines, CounselAlerts alerts, Clock clock) {
    this.files = files;
    this.parts = parts;
    this.reach = reach;
    this.bans = bans;
    this.law = law;
    this.watch = watch;
    this.book = book;
    this.changes = changes;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Takes the next ban that nobody has in hand. @return its number */
  int takeNext(String caseId) {
    files.lock(caseId);
    Ban next = bans.of(caseId).stream().filter(ban -> !ban.taken()).findFirst()
        .orElseThrow(() -> new IllegalStateException("No ban of " + caseId + " waits to be taken in hand"));
    next.take();
    bans.save(next);
    return next.n();
  }

  /** Counsel confirms what was proposed, its terms completed and held against the law, or ends it. */
  void decide(TaskAnswer answer) {
    BanDecision decision = answer.decision(BanDecision.class);
    List<String> orders = reach.lockTakingUp(answer.caseId());
    CaseFile file = parts.lock(answer.caseId());
    Ban ban = inHand(answer);
    if (decision == BanDecision.END && !ban.stands(clock.instant())) {
      // Its own end has come while nobody decided: there is nothing left to end.
      ban.overtaken();
      bans.save(ban);
      book.decided(file, decision.name(), answer.reasonOfNo(), answer.userId());
    } else if (decision == BanDecision.END) {
      changes.lift(file, ban, answer.reasonOfNo(), answer.userId(), decision.name());
    } else {
      boolean stood = ban.stands(clock.instant());
      ban.confirm(law.check(file.id(), completed(ban, answer), ban.silentFrom(), clock.instant(), Fields.FORM));
      ban = changes.standsOn(file, orders, ban, stood);
      watch.close(ban, NoticeClocks.BAN_CONFIRMATION);
      watch.awaitCourt(ban);
      book.decided(file, decision.name(), answer.reason(), answer.userId());
      book.append(file, "BAN_CONFIRMED", BanBook.inWords(ban));
      watch.changed(file.id());
    }
    watch.close(ban, NoticeClocks.DECIDE_BAN);
  }

  private static BanTerms completed(Ban ban, TaskAnswer answer) {
    String norm = answer.text("banNorm");
    String issuer = answer.text("banIssuer");
    String silences = answer.text("banSilences");
    Instant until = FormInstant.until("banUntil", answer.text("banUntil"));
    Instant reviewAt = FormInstant.until("banReviewAt", answer.text("banReviewAt"));
    Instant orderedAt = FormInstant.from("banOrderedAt", answer.text("banOrderedAt"));
    return new BanTerms(norm == null ? ban.norm() : norm, issuer == null ? ban.answersForIt() : issuer(issuer),
        silences == null ? ban.silences() : silences, until == null ? ban.until() : until, reviewAt == null ? ban.reviewAt() : reviewAt,
        orderedAt == null ? ban.orderedAt() : orderedAt);
  }

  private static Issuer issuer(String name) {
    try {
      return Issuer.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw Refusal.impossible("banIssuer", "is none of COURT, PROSECUTOR, POLICE, OTHER");
    }
  }

  /** Nobody has decided in time: the silence stays, and all of counsel hears of it. */
  void undecided(String caseId, int n) {
    watch.close(bans.require(caseId, n), NoticeClocks.DECIDE_BAN);
    alerts.send(caseId, CounselAlerts.Matter.BAN_UNDECIDED, "Ban " + n + " goes on silencing until you decide");
  }

  /** Counsel looks at a statutory ban again. */
  void review(TaskAnswer answer) {
    ReviewDecision decision = answer.decision(ReviewDecision.class);
    reach.lockTakingUp(answer.caseId());
    CaseFile file = parts.lock(answer.caseId());
    Ban ban = inHand(answer);
    if (decision == ReviewDecision.END) {
      changes.lift(file, ban, answer.reasonOfNo(), answer.userId(), decision.name());
    } else {
      Instant now = clock.instant();
      Instant next = FormInstant.until("banReviewAt", answer.text("banReviewAt"));
      BanLaw.future("banReviewAt", next, now);
      ban.reviewAgain(next != null ? next : deadlines.foresee(clocks.of(file.id(), NoticeClocks.BAN_REVIEW, now)).due());
      bans.save(ban);
      book.decided(file, decision.name(), answer.reason(), answer.userId());
      book.append(file, "BAN_REVIEWED", BanBook.inWords(ban));
      watch.changed(file.id());
    }
    watch.close(ban, NoticeClocks.REVIEW_BAN);
  }

  void notReviewed(String caseId, int n) {
    watch.close(bans.require(caseId, n), NoticeClocks.REVIEW_BAN);
    alerts.send(caseId, CounselAlerts.Matter.BAN_NOT_REVIEWED, "Ban " + n + " goes on silencing until you decide");
  }

  private Ban inHand(TaskAnswer answer) {
    return bans.require(answer.caseId(), Integer.parseInt(answer.required(CustomerNotification.Variable.BAN)));
  }
}
