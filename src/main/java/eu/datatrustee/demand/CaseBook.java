package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import org.springframework.stereotype.Component;

/**
 * Writes a case's acts to the ledger. The customer reads along from the moment it was told, whatever ban comes after that, as it reads the
 * case itself: what was done, by which rule, and none of the words that authorities and the desk have for it, which may be of what it is not
 * told, or of others.
 */
@Component
class CaseBook {

  private final CaseFiles files;
  private final CustomerNotifications notifications;
  private final Ledger ledger;

  CaseBook(CaseFiles files, CustomerNotifications notifications, Ledger ledger) {
    this.files = files;
    this.notifications = notifications;
    this.ledger = ledger;
  }

  void append(String caseId, String act, Rule rule, String detail) {
    CaseFile file = files.require(caseId);
    boolean told = file.customerKnown() && notifications.told(caseId);
    if (!told || detail != null) {
      ledger.append(new Act(caseId, file.customerId(), act, rule, detail, false));
    }
    if (told) {
      ledger.append(new Act(caseId, file.customerId(), act, rule, null, true));
    }
  }

  /** What its customer never reads, told or not. */
  void desk(String caseId, String act, Rule rule, String detail) {
    ledger.append(new Act(caseId, files.require(caseId).customerId(), act, rule, detail, false));
  }
}
