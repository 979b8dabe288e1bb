package eu.datatrustee.demand;

import eu.datatrustee.demand.disclosure.ReleaseBlock;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The authority of the state in which an order is enforced. Of an order it was notified of, nothing goes out before its ten days are
 * over, or it has said that it does not object; an emergency does not wait for its 96 hours. Source: Reg. (EU) 2023/1543 Art. 8, 10.
 */
@Component
class EnforcingAuthority implements ReleaseBlock {

  /** The order says that the authority was notified; what the authority has said since. */
  enum Word { NOTIFIED, CLEARED, OBJECTED }

  private final DecisionLog log;
  private final DemandClocks clocks;

  EnforcingAuthority(DecisionLog log, DemandClocks clocks) {
    this.log = log;
    this.clocks = clocks;
  }

  @Override
  public Optional<Instant> until(String caseId) {
    Optional<String> last = log.of(caseId).stream().filter(entry -> entry.step() == Step.ENFORCING_AUTHORITY)
        .map(DecisionLog.Entry::decision).reduce((one, later) -> later);
    return last.filter(Word.NOTIFIED.name()::equals).flatMap(word -> clocks.latest(caseId, DemandClocks.ENFORCING_AUTHORITY))
        .map(window -> window.due());
  }
}
