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

  /** Whether nothing may tell whoever keeps the service running that there is such a case (D5, D6). */
  public static boolean confidential(String caseId) {
    return caseId.startsWith(DEMAND.prefix) || caseId.startsWith(THIRD_PARTY_REQUEST.prefix);
  }
}
