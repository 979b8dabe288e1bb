package eu.datatrustee.demand;

import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.deadline.Deadlines.Reminder;
import eu.datatrustee.engine.TaskClock;
import eu.datatrustee.identity.People;
import eu.datatrustee.identity.People.Person;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;
import org.springframework.stereotype.Component;

/** Reminds of open tasks at half of their clock and tells the whole group at 80 %; each once, however often the task is created. */
@Component
class DemandReminders {

  private final Deadlines deadlines;
  private final People people;
  private final Notices notices;

  DemandReminders(Deadlines deadlines, People people, Notices notices) {
    this.deadlines = deadlines;
    this.people = people;
    this.notices = notices;
  }

  void half(DelegateTask task) {
    remind(task, Reminder.HALF, "task-reminder");
  }

  void late(DelegateTask task) {
    remind(task, Reminder.LATE, "task-escalation");
  }

  private void remind(DelegateTask task, Reminder share, String template) {
    String caseId = task.getExecution().getProcessBusinessKey();
    String clock = TaskClock.of(task);
    Deadline deadline = deadlines.running(caseId, clock).orElse(null);
    if (deadline == null || !deadlines.firstReminder(caseId, clock, share)) {
      return;
    }
    Map<String, Object> facts = Map.of("task", task.getName(), "due", deadline.due(), "explanation", deadline.explanation());
    recipients(task, share).filter(person -> person.email() != null && !person.email().isBlank())
        .forEach(person -> notices.send(new Notice(caseId, template, person.name(), person.email(), "en", facts)));
  }

  private Stream<Person> recipients(DelegateTask task, Reminder share) {
    if (share == Reminder.HALF && task.getAssignee() != null) {
      return people.find(task.getAssignee()).stream();
    }
    Map<String, Person> each = new LinkedHashMap<>();
    task.getCandidates().stream().map(IdentityLink::getGroupId).filter(Objects::nonNull).flatMap(group -> people.membersOf(group).stream())
        .forEach(person -> each.put(person.id(), person));
    return each.values().stream();
  }
}
