package eu.datatrustee.demand;

import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.disclosure.ReleaseBlock;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether the order still stands that a disclosure would rest on, read from the record and the clock, whatever timer has fired: one that
 * needs a court's confirmation lapses without it (StPO § 100e(1)), and one that a court has refused opens nothing.
 */
@Component
class OrderStanding implements ReleaseBlock {

  private final CaseFiles files;
  private final DecisionLog log;
  private final CustomerWord customer;
  private final Disclosures disclosures;
  private final Triage triage;
  private final DemandClocks clocks;
  private final Deadlines deadlines;
  private final Clock clock;

  OrderStanding(CaseFiles files, DecisionLog log, CustomerWord customer, Disclosures disclosures, Triage triage,
      DemandClocks clocks, Deadlines deadlines, Clock clock) {
    this.files = files;
    this.log = log;
    this.customer = customer;
    this.disclosures = disclosures;
    this.triage = triage;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Whether a prosecutor or the police have given it in exigency. */
  boolean exigent(CaseFile file) {
    return triage.confirmation(file).isPresent();
  }

  /** The first instant at which the order has lapsed unless a court has confirmed it; empty where it does not lapse by law. */
  Optional<Instant> lapsesAt(CaseFile file) {
    return triage.confirmation(file).filter(Proposal.Confirmation.LAPSES::equals)
        .map(lapses -> clocks.latest(file.id(), DemandClocks.COURT_CONFIRMATION)
            .orElseGet(() -> deadlines.foresee(clocks.start(file.id(), DemandClocks.COURT_CONFIRMATION)))).map(Deadline::due);
  }

  /** What a court has said last; empty where none has, or a new binding order has come since. */
  Optional<CourtWord> courtWord(String caseId) {
    CourtWord word = null;
    for (DecisionLog.Entry entry : log.of(caseId)) {
      if (entry.step() == Step.COURT) {
        word = CourtWord.valueOf(entry.decision());
      } else if (entry.step() == Step.REQUESTER && "BINDING_ORDER".equals(entry.decision())) {
        word = null;
      }
    }
    return Optional.ofNullable(word);
  }

  /** Whether a court's last word is that the order is not confirmed. */
  boolean refused(String caseId) {
    return courtWord(caseId).filter(CourtWord.NOT_CONFIRMED::equals).isPresent();
  }

  /** Whether no court has confirmed it in time. A confirmation is only written down where the court gave it in time. */
  boolean lapsed(CaseFile file) {
    Instant now = clock.instant();
    return lapsesAt(file).filter(end -> !now.isBefore(end)).isPresent() && log.of(file.id()).stream()
        .noneMatch(entry -> entry.step() == Step.COURT && CourtWord.CONFIRMED.name().equals(entry.decision()));
  }

  @Override
  public Optional<Instant> until(String caseId) {
    return Optional.empty();
  }

  @Override
  public boolean forGood(String caseId) {
    CaseFile file = files.require(caseId);
    return lapsed(file) || opensNothing(file);
  }

  /** A court has refused it; what is disclosed of a contested order as its customer instructs, and on no other ground, does not rest on it (D3). */
  boolean opensNothing(CaseFile file) {
    return refused(file.id()) && (exigent(file) || !restsOnInstruction(file.id()));
  }

  private boolean restsOnInstruction(String caseId) {
    return customer.instructs(caseId) && disclosures.of(caseId).filter(each -> each.ground() == Ground.CUSTOMER_INSTRUCTION).isPresent();
  }
}
