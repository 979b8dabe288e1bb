package eu.datatrustee.demand;

import eu.datatrustee.demand.disclosure.ReleaseBlock;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the customer has said about a case, read from the record: only its latest word counts (D3). An instruction that it took back keeps
 * what rests on it from going out; counsel may decide anew on what else it can rest.
 */
@Component
class CustomerWord implements ReleaseBlock {

  private final DecisionLog log;

  CustomerWord(DecisionLog log) {
    this.log = log;
  }

  /** Whether its latest word is to disclose. */
  boolean instructs(String caseId) {
    return log.of(caseId).stream().filter(entry -> entry.step() == Step.CUSTOMER).reduce((one, later) -> later)
        .filter(entry -> CustomerAnswer.DISCLOSE.name().equals(entry.decision())).isPresent();
  }

  /** Whether it has taken an instruction back, and counsel has not assessed the case since. */
  boolean takenBack(String caseId) {
    boolean instructed = false;
    boolean back = false;
    for (DecisionLog.Entry entry : log.of(caseId)) {
      if (entry.step() == Step.CUSTOMER) {
        boolean discloses = CustomerAnswer.DISCLOSE.name().equals(entry.decision());
        back = instructed && !discloses;
        instructed |= discloses;
      } else if (entry.step() == Step.ASSESSMENT) {
        instructed = false;
        back = false;
      }
    }
    return back;
  }

  @Override
  public Optional<Instant> until(String caseId) {
    return Optional.empty();
  }

  @Override
  public boolean forGood(String caseId) {
    return takenBack(caseId);
  }
}
