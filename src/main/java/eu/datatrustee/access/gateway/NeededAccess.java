package eu.datatrustee.access.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One person's access to one resource, as the live grants need it: the whole of it, so that a gateway replaces what it has.
 *
 * @param accessor mail address in lower case
 * @param resource {@code type:name}
 * @param entitlements one for each live grant; at least one
 */
public record NeededAccess(String accessor, String accessorName, String organisation, String resource,
    List<Entitlement> entitlements) {

  /**
   * What one grant lends.
   *
   * @param until first instant without it; a gateway that can, closes by itself then
   */
  public record Entitlement(String caseId, String customer, String mode, List<String> actions, Instant from, Instant until) {}

  /** The end of the last entitlement, for a gateway that keeps no more than one end. */
  public Instant until() {
    return entitlements.stream().map(Entitlement::until).max(Instant::compareTo).orElseThrow();
  }

  /** The cases the access rests on, and how long each lasts. */
  public Map<String, Instant> cases() {
    return entitlements.stream().collect(Collectors.toMap(Entitlement::caseId, Entitlement::until));
  }
}
