package eu.datatrustee.notification;

/** Sends messages: written in the caller's transaction, delivered afterwards, never lost, kept with their hash. */
public interface Notices {

  /**
   * Writes the message to be sent, in the words it will be sent in.
   *
   * @return the notice's id, which is also the local part of its Message-ID
   * @throws IllegalArgumentException where there is no such template, or a fact that it needs is missing
   */
  String send(Notice notice);
}
