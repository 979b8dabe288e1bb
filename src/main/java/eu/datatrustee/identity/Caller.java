package eu.datatrustee.identity;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whoever is signed in on this thread, as the service knows them at this moment.
 *
 * @param id the user's id, the name that decisions and evidence carry
 * @param email the user's mail address, or null
 * @param groups ids of {@link Group}, read fresh for this request; of what is given, those that {@linkplain Group#counting count}
 */
public record Caller(String id, String email, Set<String> groups) {

  public Caller {
    groups = Group.counting(groups);
  }

  public boolean in(String group) {
    return groups.contains(group);
  }

  public boolean inAny(String... anyOf) {
    for (String group : anyOf) {
      if (groups.contains(group)) {
        return true;
      }
    }
    return false;
  }

  /** One of the trustee's people who may see cases (operators may not). */
  public boolean trustee() {
    return groups.stream().anyMatch(Group.TRUSTEE::contains);
  }

  public boolean contactOf(String customerId) {
    return in(Group.ofCustomer(customerId));
  }

  /** Whether they may decide in that customer's place: its contact, and nobody of the trustee, the provider or the machines' keepers. */
  public boolean decidesFor(String customerId) {
    return contactOf(customerId) && Group.customersAlone(groups);
  }

  /** Ids of the customers whose privacy contact this is. */
  public Set<String> customers() {
    return groups.stream().filter(Group::ofCustomers).map(Group::customerOf).collect(Collectors.toSet());
  }
}
