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
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The mails to be sent, those sent and those called back, as rows. When a mail is due is counted by the machine's clock and not by the
 * engine's: a test or an operator who moves that one must not hold mails back.
 */
@Repository
class Outbox {

  private static final int ERROR_LENGTH = 1000;
  private static final int REASON_LENGTH = 400;
  private static final String TOLD_OF = " and case_id not like 'LE-%' and case_id not like 'TP-%'";
  /** What a slow line carries in a millisecond; a node keeps a mail to itself for as long as its attachments take on it. */
  private static final int SLOW_BYTES_PER_MILLI = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Clock machine = Clock.systemUTC();

  Outbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  void add(Mail mail) {
    jdbc.sql("""
        insert into outbox (id, case_id, template, language, recipient, recipient_name, subject, body, sha256, created_at, attempts,
        next_attempt_at, documents_apart) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)""")
        .params(mail.id(), mail.caseId(), mail.template(), mail.language(), mail.email(), mail.name(), mail.letter().subject(),
            mail.letter().body(), mail.letter().sha256(), utc(mail.createdAt()), utc(now()), mail.apart())
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
   * Takes the mail that waits longest, and keeps it from other nodes for a while. A node that dies with it lets it go by that. One that
   * was called back is not due: whether a mail may go is read under the lock by which it is taken.
   *
   * @return the mail, or empty where none is due that nobody else is taking right now
   */
  @Transactional
  public Optional<Mail> claim(Duration keep) {
    Optional<Mail> due = jdbc.sql("""
        select id, case_id, template, language, recipient, recipient_name, subject, body, documents_apart, created_at, attempts from outbox
        where next_attempt_at <= ? order by next_attempt_at fetch first 1 rows only for update skip locked""")
        .param(utc(now())).query(this::mail).optional();
    // Taken by a node that never said what came of it: that one may have handed it over.
    due.ifPresent(mail -> jdbc.sql("""
        update outbox set attempts = ?, next_attempt_at = ?, maybe_out = (maybe_out or taken_at is not null), taken_at = ? where id = ?""")
        .params(mail.attempts(), utc(now().plus(keep).plusMillis(mail.attachedBytes() / SLOW_BYTES_PER_MILLI)), utc(now()), mail.id())
        .update());
    return due;
  }

  /** @return whether this call marked it, and whether it had been called back: empty where it was marked before */
  @Transactional
  public Optional<Boolean> sent(Mail mail) {
    Optional<Boolean> withdrawn = jdbc.sql("select withdrawn_at is not null from outbox where id = ? and sent_at is null for update")
        .param(mail.id()).query(Boolean.class).optional();
    withdrawn.ifPresent(known -> jdbc.sql("""
        update outbox set sent_at = ?, next_attempt_at = null, taken_at = null, last_error = null where id = ?""")
        .params(utc(clock.instant().truncatedTo(ChronoUnit.MICROS)), mail.id()).update());
    return withdrawn;
  }

  /**
   * Has the mail wait for its next attempt, unless it was called back.
   *
   * @return whether it is refused for good, and was not before
   */
  @Transactional
  public boolean failed(Mail mail, Duration pause, String error, HandOver how) {
    String said = error.substring(0, Math.min(error.length(), ERROR_LENGTH));
    jdbc.sql("""
        update outbox set next_attempt_at = case when withdrawn_at is null then cast(? as timestamp with time zone) end, last_error = ?,
        taken_at = null, maybe_out = (maybe_out or ?) where id = ? and sent_at is null""")
        .params(utc(now().plus(pause)), said, how == HandOver.UNKNOWN, mail.id()).update();
    return how == HandOver.REFUSED && jdbc.sql("update outbox set refused_at = ? where id = ? and refused_at is null and withdrawn_at is null")
        .params(utc(clock.instant().truncatedTo(ChronoUnit.MICROS)), mail.id()).update() == 1;
  }

  /** Calls back what has not left, under the lock of each mail: a node that takes one now finds it gone, or has it in hand already. */
  Recall callBack(String caseId, Set<String> templates, String reason) {
    List<Kept> kept = jdbc.sql("""
        select id, sent_at is not null as sent, taken_at is not null or maybe_out as maybe_out from outbox
        where case_id = :case and template in (:templates) and (withdrawn_at is null or sent_at is not null) order by id for update""")
        .param("case", caseId).param("templates", templates).query(Kept.class).list();
    kept.stream().filter(mail -> !mail.sent()).forEach(mail -> jdbc.sql("""
        update outbox set withdrawn_at = ?, withdrawn_for = ?, next_attempt_at = null where id = ?""")
        .params(utc(clock.instant().truncatedTo(ChronoUnit.MICROS)), reason.substring(0, Math.min(reason.length(), REASON_LENGTH)), mail.id())
        .update());
    int out = (int) kept.stream().filter(Kept::sent).count();
    int maybe = (int) kept.stream().filter(mail -> !mail.sent() && mail.maybeOut()).count();
    return new Recall(kept.size() - out - maybe, maybe, out);
  }

  /** A mail that is to be called back. @param maybeOut taken now, or tried without an answer */
  record Kept(UUID id, boolean sent, boolean maybeOut) {}

  List<SentNotice> of(String caseId) {
    return jdbc.sql("""
        select id, template, language, recipient, created_at, sent_at, refused_at, withdrawn_at, withdrawn_for,
        sent_at is null and (taken_at is not null or maybe_out) as may_be_out, documents_apart, sha256 from outbox
        where case_id = ? order by created_at, id""")
        .param(caseId).query((row, number) -> new SentNotice(row.getObject("id", UUID.class).toString(), row.getString("template"),
            row.getString("language"), row.getString("recipient"), instant(row, "created_at"), instant(row, "sent_at"),
            instant(row, "refused_at"), instant(row, "withdrawn_at"), row.getString("withdrawn_for"), row.getBoolean("may_be_out"),
                row.getBoolean("documents_apart"),
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
        attached(row.getObject("id", UUID.class)), row.getBoolean("documents_apart"), instant(row, "created_at"), row.getInt("attempts") + 1);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
