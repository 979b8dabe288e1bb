package eu.datatrustee.demand;

/** What a customer does about a case. */
public enum CustomerAnswer {
  /** It answered the requester itself (D8). */
  ANSWERED,
  /** It instructs the trustee to disclose (D3). */
  DISCLOSE,
  /** It will do neither, or takes its instruction back: counsel assesses again. */
  REFUSED
}
