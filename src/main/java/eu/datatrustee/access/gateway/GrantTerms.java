package eu.datatrustee.access.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What was decided: who may do what with which resources, and when (A3, A4). One grant for each case.
 *
 * @param requestedBy user id of whoever asked for the access
 * @param accessor mail address of the person who gets it; kept in lower case, the gateways know the person by it
 * @param organisation as the request named it
 * @param mode {@code READ_ONLY} or {@code READ_WRITE}
 * @param resources {@code type:name}, at least one
 * @param from first instant of the access
 * @param until first instant without it
 * @param supervisedBy the instant by which a supervisor must have claimed the access, or null where one already has
 */
public record GrantTerms(String caseId, String customerId, String requestedBy, String accessorName, String accessor,
    String organisation, String mode, List<String> actions, List<String> resources, Instant from, Instant until,
    Instant supervisedBy) {

  /** @throws IllegalArgumentException without resources, or where a name has a control character in it */
  public GrantTerms {
    Objects.requireNonNull(caseId);
    Objects.requireNonNull(from);
    Objects.requireNonNull(until);
    accessor = accessor.toLowerCase(Locale.ROOT);
    actions = List.copyOf(actions);
    resources = resources.stream().distinct().toList();
    if (resources.isEmpty()) {
      throw new IllegalArgumentException("A grant without resources opens nothing");
    }
    // Line feeds separate them in the table; none can be part of one.
    if (Stream.concat(resources.stream(), actions.stream()).anyMatch(name -> name.chars().anyMatch(Character::isISOControl))) {
      throw new IllegalArgumentException("A control character in the name of a resource or action");
    }
  }
}
