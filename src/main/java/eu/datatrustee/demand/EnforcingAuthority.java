package eu.datatrustee.demand;

import eu.datatrustee.demand.disclosure.ReleaseBlock;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Instrument;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The authority of the state in which an order is enforced. Of an order it was notified of, nothing goes out before its ten days are
 * over, or it has said that it does not object; an emergency does not wait for its 96 hours. Of traffic and content data it has to be
 * notified, so that an order on these waits for it unless a specialist has read in it that nobody was. Usage data are traffic data there, and
 * what a user sent to the support is content, unless they are asked for to identify the user only. Source: Reg. (EU) 2023/1543 Art. 3, 8, 10.
 */
@Component
class EnforcingAuthority implements ReleaseBlock {

  /** Whether the order says that the authority was notified; what the authority has said since. */
  enum Word { NOTIFIED, NOT_NOTIFIED, CLEARED, OBJECTED }

  private static final Set<DataCategory> TO_BE_NOTIFIED = EnumSet.of(DataCategory.USAGE, DataCategory.TRAFFIC,
      DataCategory.CONTENT, DataCategory.SUPPORT);

  private final CaseFiles files;
  private final DecisionLog log;
  private final DemandClocks clocks;

  EnforcingAuthority(CaseFiles files, DecisionLog log, DemandClocks clocks) {
    this.files = files;
    this.log = log;
    this.clocks = clocks;
  }

  @Override
  public Optional<Instant> until(String caseId) {
    Optional<String> last = log.of(caseId).stream().filter(entry -> entry.step() == Step.ENFORCING_AUTHORITY)
        .map(DecisionLog.Entry::decision).reduce((one, later) -> later);
    boolean waits = last.map(Word.NOTIFIED.name()::equals).orElseGet(() -> toBeNotified(files.require(caseId)));
    return waits ? clocks.latest(caseId, DemandClocks.ENFORCING_AUTHORITY).map(window -> window.due()) : Optional.empty();
  }

  /** Whether its ten days hold up an order at all. */
  static boolean holdsUp(CaseFile file) {
    return file.instrument() == Instrument.EPOC && !file.emergency();
  }

  private static boolean toBeNotified(CaseFile file) {
    return holdsUp(file) && file.dataCategories().stream().anyMatch(TO_BE_NOTIFIED::contains);
  }
}
