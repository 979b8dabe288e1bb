package eu.datatrustee.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.AuthorizationQuery;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.springframework.stereotype.Component;

/** What the groups may do in the engine: written anew from models and roles at each start, so that nothing stale survives. */
@Component
public class Rights {

  private record Subject(String group, int resource, String resourceId) {}

  private final AuthorizationService authorizations;
  private final ModelRights models;
  private final Directory directory;
  private final EngineRoles roles;
  private final Unchecked unchecked;
  private volatile List<ModelRights.Model> known = List.of();

  Rights(AuthorizationService authorizations, ModelRights models, Directory directory, EngineRoles roles, Unchecked unchecked) {
    this.authorizations = authorizations;
    this.models = models;
    this.directory = directory;
    this.roles = roles;
    this.unchecked = unchecked;
  }

  /** Lets a customer's people use Tasklist and start what their models let them start. */
  public void letCustomerWork(String group) {
    List<Grant> grants = new ArrayList<>(models.ofCustomer(known, group));
    grants.add(application(group, "tasklist"));
    unchecked.run(() -> write(grants, false));
  }

  /** The processes of which nothing may be told to those who watch the engine. */
  Set<String> confidentialProcesses() {
    return known.stream().filter(ModelRights.Model::confidential).map(ModelRights.Model::key).collect(Collectors.toSet());
  }

  /** The groups that work on a process or read it. */
  Set<String> groupsOf(String process) {
    Set<String> groups = new HashSet<>(roles.readers());
    known.stream().filter(model -> model.key().equals(process)).forEach(model -> groups.addAll(model.candidates()));
    return groups;
  }

  /** The groups that work on the other processes. */
  Set<String> groupsOfOpenModels() {
    return known.stream().filter(model -> !model.confidential()).flatMap(model -> model.candidates().stream())
        .collect(Collectors.toSet());
  }

  /** Derives all rights from the deployed models and the roles. */
  void derive() {
    known = models.models();
    Set<String> customers = directory.groups().stream().filter(roles::customer).collect(Collectors.toSet());
    List<Grant> grants = new ArrayList<>(models.grants(known, customers));
    customers.forEach(group -> grants.add(application(group, "tasklist")));
    roles.workers().forEach(group -> grants.add(application(group, "tasklist")));
    roles.watchers().forEach(group -> grants.addAll(watching(group)));
    roles.administrators().forEach(group -> grants.addAll(administering(group)));
    write(grants, true);
  }

  private static List<Grant> watching(String group) {
    return List.of(application(group, "cockpit"),
        Grant.of(group, Resources.DEPLOYMENT, ANY, Permissions.READ),
        Grant.of(group, Resources.DECISION_DEFINITION, ANY, Permissions.READ),
        Grant.of(group, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
  }

  private static List<Grant> administering(String group) {
    List<Grant> grants = new ArrayList<>(watching(group));
    grants.add(application(group, "admin"));
    grants.add(application(group, "tasklist"));
    for (Resource resource : List.of(Resources.USER, Resources.GROUP, Resources.GROUP_MEMBERSHIP, Resources.FILTER)) {
      grants.add(Grant.of(group, resource, ANY, Permissions.ALL));
    }
    return grants;
  }

  private static Grant application(String group, String application) {
    return Grant.of(group, Resources.APPLICATION, application, Permissions.ACCESS);
  }

  private void write(List<Grant> grants, boolean all) {
    Map<Subject, Set<Permission>> wanted = new HashMap<>();
    Map<Integer, Resource> resources = new HashMap<>();
    for (Grant grant : grants) {
      resources.put(grant.resource().resourceType(), grant.resource());
      wanted.computeIfAbsent(new Subject(grant.group(), grant.resource().resourceType(), grant.resourceId()), s -> new HashSet<>())
          .addAll(grant.permissions());
    }
    Map<Subject, Authorization> there = new HashMap<>();
    for (Resource resource : resources.values()) {
      AuthorizationQuery rows = authorizations.createAuthorizationQuery().authorizationType(AUTH_TYPE_GRANT).resourceType(resource);
      // Of users, tasks and instances there are as many rows as of themselves; ours are those for any of them.
      boolean byId = resource == Resources.PROCESS_DEFINITION || resource == Resources.APPLICATION;
      (byId ? rows : rows.resourceId(ANY)).unlimitedList().stream()
          .filter(row -> row.getGroupId() != null)
          .forEach(row -> there.put(new Subject(row.getGroupId(), row.getResourceType(), row.getResourceId()), row));
    }
    wanted.forEach((subject, permissions) -> {
      Authorization row = there.remove(subject);
      save(row != null ? row : create(subject, resources.get(subject.resource)), permissions, row == null);
    });
    if (all) {
      // What a model no longer says is no longer anyone's right.
      there.values().stream().filter(row -> row.getResourceType() == Resources.PROCESS_DEFINITION.resourceType())
          .forEach(row -> authorizations.deleteAuthorization(row.getId()));
    }
  }

  private Authorization create(Subject subject, Resource resource) {
    Authorization row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
    row.setGroupId(subject.group);
    row.setResource(resource);
    row.setResourceId(subject.resourceId);
    return row;
  }

  private void save(Authorization row, Set<Permission> permissions, boolean isNew) {
    int bits = permissions.stream().mapToInt(Permission::getValue).reduce(0, (one, other) -> one | other);
    if (isNew || ((AuthorizationEntity) row).getPermissions() != bits) {
      row.setPermissions(permissions.toArray(Permission[]::new));
      authorizations.saveAuthorization(row);
    }
  }
}
