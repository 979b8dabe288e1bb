package eu.datatrustee.engine;

import java.util.Set;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the watch on every user task of every model, where no model and no caller can skip it. */
class TaskWatching extends AbstractBpmnParseListener {

  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<TaskGuard> guards;

  TaskWatching(ProcessEngineConfigurationImpl engine, ObjectProvider<TaskGuard> guards) {
    this.engine = engine;
    this.guards = guards;
  }

  /** Notes on the definition what {@link ModelRights} reads from the model too. */
  @Override
  public void parseProcess(Element process, ProcessDefinitionEntity definition) {
    Element extensions = process.element("extensionElements");
    Element properties = extensions == null ? null : extensions.element("properties");
    if (properties != null) {
      definition.setProperty(ModelRights.CONFIDENTIAL, properties.elements("property").stream().anyMatch(property ->
          ModelRights.CONFIDENTIAL.equals(property.attribute("name")) && "true".equals(property.attribute("value"))));
    }
  }

  @Override
  public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
    Set<String> answers = Answers.declaredBy(userTask);
    activity.setProperty(Answers.PROPERTY, answers);
    TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    TaskWatch watch = new TaskWatch(engine, guards, answers);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, watch);
    definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, watch);
  }
}
