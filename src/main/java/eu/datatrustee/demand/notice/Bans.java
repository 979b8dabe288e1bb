package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanLaw.Fields;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bans on telling the customer (D5, D6): proposed by the form's check, which silences at once; confirmed or ended by counsel;
 * recorded, extended and lifted by counsel. Several can stand at once.
 */
@Service
public class Bans {

  enum BanDecision { CONFIRM, END }

  enum ReviewDecision { CONTINUE, END }

  private final CaseFiles files;
  private final NoticeRecords notices;
  private final BanRecords bans;
  private final BanLaw law;
  private final NoticeClocks clocks;
  private final Deadlines deadlines;
  private final NoticePost post;
  private final CustomerNotification process;
  private final CounselAlerts alerts;
  private final DecisionLog log;
  private final Ledger ledger;
  private final CurrentCaller current;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Bans(CaseFiles files, NoticeRecords notices, BanRecords bans, BanLaw law, NoticeClocks clocks, Deadlines deadlines,
      NoticePost post, CustomerNotification process, CounselAlerts alerts, DecisionLog log, Ledger ledger, CurrentCaller current,
      ApplicationEventPublisher events, Clock clock) {
    this.files = files;
    this.notices = notices;
    this.bans = bans;
    this.law = law;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.post = post;
    this.process = process;
    this.alerts = alerts;
    this.log = log;
    this.ledger = ledger;
    this.current = current;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The form's check proposes a ban: it silences at once, whatever its terms lack, until counsel has decided, or its own end has come.
   *
   * @throws Refusal where it cites no norm, or its end is over already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void propose(String caseId, BanTerms terms) {
    BanLaw.readable(terms, clock.instant(), Fields.FORM);
    CaseFile file = files.lock(caseId);
    String by = current.caller().id();
    Ban ban = note(file, new CheckedTerms(terms, BanLaw.kindOf(terms), terms.reviewAt(), null, null), true, by);
    log.add(caseId, Step.BAN, "PROPOSE", terms.norm(), by);
    append(file, ban.late() ? "BAN_CAME_TOO_LATE" : "BAN_PROPOSED", terms.norm());
    changed(caseId);
  }

  /**
   * Counsel records a ban.
   *
   * @throws Refusal where the caller is no counsel, or the law lets no such ban be (an ordered one without end, for example)
   */
  @Transactional
  public BanView record(String caseId, BanTerms terms, Caller caller) {
    requireCounsel(caller);
    CaseFile file = files.lock(caseId);
    Instant now = clock.instant();
    if (terms.silences() == null || terms.silences().isBlank()) {
      throw Refusal.malformed("silences", "is missing");
    }
    List<String> parts = files.children(caseId);
    if (!parts.isEmpty()) {
      // Each customer has a notice of its own: a ban on the whole would silence none of them.
      throw Refusal.conflict(caseId + " names several customers: record the ban on each of " + String.join(", ", parts));
    }
    Ban ban = note(file, law.check(caseId, terms, now, now, Fields.API), false, caller.id());
    log.add(caseId, Step.BAN, "RECORD", terms.norm(), caller.id());
    append(file, ban.late() ? "BAN_CAME_TOO_LATE" : "BAN_RECORDED", inWords(ban));
    awaitCourt(ban);
    changed(caseId);
    return view(ban);
  }

  /**
   * An extension of an ordered ban, or a later review of a statutory one. One that arrives after the notice went out is kept, calls
   * nothing back, and says so.
   *
   * @param issuer who extended it; null is the issuer of the ban itself
   */
  @Transactional
  public BanView extend(String caseId, int n, Instant until, Instant reviewAt, Issuer issuer, Caller caller) {
    requireCounsel(caller);
    CaseFile file = files.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    Ban.State state = ban.state(now);
    if (state == Ban.State.LIFTED || state == Ban.State.LAPSED || ban.awaitsCourt()) {
      throw Refusal.conflict("Ban " + n + " of " + caseId + (ban.awaitsCourt() ? " waits for a court's confirmation" : " is " + state)
          + ": it cannot be extended");
    }
    if (until == null && reviewAt == null) {
      throw Refusal.malformed("until", "is missing");
    }
    boolean late = post.outBeforeBan(file, ban.norm());
    boolean reviewMoved = false;
    if (ban.kind() == Ban.Kind.STATUTORY && until == null) {
      BanLaw.future("reviewAt", reviewAt, now);
      ban.reviewAgain(reviewAt);
      reviewMoved = true;
    } else if (ban.until() == null || until == null) {
      throw Refusal.impossible(until == null ? "until" : "reviewAt", "does not fit this ban: it is " + ban.kind(), Rule.D5);
    } else {
      Issuer by = issuer == null ? ban.issuer() : issuer;
      law.checkExtension(ban, until, by, now);
      bans.addExtension(ban, ban.until(), until, by, late, caller.id());
      ban.extend(until);
    }
    bans.save(ban);
    log.add(caseId, Step.BAN, "EXTEND", null, caller.id());
    append(file, late ? "BAN_EXTENDED_TOO_LATE" : "BAN_EXTENDED", inWords(ban));
    if (late) {
      alerts.send(caseId, CounselAlerts.Matter.BAN_AFTER_NOTICE, "The extension of ban " + n + " came after the notice went out");
    }
    if (reviewMoved) {
      process.reviewMoved(caseId);
    }
    changed(caseId);
    return view(ban);
  }

  /** Counsel ends a ban before its time. The notice goes out on the next working day after the last one. */
  @Transactional
  public BanView lift(String caseId, int n, String reason, Caller caller) {
    requireCounsel(caller);
    CaseFile file = files.lock(caseId);
    Ban ban = bans.require(caseId, n);
    lift(file, ban, reason, caller.id(), "LIFT");
    process.banOver(caseId, n);
    return view(ban);
  }

  /** A court has confirmed a prosecutor's ban in time (StPO § 95a(6)). */
  @Transactional
  public BanView confirmedByCourt(String caseId, int n, String court, Instant at, Caller caller) {
    requireCounsel(caller);
    CaseFile file = files.lock(caseId);
    Ban ban = bans.require(caseId, n);
    Instant now = clock.instant();
    if (at != null && at.isAfter(now)) {
      throw Refusal.impossible("confirmedAt", "is in the future");
    }
    ban.confirmedByCourt(court, at == null ? now : at);
    bans.save(ban);
    if (bans.of(caseId).stream().noneMatch(other -> other.confirmBy() != null && other.confirmedAt() == null)) {
      deadlines.close(caseId, NoticeClocks.BAN_CONFIRMATION);
    }
    log.add(caseId, Step.BAN, "COURT_CONFIRMS", court, caller.id());
    append(file, "BAN_CONFIRMED_BY_COURT", inWords(ban));
    changed(caseId);
    return view(ban);
  }

  /** The bans of the case, in the order in which they were recorded. Who may see them, the caller has checked. */
  public List<BanView> of(String caseId) {
    return bans.of(caseId).stream().map(this::view).toList();
  }

  // ---- the process ----

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
    CaseFile file = files.lock(answer.caseId());
    Ban ban = inHand(answer);
    if (decision == BanDecision.END && !ban.stands(clock.instant())) {
      // Its own end has come while nobody decided: there is nothing left to end.
      ban.overtaken();
      bans.save(ban);
      log.add(file.id(), Step.BAN, decision.name(), answer.reasonOfNo(), answer.userId());
    } else if (decision == BanDecision.END) {
      lift(file, ban, answer.reasonOfNo(), answer.userId(), decision.name());
    } else {
      ban.confirm(law.check(file.id(), completed(ban, answer), ban.silentFrom(), clock.instant(), Fields.FORM));
      bans.save(ban);
      awaitCourt(ban);
      log.add(file.id(), Step.BAN, decision.name(), answer.reason(), answer.userId());
      append(file, "BAN_CONFIRMED", inWords(ban));
      changed(file.id());
    }
    closeUnlessAsked(file.id(), NoticeClocks.DECIDE_BAN);
  }

  private static BanTerms completed(Ban ban, TaskAnswer answer) {
    String norm = answer.text("banNorm");
    String issuer = answer.text("banIssuer");
    String silences = answer.text("banSilences");
    Instant until = FormInstant.until("banUntil", answer.text("banUntil"));
    Instant reviewAt = FormInstant.until("banReviewAt", answer.text("banReviewAt"));
    return new BanTerms(norm == null ? ban.norm() : norm, issuer == null ? ban.issuer() : issuer(issuer),
        silences == null ? ban.silences() : silences, until == null ? ban.until() : until, reviewAt == null ? ban.reviewAt() : reviewAt);
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
    deadlines.close(caseId, NoticeClocks.DECIDE_BAN);
    alerts.send(caseId, CounselAlerts.Matter.BAN_UNDECIDED, "Ban " + n + " goes on silencing until you decide");
  }

  /** Counsel looks at a statutory ban again. */
  void review(TaskAnswer answer) {
    ReviewDecision decision = answer.decision(ReviewDecision.class);
    CaseFile file = files.lock(answer.caseId());
    Ban ban = inHand(answer);
    if (decision == ReviewDecision.END) {
      lift(file, ban, answer.reasonOfNo(), answer.userId(), decision.name());
    } else {
      Instant now = clock.instant();
      Instant next = FormInstant.until("banReviewAt", answer.text("banReviewAt"));
      BanLaw.future("banReviewAt", next, now);
      ban.reviewAgain(next != null ? next : deadlines.foresee(clocks.of(file.id(), NoticeClocks.BAN_REVIEW, now)).due());
      bans.save(ban);
      log.add(file.id(), Step.BAN, decision.name(), answer.reason(), answer.userId());
      append(file, "BAN_REVIEWED", inWords(ban));
      changed(file.id());
    }
    closeUnlessAsked(file.id(), NoticeClocks.REVIEW_BAN);
  }

  void notReviewed(String caseId, int n) {
    deadlines.close(caseId, NoticeClocks.REVIEW_BAN);
    alerts.send(caseId, CounselAlerts.Matter.BAN_NOT_REVIEWED, "Ban " + n + " goes on silencing until you decide");
  }

  // ---- what they have in common ----

  private Ban note(CaseFile file, CheckedTerms terms, boolean proposed, String by) {
    boolean late = post.outBeforeBan(file, terms.terms().norm());
    Ban ban = new Ban(file.id(), bans.nextNumber(file.id()), clock.instant(), proposed && !late, late, by);
    ban.terms(terms);
    bans.add(ban);
    if (late) {
      alerts.send(file.id(), CounselAlerts.Matter.BAN_AFTER_NOTICE, inWords(ban));
    } else {
      process.banNoted(file.id());
    }
    return ban;
  }

  private void lift(CaseFile file, Ban ban, String reason, String by, String decision) {
    Instant now = clock.instant();
    if (!ban.stands(now)) {
      throw Refusal.conflict("Ban " + ban.n() + " of " + file.id() + " is " + ban.state(now) + " already");
    }
    ban.lift(now, reason);
    bans.save(ban);
    log.add(file.id(), Step.BAN, decision, reason, by);
    append(file, "BAN_LIFTED", inWords(ban));
    changed(file.id());
  }

  private void awaitCourt(Ban ban) {
    if (ban.confirmBy() != null && !ban.late()) {
      deadlines.start(clocks.of(ban.caseId(), NoticeClocks.BAN_CONFIRMATION, ban.silentFrom()));
    }
  }

  private void closeUnlessAsked(String caseId, String clockName) {
    boolean another = NoticeClocks.DECIDE_BAN.equals(clockName) && bans.of(caseId).stream().anyMatch(Ban::proposed);
    if (!another) {
      deadlines.close(caseId, clockName);
    }
  }

  private Ban inHand(TaskAnswer answer) {
    return bans.require(answer.caseId(), Integer.parseInt(answer.required(CustomerNotification.Variable.BAN)));
  }

  private void changed(String caseId) {
    if (bans.anyStands(caseId)) {
      // One that a court has confirmed after its time, for example: nothing leaves while it stands.
      post.outBeforeBan(files.require(caseId), "confirmed or extended");
    }
    reviewClock(caseId);
    process.silenceChanged(caseId);
    events.publishEvent(new SilenceChanged(caseId));
  }

  /** One clock for the case: the earliest review of its statutory bans. */
  private void reviewClock(String caseId) {
    Instant now = clock.instant();
    deadlines.close(caseId, NoticeClocks.BAN_REVIEW);
    if (!notices.sent(caseId)) {
      bans.of(caseId).stream().filter(ban -> ban.stands(now) && !ban.proposed() && ban.silencesUntil() == null).map(Ban::reviewAt)
          .filter(at -> at.isAfter(now)).min(Comparator.naturalOrder())
          .ifPresent(at -> deadlines.start(clocks.review(caseId, at)));
    }
  }

  private void append(CaseFile file, String act, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, Rule.D5, detail, false));
  }

  static String inWords(Ban ban) {
    Instant end = ban.silencesUntil();
    return "%s, %s%s, from %s %s".formatted(ban.norm(), ban.kind() == Ban.Kind.STATUTORY ? "by the law itself" : "ordered",
        ban.issuer() == null ? "" : " by " + ban.issuer(), ban.silentFrom(), end == null ? "without end" : "until " + end);
  }

  private BanView view(Ban ban) {
    return new BanView(ban.n(), ban.state(clock.instant()), ban.kind(), ban.norm(), ban.issuer(), ban.silences(), ban.silentFrom(),
        ban.until(), ban.reviewAt(), ban.confirmBy(), ban.confirmedBy(), ban.confirmedAt(), bans.extensions(ban), ban.liftedAt(),
        ban.liftReason(), ban.limit(), ban.late() ? "Recorded after the notice went out: the customer had been told already" : null);
  }

  private static void requireCounsel(Caller caller) {
    if (caller.in(Group.PROVIDER_SUPPORT) || !caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Bans are recorded, extended and lifted by counsel", Rule.D5);
    }
  }
}
