package eu.datatrustee.demand;

import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code court-confirmation}, which watches whether a court confirms an order given in exigency. */
@Component
class CourtConfirmation {

  static final String KEY = "court-confirmation";

  static final class Task {
    static final String OBJECT_TO_ORDER = "task_objectToOrder";

    private Task() {}
  }

  static final class Message {
    static final String CONFIRMED = "courtConfirmed";
    static final String CONFIRMED_LATE = "courtConfirmedLate";
    static final String NOT_NEEDED = "confirmationNotNeeded";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";

    private Variable() {}
  }

  private final Processes processes;

  CourtConfirmation(Processes processes) {
    this.processes = processes;
  }

  void start(String caseId) {
    processes.start(KEY, caseId, Map.of(Variable.CASE_ID, caseId));
  }

  /** The court has decided, as the record says. @return whether anything waited for it */
  boolean decided(String caseId) {
    return processes.tell(caseId, Message.CONFIRMED) || processes.tell(caseId, Message.CONFIRMED_LATE);
  }

  /** The demand is over, and nothing was disclosed on it. */
  void notNeeded(String caseId) {
    processes.tell(caseId, Message.NOT_NEEDED);
  }
}
