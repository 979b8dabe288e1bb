package eu.datatrustee.notification;

/** Takes mails out of the house. */
interface Carrier {

  /**
   * Hands the mail over; when it returns, the mail is in other hands or on the disk. A repeat carries the same Message-ID.
   *
   * @throws Exception whatever keeps it from that; the mail is tried again
   */
  void carry(Mail mail) throws Exception;

  /** There is nothing more to carry for now. */
  default void rest() {}
}
