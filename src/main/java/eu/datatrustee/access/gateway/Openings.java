package eu.datatrustee.access.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Has gateways open all that a grant needs within one deadline, several at once. Whoever grants holds the records that an end of the
 * same customer's or incident's accesses waits for (A5): a gateway that is slow must not make that wait long.
 */
@Component
class Openings implements DisposableBean {

  /** For all of a grant's resources at all its gateways; the ends that wait for it are made again for longer than that. */
  private static final Duration WITHIN = Duration.ofSeconds(5);
  private static final int AT_ONCE = 8;

  /** One access to open at one gateway. */
  record Opening(AccessGateway gateway, NeededAccess access) {}

  private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
    Thread thread = new Thread(task, "opening");
    thread.setDaemon(true);
    return thread;
  });

  /** @throws GatewayUnavailable where one of them did not open in time, or at all; what others have opened by then stays open there */
  void open(List<Opening> openings) {
    long end = System.nanoTime() + WITHIN.toNanos();
    Queue<Opening> left = new ConcurrentLinkedQueue<>(openings);
    Queue<Opening> undone = new ConcurrentLinkedQueue<>(openings);
    ExecutorCompletionService<Void> done = new ExecutorCompletionService<>(threads);
    List<Future<Void>> workers = new ArrayList<>();
    for (int n = 0; n < Math.min(AT_ONCE, openings.size()); n++) {
      workers.add(done.submit(() -> work(left, undone), null));
    }
    try {
      for (int n = 0; n < workers.size(); n++) {
        Future<Void> worker = done.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (worker == null) {
          throw new GatewayUnavailable(nameOf(undone, openings), "has not opened everything within " + WITHIN.toSeconds() + " seconds", null);
        }
        worker.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException refused ? refused : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayUnavailable(nameOf(undone, openings), "asking was interrupted", e);
    } finally {
      left.clear();
      workers.forEach(worker -> worker.cancel(true));
    }
  }

  private static void work(Queue<Opening> left, Queue<Opening> undone) {
    for (Opening next = left.poll(); next != null; next = left.poll()) {
      next.gateway().open(next.access());
      undone.remove(next);
    }
  }

  private static String nameOf(Queue<Opening> undone, List<Opening> openings) {
    Opening first = undone.peek();
    return (first == null ? openings.get(openings.size() - 1) : first).gateway().name();
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
