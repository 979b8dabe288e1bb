package eu.datatrustee.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All that the engine's two doors, {@code /engine-rest} and the web applications' own, let through. It is as little as Tasklist and
 * Cockpit need; everything else reads as if it were not there.
 */
final class DoorRules {

  private static final Set<String> EVERYONE = Set.of();
  private static final Set<String> WATCHERS = Set.of(Group.OPERATORS, Group.ADMINISTRATORS);
  private static final Set<String> ADMINISTRATORS = Set.of(Group.ADMINISTRATORS);
  private static final Set<String> NOTHING = Set.of();

  /** Below both doors, the engine's own REST. */
  static final List<DoorRule> ENGINE = engine();

  /** Below {@code /camunda}, what is not the engine's REST. */
  static final List<DoorRule> WEBAPPS = webapps();

  private DoorRules() {}

  static Optional<DoorRule> find(List<DoorRule> rules, String method, String path, Caller caller) {
    return rules.stream().filter(rule -> rule.fits(method, path, caller)).findFirst();
  }

  private static List<DoorRule> engine() {
    List<DoorRule> rules = new ArrayList<>();
    tasks(rules);
    startForms(rules);
    filters(rules);
    surroundings(rules);
    cockpit(rules);
    administration(rules);
    return List.copyOf(rules);
  }

  private static void tasks(List<DoorRule> rules) {
    read(rules, EVERYONE, "/task", "/task/count", "/task/{id}", "/task/{id}/form", "/task/{id}/deployed-form",
        "/task/{id}/form-variables", "/task/{id}/identity-links", "/task/{id}/comment", "/process-instance/{id}",
        "/history/user-operation", "/history/user-operation/count");
    query(rules, EVERYONE, "/task", "/task/count");
    write(rules, EVERYONE, "POST", "/task/{id}/claim", Set.of("userId"));
    write(rules, EVERYONE, "POST", "/task/{id}/unclaim", NOTHING);
    write(rules, EVERYONE, "POST", "/task/{id}/complete", Set.of("variables"));
    write(rules, EVERYONE, "POST", "/task/{id}/submit-form", Set.of("variables"));
  }

  private static void startForms(List<DoorRule> rules) {
    read(rules, EVERYONE, "/process-definition", "/process-definition/count");
    for (String definition : List.of("/process-definition/{id}", "/process-definition/key/{key}")) {
      read(rules, EVERYONE, definition, definition + "/xml", definition + "/startForm", definition + "/deployed-start-form",
          definition + "/form-variables");
      write(rules, EVERYONE, "POST", definition + "/submit-form", Set.of("variables", "businessKey"));
    }
  }

  private static void filters(List<DoorRule> rules) {
    read(rules, EVERYONE, "/filter", "/filter/count", "/filter/{id}", "/filter/{id}/list", "/filter/{id}/count");
    query(rules, EVERYONE, "/filter/{id}/list", "/filter/{id}/count");
    options(rules, EVERYONE, "/filter", "/filter/{id}");
    Set<String> filter = Set.of("id", "resourceType", "name", "owner", "query", "properties", "itemCount", "links");
    write(rules, ADMINISTRATORS, "POST", "/filter/create", filter);
    write(rules, ADMINISTRATORS, "PUT", "/filter/{id}", filter);
    write(rules, ADMINISTRATORS, "DELETE", "/filter/{id}", NOTHING);
  }

  private static void surroundings(List<DoorRule> rules) {
    read(rules, EVERYONE, "/engine", "/version", "/authorization/check", "/user/{name}/profile", "/group", "/group/count",
        "/identity/groups", "/identity/password-policy");
    write(rules, EVERYONE, "POST", "/identity/password-policy", Set.of("password", "profile"));
    write(rules, EVERYONE, "PUT", "/user/{name}/credentials", Set.of("password", "authenticatedUserPassword"));
    options(rules, EVERYONE, "/user/{name}");
  }

  private static void cockpit(List<DoorRule> rules) {
    for (String collection : List.of("/process-instance", "/incident", "/job", "/job-definition", "/deployment", "/decision-definition",
        "/decision-requirements-definition", "/variable-instance", "/batch", "/external-task", "/case-definition", "/tenant",
        "/history/process-instance", "/history/activity-instance", "/history/incident", "/history/job-log", "/history/batch",
        "/history/decision-instance", "/history/variable-instance", "/history/task")) {
      read(rules, WATCHERS, collection, collection + "/count");
      if (!collection.equals("/deployment")) {
        query(rules, WATCHERS, collection, collection + "/count");
      }
    }
    read(rules, WATCHERS, "/process-definition/statistics", "/process-definition/{id}/statistics",
        "/history/process-definition/{id}/statistics", "/process-instance/{id}/activity-instances",
        "/job/{id}", "/job/{id}/stacktrace", "/job-definition/{id}", "/history/job-log/{id}/stacktrace", "/history/process-instance/{id}",
        "/incident/{id}", "/deployment/{id}", "/deployment/{id}/resources", "/deployment/{id}/resources/[^/]+",
        "/deployment/{id}/resources/[^/]+/data", "/deployment/registered", "/decision-definition/{id}", "/decision-definition/{id}/xml",
        "/decision-definition/{id}/diagram", "/process-definition/{id}/diagram", "/process-definition/{id}/static-called-process-definitions",
        "/history/process-definition/cleanable-process-instance-report");
    write(rules, WATCHERS, "PUT", "/job/{id}/retries", Set.of("retries"));
  }

  private static void administration(List<DoorRule> rules) {
    read(rules, ADMINISTRATORS, "/user", "/user/count", "/group/{name}", "/authorization", "/authorization/count", "/tenant",
        "/tenant/count");
    query(rules, ADMINISTRATORS, "/user", "/user/count", "/group", "/group/count");
    options(rules, ADMINISTRATORS, "/user/?", "/group/?", "/group/{name}", "/group/{name}/members", "/group/{name}/members/{name}",
        "/authorization/?", "/tenant/?");
    Set<String> profile = Set.of("id", "firstName", "lastName", "email", "links");
    write(rules, ADMINISTRATORS, "POST", "/user/create", Set.of("profile", "credentials"));
    write(rules, ADMINISTRATORS, "PUT", "/user/{name}/profile", profile);
    write(rules, ADMINISTRATORS, "DELETE", "/user/{name}", NOTHING);
    write(rules, ADMINISTRATORS, "POST", "/user/{name}/unlock", NOTHING);
    write(rules, ADMINISTRATORS, "POST", "/group/create", Set.of("id", "name", "type", "links"));
    write(rules, ADMINISTRATORS, "PUT", "/group/{name}/members/{name}", NOTHING);
    write(rules, ADMINISTRATORS, "DELETE", "/group/{name}/members/{name}", NOTHING);
  }

  private static List<DoorRule> webapps() {
    List<DoorRule> rules = new ArrayList<>();
    read(rules, EVERYONE, "", "/", "/favicon.ico", "/(app|assets|lib)(/.*)?", "/api/engine/engine/?",
        "/api/admin/auth/user/default", "/api/(tasklist|cockpit|admin|welcome)/plugin/[^/]+/static/.*",
        "/api/tasklist/plugin/[A-Za-z-]+/default/.*");
    String base = "/api/cockpit/plugin/base/default";
    for (String collection : List.of("/process-instance/?", "/process-instance/count", "/incident/?", "/incident/count",
        "/process-definition/{id}/called-process-definitions", "/process-instance/{id}/called-process-instances")) {
      read(rules, WATCHERS, base + collection);
      query(rules, WATCHERS, base + collection);
    }
    read(rules, WATCHERS, base + "/process-definition/statistics", base + "/process-definition/statistics-count");
    read(rules, ADMINISTRATORS, "/api/admin/plugin/adminPlugins/default/metrics/aggregated");
    return List.copyOf(rules);
  }

  private static void read(List<DoorRule> rules, Set<String> groups, String... paths) {
    for (String path : paths) {
      rules.add(DoorRule.of(groups, "GET", path, NOTHING));
      rules.add(DoorRule.of(groups, "HEAD", path, NOTHING));
    }
  }

  private static void options(List<DoorRule> rules, Set<String> groups, String... paths) {
    for (String path : paths) {
      rules.add(DoorRule.of(groups, "OPTIONS", path, NOTHING));
    }
  }

  private static void query(List<DoorRule> rules, Set<String> groups, String... paths) {
    for (String path : paths) {
      rules.add(DoorRule.of(groups, "POST", path, null));
    }
  }

  private static void write(List<DoorRule> rules, Set<String> groups, String method, String path, Set<String> fields) {
    rules.add(DoorRule.of(groups, method, path, fields));
  }
}
