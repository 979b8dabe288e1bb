package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import java.util.Map;

/** Which data were demanded, and which of them may be disclosed. */
public interface DemandedData {

  /**
   * Each data category that was demanded, with the rule by which it may not be disclosed on that ground; null where it may. All of them
   * where a request was registered without any.
   */
  Map<DataCategory, Rule> of(CaseFile file, Ground ground);

  /** Whether the words of an item name keys, or the ability to decrypt (D11). */
  boolean keys(String words);

  /** Whether they may do so, or be about keys only. */
  boolean perhapsKeys(String words);
}
