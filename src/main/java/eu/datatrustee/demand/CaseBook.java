package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import org.springframework.stereotype.Component;

/** Writes a case's acts to the ledger: the customer reads along once it was told, and as long as no ban stands. */
@Component
class CaseBook {

  private final CaseFiles files;
  private final OwnParts parts;
  private final CustomerNotifications notifications;
  private final Ledger ledger;

  CaseBook(CaseFiles files, OwnParts parts, CustomerNotifications notifications, Ledger ledger) {
    this.files = files;
    this.parts = parts;
    this.notifications = notifications;
    this.ledger = ledger;
  }

  void append(String caseId, String act, Rule rule, String detail) {
    CaseFile file = files.require(caseId);
    boolean told = file.customerKnown() && notifications.told(caseId) && !notifications.silenced(caseId);
    if (told && detail != null && !parts.whole(file)) {
      // What people wrote may name the others that the demand concerns.
      ledger.append(new Act(caseId, file.customerId(), act, rule, detail, false));
      detail = null;
    }
    ledger.append(new Act(caseId, file.customerId(), act, rule, detail, told));
  }

  /** What its customer never reads, told or not. */
  void desk(String caseId, String act, Rule rule, String detail) {
    ledger.append(new Act(caseId, files.require(caseId).customerId(), act, rule, detail, false));
  }
}
