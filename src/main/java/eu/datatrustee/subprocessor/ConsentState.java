package eu.datatrustee.subprocessor;

/** How one customer stands to one subprocessor. */
public enum ConsentState {
  /** The proposal is not yet checked: the customer has not been asked. */
  PROPOSED,
  /** The customer is asked; its silence will be no consent (S3). */
  ASKED,
  /** In writing, by a named person of the customer (S3). */
  CONSENTED,
  REFUSED,
  /** The time for an answer passed without one: no consent (S3). */
  SILENT,
  /** A consent that came after its time: kept, without effect. */
  LATE,
  /** The customer's agreement names it, and its check was passed (S4, S5). */
  LISTED_AFFILIATE,
  /** Engaged by the provider and bound to the provider's own limits (S1, S2). */
  BOUND_BY_TERMS,
  /** The customer has taken its consent back. */
  WITHDRAWN,
  /** Its validity is over. */
  LAPSED,
  /** The customer's agreement no longer names it. */
  DELISTED,
  /** A later answer of the same customer, or a later check, stands in its place. */
  REPLACED,
  /** The proposal was refused before the customer was asked. */
  DROPPED,
  /** It would count, but the register's entry is suspended; only shown, never stored. */
  SUSPENDED;

  /** Whether the subprocessor may be used on it, while its validity runs and its entry is not suspended. */
  public boolean counts() {
    return this == CONSENTED || this == LISTED_AFFILIATE || this == BOUND_BY_TERMS;
  }

  /** Whether asking the customer once more makes sense: it neither is being asked nor has said yes. */
  boolean mayBeAskedAgain() {
    return this == SILENT || this == LATE || this == REFUSED || this == WITHDRAWN || this == LAPSED || this == DELISTED;
  }
}
