package eu.datatrustee.subprocessor;

/** Where a proposal stands. */
public enum ProposalState {
  IN_DUE_DILIGENCE, IN_BINDING_TERMS,
  /** The customers whose consent it needs are asked; those that gave it are served already. */
  WITH_CUSTOMERS,
  /** Every customer has answered, or let its time pass. */
  REGISTERED,
  /** Due diligence or terms failed, or nobody decided on them in time: nobody may use it. */
  REFUSED;

  /** Whether its checks were passed, and it binds whoever may be used on it. */
  boolean admitted() {
    return this == WITH_CUSTOMERS || this == REGISTERED;
  }
}
