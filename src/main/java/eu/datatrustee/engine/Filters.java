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

/**
 * Tasklist's filters as everyone finds them at first sign-in; those of confidential processes, only who works with these. One that is
 * there already is left as it is.
 */
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
    FLOWS.put("Demands", "law-enforcement-demand");
    FLOWS.put("Third-party requests", "third-party-request");
    FLOWS.put("Notices and bans", "customer-notification");
    FLOWS.put("Disclosures", "disclosure");
    FLOWS.put("Courts' confirmations", "court-confirmation");
    FLOWS.put("Failed steps of demands", "demand-failed-step");
  }

  private final FilterService filters;
  private final TaskService tasks;
  private final AuthorizationService authorizations;
  private final Rights rights;

  Filters(FilterService filters, TaskService tasks, AuthorizationService authorizations, Rights rights) {
    this.rights = rights;
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
    wanted.forEach((name, query) -> ensure(name, query, names.indexOf(name) * 10));
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
    properties.put("priority", position);
    properties.put("refresh", true);
    properties.put("showUndefinedVariable", false);
    List<Map<String, String>> columns = new ArrayList<>();
    COLUMNS.forEach((variable, label) -> columns.add(Map.of("name", variable, "label", label)));
    properties.put("variables", columns);
    filter.setProperties(properties);
    filters.saveFilter(filter);

    String process = FLOWS.get(name);
    if (process == null || !rights.confidentialProcesses().contains(process)) {
      show(filter, authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL));
    } else {
      for (String group : rights.groupsOf(process)) {
        Authorization theirs = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        theirs.setGroupId(group);
        show(filter, theirs);
      }
    }
  }

  private void show(Filter filter, Authorization to) {
    to.setResource(Resources.FILTER);
    to.setResourceId(filter.getId());
    to.addPermission(Permissions.READ);
    authorizations.saveAuthorization(to);
  }
}
