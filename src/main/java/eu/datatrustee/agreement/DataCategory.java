package eu.datatrustee.agreement;

/** The kinds of data that work for a customer can touch, by the names that demands use too. Keys are none of them: nobody gets those (D11). */
public enum DataCategory {
  /** What the customer's users write, store and send. */
  CONTENT,
  /** Who is a customer or user, under what name and number. */
  INVENTORY,
  /** Who used which service when. */
  USAGE,
  /** Who communicated with whom, when and from where. */
  TRAFFIC,
  /** What the customer's administrators gave. */
  ADMINISTRATOR,
  /** Means and history of payment. */
  PAYMENT,
  /** What is collected when support is given. */
  SUPPORT
}
