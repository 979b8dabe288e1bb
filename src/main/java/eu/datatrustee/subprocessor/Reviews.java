package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/** The yearly look at a subprocessor (S5, GDPR Art. 28(4)): passed, its check stands; failed or unanswered, nobody may use it. */
@Service
class Reviews {

  enum Finding { PASS, FAIL }

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final ConsentHistory history;
  private final Standings standings;
  private final Customers customers;
  private final SubprocessorClocks clocks;
  private final Deadlines deadlines;
  private final SubprocessorNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Reviews(Subprocessors subprocessors, Consents consents, ConsentHistory history, Standings standings, Customers customers,
      SubprocessorClocks clocks, Deadlines deadlines, SubprocessorNotices notices, Ledger ledger, Clock clock) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.history = history;
    this.standings = standings;
    this.customers = customers;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Asked for: what runs was granted until the end that could be foreseen, and is cut to the one that counts where that is earlier. */
  void begun(String subprocessorId) {
    if (clocks.endsSoonerThanForeseen(subprocessors.require(subprocessorId))) {
      consents.countingOf(subprocessorId).forEach(standings::narrowed);
    }
  }

  void decide(TaskAnswer answer) {
    Finding finding = answer.decision(Finding.class);
    Subprocessor entry = finding == Finding.FAIL ? lockWithCustomers(answer.caseId()) : subprocessors.lock(answer.caseId());
    if (finding == Finding.PASS) {
      mustBeInTime(entry.id());
      List<String> ticked = DueDiligence.passed(answer, "DE".equals(entry.country()));
      entry.passed(answer.userId(), clock.instant());
      subprocessors.save(entry);
      history.add(entry, "Review passed: " + (ticked.isEmpty() ? "as a whole" : String.join(", ", ticked)));
      deadlines.close(entry.id(), SubprocessorClocks.NEXT_REVIEW);
    } else {
      suspend(entry, answer.reasonOfNo());
    }
    deadlines.close(entry.id(), SubprocessorClocks.REVIEW);
    ledger.append(new Act(entry.id(), null, "REVIEW_" + finding, Rule.S5, answer.reason(), false));
  }

  /** Unanswered at its end, the entry is suspended from that instant, though the timer that writes it down may be late. */
  private void mustBeInTime(String subprocessorId) {
    if (deadlines.running(subprocessorId, SubprocessorClocks.REVIEW).filter(review -> !review.due().isAfter(clock.instant())).isPresent()) {
      throw Refusal.conflict("The review's time is up: the entry is suspended");
    }
  }

  /** Nobody answered: as if it had failed. */
  void unanswered(String subprocessorId) {
    suspend(lockWithCustomers(subprocessorId), "Its review was not answered in time");
    deadlines.close(subprocessorId, SubprocessorClocks.REVIEW);
    ledger.append(new Act(subprocessorId, null, "REVIEW_UNANSWERED", Rule.S5, null, false));
  }

  /**
   * Those that lose it, before the entry, as whoever changes their agreement does; and those that have still to answer: no yes is said and no
   * access opened beside the suspension, which would not see it.
   */
  private Subprocessor lockWithCustomers(String subprocessorId) {
    Set<String> held = consents.customersConcerned(subprocessorId);
    held.forEach(customers::hold);
    Subprocessor entry = subprocessors.lock(subprocessorId);
    // Whoever was put a question in between; from here on nobody is, since that takes the entry.
    consents.customersConcerned(subprocessorId).stream().filter(id -> !held.contains(id)).forEach(customers::hold);
    return entry;
  }

  /** The running accesses that rest on it end with this transaction, for every customer. */
  private void suspend(Subprocessor entry, String why) {
    entry.suspend(why, clock.instant());
    subprocessors.save(entry);
    history.add(entry, why);
    deadlines.close(entry.id(), SubprocessorClocks.NEXT_REVIEW);
    for (Consent consent : consents.countingOf(entry.id())) {
      standings.suspended(consent, why);
    }
  }

  /** Vendor managers, and the customers it worked for, are told. */
  void tellSuspended(String subprocessorId) {
    Subprocessor entry = subprocessors.require(subprocessorId);
    consents.countingOf(subprocessorId).forEach(
        consent -> notices.ended(consent, entry, entry.suspendedAt(), ConsentState.SUSPENDED.name(), entry.suspension()));
    notices.suspended(entry, entry.suspension());
  }
}
