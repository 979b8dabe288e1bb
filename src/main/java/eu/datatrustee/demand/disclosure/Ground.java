package eu.datatrustee.demand.disclosure;

import eu.datatrustee.demand.file.DataCategory;

/** On what a disclosure rests (D3, D14). */
public enum Ground {
  CUSTOMER_INSTRUCTION, AGREEMENT, LAW,
  /** The end user has consented: of administrator, payment and support data (D14). */
  USER_CONSENT,
  /** Fraud is to be prevented, or a payment processed: of administrator and payment data (D14). */
  FRAUD_OR_PAYMENT;

  /** Whether it is one of those that open the service's own data and nothing else (D14). */
  public boolean ofOwnData() {
    return this == USER_CONSENT || this == FRAUD_OR_PAYMENT;
  }

  /** Whether data of that category may leave on it at all (D14). */
  public boolean reaches(DataCategory category) {
    return !ofOwnData() || category.ownGrounds() && (this == USER_CONSENT || category != DataCategory.SUPPORT);
  }

  /** Whether whoever gets the data reads what it rests on: norms, or the agreement's clause. What people wrote to give reasons stays here. */
  boolean cited() {
    return this == AGREEMENT || this == LAW;
  }
}
