package eu.datatrustee.demand.notice;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.deadline.WorkingMornings;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of {@code customer-notification}, and when a silenced notice goes out. */
@Component("noticeClocks")
public class NoticeClocks extends CaseClocks {

  static final String NOTICE = "notice";
  static final String TELL_OTHERWISE = "tellOtherwise";
  static final String DECIDE_BAN = "decideBan";
  static final String BAN_REVIEW = "banReview";
  static final String REVIEW_BAN = "reviewBan";
  static final String BAN_LIMIT = "banLimit";
  static final String BAN_EXTENSION = "banExtension";
  static final String BAN_CONFIRMATION = "banConfirmation";

  private static final Duration LOOKS_AGAIN = Duration.ofMinutes(15);
  private static final Set<String> READERS = Set.of(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL, Group.AUDITORS);

  private final CaseFiles files;
  private final OwnParts parts;
  private final Customers customers;
  private final BanRecords bans;
  private final NoticeMail mail;
  private final WorkingMornings mornings;
  private final Clock clock;

  NoticeClocks(CaseFiles files, OwnParts parts, Customers customers, BanRecords bans, NoticeMail mail, Deadlines deadlines,
      WorkingMornings mornings, Clock clock) {
    super(deadlines);
    this.files = files;
    this.parts = parts;
    this.customers = customers;
    this.bans = bans;
    this.mail = mail;
    this.mornings = mornings;
    this.clock = clock;
  }

  /**
   * When to look whether the notice may go out: on the next working day after the last ban, or after the review of one that has no
   * end. Looking is not sending: what stands then is read again.
   */
  public Date release(DelegateExecution execution) {
    String caseId = execution.getProcessBusinessKey();
    Instant now = clock.instant();
    if (!bans.anyStands(caseId) && parts.copyMissing(files.require(caseId))) {
      // The copy itself ends the wait; until then counsel is told each morning.
      return Date.from(mornings.nextAfter(now));
    }
    return Date.from(goesOutAt(caseId).orElseGet(() -> mornings.nextAfter(bans.silencing(caseId).stream().filter(ban -> ban.stands(now))
        .map(ban -> ban.silencesUntil() == null ? ban.reviewAt() : ban.silencesUntil())
        .filter(Objects::nonNull).filter(at -> at.isAfter(now)).max(Comparator.naturalOrder()).orElse(now))));
  }

  /** When a notice on its way is looked after, whatever is heard of it until then. */
  public Date looksAgain(DelegateExecution execution) {
    return Date.from(clock.instant().plus(LOOKS_AGAIN));
  }

  /** When counsel takes a notice that has not left in hand: promptly is over, or the mail server will never take it. */
  public Date overdue(DelegateExecution execution) {
    Date due = due(execution, NOTICE);
    if (parts.copyMissing(files.require(execution.getProcessBusinessKey()))) {
      // Nobody could tell the customer in another way either: the desk is told each morning.
      return Date.from(mornings.nextAfter(clock.instant()));
    }
    return mail.undeliverable(execution.getProcessBusinessKey()) ? Date.from(clock.instant()) : due;
  }

  /** When counsel looks at the ban in hand again. */
  public Date banReview(DelegateExecution execution) {
    return Date.from(bans.require(execution.getProcessBusinessKey(), NoticeFacts.banOf(execution)).reviewAt());
  }

  /** The opening of the next working day after the last ban, as things stand; empty where there was none, or one has no end. */
  Optional<Instant> goesOutAt(String caseId) {
    return bans.lastEnd(caseId).map(mornings::nextAfter);
  }

  /** Whether a ban stands, or has ended and the next working day has not come; or a part of a demand on several has no copy of its own. */
  boolean mustWait(String caseId) {
    return bans.anyStands(caseId) || parts.copyMissing(files.require(caseId)) || goesOutAt(caseId)
        .filter(morning -> morning.isAfter(clock.instant())).isPresent();
  }

  /** Each ban has clocks of its own. */
  @Override
  protected String named(DelegateExecution execution, String name) {
    return DECIDE_BAN.equals(name) || REVIEW_BAN.equals(name) ? ClockStart.numbered(name, NoticeFacts.banOf(execution)) : name;
  }

  /** The court's confirmation of a prosecutor's ban, counted as the ban's own. */
  ClockStart confirmation(Ban ban) {
    return of(ban.caseId(), ClockStart.numbered(BAN_CONFIRMATION, ban.n()), ban.countsFrom());
  }

  /** The review of a statutory ban, at the instant that its record keeps. */
  ClockStart review(Ban ban) {
    return review(ban.caseId(), ClockStart.numbered(BAN_REVIEW, ban.n()), ban.reviewAt());
  }

  private ClockStart review(String caseId, String name, Instant at) {
    ClockStart table = of(caseId, name, clock.instant());
    return new ClockStart(caseId, null, table.flow(), table.name(), table.from(), table.facts(), null, table.readers(), table.table(),
        new ClockStart.Limit(at, "the date that the ban's record keeps", true));
  }

  ClockStart of(String caseId, String name, Instant from) {
    CaseFile file = files.require(caseId);
    // No customer with it: a list by customer must not tell of a silenced case.
    return new ClockStart(caseId, null, CustomerNotification.KEY, name, from, Map.of(), own(file, name), READERS);
  }

  /** The agreement may have the customer told sooner or later (O2); how long the law silences, it cannot say. */
  private ClockStart.Own own(CaseFile file, String name) {
    return !NOTICE.equals(name) || !file.customerKnown() ? null : customers.find(file.customerId()).map(customer -> customer.agreement())
        .filter(agreement -> agreement.deadlines().containsKey(name))
        .map(agreement -> new ClockStart.Own(agreement.deadlines().get(name).amount(), agreement.deadlines().get(name).counting(),
            agreement.reference())).orElse(null);
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    return of(caseId, name, clock.instant());
  }
}
