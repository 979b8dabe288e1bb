package eu.datatrustee.demand.notice;

/** Where the customer's notice stands. */
public enum NoticeState {
  /** The form was not checked yet: nothing is due. */
  NONE,
  /** It goes out by itself, at once or on the next working day after the last ban. */
  DUE,
  /** A ban stands. */
  SILENCED,
  /** Written, and not with the mail server yet: the customer does not know. */
  QUEUED,
  /** The mail server will take none of its letters: counsel tells the customer another way. */
  UNDELIVERABLE,
  /** The mail server has it, or counsel told the customer another way: from now on the customer sees the case. */
  SENT,
  /** The register does not know the customer: nobody is told. */
  NOBODY
}
