package eu.datatrustee.casework;

/** The kinds of case, by the prefix of their numbers. */
public enum CaseKind {
  ACCESS_REQUEST("AR"), DIRECT_ACCESS("DA"), DEMAND("LE"), THIRD_PARTY_REQUEST("TP"), SUBPROCESSOR_PROPOSAL("SP");

  private final String prefix;

  CaseKind(String prefix) {
    this.prefix = prefix;
  }

  public String prefix() {
    return prefix;
  }
}
