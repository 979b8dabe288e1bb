package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandDecisions.Assessment;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What the desk does about a request of somebody who is no authority: what it shares with demands stands in {@link DemandDesk}. */
@Service
class RequestDesk {

  private final CaseFiles files;
  private final Customers customers;
  private final Deadlines deadlines;
  private final RequestClocks clocks;
  private final CustomerNotifications notifications;
  private final DemandDecisions decisions;
  private final Grounds grounds;
  private final RequestLimits limits;
  private final CheckAnswers answers;
  private final DemandDesk desk;
  private final DemandEndings endings;
  private final Notices notices;
  private final CaseBook book;

  RequestDesk(CaseFiles files, Customers customers, Deadlines deadlines, RequestClocks clocks, CustomerNotifications notifications,
      DemandDecisions decisions, Grounds grounds, RequestLimits limits, CheckAnswers answers, DemandDesk desk,
      DemandEndings endings, Notices notices, CaseBook book) {
    this.files = files;
    this.customers = customers;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.notifications = notifications;
    this.decisions = decisions;
    this.grounds = grounds;
    this.limits = limits;
    this.answers = answers;
    this.desk = desk;
    this.endings = endings;
    this.notices = notices;
    this.book = book;
  }

  /** D6: the customer is told promptly, unless a ban silences. */
  void tellCustomer(String caseId) {
    notifications.begin(caseId);
  }

  /** The register knows the customer now: it is told what a request of its own would have told it, a data subject's with the month that runs. */
  void customerAssigned(String caseId) {
    CaseFile file = files.lock(caseId);
    if (file.requester().kind() == RequesterKind.DATA_SUBJECT) {
      clocks.running(caseId, RequestClocks.DATA_SUBJECT);
    }
    notifications.beginAnew(caseId);
    if (files.standing(caseId).closed()) {
      // Nothing waits for the answer any more: the letter tells the customer until when it is due.
      closeClocks(caseId);
    }
  }

  /** D9: handed on to the customer at once, whose month runs from receipt; the data subject learns to whom, unless it does already. */
  void forward(String caseId) {
    CaseFile file = files.lock(caseId);
    Instant due = clocks.running(caseId, RequestClocks.DATA_SUBJECT).due();
    notifications.begin(caseId);
    book.append(caseId, "REQUEST_FORWARDED", Rule.D9, null);
    if (file.receivedBy() == ReceivedBy.TRUSTEE) {
      files.move(caseId, CaseState.REDIRECTED);
      tellDataSubject(file, due);
    } else {
      // Nothing waits for the answer here: the letter has told the customer until when it is due.
      closeClocks(caseId);
    }
  }

  private void tellDataSubject(CaseFile file, Instant due) {
    Customer customer = customers.require(file.customerId());
    Contact contact = customer.contacts().get(0);
    Map<String, Object> facts = new HashMap<>();
    facts.put("receivedAt", file.receivedAt());
    facts.put("customer", customer.name());
    // D13: name and privacy contact, no more.
    facts.put("customerContact", contact.name() + ", " + contact.email());
    facts.put("due", due);
    facts.put("rule", Rule.D9.name());
    if (file.requester().reference() != null) {
      facts.put("reference", file.requester().reference());
    }
    notices.send(new Notice(file.id(), "request-forwarded", file.requester().contactName(), file.requester().contactEmail(),
        file.requester().letterLanguage(), facts));
  }

  /** D9: the customer's time is over; the answer was its own. */
  void closeForwarded(String caseId) {
    endings.close(caseId, Outcome.FORWARDED_TO_CUSTOMER, Rule.D9, null);
  }

  /** D9: the customer has answered the data subject itself, or says that it will do nothing by way of the trustee. */
  void closeAnswered(String caseId) {
    String answer = desk.last(caseId, Step.CUSTOMER).decision();
    if (CustomerAnswer.ANSWERED.name().equals(answer)) {
      endings.close(caseId, Outcome.ANSWERED_BY_CUSTOMER, Rule.D9, null);
    } else {
      closeForwarded(caseId);
    }
  }

  /** The wait for the customer's answer is over. */
  void closeClocks(String caseId) {
    deadlines.close(caseId, RequestClocks.DATA_SUBJECT);
    deadlines.close(caseId, RequestClocks.DATA_SUBJECT_EXTENDED);
  }

  /** D3, D7, D8: as a demand's assessment; a disclosure rests on a ground that counsel names. */
  void assess(TaskAnswer answer) {
    Assessment decision = answer.decision(Assessment.class);
    CaseFile file = files.lock(answer.caseId());
    Answers said = answers.read(file, answer);
    if (decision != Assessment.DISCLOSE) {
      if (decision == Assessment.REDIRECT) {
        limits.holdRedirect(file, said);
      }
      decisions.assess(answer);
      return;
    }
    limits.hold(file, said, grounds.named(file, answer));
    decisions.assess(answer);
  }
}
