package eu.datatrustee.demand.notice;

import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a change of a ban sets going: its clocks, the notice that waits, and whatever else listens. Each ban has clocks of its own. */
@Component
class BanWatch {

  private static final List<String> CLOCKS =
      List.of(NoticeClocks.DECIDE_BAN, NoticeClocks.REVIEW_BAN, NoticeClocks.BAN_REVIEW, NoticeClocks.BAN_CONFIRMATION);

  private final BanReach reach;
  private final NoticeRecords notices;
  private final BanRecords bans;
  private final NoticeClocks clocks;
  private final Deadlines deadlines;
  private final CustomerNotification process;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BanWatch(BanReach reach, NoticeRecords notices, BanRecords bans, NoticeClocks clocks, Deadlines deadlines, CustomerNotification process,
      ApplicationEventPublisher events, Clock clock) {
    this.reach = reach;
    this.notices = notices;
    this.bans = bans;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.process = process;
    this.events = events;
    this.clock = clock;
  }

  /** What stands has changed. */
  void changed(String caseId) {
    bans.of(caseId).forEach(this::review);
    process.silenceChanged(caseId);
    events.publishEvent(new SilenceChanged(caseId));
    // What it silences beside its own case looks again too.
    reach.telling(caseId).forEach(other -> {
      process.silenceChanged(other);
      events.publishEvent(new SilenceChanged(other));
    });
  }

  /** A statutory ban that stands is looked at again at the instant that its record keeps. */
  private void review(Ban ban) {
    Instant now = clock.instant();
    close(ban, NoticeClocks.BAN_REVIEW);
    if (!notices.sent(ban.caseId()) && ban.stands(now) && !ban.proposed() && ban.silencesUntil() == null && ban.reviewAt().isAfter(now)) {
      deadlines.start(clocks.review(ban));
    }
  }

  /** A prosecutor's ban waits for its court. */
  void awaitCourt(Ban ban) {
    if (ban.confirmBy() != null && !ban.late()) {
      deadlines.start(clocks.confirmation(ban));
    }
  }

  void close(Ban ban, String name) {
    deadlines.close(ban.caseId(), ClockStart.numbered(name, ban.n()));
  }

  /** Nobody needs to decide on it any more. */
  void over(Ban ban) {
    CLOCKS.forEach(name -> close(ban, name));
  }
}
