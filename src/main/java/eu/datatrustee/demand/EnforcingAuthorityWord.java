package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.identity.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * What the enforcing authority says of a European Production Order, while it may: an objection stops the disclosure, also one that has
 * gone out (Reg. (EU) 2023/1543 Art. 10). Its time runs from receipt; the clock that shows it starts when the form was found right.
 */
@Service
public class EnforcingAuthorityWord {

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final DemandClocks clocks;
  private final DemandEndings endings;
  private final CaseBook book;
  private final Clock clock;

  EnforcingAuthorityWord(CaseFiles files, DecisionLog log, Deadlines deadlines, DemandClocks clocks, DemandEndings endings, CaseBook book,
      Clock clock) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.endings = endings;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Writes it down and does what follows from it; of an order that named several customers, for every case on which it may be said.
   *
   * @throws Refusal where the order is none on which it may, or no longer
   */
  void record(CaseFile file, boolean objects, String reason, Caller caller) {
    if (objects) {
      ApplicationForm.text("reason", reason);
    }
    if (file.instrument() != Instrument.EPOC) {
      throw Refusal.conflict("Case " + file.id() + " is no European Production Order: no enforcing authority objects to it");
    }
    List<String> cases = cases(file);
    cases.forEach(files::lock);
    List<String> heard = cases.stream().filter(id -> heard(id, objects)).toList();
    if (heard.isEmpty()) {
      throw Refusal.conflict("The time in which the enforcing authority may object to " + file.id() + " is over, or has not begun");
    }
    heard.forEach(id -> ofOne(id, objects, reason, caller));
    if (!cases.contains(file.id())) {
      written(file.id(), objects, reason, caller);
    }
  }

  /** Whether an objection to the order would be taken in now. */
  public boolean mayObject(CaseFile file) {
    return may(file, true);
  }

  /** Whether it would be taken in now that the authority does not object. */
  public boolean mayClear(CaseFile file) {
    return may(file, false);
  }

  private boolean may(CaseFile file, boolean objects) {
    return file.instrument() == Instrument.EPOC && cases(file).stream().anyMatch(id -> heard(id, objects));
  }

  /** The order's parts, where it named several customers. */
  private List<String> cases(CaseFile file) {
    List<String> parts = files.children(file.id());
    return parts.isEmpty() ? List.of(file.id()) : parts;
  }

  /** An objection counts before the form is checked too; that it does not object, only of an order that may have notified it. */
  private boolean heard(String id, boolean objects) {
    Optional<Deadline> window = clocks.latest(id, DemandClocks.ENFORCING_AUTHORITY);
    return window.map(its -> its.closedAt() == null && its.due().isAfter(clock.instant())).orElse(objects && !files.standing(id).closed());
  }

  private void ofOne(String id, boolean objects, String reason, Caller caller) {
    written(id, objects, reason, caller);
    if (objects) {
      deadlines.close(id, DemandClocks.ENFORCING_AUTHORITY);
      endings.overtake(id, Ending.ENFORCING_AUTHORITY, reason);
    }
  }

  private void written(String id, boolean objects, String reason, Caller caller) {
    EnforcingAuthority.Word word = objects ? EnforcingAuthority.Word.OBJECTED : EnforcingAuthority.Word.CLEARED;
    log.add(id, Step.ENFORCING_AUTHORITY, word.name(), reason, caller.id());
    book.append(id, Step.ENFORCING_AUTHORITY + "_" + word, Rule.D4, reason);
  }
}
