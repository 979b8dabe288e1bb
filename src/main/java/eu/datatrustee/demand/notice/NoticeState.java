package eu.datatrustee.demand.notice;

/** Where the customer's notice stands. */
public enum NoticeState {
  /** The form was not checked yet: nothing is due. */
  NONE,
  /** It goes out by itself, at once or on the next working day after the last ban. */
  DUE,
  /** A ban stands. */
  SILENCED,
  SENT,
  /** The register does not know the customer: nobody is told. */
  NOBODY
}
