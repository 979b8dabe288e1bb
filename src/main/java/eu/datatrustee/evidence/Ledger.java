package eu.datatrustee.evidence;

/** The record of every business act. */
public interface Ledger {

  /** Appends the act in the caller's transaction; by the signed-in user, or by the service itself. */
  void append(Act act);
}
