package eu.datatrustee.deadline;

import eu.datatrustee.engine.Decisions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The decision tables in which lawyers keep what each clock is: {@code deadlines}, and those that a flow has of its own. */
@Component
class ClockTable {

  static final String TABLE = "deadlines";

  private final Decisions decisions;

  ClockTable(Decisions decisions) {
    this.decisions = decisions;
  }

  /** @throws IllegalStateException where the table has no row for the clock, or one that makes no sense */
  ClockRow row(String flow, String clock, Map<String, Object> facts) {
    return row(TABLE, flow, clock, facts);
  }

  ClockRow row(String table, String flow, String clock, Map<String, Object> facts) {
    Map<String, Object> inputs = new HashMap<>(facts);
    inputs.putIfAbsent("severity", null);
    inputs.put("flow", flow);
    inputs.put("clock", clock);
    Map<String, Object> row = decisions.decide(table, inputs).orElseThrow(
        () -> new IllegalStateException("The table " + table + " has no row for the clock " + clock + " of the flow " + flow + " with " + facts));
    try {
      return new ClockRow(((Number) row.get("amount")).intValue(), Counting.valueOf(text(row, "counting")), text(row, "norm"),
          text(row, "event"), Reading.valueOf(text(row, "reading")), text(row, "atEnd"));
    } catch (RuntimeException e) {
      throw new IllegalStateException("The table " + table + " has a row for the clock " + clock + " of the flow " + flow
          + " that cannot be read: " + row, e);
    }
  }

  private static String text(Map<String, Object> row, String output) {
    Object value = row.get(output);
    if (value == null) {
      throw new IllegalArgumentException(output + " is empty");
    }
    return value.toString();
  }
}
