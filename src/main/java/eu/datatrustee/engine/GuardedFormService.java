package eu.datatrustee.engine;

import java.util.Map;
import org.camunda.bpm.engine.impl.FormServiceImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;

/** Lets people answer tasks with what they ask, and start cases by the checks that the API makes. */
class GuardedFormService extends FormServiceImpl {

  private final TaskWork work;
  private final StartForms starts;

  GuardedFormService(TaskWork work, StartForms starts) {
    this.work = work;
    this.starts = starts;
  }

  @Override
  public void submitTaskForm(String taskId, Map<String, Object> properties) {
    work.on(taskId, () -> {
      super.submitTaskForm(taskId, work.answers(taskId, properties));
      return null;
    });
  }

  @Override
  public VariableMap submitTaskFormWithVariablesInReturn(String taskId, Map<String, Object> properties, boolean deserializeValues) {
    return work.on(taskId, () ->
        super.submitTaskFormWithVariablesInReturn(taskId, work.answers(taskId, properties), deserializeValues));
  }

  @Override
  public ProcessInstance submitStartForm(String processDefinitionId, Map<String, Object> properties) {
    return submitStartForm(processDefinitionId, null, properties);
  }

  /** The business key is the case's number, which the service draws: one that a caller gives is not taken. */
  @Override
  public ProcessInstance submitStartForm(String processDefinitionId, String businessKey, Map<String, Object> properties) {
    if (work.signedIn() == null) {
      return super.submitStartForm(processDefinitionId, businessKey, properties);
    }
    return work.doing(() -> starts.submit(processDefinitionId, properties));
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
  public ProcessInstance submitStartFormData(String processDefinitionId, String businessKey, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, businessKey, (Map) properties);
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation"})
  public ProcessInstance submitStartFormData(String processDefinitionId, Map<String, String> properties) {
    return submitStartForm(processDefinitionId, null, (Map) properties);
  }
}
