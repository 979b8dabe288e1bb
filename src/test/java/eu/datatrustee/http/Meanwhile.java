package eu.datatrustee.http;

import eu.datatrustee.agreement.ConsentLost;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.context.event.EventListener;

/** Has something done while a loss is being written and its transaction is open: what it wrote is there, and nobody else sees it yet. */
final class Meanwhile {

  /** Shorter than any database lets a transaction wait for a lock. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final ExecutorService others = Executors.newCachedThreadPool();
  private volatile String customerId;
  private volatile Runnable acts;

  /** Once, when something of this customer is lost next. */
  void whenLost(String customer, Runnable doing) {
    acts = doing;
    customerId = customer;
  }

  /** Somebody else does it, on their own; waits until it is done, or until it is clear that they wait for this transaction to end. */
  <T> Future<T> other(Callable<T> act) {
    Future<T> done = others.submit(act);
    try {
      done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // They go on when this transaction is over.
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return done;
  }

  @EventListener
  void lost(ConsentLost loss) {
    if (loss.customerId().equals(customerId)) {
      customerId = null;
      acts.run();
    }
  }
}
