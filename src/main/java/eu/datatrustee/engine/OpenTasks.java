package eu.datatrustee.engine;

import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/** The open tasks of a case, as far as the signed-in user may see them, for the service's own pages. */
@Component
public class OpenTasks {

  /** @param assignee who has claimed it, or null @param due or null */
  public record OpenTask(String id, String name, String assignee, Instant due) {}

  private static final int MOST = 100;

  private final TaskService tasks;

  OpenTasks(TaskService tasks) {
    this.tasks = tasks;
  }

  /** What is due first comes first. */
  public List<OpenTask> of(String caseId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId).orderByDueDate().asc().listPage(0, MOST).stream()
        .map(OpenTasks::shown).toList();
  }

  private static OpenTask shown(Task task) {
    return new OpenTask(task.getId(), task.getName(), task.getAssignee(), task.getDueDate() == null ? null : task.getDueDate().toInstant());
  }
}
