package eu.datatrustee.access.gateway;

import java.time.Instant;
import java.util.Map;

/**
 * One person's access to one resource that a gateway says is open.
 *
 * @param until when the gateway closes it by itself, or null where it does not, or where {@code cases} say so
 * @param cases the cases it rests on and how long each lasts, or empty where the gateway keeps no such thing
 */
public record OpenAccess(String accessor, String resource, Instant until, Map<String, Instant> cases) {

  /** Whether the gateway does not say what the access rests on: then nobody can read from it how far it goes. */
  boolean untold() {
    return cases.isEmpty();
  }

  /** Whether the gateway has what the live grants need, as far as it says what it has. */
  boolean equalTo(NeededAccess needed) {
    if (untold()) {
      return until == null || equal(until, needed.until());
    }
    Map<String, Instant> wanted = needed.cases();
    return cases.keySet().equals(wanted.keySet())
        && cases.entrySet().stream().allMatch(open -> equal(open.getValue(), wanted.get(open.getKey())));
  }

  /** Gateways may keep whole seconds only. */
  private static boolean equal(Instant open, Instant wanted) {
    return Math.abs(open.toEpochMilli() - wanted.toEpochMilli()) < 1000;
  }
}
