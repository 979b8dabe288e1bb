package eu.datatrustee.access;

import java.time.Instant;
import java.util.List;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;

/**
 * What a requester asked for: written once at registration, never changed (insert-only columns).
 *
 * @param purpose any word; A3 refuses those outside its list
 * @param severity of the incident, {@code C} where there is none
 * @param organisation {@code PROVIDER}, a subprocessor's id, or an affiliate's register number
 * @param country ISO 3166-1 alpha-2
 * @param resources {@code type:name}, one a line
 * @param actions names of {@link Action}, one a line
 * @param durationMinutes whole minutes, or null for the policy's usual grant
 * @param notBefore start of the window, or null for now
 */
record Asked(@InsertOnlyProperty String customerId, @InsertOnlyProperty String purpose, @InsertOnlyProperty String incidentId,
    @InsertOnlyProperty String severity, @InsertOnlyProperty String accessorName, @InsertOnlyProperty String accessorEmail,
    @InsertOnlyProperty String organisation, @InsertOnlyProperty String country, @InsertOnlyProperty String resources,
    @InsertOnlyProperty Mode mode, @InsertOnlyProperty String actions, @InsertOnlyProperty String justification,
    @InsertOnlyProperty String alternatives, @InsertOnlyProperty Integer durationMinutes, @InsertOnlyProperty Instant notBefore,
    @InsertOnlyProperty boolean remoteSessionConsent, @InsertOnlyProperty String requestedBy,
    @InsertOnlyProperty Instant requestedAt) {

  static final String PROVIDER = "PROVIDER";

  List<String> resourceList() {
    return resources.lines().toList();
  }

  List<String> actionList() {
    return actions.lines().toList();
  }

  /** The provider's own people, not a subcontractor's. */
  boolean byProvider() {
    return PROVIDER.equals(organisation);
  }

  boolean asksFor(Action action) {
    return actionList().contains(action.name());
  }

  boolean asksForType(String resourceType) {
    return resourceList().stream().anyMatch(resource -> resource.startsWith(resourceType + ":"));
  }
}
