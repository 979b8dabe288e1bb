package eu.datatrustee.benchmark;

import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How late timers are done. A trigger notes when the engine deletes a job, which it does in the transaction of the job's work; so any
 * engine is measured by the same means, and none knows.
 */
final class TimerLag {

  static final int TIMERS = 200;
  private static final String REMINDER = "task_review$taskListener~task_review_remind%";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final JdbcClient jdbc;
  private final Load cases;

  /** In milliseconds. */
  record Lag(double p50, double p99) {}

  /** @param cases opens the cases whose timers are watched */
  TimerLag(Measured database, Load cases) {
    this.jdbc = database.jdbc();
    this.cases = cases;
    jdbc.sql("create table benchmark_done (job_id varchar(64), due timestamp, done_at timestamp)").update();
    jdbc.sql("""
        create function benchmark_done() returns trigger language plpgsql as $$ begin
          insert into benchmark_done values (old.id_, old.duedate_, clock_timestamp() at time zone 'UTC');
          return old;
        end $$""").update();
    jdbc.sql("create trigger benchmark_done after delete on act_ru_job for each row execute function benchmark_done()").update();
  }

  /** Has reminders of open tasks come due one after another over ten seconds, among so many others, and waits until all are done. */
  Lag measure(int pending) throws Exception {
    while (reminders() < TIMERS) {
      Http.done(cases.call().get());
    }
    fillUpTo(pending);
    jdbc.sql("truncate benchmark_done").update();
    jdbc.sql("""
        update act_ru_job set rev_ = rev_ + 1,
          duedate_ = (now() at time zone 'UTC') + interval '3 seconds' + chosen.n * interval '50 milliseconds'
        from (select id_, row_number() over () as n from act_ru_job where handler_cfg_ like :reminder limit :timers) chosen
        where act_ru_job.id_ = chosen.id_""").param("reminder", REMINDER).param("timers", TIMERS).update();
    Instant end = Instant.now().plus(PATIENCE);
    while (jdbc.sql("select count(*) from benchmark_done").query(Integer.class).single() < TIMERS && Instant.now().isBefore(end)) {
      Thread.sleep(200);
    }
    double[] lags = jdbc.sql("select extract(epoch from done_at - due) * 1000 from benchmark_done").query(Double.class).list()
        .stream().mapToDouble(Double::doubleValue).toArray();
    return lags.length < TIMERS ? new Lag(Double.NaN, Double.NaN) : new Lag(Load.percentile(lags, 50), Load.percentile(lags, 99));
  }

  private int reminders() {
    return jdbc.sql("select count(*) from act_ru_job where handler_cfg_ like :reminder").param("reminder", REMINDER)
        .query(Integer.class).single();
  }

  /** Puts timers of next month beside those that are there. */
  private void fillUpTo(int pending) {
    long missing = pending - jdbc.sql("select count(*) from act_ru_job").query(Long.class).single();
    jdbc.sql("""
        insert into act_ru_job (id_, rev_, type_, exclusive_, retries_, duedate_, handler_type_, suspension_state_, priority_,
          repeat_offset_, create_time_)
        select 'filler-' || gen_random_uuid(), 1, 'timer', true, 3,
          (now() at time zone 'UTC') + interval '30 days' + n * interval '1 second', 'timer-transition', 1, 0, 0,
          now() at time zone 'UTC'
        from generate_series(1, :missing) n""").param("missing", missing).update();
    jdbc.sql("vacuum analyze act_ru_job").update();
  }
}
