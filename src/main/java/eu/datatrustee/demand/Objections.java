package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.DemandDecisions.Objection;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * StPO § 98(2): counsel's objection to an order given in exigency. The three days do not wait until the authority is verified and the
 * customer known; the letter to the authority does, as every other, and goes out then.
 */
@Component
class Objections {

  private static final String NORM = "StPO § 98(2)";

  private final CaseFiles files;
  private final DecisionLog log;
  private final DemandNotices notices;
  private final CaseBook book;

  Objections(CaseFiles files, DecisionLog log, DemandNotices notices, CaseBook book) {
    this.files = files;
    this.log = log;
    this.notices = notices;
    this.book = book;
  }

  /** @param reason or null */
  void raised(CaseFile file, String reason) {
    if (mayBeSent(file)) {
      send(file, reason);
    } else {
      book.desk(file.id(), "OBJECTION_NOT_SENT", Rule.D4, file.customerKnown() ? "Nobody has verified the authority"
          : "The register does not know the customer: nothing is sent to anyone");
    }
  }

  /** The authority is genuine, or the customer known, now: what waited for that goes out, unless the court has spoken or the case is over. */
  void catchUp(CaseFile file) {
    List<DecisionLog.Entry> entries = log.of(file.id());
    boolean decided = entries.stream().anyMatch(entry -> entry.step() == Step.COURT) || files.standing(file.id()).closed();
    if (!decided && mayBeSent(file)) {
      entries.stream().filter(entry -> entry.step() == Step.OBJECTION && Objection.OBJECT.name().equals(entry.decision()))
          .forEach(entry -> send(file, entry.reason()));
    }
  }

  private boolean mayBeSent(CaseFile file) {
    return log.verified(file.id()) && file.customerKnown();
  }

  private void send(CaseFile file, String reason) {
    notices.contested(file, NORM, reason == null ? "UNCONFIRMED" : reason);
  }
}
