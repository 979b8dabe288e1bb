package eu.datatrustee.subprocessor;

import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** What happened between subprocessors and customers, in order: the register's history. */
@Repository
public class ConsentHistory {

  /**
   * One thing that happened.
   *
   * @param customerId or null where it concerns the entry as a whole
   * @param event a {@link ConsentState}, or {@code CHECKED}, {@code SUSPENDED}, {@code REVIVED}, {@code DOCUMENT}
   * @param actor a user's id, or {@code service}
   * @param documentSha256 of the document it rests on, or null
   */
  public record Event(String subprocessorId, String customerId, String event, String actor, Instant at, String detail,
      String documentSha256, Instant validFrom, Instant validUntil) {}

  private static final String SERVICE = "service";
  private static final String SELECT = """
      select subprocessor_id, customer_id, event, actor, at, detail, document_sha256, valid_from, valid_until from consent_event""";

  private final JdbcClient jdbc;
  private final CurrentCaller callers;
  private final Clock clock;

  ConsentHistory(JdbcClient jdbc, CurrentCaller callers, Clock clock) {
    this.jdbc = jdbc;
    this.callers = callers;
    this.clock = clock;
  }

  /** Appends what became of the row, by whoever is signed in. */
  void add(Consent consent, String event, String detail) {
    jdbc.sql("""
        insert into consent_event (consent_id, subprocessor_id, customer_id, event, actor, at, detail, document_sha256, valid_from, valid_until)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(consent.id(), consent.about().subprocessorId(), consent.about().customerId(), event, actor(), utc(clock.instant()),
            detail, consent.document() == null ? null : consent.document().sha256(), utc(consent.validFrom()), utc(consent.validUntil()))
        .update();
  }

  void add(Consent consent, String detail) {
    add(consent, consent.state().name(), detail);
  }

  /** Appends what became of the entry as a whole. */
  void add(Subprocessor entry, String detail) {
    jdbc.sql("insert into consent_event (subprocessor_id, event, actor, at, detail) values (?, ?, ?, ?, ?)")
        .params(entry.id(), entry.state().name(), actor(), utc(clock.instant()), detail).update();
  }

  /**
   * One page of what happened to a subprocessor, oldest first.
   *
   * @param customers whom it is about, beside the entry as a whole; null for all
   */
  List<Event> of(String subprocessorId, Collection<String> customers, long offset, int size) {
    return about(SELECT, subprocessorId, customers, " order by id offset :offset rows fetch next :size rows only").param("offset", offset)
        .param("size", size).query(ConsentHistory::event).list();
  }

  long count(String subprocessorId, Collection<String> customers) {
    return about("select count(*) from consent_event", subprocessorId, customers, "").query(Long.class).single();
  }

  private StatementSpec about(String select, String subprocessorId, Collection<String> customers, String rest) {
    String concerned = customers == null ? "" : " and (customer_id in (:customers) or customer_id is null)";
    StatementSpec statement = jdbc.sql(select + " where subprocessor_id = :entry" + concerned + rest).param("entry", subprocessorId);
    return customers == null ? statement : statement.param("customers", customers);
  }

  /** What happened between a subprocessor and one customer, and to its entry as a whole, oldest first. */
  public List<Event> of(String subprocessorId, String customerId) {
    return jdbc.sql(SELECT + " where subprocessor_id = ? and (customer_id = ? or customer_id is null) order by id")
        .params(subprocessorId, customerId).query(ConsentHistory::event).list();
  }

  private String actor() {
    return callers.signedIn().map(Caller::id).orElse(SERVICE);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Event event(ResultSet row, int n) throws SQLException {
    return new Event(row.getString(1), row.getString(2), row.getString(3), row.getString(4), instant(row, 5), row.getString(6),
        row.getString(7), instant(row, 8), instant(row, 9));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
