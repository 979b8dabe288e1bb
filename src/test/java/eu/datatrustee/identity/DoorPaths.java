package eu.datatrustee.identity;

import java.util.List;
import java.util.stream.Stream;

/** Every call that the engine's doors let through, with ids put in where a rule takes any; for tests that try them all. */
public final class DoorPaths {

  /** A call. @param fields what its body may hold; null for a query */
  public record DoorCall(String method, String path, java.util.Set<String> fields) {}

  private DoorPaths() {}

  /** @param id of an engine's object; @param key of a process; @param name of a user or a group */
  public static List<DoorCall> all(String id, String key, String name) {
    return Stream.concat(below("/engine-rest", DoorRules.ENGINE, id, key, name),
        Stream.concat(below("/camunda/api/engine/engine/default", DoorRules.ENGINE, id, key, name),
            below("/camunda", DoorRules.WEBAPPS, id, key, name))).toList();
  }

  private static Stream<DoorCall> below(String door, List<DoorRule> rules, String id, String key, String name) {
    return rules.stream().map(rule -> new DoorCall(rule.method(), door + path(rule, id, key, name), rule.fields())).distinct();
  }

  private static String path(DoorRule rule, String id, String key, String name) {
    return rule.path().pattern().replace("(?=[^/]*[0-9])[A-Za-z0-9_.:-]+", id).replace("[A-Za-z0-9_.-]+", key)
        .replace("[A-Za-z0-9@._-]+", name).replace("[A-Za-z-]+", "tasklistPlugins").replace("[^/]+", id).replace("/?", "")
        .replaceAll("\\(/\\.\\*\\)\\?", "").replaceAll("\\(([a-z]+)(\\|[a-z]+)*\\)", "$1").replace(".*", id);
  }
}
