package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * A court's word on an order given in exigency or contested: written down at whatever step it comes, also after a disclosure. A
 * refusal stops the disclosure at once; a confirmation counts where the court gave it in time (StPO §§ 98(2), 100(2), 100e(1)).
 */
@Service
class CourtDecisions {

  private static final int LONGEST_COURT = 400;

  private final CaseFiles files;
  private final DecisionLog log;
  private final OrderStanding orders;
  private final Deadlines deadlines;
  private final DemandEndings endings;
  private final LawEnforcementDemand process;
  private final CourtConfirmation watch;
  private final CaseBook book;
  private final Clock clock;

  CourtDecisions(CaseFiles files, DecisionLog log, OrderStanding orders, Deadlines deadlines, DemandEndings endings,
      LawEnforcementDemand process, CourtConfirmation watch, CaseBook book, Clock clock) {
    this.files = files;
    this.log = log;
    this.orders = orders;
    this.deadlines = deadlines;
    this.endings = endings;
    this.process = process;
    this.watch = watch;
    this.book = book;
    this.clock = clock;
  }

  /** Whether the case is one on which a court can say this: exigent or contested, not over, and not said already. */
  private boolean heard(String id, boolean confirmed) {
    Standing standing = files.standing(id);
    boolean open = !standing.closed() || standing.outcome() == Outcome.DISCLOSED || standing.outcome() == Outcome.DISCLOSED_IN_PART;
    CourtWord said = orders.courtWord(id).orElse(null);
    boolean again = said == (confirmed ? CourtWord.CONFIRMED : CourtWord.NOT_CONFIRMED);
    return open && (standing.state() == CaseState.CONTESTED || (orders.exigent(files.require(id)) || contested(id)) && !again);
  }

  /**
   * Writes it down and does what follows from it; of an order that named several customers, for every case that is open.
   *
   * @param at when the court decided; null is now
   * @throws Refusal where no court can have said this, or the confirmation came after the order had lapsed
   */
  void record(String id, boolean confirmed, String court, Instant at, Caller caller) {
    ApplicationForm.text("court", court, LONGEST_COURT);
    List<String> parts = files.children(id);
    if (parts.isEmpty()) {
      ofOne(id, confirmed, court, at, caller);
      return;
    }
    List<String> open = parts.stream().filter(part -> heard(part, confirmed)).toList();
    if (open.isEmpty()) {
      throw tooLate(id);
    }
    open.forEach(part -> ofOne(part, confirmed, court, at, caller));
    written(id, confirmed, court, at, caller);
  }

  private void ofOne(String id, boolean confirmed, String court, Instant at, Caller caller) {
    CaseFile file = files.lock(id);
    if (!heard(id, confirmed)) {
      throw tooLate(id);
    }
    inTime(file, confirmed, at);
    CaseState state = files.standing(id).state();
    String said = written(id, confirmed, court, at, caller);
    deadlines.close(id, DemandClocks.COURT_CONFIRMATION);
    deadlines.close(id, DemandClocks.OBJECT_TO_ORDER);
    if (orders.opensNothing(file) && (orders.exigent(file) || state == CaseState.IN_DISCLOSURE || state == CaseState.CLOSED)) {
      endings.overtake(id, Ending.COURT_REFUSED, said);
    } else if (state == CaseState.CONTESTED) {
      process.courtDecided(id);
    }
    watch.decided(id);
  }

  /** @return as it was written */
  private String written(String id, boolean confirmed, String court, Instant at, Caller caller) {
    CourtWord word = confirmed ? CourtWord.CONFIRMED : CourtWord.NOT_CONFIRMED;
    String said = court + (at == null ? "" : ", " + at);
    log.add(id, Step.COURT, word.name(), said, caller.id());
    book.append(id, Step.COURT + "_" + word, Rule.D4, said);
    return said;
  }

  private void inTime(CaseFile file, boolean confirmed, Instant at) {
    Instant decided = at == null ? clock.instant() : at;
    if (decided.isAfter(clock.instant())) {
      throw Refusal.impossible("at", "is in the future");
    }
    boolean dated = file.orderedAt() != null;
    Instant first = dated ? file.orderedAt() : file.receivedAt();
    if (decided.isBefore(first)) {
      throw Refusal.impossible("at", "is before the order was " + (dated ? "given" : "received") + ", at " + first);
    }
    orders.lapsesAt(file).filter(end -> confirmed && !decided.isBefore(end)).ifPresent(end -> {
      throw Refusal.impossible("at", (at == null ? "is missing: now is" : "is") + " after " + end
          + ", when the order had lapsed without a court's confirmation (StPO §§ 100(2), 100e(1))", Rule.D4);
    });
  }

  private boolean contested(String id) {
    return log.of(id).stream().anyMatch(entry -> entry.step() == Step.ASSESSMENT && "CONTEST".equals(entry.decision()));
  }

  /** An order that lapsed here is not revived by a word that comes later: it is registered anew. */
  private Refusal tooLate(String id) {
    Standing standing = files.standing(id);
    return standing.outcome() == Outcome.LAPSED_ORDER
        ? Refusal.conflict("Case " + id + " ended as LAPSED_ORDER: a court's word does not revive it; register an order that still stands anew")
        : Refusal.conflict("Case " + id + " is " + standing.state() + ": it is too late, or too early, for a court's word on its order");
  }
}
