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
    static final String TELL_OTHERWISE = "task_tellOtherwise";

    private Task() {}
  }

  static final class Step {
    static final String BAN_REVIEW = "timer_banReview";
    static final String NOTICE_OVERDUE = "boundary_noticeOverdue";

    private Step() {}
  }

  static final class Message {
    static final String SILENCE_CHANGED = "silenceChanged";
    static final String NOTICE_MOVED = "noticeMoved";
    static final String NOTICE_CALLED_BACK = "noticeCalledBack";
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

  /** Something has become of its letters: whoever waits for it looks. An instance of before they were waited for keeps silent instead. */
  void moved(String caseId) {
    if (!processes.tell(caseId, Message.NOTICE_MOVED)) {
      silenceChanged(caseId);
    }
  }

  /** Its letters were called back: nobody needs to tell the customer another way any more, and the wait for them is over. */
  void calledBack(String caseId) {
    processes.tell(caseId, Message.NOTICE_CALLED_BACK);
    processes.tell(caseId, Message.NOTICE_MOVED);
  }

  /** The mail server will take none of its letters: counsel is not to wait until it is overdue. */
  void undeliverable(String caseId) {
    processes.reschedule(caseId, Step.NOTICE_OVERDUE);
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
