package eu.datatrustee.access;

import eu.datatrustee.agreement.DataCategory;
import java.time.Instant;
import java.util.List;

/**
 * A request for access as it arrives, its fields read but not yet checked against the world.
 *
 * @param dataCategories kinds of data it touches beside what its resources hold, or null
 */
public record AccessApplication(String customerId, String purpose, String incidentId, Accessor accessor, String accessFromCountry,
    List<String> resources, Mode mode, List<Action> actions, List<DataCategory> dataCategories, String justification,
    String alternativesConsidered, Integer durationMinutes, Instant notBefore, Boolean remoteSessionConsent) {

  /** Who would get in. @param organisation {@code PROVIDER}, a subprocessor's id, or an affiliate's register number */
  public record Accessor(String name, String email, String organisation) {}
}
