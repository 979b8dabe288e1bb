package eu.datatrustee.notification;

/** Sends messages: written in the caller's transaction, delivered afterwards, never lost, kept with their hash. */
public interface Notices {

  /**
   * Writes the message to be sent.
   *
   * @return the notice's id, which is also the local part of its Message-ID
   */
  String send(Notice notice);
}
