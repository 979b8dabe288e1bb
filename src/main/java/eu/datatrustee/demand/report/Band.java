package eu.datatrustee.demand.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Figures that tell of no single case: the ten that they lie in, zero included. Were one of them exact, somebody who knows of all other
 * cases would know, from it or from what is missing between two, of a demand that is silenced.
 */
final class Band {

  private static final int WIDTH = 10;

  private Band() {}

  static String of(long count) {
    long least = count / WIDTH * WIDTH;
    return "%d–%d".formatted(least, least + WIDTH - 1);
  }

  static Map<String, String> each(Map<String, Long> counts) {
    Map<String, String> told = new LinkedHashMap<>();
    counts.forEach((key, count) -> told.put(key, of(count)));
    return told;
  }

  /** Where the keys themselves would tell: those of small figures are one. */
  static Map<String, String> pooled(Map<String, Long> counts) {
    Map<String, Long> told = new LinkedHashMap<>();
    counts.forEach((key, count) -> told.merge(count < WIDTH ? "others" : key, count, Long::sum));
    told.put("others", told.containsKey("others") ? told.remove("others") : 0L);
    return each(told);
  }
}
