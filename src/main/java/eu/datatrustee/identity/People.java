package eu.datatrustee.identity;

import java.util.List;
import java.util.Optional;

/** The people the service knows, for telling them something. */
public interface People {

  /**
   * Somebody with a mail address.
   *
   * @param name as written in a salutation
   */
  record Person(String id, String name, String email) {}

  /** The members of a group who have a mail address, for whom that group counts. */
  List<Person> membersOf(String group);

  /** The groups of a user that count at this moment. */
  java.util.Set<String> groupsOf(String userId);

  Optional<Person> find(String userId);
}
