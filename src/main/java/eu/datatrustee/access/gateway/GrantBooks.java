package eu.datatrustee.access.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of grants, and the one place that says whether an access is live. */
@Repository
class GrantBooks {

  /** The lock of those who close the books on a grant. */
  private static final String BOOKS = "books";
  private static final int LOCKS = 32;
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final int LONGEST_ERROR = 1000;

  private static final String NOT_ENDED = """
      (g.ended_at is null and :now < g.valid_until and (g.supervised_by_due is null or :now < g.supervised_by_due))""";
  /** May be used at {@code :now}. Everything that asks whether an access is live asks this. */
  private static final String LIVE = "(g.valid_from <= :now and " + NOT_ENDED + ")";
  private static final String OVER = "(not " + NOT_ENDED + ")";
  private static final String ENDS_AT = """
      least(g.valid_until, coalesce(g.supervised_by_due, g.valid_until), coalesce(g.ended_at, g.valid_until))""";

  private static final String GRANT = "g.*, " + ENDS_AT + " as ends_at, " + LIVE + " as live, " + OVER + " as over_";
  private static final String FIND = "select " + GRANT + " from access_grant g where g.case_id = :case";
  private static final String FIND_POSITIONAL = FIND.replace(":now", "?").replace(":case", "?");
  private static final int NOWS = FIND.split(":now", -1).length - 1;

  private final JdbcClient jdbc;
  private final JdbcTemplate plain;

  GrantBooks(JdbcClient jdbc, JdbcTemplate plain) {
    this.jdbc = jdbc;
    this.plain = plain;
  }

  // ---- the grant ----

  void record(GrantTerms terms) {
    jdbc.sql("""
        insert into access_grant (case_id, customer_id, requested_by, accessor_name, accessor, organisation, mode, actions,
            resources, valid_from, valid_until, supervised_by_due)
        values (:case, :customer, :requestedBy, :accessorName, :accessor, :organisation, :mode, :actions, :resources,
            :from, :until, :supervisedBy)""")
        .param("case", terms.caseId()).param("customer", terms.customerId()).param("requestedBy", terms.requestedBy())
        .param("accessorName", terms.accessorName()).param("accessor", terms.accessor())
        .param("organisation", terms.organisation()).param("mode", terms.mode())
        .param("actions", String.join("\n", terms.actions())).param("resources", String.join("\n", terms.resources()))
        .param("from", stamp(terms.from())).param("until", stamp(terms.until()))
        .param("supervisedBy", stamp(terms.supervisedBy()), Types.TIMESTAMP_WITH_TIMEZONE).update();
  }

  /** One select by primary key: what every credential's introspection costs. */
  Optional<Grant> find(String caseId, Instant now) {
    Object[] values = new Object[NOWS + 1];
    Arrays.fill(values, stamp(now));
    values[NOWS] = caseId;
    return plain.query(FIND_POSITIONAL, (row, n) -> grant(row), values).stream().findFirst();
  }

  /** @return whether the grant was live and now ends at {@code until} */
  boolean extend(String caseId, Instant until, Instant now) {
    return jdbc.sql("update access_grant g set valid_until = :until where g.case_id = :case and " + LIVE)
        .param("case", caseId).param("until", stamp(until)).param("now", stamp(now)).update() == 1;
  }

  /**
   * @param due null once a supervisor has claimed the access
   * @return whether the grant was live
   */
  boolean superviseBy(String caseId, Instant due, Instant now) {
    return jdbc.sql("update access_grant g set supervised_by_due = :due where g.case_id = :case and " + LIVE)
        .param("case", caseId).param("due", stamp(due), Types.TIMESTAMP_WITH_TIMEZONE).param("now", stamp(now)).update() == 1;
  }

  /** The first end stands. */
  void end(String caseId, Instant at) {
    jdbc.sql("update access_grant set ended_at = :at where case_id = :case and ended_at is null")
        .param("case", caseId).param("at", stamp(at)).update();
  }

  // ---- its gateways ----

  void serve(String caseId, String gateway) {
    jdbc.sql("insert into access_grant_gateway (case_id, gateway, attempts) values (:case, :gateway, 0)")
        .param("case", caseId).param("gateway", gateway).update();
  }

  /** The live grants of one person that a gateway serves. */
  List<Grant> liveAt(String gateway, String accessor, Instant now) {
    return jdbc.sql("select " + GRANT + " from access_grant g join access_grant_gateway s on s.case_id = g.case_id"
            + " where s.gateway = :gateway and g.accessor = :accessor and g.end_confirmed_at is null and " + LIVE)
        .param("gateway", gateway).param("accessor", accessor).param("now", stamp(now)).query((row, n) -> grant(row)).list();
  }

  /** Every grant that a gateway serves and whose books are not closed. */
  List<Serving> openBooks(String gateway, Instant now) {
    return jdbc.sql("select " + GRANT + ", s.gateway, s.confirmed_gone_at, s.attempts, s.next_attempt_at, s.last_error"
            + " from access_grant g join access_grant_gateway s on s.case_id = g.case_id"
            + " where g.end_confirmed_at is null and s.confirmed_gone_at is null and s.gateway = :gateway")
        .param("gateway", gateway).param("now", stamp(now)).query(this::serving).list();
  }

  List<Serving> gatewaysOf(String caseId, Instant now) {
    return jdbc.sql("select " + GRANT + ", s.gateway, s.confirmed_gone_at, s.attempts, s.next_attempt_at, s.last_error"
            + " from access_grant g join access_grant_gateway s on s.case_id = g.case_id where g.case_id = :case order by s.gateway")
        .param("case", caseId).param("now", stamp(now)).query(this::serving).list();
  }

  void opened(String caseId, String gateway, Instant now) {
    jdbc.sql("""
        update access_grant_gateway set opened_at = :now, last_error = null
        where case_id = :case and gateway = :gateway and opened_at is null""")
        .param("case", caseId).param("gateway", gateway).param("now", stamp(now)).update();
  }

  void gone(String caseId, String gateway, Instant now) {
    jdbc.sql("""
        update access_grant_gateway set confirmed_gone_at = :now, last_error = null, next_attempt_at = null
        where case_id = :case and gateway = :gateway and confirmed_gone_at is null""")
        .param("case", caseId).param("gateway", gateway).param("now", stamp(now)).update();
  }

  void askedInVain(Serving serving, String error, Instant nextAttemptAt) {
    jdbc.sql("""
        update access_grant_gateway set attempts = :attempts, next_attempt_at = :next, last_error = :error
        where case_id = :case and gateway = :gateway and confirmed_gone_at is null""")
        .param("attempts", serving.attempts() + 1).param("next", stamp(nextAttemptAt))
        .param("error", error.length() > LONGEST_ERROR ? error.substring(0, LONGEST_ERROR) : error)
        .param("case", serving.grant().caseId()).param("gateway", serving.gateway()).update();
  }

  // ---- closing the books ----

  /** Grants that have ended, and that no gateway still has. */
  List<Grant> goneEverywhere(Instant now) {
    return jdbc.sql("select " + GRANT + " from access_grant g where g.end_confirmed_at is null and " + OVER
            + " and not exists (select 1 from access_grant_gateway s where s.case_id = g.case_id and s.confirmed_gone_at is null)")
        .param("now", stamp(now)).query((row, n) -> grant(row)).list();
  }

  /** Grants that ended at or before {@code endedBy}, that some gateway may still have, and that nobody was alarmed about. */
  List<Grant> overdue(Instant endedBy, Instant now) {
    return jdbc.sql("select " + GRANT + " from access_grant g where g.end_confirmed_at is null and g.alarm_raised_at is null and "
            + OVER + " and " + ENDS_AT + " <= :endedBy"
            + " and exists (select 1 from access_grant_gateway s where s.case_id = g.case_id and s.confirmed_gone_at is null)")
        .param("endedBy", stamp(endedBy)).param("now", stamp(now)).query((row, n) -> grant(row)).list();
  }

  /**
   * Closes the books: from here on the grant is over whatever a clock says, one that runs behind included.
   *
   * @return whether nobody did so before
   */
  boolean confirmEnd(String caseId, Instant now) {
    return jdbc.sql("update access_grant g set end_confirmed_at = :now, ended_at = " + ENDS_AT
            + " where case_id = :case and end_confirmed_at is null")
        .param("case", caseId).param("now", stamp(now)).update() == 1;
  }

  /** @return whether nobody did so before */
  boolean raiseAlarm(String caseId, Instant now) {
    return jdbc.sql("update access_grant set alarm_raised_at = :now where case_id = :case and alarm_raised_at is null")
        .param("case", caseId).param("now", stamp(now)).update() == 1;
  }

  long countLive(Instant now) {
    return count(LIVE, now);
  }

  /** Past their end, and not confirmed gone. */
  long countUnconfirmed(Instant now) {
    return count(OVER, now);
  }

  private long count(String which, Instant now) {
    return jdbc.sql("select count(*) from access_grant g where g.end_confirmed_at is null and " + which)
        .param("now", stamp(now)).query(Long.class).single();
  }

  // ---- locks, held until the transaction ends ----

  /** The lock that an accessor's accesses are changed under; several accessors share one. */
  static String lockOf(String accessor) {
    return String.valueOf(Math.floorMod(accessor.hashCode(), LOCKS));
  }

  void lock(String name) {
    jdbc.sql("select name from access_gateway_lock where name = :name for update").param("name", name).query(String.class).single();
  }

  /** Waits for it no longer than that. @return false where other transactions had it all the time */
  boolean lockWithin(String name, Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    boolean locked = tryLock(name);
    while (!locked && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      locked = tryLock(name);
    }
    return locked;
  }

  /** @return false where another transaction has it */
  boolean tryLock(String name) {
    return jdbc.sql("select name from access_gateway_lock where name = :name for update skip locked").param("name", name)
        .query(String.class).optional().isPresent();
  }

  boolean tryLockBooks() {
    return tryLock(BOOKS);
  }

  // ---- rows ----

  private static Grant grant(ResultSet row) throws SQLException {
    return new Grant(row.getString("case_id"), row.getString("customer_id"), row.getString("requested_by"),
        row.getString("accessor_name"), row.getString("accessor"), row.getString("organisation"), row.getString("mode"),
        lines(row.getString("actions")), lines(row.getString("resources")), instant(row, "valid_from"), instant(row, "valid_until"),
        instant(row, "ends_at"), row.getBoolean("live"), row.getBoolean("over_"), instant(row, "end_confirmed_at"),
        instant(row, "alarm_raised_at"));
  }

  private Serving serving(ResultSet row, int number) throws SQLException {
    return new Serving(grant(row), row.getString("gateway"), instant(row, "confirmed_gone_at"), row.getInt("attempts"),
        instant(row, "next_attempt_at"), row.getString("last_error"));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  /** Microseconds are what both databases keep: cut here, or one of them rounds up, past the end. */
  private static OffsetDateTime stamp(Instant instant) {
    return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}
