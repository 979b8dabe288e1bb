package eu.datatrustee.deadline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The running clocks that a transaction has started or read. A model's expressions read half, late and due right after one another:
 * one statement is enough for them. Lives with its transaction, and steps aside with it where another is run inside.
 */
class KnownInTransaction implements TransactionSynchronization {

  private final Object owner;
  private final Map<List<String>, Deadline> running = new HashMap<>();

  private KnownInTransaction(Object owner) {
    this.owner = owner;
  }

  /** What this transaction knows; without a transaction nothing, and nothing is kept. */
  static KnownInTransaction of(Object owner) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new KnownInTransaction(owner);
    }
    return TransactionSynchronizationManager.getSynchronizations().stream()
        .filter(KnownInTransaction.class::isInstance).map(KnownInTransaction.class::cast).filter(known -> known.owner == owner)
        .findFirst().orElseGet(() -> registered(new KnownInTransaction(owner)));
  }

  Optional<Deadline> running(String caseId, String name, Supplier<Optional<Deadline>> otherwise) {
    Deadline known = running.get(List.of(caseId, name));
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Deadline> found = otherwise.get();
    found.ifPresent(this::learn);
    return found;
  }

  void learn(Deadline deadline) {
    running.put(List.of(deadline.caseId(), deadline.name()), deadline);
  }

  void forget(String caseId, String name) {
    running.remove(List.of(caseId, name));
  }

  void forgetAll(String caseId) {
    running.keySet().removeIf(key -> key.get(0).equals(caseId));
  }

  private static KnownInTransaction registered(KnownInTransaction known) {
    TransactionSynchronizationManager.registerSynchronization(known);
    return known;
  }
}
