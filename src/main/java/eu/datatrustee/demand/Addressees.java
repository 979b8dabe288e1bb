package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.demand.notice.CustomerTold;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the customer know that a requester was asked to turn to it, what it can do, and until when (D8, D13). Only one that knows of the case,
 * and of which nothing has to be kept now, is written to; one that learns of the case while it waits reads it then.
 */
@Component
class Addressees {

  private final CaseFiles files;
  private final Customers customers;
  private final CustomerNotifications notifications;
  private final Deadlines deadlines;
  private final Triage triage;
  private final Notices notices;

  Addressees(CaseFiles files, Customers customers, CustomerNotifications notifications, Deadlines deadlines, Triage triage, Notices notices) {
    this.files = files;
    this.customers = customers;
    this.notifications = notifications;
    this.deadlines = deadlines;
    this.triage = triage;
    this.notices = notices;
  }

  /** The requester was asked to, or its customer has just been told: nothing where the case waits for no such answer. */
  void redirected(CaseFile file) {
    if (notifications.mayBeWrittenTo(file.id())) {
      deadlines.running(file.id(), DemandClocks.REDIRECT).ifPresent(wait -> write(file, wait));
    }
  }

  @EventListener
  void on(CustomerTold told) {
    redirected(files.require(told.caseId()));
  }

  private void write(CaseFile file, Deadline wait) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", file.requester().authority());
    facts.put("due", wait.due());
    facts.put("waiting", triage.waits(file.id()));
    if (file.requester().reference() != null) {
      facts.put("reference", file.requester().reference());
    }
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST) {
      facts.put("request", true);
    }
    for (Contact contact : customers.require(file.customerId()).contacts()) {
      notices.send(new Notice(file.id(), "redirect-notice", contact.name(), contact.email(), contact.language(), facts));
    }
  }
}
