package eu.datatrustee.deadline;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which clock to start.
 *
 * @param flow the process key the table {@code deadlines} knows
 * @param name the clock's name
 * @param from the event that starts it
 * @param facts further inputs of the table (severity), by name
 * @param own what the customer's agreement sets in the table's place (O2), or null
 * @param readers groups that may see the clock
 * @param latePercent after how much of the counted time its second reminder goes out
 */
public record ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
    Set<String> readers, int latePercent) {

  static final int USUALLY_LATE = 80;

  /** With the second reminder at 80 % of the counted time. */
  public ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
      Set<String> readers) {
    this(caseId, customerId, flow, name, from, facts, own, readers, USUALLY_LATE);
  }

  /** An agreement's own value. */
  public record Own(int amount, Counting counting, String reference) {}
}
