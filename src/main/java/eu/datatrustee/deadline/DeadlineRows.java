package eu.datatrustee.deadline;

import static java.util.stream.Collectors.joining;

import eu.datatrustee.deadline.Deadlines.Reminder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code deadline}. Each method is one statement. */
@Repository
class DeadlineRows {

  private static final String INSERT = """
      insert into deadline (case_id, customer_id, flow, name, started_at, half_at, late_at, due_at, counting, norm, explanation, at_end,
        readers, running)
      values (:caseId, :customerId, :flow, :name, :startedAt, :half, :late, :due, :counting, :norm, :explanation, :atEnd, :readers, true)
      """;
  private static final String SELECT = """
      select case_id, name, started_at, half_at, late_at, due_at, counting, norm, explanation, closed_at from deadline
      """;
  private static final String THE_RUNNING_ONE = " where case_id = :caseId and name = :name and running = true";

  private final JdbcClient jdbc;
  private final String insert;

  DeadlineRows(JdbcClient jdbc, JdbcOperations operations) {
    this.jdbc = jdbc;
    String database = operations.execute((ConnectionCallback<String>) connection -> connection.getMetaData().getDatabaseProductName());
    // On PostgreSQL a violated key ends the whole transaction, and with it the case's; H2 goes on after one and does not know the clause.
    insert = "PostgreSQL".equals(database) ? INSERT + "on conflict do nothing" : INSERT;
  }

  /** @return false where that clock of the case runs already */
  boolean insert(StartedClock clock) {
    Deadline deadline = clock.deadline();
    try {
      return jdbc.sql(insert).param("caseId", deadline.caseId()).param("customerId", clock.customerId()).param("flow", clock.flow())
          .param("name", deadline.name()).param("startedAt", utc(deadline.startedAt())).param("half", utc(deadline.half()))
          .param("late", utc(deadline.late())).param("due", utc(deadline.due())).param("counting", deadline.counting().name())
          .param("norm", deadline.norm()).param("explanation", deadline.explanation()).param("atEnd", clock.atEnd())
          .param("readers", bars(clock.readers())).update() == 1;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  Optional<Deadline> running(String caseId, String name) {
    return jdbc.sql(SELECT + THE_RUNNING_ONE).param("caseId", caseId).param("name", name).query(DeadlineRows::deadline).optional();
  }

  List<Deadline> of(String caseId) {
    return jdbc.sql(SELECT + " where case_id = :caseId order by started_at, id").param("caseId", caseId).query(DeadlineRows::deadline).list();
  }

  List<Deadline> of(Collection<String> caseIds) {
    return jdbc.sql(SELECT + " where case_id in (:caseIds) order by case_id, started_at, id").param("caseIds", caseIds)
        .query(DeadlineRows::deadline).list();
  }

  void close(String caseId, String name, Instant at) {
    jdbc.sql("update deadline set closed_at = :at, running = null" + THE_RUNNING_ONE)
        .param("at", utc(at)).param("caseId", caseId).param("name", name).update();
  }

  void closeAll(String caseId, Instant at) {
    jdbc.sql("update deadline set closed_at = :at, running = null where case_id = :caseId and running = true")
        .param("at", utc(at)).param("caseId", caseId).update();
  }

  /** @return whether nobody had marked it before */
  boolean markReminded(String caseId, String name, Reminder share, Instant at) {
    String column = switch (share) {
      case HALF -> "half_reminded_at";
      case LATE -> "late_reminded_at";
    };
    return jdbc.sql("update deadline set " + column + " = :at" + THE_RUNNING_ONE + " and " + column + " is null")
        .param("at", utc(at)).param("caseId", caseId).param("name", name).update() == 1;
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static String bars(Set<String> groups) {
    return groups.stream().sorted().collect(joining("|", "|", "|"));
  }

  private static Deadline deadline(ResultSet row, int index) throws SQLException {
    return new Deadline(row.getString("case_id"), row.getString("name"), instant(row, "started_at"), instant(row, "half_at"),
        instant(row, "late_at"), instant(row, "due_at"), Counting.valueOf(row.getString("counting")), row.getString("norm"),
        row.getString("explanation"), instant(row, "closed_at"));
  }
}
