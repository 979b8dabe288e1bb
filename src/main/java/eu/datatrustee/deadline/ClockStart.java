package eu.datatrustee.deadline;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Which clock to start.
 *
 * @param flow the process key the table knows
 * @param name the clock's name
 * @param from the event that starts it
 * @param facts further inputs of the table (severity), by name
 * @param own what the customer's agreement sets in the table's place (O2), or null
 * @param readers groups that may see the clock
 * @param latePercent after how much of the counted time its second reminder goes out
 * @param table the decision table that has the clock
 * @param limit an instant from outside at which the clock ends, or null
 */
public record ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
    Set<String> readers, int latePercent, String table, Limit limit) {

  static final int USUALLY_LATE = 80;

  /** An agreement's own value. */
  public record Own(int amount, Counting counting, String reference) {}

  /**
   * An end that somebody outside has set.
   *
   * @param because who, in English words: "the requester's own deadline"
   * @param laterToo whether it counts where it is later than the table's, too
   */
  public record Limit(Instant end, String because, boolean laterToo) {

    /** An end that counts only where it is the earlier one. */
    public Limit(Instant end, String because) {
      this(end, because, false);
    }
  }

  /** The name of a clock of which several run side by side in one case; the first goes by the plain name. */
  public static String numbered(String name, int n) {
    return n == 1 ? name : name + "." + n;
  }

  /** The clock's name in the table, which knows no numbers. */
  String row() {
    return name.replaceFirst("\\.\\d+$", "");
  }

  /** A clock of the table {@code deadlines} that nobody outside limits. */
  public ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
      Set<String> readers) {
    this(caseId, customerId, flow, name, from, facts, own, readers, USUALLY_LATE);
  }

  /** The same, with its second reminder at another share of the time than usual. */
  public ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
      Set<String> readers, int latePercent) {
    this(caseId, customerId, flow, name, from, facts, own, readers, latePercent, ClockTable.TABLE, null);
  }

  /** A clock of another table, or one that somebody outside may have limited. */
  public ClockStart(String caseId, String customerId, String flow, String name, Instant from, Map<String, Object> facts, Own own,
      Set<String> readers, String table, Limit limit) {
    this(caseId, customerId, flow, name, from, facts, own, readers, USUALLY_LATE, table, limit);
  }
}
