package eu.datatrustee.demand.disclosure;

/** Where a disclosure stands. */
public enum DisclosureState {
  /** Counsel has not decided on it: only what it would rest on is known. */
  NOT_BEGUN,
  /** Counsel selects the items. */
  PREPARING,
  /** Waits for a second counsel. */
  SUBMITTED,
  /** Two counsels have approved; goes out once the customer was told or a ban stands, and nobody may object any more. */
  APPROVED,
  RELEASED,
  /** Nothing is produced: nothing went out. */
  NOTHING,
  /** Stopped before anything went out. */
  STOPPED
}
