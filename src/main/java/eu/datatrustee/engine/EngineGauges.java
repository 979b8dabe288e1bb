package eu.datatrustee.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the engine tells whoever monitors it: open incidents, failed jobs, open tasks by group. Confidential processes are counted
 * nowhere, since a number that moves tells of them too.
 */
@Component
class EngineGauges {

  /** A scrape reads many gauges: the database is asked once for all of them. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final String OPEN = " where %sproc_def_id_ in (select id_ from act_re_procdef where key_ not in (:hidden))";

  private record Snapshot(Instant at, double incidents, double failedJobs, Map<String, Double> tasks) {}

  private final JdbcClient jdbc;
  private final MeterRegistry meters;
  private final Rights rights;
  private final EngineRoles roles;
  private final Set<String> registered = new HashSet<>();
  private volatile Snapshot last;

  EngineGauges(JdbcClient jdbc, MeterRegistry meters, Rights rights, EngineRoles roles) {
    this.jdbc = jdbc;
    this.meters = meters;
    this.rights = rights;
    this.roles = roles;
  }

  /** Registers the gauges of the deployed models' groups; repeated, only those of new groups. */
  void register() {
    gauge("datatrustee.engine.incidents", "Incidents that wait for a person", Snapshot::incidents);
    gauge("datatrustee.engine.jobs.failed", "Jobs that have used up their tries", Snapshot::failedJobs);
    Set<String> groups = new HashSet<>(rights.groupsOfOpenModels());
    groups.add(roles.starters());
    for (String group : groups) {
      if (registered.add("tasks " + group)) {
        Gauge.builder("datatrustee.engine.tasks.open", this, gauges -> gauges.now().tasks().getOrDefault(group, 0d))
            .description("Open tasks by candidate group").tag("group", group).register(meters);
      }
    }
  }

  private void gauge(String name, String description, ToDoubleFunction<Snapshot> value) {
    if (registered.add(name)) {
      Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.now())).description(description).register(meters);
    }
  }

  private Snapshot now() {
    Snapshot known = last;
    // The machine's clock, not the engine's, which tests move.
    if (known == null || known.at.plus(FRESH).isBefore(Instant.now())) {
      known = read();
      last = known;
    }
    return known;
  }

  private Snapshot read() {
    Set<String> confidential = rights.confidentialProcesses();
    List<String> hidden = confidential.isEmpty() ? List.of("") : List.copyOf(confidential);
    Map<String, Double> tasks = new HashMap<>();
    jdbc.sql("select l.group_id_, count(*) from act_ru_task t join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'"
        + OPEN.formatted("t.") + " and l.group_id_ is not null group by l.group_id_").param("hidden", hidden)
        .query(row -> {
          String group = roles.customer(row.getString(1)) ? roles.starters() : row.getString(1);
          tasks.merge(group, row.getDouble(2), Double::sum);
        });
    return new Snapshot(Instant.now(), count("select count(*) from act_ru_incident" + OPEN.formatted(""), hidden),
        count("select count(*) from act_ru_job where retries_ = 0 and process_def_id_ in"
            + " (select id_ from act_re_procdef where key_ not in (:hidden))", hidden), tasks);
  }

  private double count(String sql, List<String> hidden) {
    return jdbc.sql(sql).param("hidden", hidden).query(Double.class).single();
  }
}
