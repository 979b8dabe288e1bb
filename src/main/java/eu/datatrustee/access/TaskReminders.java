package eu.datatrustee.access;

import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.deadline.Deadlines.Reminder;
import eu.datatrustee.engine.TaskClock;
import java.util.Objects;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Reminds of open tasks at half of their clock and tells the whole group at 80 %; each once, however often the task is created. */
@Component
class TaskReminders {

  private final Deadlines deadlines;
  private final AccessNotices notices;

  TaskReminders(Deadlines deadlines, AccessNotices notices) {
    this.deadlines = deadlines;
    this.notices = notices;
  }

  void half(DelegateTask task) {
    remind(task, Reminder.HALF);
  }

  void late(DelegateTask task) {
    remind(task, Reminder.LATE);
  }

  private void remind(DelegateTask task, Reminder share) {
    String caseId = task.getExecution().getProcessBusinessKey();
    String clock = ClockStart.numbered(TaskClock.of(task), TaskClock.numberOf(task));
    Deadline deadline = deadlines.running(caseId, clock).orElse(null);
    if (deadline != null && deadlines.firstReminder(caseId, clock, share)) {
      notices.reminder(task.getName(), deadline, share, task.getAssignee(), task.getCandidates().stream()
          .map(IdentityLink::getGroupId).filter(Objects::nonNull).collect(Collectors.toSet()));
    }
  }
}
