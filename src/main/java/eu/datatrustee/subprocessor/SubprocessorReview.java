package eu.datatrustee.subprocessor;

import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code subprocessor-review}; its business key is the entry's id, which is the id of the proposal that brought it in. */
@Component
class SubprocessorReview {

  static final String KEY = "subprocessor-review";

  static final class Task {
    static final String RENEW_CHECK = "task_renewCheck";

    private Task() {}
  }

  static final class Step {
    static final String REVIEW_DUE = "timer_reviewDue";

    private Step() {}
  }

  static final class Message {
    static final String CHECKED_ANEW = "checkedAnew";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    static final String ORGANISATION = "organisation";
    static final String REGISTER_NUMBER = "registerNumber";
    static final String COUNTRY = "country";
    static final String ENGAGED_BY = "engagedBy";

    private Variable() {}
  }

  private final Processes processes;

  SubprocessorReview(Processes processes) {
    this.processes = processes;
  }

  /** Begins to watch over an entry that has just been checked; whatever watched over it before ends. */
  void watch(Subprocessor entry) {
    processes.tell(entry.id(), Message.CHECKED_ANEW);
    processes.start(KEY, entry.id(), Map.of(
        Variable.CASE_ID, entry.id(),
        Variable.ORGANISATION, entry.name(),
        Variable.REGISTER_NUMBER, entry.registerNumber(),
        Variable.COUNTRY, entry.country(),
        Variable.ENGAGED_BY, entry.engagedBy().name()));
  }

  /** An agreement names the affiliate for another time: its review is due at another. */
  void dueMoved(String subprocessorId) {
    processes.reschedule(subprocessorId, Step.REVIEW_DUE);
  }
}
