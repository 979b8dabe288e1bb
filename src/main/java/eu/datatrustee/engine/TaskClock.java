package eu.datatrustee.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Reads from the model which clock a task runs under: its extension property {@code clock}. */
public final class TaskClock {

  private TaskClock() {}

  /** @throws IllegalStateException where the model names none */
  public static String of(DelegateTask task) {
    UserTask element = (UserTask) task.getBpmnModelElementInstance();
    return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> "clock".equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue).findFirst()
        .orElseThrow(() -> new IllegalStateException("Task " + task.getTaskDefinitionKey() + " names no clock"));
  }
}
