package eu.datatrustee.engine;

import java.util.Set;

/** A user of the engine's tables with the groups they are in at this moment. */
public final class Account {

  private final String id;
  private final String name;
  private final String email;
  private final Set<String> groups;
  private final Secret secret;

  /** What a password is compared with; a user who signs in elsewhere has none. */
  record Secret(String hash, String salt, boolean suspicious) {}

  Account(String id, String name, String email, Set<String> groups, Secret secret) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.groups = Set.copyOf(groups);
    this.secret = secret;
  }

  public String id() {
    return id;
  }

  /** First and last name, as written in a salutation; the id where neither is known. */
  public String name() {
    return name;
  }

  /** The mail address, or null. */
  public String email() {
    return email;
  }

  public Set<String> groups() {
    return groups;
  }

  Secret secret() {
    return secret;
  }
}
