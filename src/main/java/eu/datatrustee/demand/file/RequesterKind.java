package eu.datatrustee.demand.file;

import eu.datatrustee.casework.CaseKind;

/** Who asks. An authority's demand and anybody else's request are cases of different kinds. */
public enum RequesterKind {
  LAW_ENFORCEMENT, INTELLIGENCE_SERVICE, COURT, EMERGENCY_RESPONDER, DATA_SUBJECT, END_USER, COMPANY, LAWYER, OTHER;

  public CaseKind caseKind() {
    return switch (this) {
      case LAW_ENFORCEMENT, INTELLIGENCE_SERVICE, COURT, EMERGENCY_RESPONDER -> CaseKind.DEMAND;
      case DATA_SUBJECT, END_USER, COMPANY, LAWYER, OTHER -> CaseKind.THIRD_PARTY_REQUEST;
    };
  }
}
