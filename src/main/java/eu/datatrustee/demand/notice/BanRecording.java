package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.BanLaw.Fields;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes bans in: proposed by the form's check, or recorded by counsel. */
@Component
class BanRecording {

  private final CaseFiles files;
  private final OwnParts parts;
  private final BanReach reach;
  private final NoticePost post;
  private final BanRecords bans;
  private final BanLaw law;
  private final BanWatch watch;
  private final BanBook book;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final CurrentCaller current;
  private final Clock clock;

  BanRecording(CaseFiles files, OwnParts parts, BanReach reach, NoticePost post, BanRecords bans, BanLaw law, BanWatch watch, BanBook book,
      CustomerNotification process, CounselAlerts alerts, CurrentCaller current, Clock clock) {
    this.files = files;
    this.parts = parts;
    this.reach = reach;
    this.post = post;
    this.bans = bans;
    this.law = law;
    this.watch = watch;
    this.book = book;
    this.process = process;
    this.alerts = alerts;
    this.current = current;
    this.clock = clock;
  }

  void propose(String caseId, BanTerms terms) {
    CaseFile file = files.lock(caseId);
    // Nobody is signed in where an order lapses by itself.
    String by = current.signedIn().map(Caller::id).orElse("service");
    Ban ban = note(file, law.proposed(caseId, terms, clock.instant()), true, by);
    book.decided(file, "PROPOSE", terms.norm(), by);
    book.append(file, ban.late() ? "BAN_CAME_TOO_LATE" : "BAN_PROPOSED", terms.norm());
    watch.awaitCourt(ban);
    watch.changed(caseId);
  }

  void inherit(String caseId, String earlier) {
    Instant now = clock.instant();
    bans.of(earlier).stream().filter(ban -> ban.stands(now)).forEach(ban -> propose(caseId, inherited(ban)));
  }

  /** Where it was extended, its first order says nothing of its end. */
  private BanTerms inherited(Ban ban) {
    return new BanTerms(ban.norm(), ban.answersForIt(), ban.silences(), ban.silencesUntil(), null,
        bans.extensions(ban).isEmpty() ? ban.orderedAt() : null);
  }

  BanView record(String caseId, BanTerms terms, String by) {
    List<String> orders = reach.lockTakingUp(caseId);
    CaseFile file = parts.lock(caseId);
    Instant now = clock.instant();
    if (terms.silences() == null || terms.silences().isBlank()) {
      throw Refusal.malformed("silences", "is missing");
    }
    List<String> parts = files.children(caseId);
    if (!parts.isEmpty()) {
      // Each customer has a notice of its own: a ban on the whole would silence none of them.
      throw Refusal.conflict(caseId + " names several customers: record the ban on each of " + String.join(", ", parts));
    }
    Ban ban = note(file, law.check(caseId, terms, now, now, Fields.API), false, by);
    book.decided(file, "RECORD", terms.norm(), by);
    book.append(file, ban.late() ? "BAN_CAME_TOO_LATE" : "BAN_RECORDED", BanBook.inWords(ban));
    watch.awaitCourt(ban);
    watch.changed(caseId);
    putTo(orders, ban);
    return book.view(ban);
  }

  /** The ban stands since now: it is put to counsel for the orders that take its case up, whose notices would tell of it, and may be on their way. */
  void putTo(List<String> orders, Ban ban) {
    orders.forEach(order -> propose(order, inherited(ban)));
  }

  private Ban note(CaseFile file, CheckedTerms terms, boolean proposed, String by) {
    boolean late = post.outBeforeBan(file, terms.terms().norm());
    Ban ban = new Ban(file.id(), bans.nextNumber(file.id()), clock.instant(), proposed && !late, late, by);
    ban.terms(terms);
    if (!proposed) {
      ban.establish();
    }
    bans.add(ban);
    if (late) {
      alerts.send(file.id(), CounselAlerts.Matter.BAN_AFTER_NOTICE, BanBook.inWords(ban));
    } else {
      process.banNoted(file.id());
    }
    return ban;
  }
}
