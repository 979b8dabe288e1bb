package eu.datatrustee.casework;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The records of one table that the current transaction has read, by id: the many small steps that the engine runs between two save
 * points share them. Without a transaction nothing is kept. Whatever reads under a lock or writes {@linkplain #keep keeps} the record
 * as it is then.
 */
public final class InTransaction<T> {

  /** The record that this transaction knows, or else the one that is read now; that none is there is not kept. */
  public Optional<T> find(String id, Supplier<Optional<T>> read) {
    T known = known().get(id);
    return known != null ? Optional.of(known) : keep(id, read.get());
  }

  public Optional<T> keep(String id, Optional<T> found) {
    found.ifPresent(there -> known().put(id, there));
    return found;
  }

  /** Has the record read again, since this transaction has changed it. */
  public void forget(String id) {
    known().remove(id);
  }

  @SuppressWarnings("unchecked")
  private Map<String, T> known() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      return new HashMap<>();
    }
    Map<String, T> known = (Map<String, T>) TransactionSynchronizationManager.getResource(this);
    if (known == null) {
      known = new HashMap<>();
      TransactionSynchronizationManager.bindResource(this, known);
      TransactionSynchronizationManager.registerSynchronization(new Ending());
    }
    return known;
  }

  private final class Ending implements TransactionSynchronization {

    @Override
    public void suspend() {
      TransactionSynchronizationManager.unbindResource(InTransaction.this);
    }

    @Override
    public void resume() {
      // What was read before may have been changed by the transaction in between: read it again.
      TransactionSynchronizationManager.bindResource(InTransaction.this, new HashMap<>());
    }

    @Override
    public void beforeCompletion() {
      TransactionSynchronizationManager.unbindResourceIfPossible(InTransaction.this);
    }
  }
}
