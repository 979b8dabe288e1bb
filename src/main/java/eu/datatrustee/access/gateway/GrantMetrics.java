package eu.datatrustee.access.gateway;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** What to watch of the grants; counted in the books when asked, so that a reconciler that stands still shows. */
@Component
class GrantMetrics implements MeterBinder {

  private final GrantBooks books;
  private final Reconciler reconciler;
  private final Clock clock;

  GrantMetrics(GrantBooks books, Reconciler reconciler, Clock clock) {
    this.books = books;
    this.reconciler = reconciler;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("datatrustee.grants.active", () -> books.countLive(clock.instant()))
        .description("Accesses that may be used now").register(registry);
    Gauge.builder("datatrustee.grants.unconfirmed", () -> books.countUnconfirmed(clock.instant()))
        .description("Grants past their end that a gateway has not confirmed gone").register(registry);
    Gauge.builder("datatrustee.gateways.strays", reconciler::strays)
        .description("Accesses that a gateway lists and no live grant needs, as of this node's last round").register(registry);
  }
}
