package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.Told;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who may see a case: specialists, counsel and auditors; its customer from the moment it was told; nobody else, and no provider. */
@Component
public class CaseAccess {

  private final CaseFiles files;
  private final ObjectProvider<Told> told;

  CaseAccess(CaseFiles files, ObjectProvider<Told> told) {
    this.files = files;
    this.told = told;
  }

  /** @throws Refusal (unknown) where there is none or it is not theirs to see: both read the same */
  public CaseFile visible(String id, Caller caller) {
    // Looked up whether there is such a case or not: the time an answer takes must not tell either.
    boolean toldOf = !desk(caller) && told.stream().anyMatch(notices -> notices.told(id));
    return files.find(id).filter(file -> maySee(file, caller, toldOf)).orElseThrow(() -> Refusal.unknown("case", id));
  }

  /** Whether the caller belongs to the desk, which sees every case. Nobody of it is of the provider or a customer too. */
  public static boolean desk(Caller caller) {
    return caller.inAny(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL, Group.AUDITORS);
  }

  private static boolean maySee(CaseFile file, Caller caller, boolean toldOf) {
    return desk(caller) || toldOf && file.customerKnown() && caller.contactOf(file.customerId());
  }
}
