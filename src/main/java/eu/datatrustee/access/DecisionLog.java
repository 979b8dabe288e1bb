package eu.datatrustee.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who decided what on a request, in order. */
@Repository
class DecisionLog {

  /** The step of a case a decision belongs to. */
  enum Step { REVIEW, CONFIRM, CUSTOMER, EXTENSION, SUPERVISION, TERMINATION, WITHDRAWAL, DISCONNECTION, CLOSING_STATEMENT, DISPUTE }

  /** One decision of one person. */
  record Entry(Step step, String decision, String reason, String decidedBy, Instant decidedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(String caseId, Step step, String decision, String reason, String decidedBy) {
    jdbc.sql("""
        insert into access_decision (case_id, step, decision, reason, decided_by, decided_at)
        values (?, ?, ?, ?, ?, ?)""")
        .params(caseId, step.name(), decision, reason, decidedBy, clock.instant().atOffset(ZoneOffset.UTC)).update();
  }

  List<Entry> of(String caseId) {
    return jdbc.sql("select step, decision, reason, decided_by, decided_at from access_decision where case_id = ? order by id")
        .param(caseId).query((row, n) -> new Entry(Step.valueOf(row.getString(1)), row.getString(2), row.getString(3),
            row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant())).list();
  }

  /** The latest decision on the case. */
  Entry last(String caseId) {
    List<Entry> all = of(caseId);
    return all.get(all.size() - 1);
  }

  /** Whether the person granted, confirmed or decided an extension of this access. */
  boolean approvedBy(String caseId, String userId) {
    return jdbc.sql("""
        select count(*) from access_decision where case_id = ? and decided_by = ?
        and step in ('REVIEW', 'CONFIRM', 'EXTENSION') and decision <> 'ASK'""")
        .params(caseId, userId).query(Long.class).single() > 0;
  }

  /** Whether the person has had any part in deciding on the case. */
  boolean involves(String caseId, String userId) {
    return jdbc.sql("select count(*) from access_decision where case_id = ? and decided_by = ?")
        .params(caseId, userId).query(Long.class).single() > 0;
  }
}
