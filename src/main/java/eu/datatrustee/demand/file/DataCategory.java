package eu.datatrustee.demand.file;

/** What kind of data is asked for. Administrator, payment and support data have their own grounds (D14); keys are never given (D11). */
public enum DataCategory {
  INVENTORY, USAGE, TRAFFIC, CONTENT, ADMINISTRATOR, PAYMENT, SUPPORT, ENCRYPTION_KEYS;

  /** Whether it is none of the customer's data but the service's own data about administrators, payment and support (D14). */
  public boolean ownGrounds() {
    return this == ADMINISTRATOR || this == PAYMENT || this == SUPPORT;
  }
}
