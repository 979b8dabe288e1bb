package eu.datatrustee.evidence;

import java.time.Instant;
import java.util.Map;

/** What one module counts for the transparency report. */
public interface Figures {

  /** The part's name in the report. */
  String part();

  /**
   * The figures of a time.
   *
   * @param from first instant of it
   * @param to first instant behind it
   * @return by name, in the order they are shown: a number, a band such as {@code 10–19}, or a map of those by key
   */
  Map<String, Object> between(Instant from, Instant to);
}
