package eu.datatrustee.subprocessor;

/** On what a subprocessor's work for one customer can rest; the table {@code subprocessor-route} says which. */
public enum Route {
  /** S1, S2: engaged by the provider, bound to the provider's own limits. */
  BINDING_TERMS,
  /** S4, S5: an affiliate in Germany that this customer's agreement names, once it was checked. */
  LISTED_AFFILIATE,
  /** S3: anybody else, with this customer's written consent only. */
  WRITTEN_CONSENT
}
