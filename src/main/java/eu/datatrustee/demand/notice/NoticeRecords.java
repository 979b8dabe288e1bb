package eu.datatrustee.demand.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demand_notice}. Whoever writes holds the case's lock. */
@Repository
class NoticeRecords {

  /** @param settled null while the notice is due or silenced */
  record Row(String caseId, Instant begunAt, NoticeState settled, Instant sentAt, String copySha256) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  NoticeRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Row> find(String caseId) {
    return jdbc.sql("select case_id, begun_at, settled, sent_at, copy_sha256 from demand_notice where case_id = ?").param(caseId)
        .query((row, n) -> new Row(row.getString(1), instant(row, 2), row.getString(3) == null ? null : NoticeState.valueOf(row.getString(3)),
            instant(row, 4), row.getString(5))).optional();
  }

  boolean sent(String caseId) {
    return find(caseId).filter(row -> row.settled() == NoticeState.SENT).isPresent();
  }

  void begin(String caseId) {
    jdbc.sql("insert into demand_notice (case_id, begun_at) values (?, ?)").param(caseId).param(now()).update();
  }

  void sent(String caseId, String copySha256) {
    jdbc.sql("update demand_notice set settled = 'SENT', sent_at = ?, copy_sha256 = ? where case_id = ?").param(now())
        .param(copySha256).param(caseId).update();
  }

  void nobody(String caseId) {
    jdbc.sql("update demand_notice set settled = 'NOBODY' where case_id = ?").param(caseId).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
