package eu.datatrustee.engine;

import java.util.Map;
import java.util.Optional;

/** Reads the decision tables that lawyers keep. */
public interface Decisions {

  /**
   * The one row that fits.
   *
   * @param table the decision's id
   * @param facts the table's inputs by name: primitives and strings
   * @return the row's outputs by name, without those whose cell is empty; or nothing where no row fits
   * @throws IllegalStateException where no such table is deployed
   */
  Optional<Map<String, Object>> decide(String table, Map<String, Object> facts);
}
