package eu.datatrustee.engine;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/** Reads from the model which clock a task runs under: its extension property {@code clock}. */
public final class TaskClock {

  private TaskClock() {}

  /** Which of several it is, where the model's property {@code clockNumber} names the variable that says so; else 1. */
  public static int numberOf(DelegateTask task) {
    return property(task, "clockNumber").map(task::getVariable).map(Object::toString).map(Integer::valueOf).orElse(1);
  }

  /** @throws IllegalStateException where the model names none */
  public static String of(DelegateTask task) {
    return property(task, "clock").orElseThrow(() -> new IllegalStateException("Task " + task.getTaskDefinitionKey() + " names no clock"));
  }

  private static Optional<String> property(DelegateTask task, String name) {
    UserTask element = (UserTask) task.getBpmnModelElementInstance();
    return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName())).map(CamundaProperty::getCamundaValue).findFirst();
  }
}
