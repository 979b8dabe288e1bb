package eu.datatrustee.demand;

/** What a customer does about a demand that was redirected to it. */
public enum CustomerAnswer {
  /** It answered the requester itself (D8). */
  ANSWERED,
  /** It instructs the trustee to disclose (D3). */
  DISCLOSE,
  /** It will do neither: counsel assesses again. */
  REFUSED
}
