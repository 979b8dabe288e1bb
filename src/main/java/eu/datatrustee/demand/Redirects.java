package eu.datatrustee.demand;

import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.notification.SentNotice;
import eu.datatrustee.notification.SentNotices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The proof of redirects (D2, D8): the letter, the reminder, what came of it. */
@Repository
public class Redirects {

  /**
   * One redirect.
   *
   * @param letter the notice's id in the outbox
   * @param sentAt when it was written
   * @param deliveredAt when the mail server took it, or null while it has not
   * @param result an {@link Outcome}, or {@code BINDING_ORDER}, {@code DISCLOSE}, {@code REFUSED}; null while nothing has come
   */
  public record Redirect(String letter, Instant sentAt, Instant deliveredAt, String reminder, Instant remindedAt, String result, Instant resultAt) {}

  private final JdbcClient jdbc;
  private final SentNotices mails;
  private final Clock clock;

  Redirects(JdbcClient jdbc, SentNotices mails, Clock clock) {
    this.jdbc = jdbc;
    this.mails = mails;
    this.clock = clock;
  }

  public List<Redirect> of(String caseId) {
    Map<String, Instant> delivered = mails.of(caseId).stream().filter(mail -> mail.sentAt() != null)
        .collect(Collectors.toMap(SentNotice::id, SentNotice::sentAt));
    return jdbc.sql("select letter, sent_at, reminder, reminded_at, result, result_at from demand_redirect where case_id = ? order by id")
        .param(caseId).query((row, n) -> new Redirect(row.getString(1), instant(row, 2), delivered.get(row.getString(1)), row.getString(3),
            instant(row, 4), row.getString(5), instant(row, 6))).list();
  }

  void sent(String caseId, String letter) {
    jdbc.sql("insert into demand_redirect (case_id, letter, sent_at) values (?, ?, ?)").params(caseId, letter, now()).update();
  }

  void reminded(String caseId, String letter) {
    jdbc.sql("update demand_redirect set reminder = ?, reminded_at = ? where case_id = ? and result is null").params(letter, now(), caseId)
        .update();
  }

  /** What came of the one that is open; nothing where none is. */
  void result(String caseId, String result) {
    jdbc.sql("update demand_redirect set result = ?, result_at = ? where case_id = ? and result is null").params(result, now(), caseId)
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
