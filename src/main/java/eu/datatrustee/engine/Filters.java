package eu.datatrustee.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/** Tasklist's filters as everyone finds them at first sign-in. One that is there already is left as it is. */
@Component
class Filters {

  /** Variables of an instance that Tasklist shows beside each task, with their headings. */
  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  /** One filter for each flow: its name, and the key of its process. */
  private static final Map<String, String> FLOWS = new LinkedHashMap<>();

  static {
    COLUMNS.put("caseId", "Case");
    COLUMNS.put("customer", "Customer");
    COLUMNS.put("incident", "Incident");
    COLUMNS.put("severity", "Severity");
    COLUMNS.put("purpose", "Purpose");
    COLUMNS.put("way", "Way");
    COLUMNS.put("mode", "Mode");
    COLUMNS.put("organisation", "Organisation");
    COLUMNS.put("country", "Access from");
    COLUMNS.put("engagedBy", "Engaged by");
    FLOWS.put("Access requests", "support-incident-access");
    FLOWS.put("Customer decisions", "customer-decision");
    FLOWS.put("Direct access", "customer-direct-access");
    FLOWS.put("Subcontractors", "subprocessor-approval");
    FLOWS.put("Consents", "customer-consent");
    FLOWS.put("Reviews of subcontractors", "subprocessor-review");
  }

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;

  Filters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
    this.filters = filters;
    this.tasks = tasks;
    this.authorizations = authorizations;
  }

  void ensure() {
    Map<String, TaskQuery> wanted = new LinkedHashMap<>();
    wanted.put("Mine", tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
    wanted.put("For my groups", tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
    wanted.put("Due today", mineOrMyGroups().dueBeforeExpression(QueryExpressions.END_OF_TODAY));
    wanted.put("Overdue", mineOrMyGroups().dueBeforeExpression("${now()}"));
    FLOWS.forEach((name, key) -> wanted.put(name, tasks.createTaskQuery().processDefinitionKey(key)));
    List<String> names = new ArrayList<>(wanted.keySet());
    wanted.forEach((name, query) -> ensure(name, query, names.indexOf(name)));
  }

  private TaskQuery mineOrMyGroups() {
    return tasks.createTaskQuery().or().taskAssigneeExpression("${currentUser()}")
        .taskCandidateGroupInExpression("${currentUserGroups()}").endOr();
  }

  private void ensure(String name, TaskQuery query, int position) {
    if (filters.createFilterQuery().filterName(name).count() > 0) {
      return;
    }
    Filter filter = filters.newTaskFilter(name);
    filter.setQuery(query.orderByDueDate().asc());
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("priority", position * 10);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    List<Map<String, String>> columns = new ArrayList<>();
    COLUMNS.forEach((variable, label) -> columns.add(Map.of("name", variable, "label", label)));
    properties.put("variables", columns);
    filter.setProperties(properties);
    filters.saveFilter(filter);

    Authorization everyone = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
    everyone.setResource(Resources.FILTER);
    everyone.setResourceId(filter.getId());
    everyone.addPermission(Permissions.READ);
    authorizations.saveAuthorization(everyone);
  }
}
