package eu.datatrustee.deadline;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many clocks of open cases are over, counted when somebody looks; only the flows whose existence may be known. */
@Component
class DeadlineMetrics implements MeterBinder {

  private final JdbcClient jdbc;
  private final Clock clock;

  DeadlineMetrics(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("datatrustee.clocks.overdue", this::overdue).description("running clocks of access cases that are past their end")
        .register(registry);
  }

  private double overdue() {
    return jdbc.sql("select count(*) from deadline where running = true and due_at < ? and case_id not like 'LE-%' and case_id not like 'TP-%'")
        .param(clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
  }
}
