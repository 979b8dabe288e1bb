package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseProcess;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code law-enforcement-demand}: its key, ids, messages and variables, and how it is told of events. */
@Component
class LawEnforcementDemand implements CaseProcess {

  static final String KEY = "law-enforcement-demand";

  static final class Task {
    static final String SUPERVISE_ENTRY = "task_superviseEntry";
    static final String RELEASE_TO_CUSTOMER = "task_releaseToCustomer";
    static final String VERIFY_AUTHORITY = "task_verifyAuthority";
    static final String CHECK_FORM = "task_checkForm";
    static final String ASSESS = "task_assess";

    private Task() {}
  }

  static final class Step {
    static final String PRESERVATION_ENDS = "timer_preservationEnds";

    private Step() {}
  }

  static final class Message {
    static final String OVERTAKEN = "demandOvertaken";
    static final String TAKEN_UP = "demandTakenUp";
    static final String REQUESTER_ANSWERED = "requesterAnswered";
    static final String REQUESTER_RETURNS = "requesterReturned";
    static final String CUSTOMER_ANSWERED = "customerAnswered";
    static final String COURT_DECIDED = "courtDecided";

    private Message() {}
  }

  /** Nothing of a demand's content is among them: it may be silenced. */
  static final class Variable {
    static final String CASE_ID = "caseId";
    static final String ARRIVAL = "arrival";
    static final String DISCLOSED = "disclosed";

    private Variable() {}
  }

  /** What has arrived, and where. */
  enum Arrival {
    /** X1: responders entered; no data are asked for. */
    ENTRY,
    /** D2: it reached the provider, and the register knows the customer that it is referred to. */
    PROVIDER,
    /** Everything else goes through the desk, a demand on an unknown customer too: counsel decides on it. */
    TRUSTEE;

    static Arrival of(CaseFile file) {
      if (file.entry()) {
        return ENTRY;
      }
      return file.receivedBy() == ReceivedBy.PROVIDER && file.customerKnown() ? PROVIDER : TRUSTEE;
    }
  }

  private final Processes processes;

  LawEnforcementDemand(Processes processes) {
    this.processes = processes;
  }

  @Override
  public CaseKind kind() {
    return CaseKind.DEMAND;
  }

  @Override
  public void start(CaseFile file) {
    processes.start(KEY, file.id(), Map.of(Variable.CASE_ID, file.id(), Variable.ARRIVAL, Arrival.of(file).name()));
  }

  /** The case has ended from outside, whatever it waits for. */
  boolean overtaken(String caseId) {
    return processes.tell(caseId, Message.OVERTAKEN);
  }

  /** A binding order has taken it up: whatever does not wait for one ends as by any other event. */
  void takenUp(String caseId) {
    if (!processes.tell(caseId, Message.TAKEN_UP)) {
      overtaken(caseId);
    }
  }

  boolean requesterAnswered(String caseId) {
    return processes.tell(caseId, Message.REQUESTER_ANSWERED);
  }

  boolean requesterReturns(String caseId) {
    return processes.tell(caseId, Message.REQUESTER_RETURNS);
  }

  boolean customerAnswered(String caseId) {
    return processes.tell(caseId, Message.CUSTOMER_ANSWERED);
  }

  boolean courtDecided(String caseId) {
    return processes.tell(caseId, Message.COURT_DECIDED);
  }

  /** The preservation was extended: its timer reads its end again. */
  void preservationExtended(String caseId) {
    processes.reschedule(caseId, Step.PRESERVATION_ENDS);
  }
}
