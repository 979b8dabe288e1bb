package eu.datatrustee.access;

import eu.datatrustee.engine.Processes;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code support-incident-access}: its key, ids, messages and variables, and how it is told of events. */
@Component
class SupportIncidentAccess {

  static final String KEY = "support-incident-access";
  /** The called process in which the customer decides; it carries the same case id. */
  static final String CUSTOMER_DECISION = "customer-decision";

  static final class Task {
    static final String REVIEW = "task_review";
    static final String CONFIRM = "task_confirm";
    static final String CUSTOMER_DECISION = "task_customerDecision";
    static final String SUPERVISE = "task_supervise";
    static final String DECIDE_EXTENSION = "task_decideExtension";
    static final String DISCONNECT_BY_HAND = "task_disconnectByHand";
    static final String CLOSING_STATEMENT = "task_closingStatement";
    static final String REVIEW_DISPUTE = "task_reviewDispute";

    private Task() {}
  }

  static final class Step {
    static final String GRANT_ACCESS = "service_grantAccess";
    static final String GRANT_ENDS = "timer_grantEnds";
    static final String SUPERVISOR_DUE = "timer_supervisorDue";

    private Step() {}
  }

  static final class Message {
    static final String ANSWERED = "questionAnswered";
    static final String INCIDENT_RESOLVED = "incidentResolved";
    static final String ACCESS_ENDED = "accessEnded";
    static final String EXTENSION_ASKED = "extensionAsked";
    static final String REQUEST_OVERTAKEN = "requestOvertaken";
    static final String REVOCATION_CONFIRMED = "revocationConfirmed";
    static final String DISPUTED = "statementDisputed";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    /** Of the supervision: what was granted, in words. */
    static final String GRANTED = "granted";
    static final String CUSTOMER = "customer";
    static final String CUSTOMER_GROUP = "customerGroup";
    static final String PURPOSE = "purpose";
    static final String SEVERITY = "severity";
    static final String INCIDENT = "incident";
    static final String ACCESSOR = "accessor";
    static final String ORGANISATION = "organisation";
    static final String COUNTRY = "country";
    static final String MODE = "mode";
    static final String ACTIONS = "actions";
    static final String RESOURCES = "resources";
    static final String JUSTIFICATION = "justification";
    static final String ALTERNATIVES = "alternatives";
    static final String MINUTES = "minutes";
    static final String REQUESTER = "requester";
    static final String NOT_BEFORE = "notBefore";
    static final String SCHEDULED = "scheduled";
    static final String REFUSED = "refused";
    static final String APPROVALS = "approvals";
    static final String OPEN = "open";
    static final String GONE = "gone";

    private Variable() {}
  }

  private final Processes processes;

  SupportIncidentAccess(Processes processes) {
    this.processes = processes;
  }

  /** Starts the process; its checks and its policy run in the caller's transaction, up to the first person's task. */
  void start(AccessRequest request, String customerName, String customerGroup) {
    Asked asked = request.asked();
    Map<String, Object> variables = new HashMap<>();
    // The business key once more: Tasklist shows variables only.
    variables.put(Variable.CASE_ID, request.id());
    variables.put(Variable.CUSTOMER, customerName);
    variables.put(Variable.CUSTOMER_GROUP, customerGroup);
    variables.put(Variable.PURPOSE, asked.purpose());
    variables.put(Variable.SEVERITY, asked.severity());
    variables.put(Variable.INCIDENT, asked.incidentId());
    variables.put(Variable.ACCESSOR, asked.accessorName() + " <" + asked.accessorEmail() + ">");
    variables.put(Variable.ORGANISATION, asked.organisation());
    variables.put(Variable.COUNTRY, asked.country());
    variables.put(Variable.MODE, asked.mode().name());
    variables.put(Variable.ACTIONS, String.join(", ", asked.actionList()));
    variables.put(Variable.RESOURCES, String.join("\n", asked.resourceList()));
    variables.put(Variable.JUSTIFICATION, asked.justification());
    variables.put(Variable.ALTERNATIVES, asked.alternatives());
    variables.put(Variable.REQUESTER, asked.requestedBy());
    if (asked.notBefore() != null) {
      variables.put(Variable.NOT_BEFORE, Date.from(asked.notBefore()));
    }
    processes.start(KEY, request.id(), variables);
  }

  /** @return whether the review waited for the answer */
  boolean answered(String caseId) {
    return processes.tell(caseId, Message.ANSWERED);
  }

  boolean overtaken(String caseId) {
    return processes.tell(caseId, Message.REQUEST_OVERTAKEN);
  }

  /** Ends the supervision. @return whether anything was supervised */
  boolean ended(String caseId, EndReason reason) {
    return processes.tell(caseId, reason == EndReason.RESOLVED ? Message.INCIDENT_RESOLVED : Message.ACCESS_ENDED);
  }

  boolean extensionAsked(String caseId) {
    return processes.tell(caseId, Message.EXTENSION_ASKED);
  }

  boolean revocationConfirmed(String caseId) {
    return processes.tell(caseId, Message.REVOCATION_CONFIRMED);
  }

  boolean disputed(String caseId) {
    return processes.tell(caseId, Message.DISPUTED);
  }

  /** The grant's end has moved: the supervisor's task tells it, and the timers read it again. */
  void grantEndMoved(String caseId, Instant until, String granted) {
    processes.redate(caseId, Task.SUPERVISE, until, Map.of(Variable.GRANTED, granted));
    processes.reschedule(caseId, Step.GRANT_ENDS);
    processes.reschedule(caseId, Step.SUPERVISOR_DUE);
  }

  /** The supervision was given back: whoever may claim it is reminded of the clock that has started now. */
  void supervisionOffered(String caseId) {
    processes.remindAnew(caseId, Task.SUPERVISE);
  }

  /** The supervision was claimed or given back: the time to look whether anybody supervises is another. */
  void supervisorChanged(String caseId) {
    processes.reschedule(caseId, Step.SUPERVISOR_DUE);
  }

  /** The access was ended while it was being opened: the step runs again and finds it so. */
  void endedWhileGranting(String caseId) {
    processes.retryNow(caseId, Step.GRANT_ACCESS);
  }
}
