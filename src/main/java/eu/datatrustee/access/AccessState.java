package eu.datatrustee.access;

import java.util.EnumSet;
import java.util.Set;

/** Where a request for access stands. */
public enum AccessState {
  RECEIVED, REFUSED, IN_REVIEW, QUESTION_ASKED, IN_CONFIRMATION, WITH_CUSTOMER, SCHEDULED, GRANTING, GRANT_FAILED, ACTIVE,
  EXTENSION_ASKED, REVOKING, REVOCATION_FAILED, ENDED, DISPUTED, CLOSED, DENIED, LAPSED, WITHDRAWN;

  /** Nothing was opened yet, and nothing has been decided for good. */
  static final Set<AccessState> PENDING =
      EnumSet.of(RECEIVED, IN_REVIEW, QUESTION_ASKED, IN_CONFIRMATION, WITH_CUSTOMER, SCHEDULED);
  /** A gateway is about to open, and may have opened already. */
  static final Set<AccessState> OPENING = EnumSet.of(GRANTING, GRANT_FAILED);
  /** The accessor is in. */
  static final Set<AccessState> RUNNING = EnumSet.of(ACTIVE, EXTENSION_ASKED);

  boolean pending() {
    return PENDING.contains(this);
  }

  boolean opening() {
    return OPENING.contains(this);
  }

  boolean running() {
    return RUNNING.contains(this);
  }
}
