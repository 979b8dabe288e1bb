package eu.datatrustee.demand.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demand_notice}. Whoever writes holds the case's lock. */
@Repository
class NoticeRecords {

  /**
   * @param settled null while the notice is due, silenced or on its way
   * @param queuedAt when the letters were written that are on their way, or have left; null while there are none
   * @param way how the customer was told where it was not by mail
   */
  record Row(String caseId, Instant begunAt, Instant queuedAt, NoticeState settled, Instant sentAt, String copySha256, Way way,
      String wayDetail, Integer wayDocument) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  NoticeRecords(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<Row> find(String caseId) {
    return jdbc.sql("""
        select case_id, begun_at, queued_at, settled, sent_at, copy_sha256, way, way_detail, way_document from demand_notice
        where case_id = ?""").param(caseId)
        .query((row, n) -> new Row(row.getString(1), instant(row, 2), instant(row, 3),
            row.getString(4) == null ? null : NoticeState.valueOf(row.getString(4)), instant(row, 5), row.getString(6),
            row.getString(7) == null ? null : Way.valueOf(row.getString(7)), row.getString(8), row.getObject(9, Integer.class))).optional();
  }

  boolean sent(String caseId) {
    return find(caseId).filter(row -> row.settled() == NoticeState.SENT).isPresent();
  }

  /** Whether its letters were written, and none has left. */
  boolean onItsWay(String caseId) {
    return find(caseId).filter(row -> row.settled() == null && row.queuedAt() != null).isPresent();
  }

  void begin(String caseId) {
    jdbc.sql("insert into demand_notice (case_id, begun_at) values (?, ?)").param(caseId).param(now()).update();
  }

  void queued(String caseId, String copySha256) {
    jdbc.sql("update demand_notice set queued_at = ?, copy_sha256 = ? where case_id = ?").param(now()).param(copySha256).param(caseId)
        .update();
  }

  void calledBack(String caseId) {
    jdbc.sql("update demand_notice set queued_at = null, copy_sha256 = null where case_id = ?").param(caseId).update();
  }

  /** @param at when the mail server took it */
  void sent(String caseId, Instant at, String copySha256) {
    jdbc.sql("update demand_notice set settled = 'SENT', sent_at = ?, copy_sha256 = ? where case_id = ?")
        .params(at.atOffset(ZoneOffset.UTC), copySha256, caseId).update();
  }

  void toldOtherwise(String caseId, String copySha256, Way way, String detail, Integer document) {
    jdbc.sql("""
        update demand_notice set settled = 'SENT', sent_at = ?, copy_sha256 = ?, way = ?, way_detail = ?, way_document = ?
        where case_id = ?""")
        .params(Arrays.asList(now(), copySha256, way.name(), detail, document, caseId)).update();
  }

  void nobody(String caseId) {
    jdbc.sql("update demand_notice set settled = 'NOBODY' where case_id = ?").param(caseId).update();
  }

  /** Forgets that there was nobody. */
  void somebody(String caseId) {
    jdbc.sql("delete from demand_notice where case_id = ? and settled = 'NOBODY'").param(caseId).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
