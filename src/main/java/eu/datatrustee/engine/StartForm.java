package eu.datatrustee.engine;

import java.util.Map;

/** Turns the answers of a start form into a case, by the same checks as the API, for the process it is named after. */
public interface StartForm {

  String processKey();

  /**
   * Registers the case and starts its process.
   *
   * @param answers what the form asked, by field key; nothing else
   * @return the case id, which is the business key of the process instance
   */
  String submit(Map<String, Object> answers);
}
