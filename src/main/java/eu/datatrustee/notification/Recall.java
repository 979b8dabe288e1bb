package eu.datatrustee.notification;

/**
 * What calling mails back has come to, counted in mails.
 *
 * @param calledBack never handed over, and now never will be
 * @param maybeOut in the hands of a node at this moment, or an attempt has ended without an answer: they may be out; not tried again
 * @param out the mail server has them
 */
public record Recall(int calledBack, int maybeOut, int out) {

  /** Whether nothing of it has left the house, for certain. */
  public boolean nothingOut() {
    return maybeOut == 0 && out == 0;
  }
}
