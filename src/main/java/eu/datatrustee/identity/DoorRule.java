package eu.datatrustee.identity;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One call that the engine's doors let through.
 *
 * @param method the HTTP method
 * @param path what the path below the door must be
 * @param groups whoever is in one of them; empty for everyone who is signed in
 * @param fields the fields that a body may have; null for a query, whose fields are not listed one by one
 */
record DoorRule(String method, Pattern path, Set<String> groups, Set<String> fields) {

  /** Ids as the engine makes them; of a definition {@code key:version:id}. Names of sub-resources hold no digit and are none. */
  private static final String ID = "(?=[^/]*[0-9])[A-Za-z0-9_.:-]+";

  static DoorRule of(Set<String> groups, String method, String path, Set<String> fields) {
    String pattern = path.replace("{id}", ID).replace("{key}", "[A-Za-z0-9_.-]+").replace("{name}", "[A-Za-z0-9@._-]+");
    return new DoorRule(method, Pattern.compile(pattern), groups, fields);
  }

  boolean fits(String method, String path, Caller caller) {
    return this.method.equals(method) && this.path.matcher(path).matches()
        && (groups.isEmpty() || groups.stream().anyMatch(caller::in));
  }
}
