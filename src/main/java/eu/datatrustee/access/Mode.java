package eu.datatrustee.access;

/** What an accessor may do to the data. */
public enum Mode {
  READ_ONLY, READ_WRITE;

  /** Whether this mode allows something that the other does not. */
  boolean widerThan(Mode other) {
    return ordinal() > other.ordinal();
  }
}
