package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.DataCategory;

/**
 * A part of a demand that fell.
 *
 * @param part what of it, in words
 * @param cause why, where it fell by rule and letters say it in their language; null where somebody wrote the reason
 * @param whole whether nothing of the demand is left
 * @param category the data category that it is, or null where it is none as a whole
 */
public record Fallen(String part, Rule rule, Cause cause, String reason, boolean whole, DataCategory category) {

  Fallen(String part, Rule rule, Cause cause, String reason, boolean whole) {
    this(part, rule, cause, reason, whole, null);
  }

  /** Why a part falls by rule. */
  public enum Cause { KEYS, ALL_DATA, OPEN_ENDED, NO_ACCOUNT, TOO_MANY_ACCOUNTS, OTHER_PURPOSE }

  /** What a letter says of it: a code that has its words in each language, or what somebody wrote. */
  String forLetter() {
    return cause == null ? reason : cause.name();
  }
}
