package eu.datatrustee.demand.web;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Finds the case that a call names: one of the list that its path says, and one that the caller may see. */
@Component
class CaseDoor {

  private final CaseAccess access;
  private final CurrentCaller signIn;

  CaseDoor(CaseAccess access, CurrentCaller signIn) {
    this.access = access;
    this.signIn = signIn;
  }

  /** Which of the two lists the path names. */
  static CaseKind kind(HttpServletRequest http) {
    return http.getRequestURI().startsWith(RegistrationController.DEMANDS) ? CaseKind.DEMAND : CaseKind.THIRD_PARTY_REQUEST;
  }

  /**
   * The case.
   *
   * @throws Refusal (forbidden) where the caller's groups see no case at all; (unknown) where there is none on this list, or not theirs
   */
  CaseFile visible(String id, HttpServletRequest http) {
    Caller caller = signIn.caller();
    if (!CaseList.mayList(caller)) {
      throw Refusal.forbidden("Your groups see no demands");
    }
    CaseFile file = access.visible(id, caller);
    if (file.kind() != kind(http)) {
      throw Refusal.unknown("case", id);
    }
    return file;
  }
}
