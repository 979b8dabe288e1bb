package eu.datatrustee.access.gateway;

import eu.datatrustee.access.gateway.NeededAccess.Entitlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares what a gateway says is open with what live grants need there, and straightens it: closes what nobody may have (A2, A5),
 * opens again what a live grant lacks, since that access is lawful. Counts by person and resource, so that the end of one grant never
 * cuts another. An access is gone when the gateway, asked again, no longer lists it; its word on closing proves nothing. Where others
 * keep it open, and the gateway does not list what it rests on, it is told anew what they need: the ended one may have lent more.
 */
@Component
class Reconciliation {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  /** Who waits for the same lock, waits no longer than this and a few calls. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private record Key(String accessor, String resource) {}

  private final GrantBooks books;
  private final Doubts doubts;
  private final ReconcilerSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Reconciliation(GrantBooks books, Doubts doubts, ReconcilerSettings settings, Clock clock, TransactionTemplate transaction) {
    this.books = books;
    this.doubts = doubts;
    this.settings = settings;
    this.clock = clock;
    this.transaction = transaction;
  }

  /** What one grant's person needs of a resource, out of all their live grants there. */
  static NeededAccess needed(String resource, List<Grant> live) {
    List<Entitlement> entitlements = live.stream().filter(g -> g.resources().contains(resource)).map(Grant::entitlement).toList();
    Grant any = live.get(0);
    return new NeededAccess(any.accessor(), any.accessorName(), any.organisation(), resource, entitlements);
  }

  /**
   * One round at one gateway. Looks without a lock, and takes one where there is something to do.
   *
   * @param impatient whether to ask again at once what was asked in vain: the gateway has just come back
   * @return how many accesses the gateway lists that no live grant needs
   * @throws GatewayUnavailable where the gateway does not even list them; written down with each grant that waits for it
   */
  int round(AccessGateway gateway, boolean impatient) {
    Collection<OpenAccess> open;
    try {
      open = gateway.openAccesses();
    } catch (RuntimeException e) {
      transaction.executeWithoutResult(t -> inVain(books.openBooks(gateway.name(), clock.instant()), impatient, e.getMessage()));
      throw e;
    }
    Instant now = clock.instant();
    List<Serving> servings = books.openBooks(gateway.name(), now);
    Map<Key, NeededAccess> needed = needed(gateway, servings);
    Map<Key, OpenAccess> listed = byKey(open);
    Map<String, Set<String>> accessorsByLock = new TreeMap<>();
    if (doubts.firstLook(gateway.name())) {
      listed.values().stream().filter(OpenAccess::untold).forEach(each -> doubts.arise(gateway.name(), each.accessor(), each.resource()));
    }
    doubts.forget(gateway.name(), (accessor, resource) -> needed.containsKey(new Key(accessor, resource)));
    for (String accessor : withWork(gateway, servings, needed, listed)) {
      accessorsByLock.computeIfAbsent(GrantBooks.lockOf(accessor), lock -> new HashSet<>()).add(accessor);
    }
    accessorsByLock.forEach((lock, accessors) -> transaction.executeWithoutResult(t -> {
      // Whoever has the lock is opening or closing for these people at this moment; the next round sees what came of it.
      if (books.tryLock(lock)) {
        straighten(gateway, accessors::contains, impatient);
      }
    }));
    return (int) listed.keySet().stream().filter(key -> !needed.containsKey(key)).count();
  }

  /**
   * Straightens the accesses of some people and confirms the ends that the gateway bears out. The caller holds their lock: between
   * the look and the deed no grant of theirs is opened or closed there by anyone else.
   */
  void straighten(AccessGateway gateway, Predicate<String> accessors, boolean impatient) {
    Instant now = clock.instant();
    List<Serving> servings = books.openBooks(gateway.name(), now).stream().filter(s -> accessors.test(s.grant().accessor())).toList();
    Map<Key, String> errors = new HashMap<>();
    Set<Key> told = new HashSet<>();
    Collection<OpenAccess> open;
    try {
      open = gateway.openAccesses();
      if (change(gateway, servings, byKey(only(open, accessors)), impatient, errors, told)) {
        open = gateway.openAccesses();
      }
    } catch (RuntimeException e) {
      inVain(servings, impatient, e.getMessage());
      return;
    }
    confirm(gateway, servings, byKey(only(open, accessors)), impatient, errors, told);
  }

  /** @param told is given the accesses that the gateway has just been told the whole of */
  private boolean change(AccessGateway gateway, List<Serving> servings, Map<Key, OpenAccess> listed, boolean impatient,
      Map<Key, String> errors, Set<Key> told) {
    Map<Key, NeededAccess> needed = needed(gateway, servings);
    Set<Key> keys = new LinkedHashSet<>(listed.keySet());
    keys.addAll(needed.keySet());
    long begun = System.nanoTime();
    boolean changed = false;
    for (Key key : keys) {
      if (System.nanoTime() - begun > LONGEST_TURN.toNanos()) {
        break;
      }
      try {
        if (!needed.containsKey(key)) {
          if (impatient || due(key, servings)) {
            changed = true;
            gateway.close(key.accessor(), key.resource());
            LOG.info("Gateway {}: closed {} for {}", gateway.name(), key.resource(), key.accessor());
          }
        } else if (!listed.containsKey(key) || !listed.get(key).equalTo(needed.get(key))
            || listed.get(key).untold() && ended(key, servings).findAny().isPresent() && (impatient || due(key, servings))
            || doubtful(gateway, listed.get(key))) {
          changed = true;
          gateway.open(needed.get(key));
          told.add(key);
          doubts.told(gateway.name(), key.accessor(), key.resource());
          Instant now = clock.instant();
          needed.get(key).cases().keySet().forEach(caseId -> books.opened(caseId, gateway.name(), now));
          LOG.info("Gateway {}: {} {} for {}, which {} still rests on", gateway.name(),
              listed.containsKey(key) ? "adjusted" : "opened again", key.resource(), key.accessor(), needed.get(key).cases().keySet());
        }
      } catch (RuntimeException e) {
        errors.put(key, e.getMessage());
        LOG.warn("Gateway {}: {} for {} is not as it should be: {}", gateway.name(), key.resource(), key.accessor(), e.getMessage());
      }
    }
    return changed;
  }

  /** Whether to ask for it now: something nobody ever granted always, an ended grant when its pause is over. */
  private boolean due(Key key, List<Serving> servings) {
    List<Serving> ended = ended(key, servings).toList();
    return ended.isEmpty() || ended.stream().anyMatch(s -> !s.waits(clock.instant()));
  }

  private boolean doubtful(AccessGateway gateway, OpenAccess listed) {
    return listed.untold() && doubts.persist(gateway.name(), listed.accessor(), listed.resource());
  }

  private static Stream<Serving> ended(Key key, List<Serving> servings) {
    return servings.stream().filter(s -> s.unconfirmed() && concerns(s.grant(), key));
  }

  private void confirm(AccessGateway gateway, List<Serving> servings, Map<Key, OpenAccess> listed, boolean impatient,
      Map<Key, String> errors, Set<Key> told) {
    Map<Key, NeededAccess> needed = needed(gateway, servings);
    for (Serving serving : servings) {
      if (!serving.unconfirmed()) {
        continue;
      }
      List<Key> left = listed.keySet().stream().filter(key -> concerns(serving.grant(), key))
          .filter(key -> stillThere(serving.grant(), listed.get(key), needed.get(key), told.contains(key))).toList();
      if (left.isEmpty()) {
        books.gone(serving.grant().caseId(), gateway.name(), clock.instant());
      } else {
        inVain(List.of(serving), impatient, left.stream().map(errors::get).filter(e -> e != null).findFirst()
            .orElse("still lists " + left.get(0).resource()));
      }
    }
  }

  /**
   * Another live grant keeps the access open; this one is out of it when the gateway no longer names it there, or, where it names none,
   * has since been told the whole of what is needed.
   */
  private static boolean stillThere(Grant ended, OpenAccess listed, NeededAccess needed, boolean told) {
    return needed == null || (listed.untold() ? !told : listed.cases().containsKey(ended.caseId()));
  }

  private void inVain(List<Serving> servings, boolean impatient, String error) {
    Instant now = clock.instant();
    for (Serving serving : servings) {
      if (serving.unconfirmed() && (impatient || !serving.waits(now))) {
        books.askedInVain(serving, error == null ? "no reason given" : error,
            now.plus(settings.pauseAfter(serving.attempts() + 1)));
      }
    }
  }

  private Set<String> withWork(AccessGateway gateway, List<Serving> servings, Map<Key, NeededAccess> needed, Map<Key, OpenAccess> listed) {
    Set<String> accessors = new HashSet<>();
    servings.stream().filter(Serving::unconfirmed).forEach(s -> accessors.add(s.grant().accessor()));
    listed.keySet().stream().filter(key -> !needed.containsKey(key)).forEach(key -> accessors.add(key.accessor()));
    needed.forEach((key, access) -> {
      if (!listed.containsKey(key) || !listed.get(key).equalTo(access) || doubtful(gateway, listed.get(key))) {
        accessors.add(key.accessor());
      }
    });
    return accessors;
  }

  private static Map<Key, NeededAccess> needed(AccessGateway gateway, List<Serving> servings) {
    Map<String, List<Grant>> live = new LinkedHashMap<>();
    servings.stream().map(Serving::grant).filter(Grant::live)
        .forEach(grant -> live.computeIfAbsent(grant.accessor(), a -> new ArrayList<>()).add(grant));
    Map<Key, NeededAccess> needed = new LinkedHashMap<>();
    live.forEach((accessor, grants) -> grants.stream().flatMap(g -> g.resources().stream()).distinct().filter(gateway::guards)
        .forEach(resource -> needed.put(new Key(accessor, resource), needed(resource, grants))));
    return needed;
  }

  private static boolean concerns(Grant grant, Key key) {
    return grant.accessor().equals(key.accessor()) && grant.resources().contains(key.resource());
  }

  private static List<OpenAccess> only(Collection<OpenAccess> open, Predicate<String> accessors) {
    return open.stream().filter(access -> accessors.test(access.accessor())).toList();
  }

  private static Map<Key, OpenAccess> byKey(Collection<OpenAccess> open) {
    Map<Key, OpenAccess> byKey = new LinkedHashMap<>();
    open.forEach(access -> byKey.put(new Key(access.accessor(), access.resource()), access));
    return byKey;
  }
}
