package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.file.Issuer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bans of each case. Whoever writes holds the case's lock. */
@Repository
class BanRecords {

  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;
  private final BanReach reach;
  private final Clock clock;

  BanRecords(JdbcAggregateTemplate template, JdbcClient jdbc, BanReach reach, Clock clock) {
    this.template = template;
    this.jdbc = jdbc;
    this.reach = reach;
    this.clock = clock;
  }

  List<Ban> of(String caseId) {
    return template.findAll(Query.query(Criteria.where("caseId").is(caseId)), Ban.class).stream()
        .sorted(Comparator.comparingInt(Ban::n)).toList();
  }

  /**
   * Those that silence a case: its own, and those of the cases that its notice would tell of. There one that came too late for its own
   * case silences nobody: what still has to be kept from the customer of this one is put to counsel for this one.
   */
  List<Ban> silencing(String caseId) {
    return Stream.concat(of(caseId).stream(), reach.toldOf(caseId).flatMap(other -> of(other).stream()).filter(ban -> !ban.late())).toList();
  }

  /** The customer of the case was told: those that still stand came too late. */
  void tooLate(String caseId) {
    Instant now = clock.instant();
    of(caseId).stream().filter(ban -> !ban.late() && ban.stands(now)).forEach(ban -> {
      ban.cameTooLate();
      save(ban);
    });
  }

  Ban require(String caseId, int n) {
    return of(caseId).stream().filter(ban -> ban.n() == n).findFirst().orElseThrow(() -> Refusal.unknown("ban", caseId + "/" + n));
  }

  int nextNumber(String caseId) {
    return of(caseId).size() + 1;
  }

  void add(Ban ban) {
    template.insert(ban);
  }

  void save(Ban ban) {
    template.update(ban);
  }

  /** Whether any ban silences now. */
  boolean anyStands(String caseId) {
    Instant now = clock.instant();
    return silencing(caseId).stream().anyMatch(ban -> ban.stands(now));
  }

  /** Whether any ban of its own silences now that is more than a proposal. */
  boolean anyConfirmed(String caseId) {
    Instant now = clock.instant();
    return of(caseId).stream().anyMatch(ban -> ban.stands(now) && !ban.proposed());
  }

  /** The first instant at which no ban silences any more: empty where there never was one, or one that stands has no end. */
  Optional<Instant> lastEnd(String caseId) {
    List<Ban> bans = silencing(caseId);
    return bans.isEmpty() || bans.stream().anyMatch(ban -> ban.silencesUntil() == null) ? Optional.empty()
        : bans.stream().map(Ban::silencesUntil).max(Comparator.naturalOrder());
  }

  void addExtension(Ban ban, Instant from, Instant until, Issuer issuer, boolean late, String recordedBy) {
    jdbc.sql("""
        insert into ban_extension (case_id, n, extended_from, extended_until, issuer, late, recorded_by, recorded_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(ban.caseId(), ban.n(), utc(from), utc(until), issuer == null ? null : issuer.name(), late, recordedBy,
            utc(clock.instant()))).update();
  }

  /** In the order in which they were recorded. */
  List<BanView.Extension> extensions(Ban ban) {
    return jdbc.sql("""
        select extended_from, extended_until, issuer, recorded_at, late from ban_extension where case_id = ? and n = ? order by id""")
        .params(ban.caseId(), ban.n()).query((row, i) -> new BanView.Extension(instant(row, 1), instant(row, 2),
            row.getString(3) == null ? null : Issuer.valueOf(row.getString(3)), instant(row, 4), row.getBoolean(5) ? true : null)).list();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
