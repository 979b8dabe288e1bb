package eu.datatrustee.engine;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;

/**
 * Writes no right for each task, which would make counting tasks slower with each of them; rights on process definitions take their
 * place. Only a customer's task gets a row, and its instance one, for that customer's group, since customers must not see one another's.
 */
class TaskRows extends DefaultAuthorizationProvider {

  private final EngineRoles roles;

  TaskRows(EngineRoles roles) {
    this.roles = roles;
  }

  /** Everyone reads and keeps their own password; what else they may change, the doors decide. */
  @Override
  public AuthorizationEntity[] newUser(User user) {
    return new AuthorizationEntity[] {row(user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)};
  }

  @Override
  public AuthorizationEntity[] newGroup(Group group) {
    return new AuthorizationEntity[] {row(null, group.getId(), Resources.GROUP, group.getId(), Permissions.READ)};
  }

  @Override
  public AuthorizationEntity[] newTaskGroupIdentityLink(Task task, String groupId, String type) {
    if (!IdentityLinkType.CANDIDATE.equals(type) || !roles.customer(groupId)) {
      return null;
    }
    AuthorizationEntity work = row(null, groupId, Resources.TASK, task.getId(), TaskPermissions.READ, TaskPermissions.TASK_WORK);
    String instance = task.getProcessInstanceId();
    if (instance == null || readsAlready(groupId, instance)) {
      return new AuthorizationEntity[] {work};
    }
    // Tasklist's columns are variables of the instance: a customer's process holds only what that customer may read.
    return new AuthorizationEntity[] {work, row(null, groupId, Resources.PROCESS_INSTANCE, instance, Permissions.READ)};
  }

  private boolean readsAlready(String groupId, String instance) {
    boolean justNow = Context.getCommandContext().getDbEntityManager().getCachedEntitiesByType(AuthorizationEntity.class).stream()
        .anyMatch(row -> groupId.equals(row.getGroupId()) && instance.equals(row.getResourceId()));
    return justNow || getGrantAuthorizationByGroupId(groupId, Resources.PROCESS_INSTANCE, instance) != null;
  }

  @Override
  public AuthorizationEntity[] newTaskAssignee(Task task, String oldAssignee, String newAssignee) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskOwner(Task task, String oldOwner, String newOwner) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newDeployment(Deployment deployment) {
    return null;
  }

  @Override
  public AuthorizationEntity[] newFilter(Filter filter) {
    return filter.getOwner() == null ? null : super.newFilter(filter);
  }

  private static AuthorizationEntity row(String user, String group, Resource resource, String id, Permission... permissions) {
    AuthorizationEntity row = new AuthorizationEntity(AUTH_TYPE_GRANT);
    row.setUserId(user);
    row.setGroupId(group);
    row.setResource(resource);
    row.setResourceId(id);
    for (Permission permission : permissions) {
      row.addPermission(permission);
    }
    return row;
  }
}
