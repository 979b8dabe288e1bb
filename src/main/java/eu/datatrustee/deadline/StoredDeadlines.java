package eu.datatrustee.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Computes a clock once, from the table and the calendar of that moment, and keeps it in the table {@code deadline}. A later change of
 * table, calendar or agreement leaves running clocks as they are.
 *
 * <p>Whatever writes needs the case's transaction: a clock never stands without its case.
 */
@Component
class StoredDeadlines implements Deadlines {

  private final ClockTable table;
  private final Ways ways;
  private final DeadlineRows rows;
  private final Clock clock;

  StoredDeadlines(ClockTable table, Ways ways, DeadlineRows rows, Clock clock) {
    this.table = table;
    this.ways = ways;
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Deadline start(ClockStart start) {
    KnownInTransaction known = KnownInTransaction.of(this);
    Optional<Deadline> before = known.running(start.caseId(), start.name(), Optional::empty);
    if (before.isPresent()) {
      return before.get();
    }
    StartedClock computed = compute(start);
    if (!rows.insert(computed)) {
      return running(start.caseId(), start.name()).orElseThrow(() -> new IllegalStateException(
          "The clock " + start.name() + " of " + start.caseId() + " ran and was closed while it was started again"));
    }
    known.learn(computed.deadline());
    return computed.deadline();
  }

  @Override
  public Deadline foresee(ClockStart start) {
    return compute(start).deadline();
  }

  @Override
  public Optional<Deadline> running(String caseId, String name) {
    return KnownInTransaction.of(this).running(caseId, name, () -> rows.running(caseId, name));
  }

  @Override
  public List<Deadline> of(String caseId) {
    return rows.of(caseId);
  }

  @Override
  public List<Deadline> of(Collection<String> caseIds) {
    return caseIds.isEmpty() ? List.of() : rows.of(caseIds);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void close(String caseId, String name) {
    rows.close(caseId, name, now());
    KnownInTransaction.of(this).forget(caseId, name);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void closeAll(String caseId) {
    rows.closeAll(caseId, now());
    KnownInTransaction.of(this).forgetAll(caseId);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean firstReminder(String caseId, String name, Reminder share) {
    return rows.markReminded(caseId, name, share, now());
  }

  private StartedClock compute(ClockStart start) {
    ClockRow row = table.row(start.table(), start.flow(), start.row(), start.facts());
    ClockStart.Own own = start.own();
    Counting counting = own == null ? row.counting() : own.counting();
    int amount = own == null ? row.amount() : own.amount();
    // The engine's timers know milliseconds: an instant that is finer would be another one there.
    Instant from = start.from().truncatedTo(ChronoUnit.MILLIS);
    Period period = limited(start, from,
        ways.count(counting, new Measure(row.event(), from, amount, row.reading(), start.latePercent())));
    String norm = own == null ? row.norm() : "Agreement " + own.reference() + " (O2)";
    String words = own == null ? period.words() : period.words() + "; set by agreement " + own.reference() + " (O2)";
    Deadline deadline = new Deadline(start.caseId(), start.name(), from, period.half(), period.late(), period.due(), counting, norm, words,
        null);
    return new StartedClock(deadline, start.customerId(), start.flow(), row.atEnd(), start.readers());
  }

  /** What somebody outside has set goes before the table where it is earlier, or where it may be later. */
  private static Period limited(ClockStart start, Instant from, Period period) {
    ClockStart.Limit limit = start.limit();
    Instant end = limit == null ? period.due() : limit.end().truncatedTo(ChronoUnit.MILLIS);
    if (end.equals(period.due()) || !end.isAfter(from) || end.isAfter(period.due()) && !limit.laterToo()) {
      return period;
    }
    Duration time = Duration.between(from, end);
    return new Period(from.plus(time.dividedBy(2)), from.plus(time.multipliedBy(start.latePercent()).dividedBy(100)), end,
        limit.because() + (end.isBefore(period.due()) ? ", earlier than " : ", later than ") + period.words());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
