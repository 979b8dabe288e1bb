package eu.datatrustee.silence;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the engine has called things of hidden cases, for somebody who has picked an id up: read from the database of the running service,
 * since no door tells it.
 */
final class EngineIds {

  private static final String OF_CASES = " in (select id_ from act_hi_procinst where business_key_ in (:cases)) order by id_ fetch first 2 rows only";

  private final JdbcClient database;

  /** @param url of a database that several processes may open */
  EngineIds(String url) {
    this.database = JdbcClient.create(new DriverManagerDataSource(url, "sa", ""));
  }

  /** Two of each kind: running and ended instances, executions, tasks, jobs, incidents, variables, ended tasks. */
  List<String> of(Set<String> cases) {
    List<String> ids = new ArrayList<>();
    for (String kind : List.of("id_ from act_ru_execution where parent_id_ is null and proc_inst_id_",
        "id_ from act_ru_execution where parent_id_ is not null and proc_inst_id_", "id_ from act_hi_procinst where end_time_ is not null and id_",
        "id_ from act_ru_task where proc_inst_id_", "id_ from act_ru_job where process_instance_id_", "id_ from act_ru_incident where proc_inst_id_",
        "id_ from act_ru_variable where proc_inst_id_", "id_ from act_hi_taskinst where end_time_ is not null and proc_inst_id_")) {
      List<String> found = database.sql("select " + kind + OF_CASES).param("cases", cases).query(String.class).list();
      if (found.isEmpty()) {
        throw new IllegalStateException("None: " + kind);
      }
      ids.addAll(found);
    }
    return ids;
  }

  /** Has a case's timer fail for good: the engine finds no more what it was to do. */
  void failOneJob(String caseId) {
    int failing = database.sql("""
        update act_ru_job set handler_cfg_ = 'gone', retries_ = 1, exception_msg_ = 'tried', duedate_ = ? where id_ = (select min(id_) from act_ru_job
        where handler_type_ = 'timer-transition' and process_instance_id_ in (select id_ from act_hi_procinst where business_key_ = ?))""")
        .params(Timestamp.from(Instant.now().minus(Duration.ofDays(1))), caseId).update();
    if (failing != 1) {
      throw new IllegalStateException("No timer of " + caseId);
    }
  }

  boolean failed(String caseId) {
    return database.sql("select count(*) from act_ru_incident where proc_inst_id_ in (select id_ from act_hi_procinst where business_key_ = ?)")
        .param(caseId).query(Long.class).single() > 0;
  }
}
