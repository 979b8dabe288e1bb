package eu.datatrustee.demand.file;

import eu.datatrustee.casework.Rule;
import java.time.Instant;

/**
 * Where a case stands.
 *
 * @param outcome null until it is closed
 * @param rule the rule that the outcome rests on, or null
 * @param detail why, in words, or null
 */
public record Standing(CaseState state, Outcome outcome, Rule rule, String detail, Instant closedAt) {

  public boolean closed() {
    return state == CaseState.CLOSED;
  }
}
