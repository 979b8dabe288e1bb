package eu.datatrustee.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * Reads from the models who works on what: the candidate groups of a process's tasks see its tasks and work on them, its candidate
 * starter groups start it. One right for each group and process definition, none for each task: counting tasks stays fast however
 * many there are.
 */
@Component
class ModelRights {

  /** Marks a process, by an extension property of this name with the value true, of which the engine's watchers see nothing. */
  static final String CONFIDENTIAL = "confidential";

  private final RepositoryService repository;
  private final EngineRoles roles;

  ModelRights(RepositoryService repository, EngineRoles roles) {
    this.repository = repository;
    this.roles = roles;
  }

  /** What a model says of one process. */
  record Model(String key, boolean confidential, Set<String> candidates, Set<String> starters) {}

  List<Model> models() {
    return repository.createProcessDefinitionQuery().latestVersion().list().stream().map(this::read).toList();
  }

  /** Of all processes, whoever works on them. */
  List<Grant> grants(List<Model> models, Set<String> customerGroups) {
    List<Grant> grants = new ArrayList<>();
    models.forEach(model -> grants.addAll(ofModel(model)));
    customerGroups.forEach(group -> grants.addAll(ofCustomer(models, group)));
    return grants;
  }

  private List<Grant> ofModel(Model model) {
    List<Grant> grants = new ArrayList<>();
    for (String group : model.candidates) {
      grants.add(Grant.of(group, Resources.PROCESS_DEFINITION, model.key, ProcessDefinitionPermissions.READ,
          ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.TASK_WORK,
          // Tasklist's columns are variables of the instance, and it looks up a task's past.
          ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY));
    }
    for (String group : model.starters) {
      if (!group.equals(roles.starters())) {
        grants.addAll(start(model, group));
      }
    }
    for (String group : roles.readers()) {
      grants.add(Grant.of(group, Resources.PROCESS_DEFINITION, model.key, ProcessDefinitionPermissions.READ,
          ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_INSTANCE,
          ProcessDefinitionPermissions.READ_HISTORY));
    }
    if (!model.confidential) {
      Set<String> watchers = new HashSet<>(roles.watchers());
      watchers.addAll(roles.administrators());
      for (String group : watchers) {
        grants.add(Grant.of(group, Resources.PROCESS_DEFINITION, model.key, ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY,
            ProcessDefinitionPermissions.RETRY_JOB));
      }
    }
    return grants;
  }

  /** What a customer's people may start. What they may decide on goes with each task, since customers must not see one another's. */
  List<Grant> ofCustomer(List<Model> models, String group) {
    List<Grant> grants = new ArrayList<>();
    models.stream().filter(model -> model.starters.contains(roles.starters())).forEach(model -> grants.addAll(start(model, group)));
    return grants;
  }

  private static List<Grant> start(Model model, String group) {
    return List.of(
        Grant.of(group, Resources.PROCESS_DEFINITION, model.key, ProcessDefinitionPermissions.READ,
            ProcessDefinitionPermissions.CREATE_INSTANCE),
        Grant.of(group, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));
  }

  private Model read(ProcessDefinition definition) {
    BpmnModelInstance model = repository.getBpmnModelInstance(definition.getId());
    Process process = model.getModelElementById(definition.getKey());
    Set<String> candidates = new HashSet<>();
    for (UserTask task : model.getModelElementsByType(UserTask.class)) {
      for (String group : task.getCamundaCandidateGroupsList()) {
        if (!group.contains("${") && !group.contains("#{")) {
          candidates.add(group);
        }
      }
    }
    return new Model(definition.getKey(), confidential(process), candidates,
        new HashSet<>(process.getCamundaCandidateStarterGroupsList()));
  }

  private static boolean confidential(Process process) {
    if (process.getExtensionElements() == null) {
      return false;
    }
    return process.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .anyMatch(property -> isConfidential(property));
  }

  private static boolean isConfidential(CamundaProperty property) {
    return CONFIDENTIAL.equals(property.getCamundaName()) && "true".equals(property.getCamundaValue());
  }
}
