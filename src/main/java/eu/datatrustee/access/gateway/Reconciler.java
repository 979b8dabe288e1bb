package eu.datatrustee.access.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sees every end of an access through, beside the engine and without it (A5). It never gives up: the engine's retries do. Each
 * gateway has a thread of its own, so that one that hangs delays no other, and none shares a pool with the rest of the service.
 * Every node runs it; locks in the database keep them apart.
 */
@Component
class Reconciler implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);

  private final Gateways gateways;
  private final Reconciliation reconciliation;
  private final Settlement settlement;
  private final ReconcilerSettings settings;
  /** Accesses listed that no live grant needs, by gateway, as of the last round. */
  private final Map<String, Integer> strays = new ConcurrentHashMap<>();
  /** Gateways that did not answer in the last round. */
  private final Map<String, Boolean> silent = new ConcurrentHashMap<>();
  private ScheduledExecutorService threads;

  Reconciler(Gateways gateways, Reconciliation reconciliation, Settlement settlement, ReconcilerSettings settings) {
    this.gateways = gateways;
    this.reconciliation = reconciliation;
    this.settlement = settlement;
    this.settings = settings;
  }

  /** One round at one gateway; never throws. */
  void round(AccessGateway gateway) {
    boolean cameBack = silent.getOrDefault(gateway.name(), false);
    try {
      strays.put(gateway.name(), reconciliation.round(gateway, cameBack));
      silent.put(gateway.name(), false);
      if (cameBack) {
        LOG.info("Gateway {} answers again", gateway.name());
      }
      settlement.round();
    } catch (Throwable e) {
      // A periodic task that throws is never run again.
      if (!Boolean.TRUE.equals(silent.put(gateway.name(), true))) {
        LOG.warn("Gateway {} cannot be compared with the grants: {}", gateway.name(), e.toString());
      }
    }
  }

  /** Alarms do not wait for a gateway's answer; never throws. */
  void settle() {
    try {
      settlement.round();
    } catch (Throwable e) {
      LOG.warn("Grants past their end cannot be looked through: {}", e.toString());
    }
  }

  int strays() {
    return strays.values().stream().mapToInt(Integer::intValue).sum();
  }

  @Override
  public synchronized void start() {
    if (!settings.enabled() || threads != null) {
      return;
    }
    threads = Executors.newScheduledThreadPool(gateways.all().size() + 1, task -> {
      Thread thread = new Thread(task, "reconciler");
      thread.setDaemon(true);
      return thread;
    });
    long pause = settings.pause().toMillis();
    gateways.all().forEach(gateway -> threads.scheduleWithFixedDelay(() -> round(gateway), pause, pause, TimeUnit.MILLISECONDS));
    threads.scheduleWithFixedDelay(this::settle, pause, pause, TimeUnit.MILLISECONDS);
  }

  @Override
  public synchronized void stop() {
    if (threads != null) {
      threads.shutdownNow();
      try {
        // The pool of connections closes after this.
        threads.awaitTermination(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      threads = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return threads != null;
  }
}
