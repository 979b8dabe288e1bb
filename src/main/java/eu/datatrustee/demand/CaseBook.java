package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import org.springframework.stereotype.Component;

/** Writes a case's acts to the ledger: the customer reads along once it was told, and as long as no ban stands. */
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
    boolean told = file.customerKnown() && notifications.told(caseId) && !notifications.silenced(caseId);
    ledger.append(new Act(caseId, file.customerId(), act, rule, detail, told));
  }
}
