package eu.datatrustee.demand.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures that tell of no single case. Below ten nothing is told but that, zero included: where a figure of one stood, somebody who knows
 * of all the others would know of a demand that is silenced.
 */
final class Band {

  static final int SMALLEST = 10;
  static final String SMALL = "0–9";

  private Band() {}

  static Object of(long count) {
    return count < SMALLEST ? SMALL : count;
  }

  /** A total beside its parts: where a part is a band, the total is one of ten, or the difference would tell. */
  static Object total(long count, Map<String, Long> parts) {
    boolean told = parts.values().stream().allMatch(part -> part >= SMALLEST);
    return told || count < SMALLEST ? of(count) : "%d–%d".formatted(count / 10 * 10, count / 10 * 10 + 9);
  }

  static Map<String, Object> each(Map<String, Long> counts) {
    Map<String, Object> told = new LinkedHashMap<>();
    counts.forEach((key, count) -> told.put(key, of(count)));
    return told;
  }

  /** Where the keys themselves would tell: those of small figures are one. */
  static Map<String, Object> pooled(Map<String, Long> counts) {
    Map<String, Object> told = new LinkedHashMap<>();
    long others = 0;
    for (Map.Entry<String, Long> each : counts.entrySet()) {
      if (each.getValue() >= SMALLEST) {
        told.put(each.getKey(), each.getValue());
      } else {
        others += each.getValue();
      }
    }
    told.put("others", others < SMALLEST ? SMALL : "%d–%d".formatted(others / 10 * 10, others / 10 * 10 + 9));
    return told;
  }
}
