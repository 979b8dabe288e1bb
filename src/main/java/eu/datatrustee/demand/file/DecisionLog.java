package eu.datatrustee.demand.file;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who decided what on a case, in order. */
@Repository("demandDecisionLog")
public class DecisionLog {

  /** The step of a case that a decision belongs to. */
  public enum Step {
    VERIFICATION, FORM_CHECK, ASSESSMENT, RELEASE, OBJECTION, BAN, ITEMS, APPROVAL, COURT, REQUESTER, CUSTOMER, PURPOSE, PRESERVATION,
    ENFORCING_AUTHORITY, WITHDRAWAL, ENTRY, FAILED_STEP, NOTICE, ASSIGNMENT
  }

  /** One decision of one person. */
  public record Entry(Step step, String decision, String reason, String decidedBy, Instant decidedAt) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  DecisionLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public void add(String caseId, Step step, String decision, String reason, String decidedBy) {
    jdbc.sql("insert into demand_decision (case_id, step, decision, reason, decided_by, decided_at) values (?, ?, ?, ?, ?, ?)")
        .params(Arrays.asList(caseId, step.name(), decision, reason, decidedBy, clock.instant().atOffset(ZoneOffset.UTC))).update();
  }

  public List<Entry> of(String caseId) {
    return jdbc.sql("select step, decision, reason, decided_by, decided_at from demand_decision where case_id = ? order by id")
        .param(caseId).query((row, n) -> new Entry(Step.valueOf(row.getString(1)), row.getString(2), row.getString(3),
            row.getString(4), row.getObject(5, OffsetDateTime.class).toInstant())).list();
  }

  /** Whether somebody has found that the authority is who it says: before, nothing is written to it. */
  public boolean verified(String caseId) {
    return of(caseId).stream().anyMatch(entry -> entry.step() == Step.VERIFICATION && "GENUINE".equals(entry.decision()));
  }

  /** Whether the person took this step on the case. */
  public boolean took(String caseId, Step step, String userId) {
    return jdbc.sql("select count(*) from demand_decision where case_id = ? and step = ? and decided_by = ?")
        .params(caseId, step.name(), userId).query(Long.class).single() > 0;
  }
}
