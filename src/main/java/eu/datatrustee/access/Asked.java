package eu.datatrustee.access;

import eu.datatrustee.agreement.DataCategory;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
 * @param dataCategories names of {@link DataCategory} that the requester named, one a line; empty where none
 * @param durationMinutes whole minutes, or null for the policy's usual grant
 * @param notBefore start of the window, or null for now
 * @param subprocessorId the register's id of whom the organisation meant when it was asked, or null: the provider, or nobody who may work
 */
record Asked(@InsertOnlyProperty String customerId, @InsertOnlyProperty String purpose, @InsertOnlyProperty String incidentId,
    @InsertOnlyProperty String severity, @InsertOnlyProperty String accessorName, @InsertOnlyProperty String accessorEmail,
    @InsertOnlyProperty String organisation, @InsertOnlyProperty String country, @InsertOnlyProperty String resources,
    @InsertOnlyProperty Mode mode, @InsertOnlyProperty String actions, @InsertOnlyProperty String dataCategories,
    @InsertOnlyProperty String justification,
    @InsertOnlyProperty String alternatives, @InsertOnlyProperty Integer durationMinutes, @InsertOnlyProperty Instant notBefore,
    @InsertOnlyProperty boolean remoteSessionConsent, @InsertOnlyProperty String requestedBy,
    @InsertOnlyProperty Instant requestedAt, @InsertOnlyProperty String subprocessorId) {

  static final String PROVIDER = "PROVIDER";
  private static final String DATABASE = "database";

  /** The same, by whom its organisation means. */
  Asked meaning(String entry) {
    return new Asked(customerId, purpose, incidentId, severity, accessorName, accessorEmail, organisation, country, resources, mode, actions,
        dataCategories, justification, alternatives, durationMinutes, notBefore, remoteSessionConsent, requestedBy, requestedAt, entry);
  }

  /** Whom the register is asked for: what a number meant when access was asked for, it means as long as the case is open. */
  String engaged() {
    return subprocessorId == null ? organisation : subprocessorId;
  }

  List<String> resourceList() {
    return resources.lines().toList();
  }

  List<String> actionList() {
    return actions.lines().toList();
  }

  /**
   * The kinds of data that the access touches (S1, S3): those that were named, and customer content wherever a resource holds it. Only a
   * database is what its requester says it holds: usage, payments, content where nothing is said.
   */
  Set<DataCategory> touched() {
    Set<DataCategory> touched = EnumSet.noneOf(DataCategory.class);
    dataCategories.lines().map(DataCategory::valueOf).forEach(touched::add);
    if (touched.isEmpty() || kinds().stream().anyMatch(kind -> !kind.equals(DATABASE))) {
      touched.add(DataCategory.CONTENT);
    }
    return touched;
  }

  /** The kinds of resource asked for: {@code mailbox}, {@code site} … */
  Set<String> kinds() {
    return resourceList().stream().map(resource -> resource.substring(0, resource.indexOf(':'))).collect(Collectors.toSet());
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
