package eu.datatrustee.access.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;

/**
 * Accesses that a gateway may have been told more of than was granted in the end: the transaction was rolled back after the gateway was
 * asked, or the node died. A gateway that lists what an access rests on shows it, one that does not is told anew (A2). Kept in memory:
 * a node that starts doubts all that such a gateway lists.
 */
@Component
class Doubts {

  /** By then no call still arrives that was given up when the doubt arose. */
  private static final long LATE = Duration.ofSeconds(10).toNanos();

  private record Access(String gateway, String accessor, String resource) {}

  private record Doubt(long since, boolean told) {

    boolean old() {
      return System.nanoTime() - since > LATE;
    }
  }

  private final Map<Access, Doubt> doubts = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  void arise(String gateway, String accessor, String resource) {
    doubts.put(new Access(gateway, accessor, resource), new Doubt(System.nanoTime(), false));
  }

  /** Whether the gateway is to be told now: at once, and once more when nothing of what was given up can still arrive. */
  boolean persist(String gateway, String accessor, String resource) {
    Doubt doubt = doubts.get(new Access(gateway, accessor, resource));
    return doubt != null && (!doubt.told() || doubt.old());
  }

  void told(String gateway, String accessor, String resource) {
    doubts.computeIfPresent(new Access(gateway, accessor, resource), (access, doubt) -> doubt.old() ? null : new Doubt(doubt.since(), true));
  }

  /** What no live grant needs is closed as a whole, and so beyond doubt. */
  void forget(String gateway, BiPredicate<String, String> needed) {
    doubts.entrySet().removeIf(each -> each.getKey().gateway().equals(gateway) && each.getValue().old()
        && !needed.test(each.getKey().accessor(), each.getKey().resource()));
  }

  /** Whether this node has never before seen what the gateway lists. */
  boolean firstLook(String gateway) {
    return seen.add(gateway);
  }
}
