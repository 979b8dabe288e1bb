package eu.datatrustee.demand.notice;

import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code customer-notification}. */
@Component
class CustomerNotification {

  static final String KEY = "customer-notification";

  static final class Task {
    static final String DECIDE_BAN = "task_decideBan";
    static final String REVIEW_BAN = "task_reviewBan";

    private Task() {}
  }

  static final class Step {
    static final String BAN_REVIEW = "timer_banReview";

    private Step() {}
  }

  static final class Message {
    static final String SILENCE_CHANGED = "silenceChanged";
    static final String BAN_NOTED = "banNoted";
    static final String BAN_OVER = "banOver";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    /** The number of a ban, in the part of the process that keeps it. */
    static final String BAN = "ban";

    private Variable() {}
  }

  private final Processes processes;

  CustomerNotification(Processes processes) {
    this.processes = processes;
  }

  void start(String caseId) {
    processes.start(KEY, caseId, Map.of(Variable.CASE_ID, caseId));
  }

  /** What stands has changed: the notice's wait looks again. */
  void silenceChanged(String caseId) {
    processes.tell(caseId, Message.SILENCE_CHANGED);
  }

  /** Another ban is to be taken in hand. */
  void banNoted(String caseId) {
    processes.tell(caseId, Message.BAN_NOTED);
  }

  /** A statutory ban is looked at again at another time: its timer reads it again. */
  void reviewMoved(String caseId) {
    processes.reschedule(caseId, Step.BAN_REVIEW);
  }

  /** That ban is over: nobody needs to decide on it any more. */
  void banOver(String caseId, int n) {
    processes.tell(caseId, Message.BAN_OVER, Variable.BAN, n);
  }
}
