package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Shelf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails to be sent and those sent, as rows. When a mail is due is counted by the machine's clock and not by the engine's: a test
 * or an operator who moves that one must not hold mails back.
 */
@Repository
class Outbox {

  private static final int ERROR_LENGTH = 1000;
  private static final String TOLD_OF = " and case_id not like 'LE-%' and case_id not like 'TP-%'";
  /** What a slow line carries in a millisecond; a node keeps a mail to itself for as long as its attachments take on it. */
  private static final int SLOW_BYTES_PER_MILLI = 100;

  private final JdbcClient jdbc;
  private final Clock machine = Clock.systemUTC();

  Outbox(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(Mail mail) {
    jdbc.sql("""
        insert into outbox (id, case_id, template, language, recipient, recipient_name, subject, body, sha256, created_at, attempts,
        next_attempt_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)""")
        .params(mail.id(), mail.caseId(), mail.template(), mail.language(), mail.email(), mail.name(), mail.letter().subject(),
            mail.letter().body(), mail.letter().sha256(), utc(mail.createdAt()), utc(now()))
        .update();
    for (int i = 0; i < mail.attachments().size(); i++) {
      attach(mail.id(), i, mail.attachments().get(i));
    }
  }

  private void attach(UUID mail, int position, Document d) {
    jdbc.sql("""
        insert into outbox_attachment (mail_id, position, case_id, shelf, n, file_name, media_type, size_bytes, sha256, stored_at, stored_by)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(mail, position, d.caseId(), d.shelf().name(), d.n(), d.fileName(), d.mediaType(), d.size(), d.sha256(), utc(d.storedAt()),
            d.storedBy())
        .update();
  }

  private List<Document> attached(UUID mail) {
    return jdbc.sql("""
        select case_id, shelf, n, file_name, media_type, size_bytes, sha256, stored_at, stored_by from outbox_attachment
        where mail_id = ? order by position""")
        .param(mail).query((row, number) -> new Document(row.getString("case_id"), Shelf.valueOf(row.getString("shelf")), row.getInt("n"),
            row.getString("file_name"), row.getString("media_type"), row.getLong("size_bytes"), row.getString("sha256"),
            instant(row, "stored_at"), row.getString("stored_by")))
        .list();
  }

  /**
   * Takes the mail that waits longest, and keeps it from other nodes for a while. A node that dies with it lets it go by that.
   *
   * @return the mail, or empty where none is due that nobody else is taking right now
   */
  @Transactional
  public Optional<Mail> claim(Duration keep) {
    Optional<Mail> due = jdbc.sql("""
        select id, case_id, template, language, recipient, recipient_name, subject, body, created_at, attempts from outbox
        where next_attempt_at <= ? order by next_attempt_at fetch first 1 rows only for update skip locked""")
        .param(utc(now())).query(this::mail).optional();
    due.ifPresent(mail -> jdbc.sql("update outbox set attempts = ?, next_attempt_at = ? where id = ?")
        .params(mail.attempts(), utc(now().plus(keep).plusMillis(mail.attachedBytes() / SLOW_BYTES_PER_MILLI)), mail.id()).update());
    return due;
  }

  @Transactional
  public void sent(Mail mail) {
    jdbc.sql("update outbox set sent_at = ?, next_attempt_at = null, last_error = null where id = ? and sent_at is null")
        .params(utc(now()), mail.id()).update();
  }

  /** Has the mail wait for its next attempt. */
  @Transactional
  public void failed(Mail mail, Duration pause, String error) {
    jdbc.sql("update outbox set next_attempt_at = ?, last_error = ? where id = ? and sent_at is null")
        .params(utc(now().plus(pause)), error.substring(0, Math.min(error.length(), ERROR_LENGTH)), mail.id()).update();
  }

  List<SentNotice> of(String caseId) {
    return jdbc.sql("""
        select id, template, language, recipient, created_at, sent_at, sha256 from outbox where case_id = ? order by created_at, id""")
        .param(caseId).query((row, number) -> new SentNotice(row.getObject("id", UUID.class).toString(), row.getString("template"),
            row.getString("language"), row.getString("recipient"), instant(row, "created_at"), instant(row, "sent_at"),
            row.getString("sha256"), attached(row.getObject("id", UUID.class))))
        .list();
  }

  /** How many wait, without those of demands: a number that moves would tell of one. */
  long unsent() {
    return jdbc.sql("select count(*) from outbox where next_attempt_at is not null" + TOLD_OF).query(Long.class).single();
  }

  /** The age in seconds of the oldest of them; 0 where there is none. */
  double oldestUnsentSeconds(Instant now) {
    return jdbc.sql("select min(created_at) from outbox where next_attempt_at is not null" + TOLD_OF).query(OffsetDateTime.class).optional()
        .map(oldest -> Math.max(0, Duration.between(oldest.toInstant(), now).toMillis() / 1000.0)).orElse(0.0);
  }

  private Instant now() {
    return machine.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Mail mail(ResultSet row, int number) throws SQLException {
    return new Mail(row.getObject("id", UUID.class), row.getString("case_id"), row.getString("template"), row.getString("language"),
        row.getString("recipient"), row.getString("recipient_name"), new Letter(row.getString("subject"), row.getString("body")),
        attached(row.getObject("id", UUID.class)), instant(row, "created_at"), row.getInt("attempts") + 1);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
