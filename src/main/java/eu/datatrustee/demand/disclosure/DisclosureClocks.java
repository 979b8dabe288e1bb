package eu.datatrustee.demand.disclosure;

import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.deadline.WorkingMornings;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The clocks of {@code disclosure}. None of them ever discloses anything. */
@Component("disclosureClocks")
public class DisclosureClocks extends CaseClocks {

  static final String SELECT_ITEMS = "selectItems";
  static final String APPROVE = "approveDisclosure";
  static final String BLOCKED = "disclosureBlocked";

  private static final Set<String> READERS = Set.of(Group.LEGAL_COUNSEL, Group.AUDITORS);

  private final CaseFiles files;
  private final ObjectProvider<ReleaseBlock> blocks;
  private final WorkingMornings mornings;
  private final Clock clock;

  DisclosureClocks(CaseFiles files, Deadlines deadlines, ObjectProvider<ReleaseBlock> blocks, WorkingMornings mornings, Clock clock) {
    super(deadlines);
    this.files = files;
    this.blocks = blocks;
    this.mornings = mornings;
    this.clock = clock;
  }

  /** When a blocked disclosure looks again: when nobody may object any more, and each working morning. */
  public Date looksAgain(DelegateExecution execution) {
    Instant morning = mornings.nextAfter(clock.instant());
    return Date.from(blockedUntil(execution.getProcessBusinessKey()).filter(end -> end.isBefore(morning)).orElse(morning));
  }

  /** Until when somebody may still object; empty where nobody may. */
  Optional<Instant> blockedUntil(String caseId) {
    Instant now = clock.instant();
    return blocks.stream().flatMap(block -> block.until(caseId).stream()).filter(end -> end.isAfter(now))
        .max(Comparator.naturalOrder());
  }

  /** Whether what it rests on has fallen away, and no waiting helps. */
  boolean barred(String caseId) {
    return blocks.stream().anyMatch(block -> block.forGood(caseId));
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    CaseFile file = files.require(caseId);
    // No customer with it: a list by customer must not tell of a silenced case.
    return new ClockStart(caseId, null, Disclosure.KEY, name, clock.instant(),
        Map.of("severity", file.emergency() ? "A" : "C"), null, READERS);
  }
}
