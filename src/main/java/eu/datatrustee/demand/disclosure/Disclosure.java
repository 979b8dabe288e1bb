package eu.datatrustee.demand.disclosure;

import eu.datatrustee.engine.Processes;
import org.springframework.stereotype.Component;

/** The face of the called process {@code disclosure}, which carries its caller's case id. */
@Component
class Disclosure {

  static final String KEY = "disclosure";

  static final class Task {
    static final String SELECT_ITEMS = "task_selectItems";
    static final String APPROVE = "task_approveDisclosure";

    private Task() {}
  }

  static final class Message {
    static final String UNBLOCKED = "disclosureUnblocked";
    static final String STOPPED = "disclosureStopped";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    /** What came of it: DISCLOSED, DISCLOSED_IN_PART, NO_DATA, WITHHELD, TAKEN_BACK, STOPPED. */
    static final String DISCLOSED = "disclosed";

    private Variable() {}
  }

  private final Processes processes;

  Disclosure(Processes processes) {
    this.processes = processes;
  }

  /** What kept it from going out may be gone: it looks again. */
  void unblocked(String caseId) {
    processes.tell(caseId, Message.UNBLOCKED);
  }

  void stopped(String caseId) {
    processes.tell(caseId, Message.STOPPED);
  }
}
