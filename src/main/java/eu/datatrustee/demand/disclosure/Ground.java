package eu.datatrustee.demand.disclosure;

/** On what a disclosure rests (D3). */
public enum Ground {
  CUSTOMER_INSTRUCTION, AGREEMENT, LAW
}
