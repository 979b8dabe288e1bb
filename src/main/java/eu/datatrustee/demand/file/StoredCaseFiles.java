package eu.datatrustee.demand.file;

import eu.datatrustee.casework.CaseNumbers;
import eu.datatrustee.casework.InTransaction;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code demand_case}: the request part is inserted once, the standing is updated. */
@Repository
class StoredCaseFiles implements CaseFiles {

  private final InTransaction<CaseFile> inHand = new InTransaction<>();
  private final JdbcClient jdbc;
  private final CaseNumbers numbers;
  private final Clock clock;

  StoredCaseFiles(JdbcClient jdbc, CaseNumbers numbers, Clock clock) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.clock = clock;
  }

  @Override
  public Optional<CaseFile> find(String id) {
    return inHand.find(id, () -> jdbc.sql("select * from demand_case where id = ?").param(id).query(StoredCaseFiles::file).optional());
  }

  @Override
  public CaseFile require(String id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  @Override
  public CaseFile lock(String id) {
    // Whatever this transaction has read of it before, another may have changed while this one waited for the lock.
    return inHand.keep(id, jdbc.sql("select * from demand_case where id = ? for update").param(id).query(StoredCaseFiles::file).optional())
        .orElseThrow(() -> unknown(id));
  }

  @Override
  public CaseFile add(CaseFile given) {
    String id = numbers.draw(given.kind());
    Requester who = given.requester();
    jdbc.sql("""
        insert into demand_case (id, kind, customer_id, customer_named, received_by, received_at, requester_kind, authority, country,
          contact_name, contact_email, reference, language, issuer, legal_basis, instrument, emergency, exigent, data_categories, scope,
          accounts, period_from, period_until, stated_purpose, response_deadline, parent_id, registered_by, registered_at, state, ordered_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(id, given.kind().prefix(), given.customerId(), given.customerNamed(), given.receivedBy().name(),
            utc(given.receivedAt()), who.kind().name(), who.authority(), who.country(), who.contactName(), who.contactEmail(),
            who.reference(), who.language(), given.issuer() == null ? null : given.issuer().name(), given.legalBasis(),
            given.instrument() == null ? null : given.instrument().name(), given.emergency(), given.exigent(),
            String.join("\n", given.dataCategories().stream().map(Enum::name).toList()), given.scope(),
            String.join("\n", given.accounts()), utc(given.periodFrom()), utc(given.periodUntil()), given.statedPurpose(),
            utc(given.responseDeadline()), given.parentId(), given.registeredBy(), utc(given.registeredAt()), CaseState.RECEIVED.name(),
            utc(given.orderedAt())))
        .update();
    return require(id);
  }

  @Override
  public Standing standing(String id) {
    return jdbc.sql("select state, outcome, outcome_rule, outcome_detail, closed_at from demand_case where id = ?").param(id)
        .query((row, n) -> new Standing(CaseState.valueOf(row.getString(1)), known(Outcome.class, row.getString(2)),
            known(Rule.class, row.getString(3)), row.getString(4), instant(row, "closed_at"))).optional()
        .orElseThrow(() -> unknown(id));
  }

  @Override
  public void move(String id, CaseState to) {
    if (jdbc.sql("update demand_case set state = ? where id = ? and state <> 'CLOSED'").param(to.name()).param(id).update() == 0) {
      throw Refusal.conflict("Case " + id + " is closed");
    }
  }

  @Override
  public boolean close(String id, Outcome outcome, Rule rule, String detail) {
    return jdbc.sql("""
        update demand_case set state = 'CLOSED', outcome = ?, outcome_rule = ?, outcome_detail = ?, closed_at = ?
        where id = ? and state <> 'CLOSED'""")
        .params(Arrays.asList(outcome.name(), rule == null ? null : rule.name(), detail, utc(clock.instant()), id)).update() == 1;
  }

  @Override
  public void correct(String id, Outcome outcome, Rule rule, String detail) {
    jdbc.sql("update demand_case set outcome = ?, outcome_rule = ?, outcome_detail = ? where id = ? and state = 'CLOSED'")
        .params(Arrays.asList(outcome.name(), rule == null ? null : rule.name(), detail, id)).update();
  }

  @Override
  public List<String> linked(CaseFile file) {
    return jdbc.sql("""
        select id from demand_case where reference = :reference and lower(authority) = lower(:authority) and country = :country
        and id <> :id and coalesce(parent_id, '') <> :id and id <> :parent and coalesce(parent_id, '-') <> :parent
        or follows = :id or id = (select follows from demand_case where id = :id)
        order by registered_at, id""")
        .param("reference", file.requester().reference()).param("authority", file.requester().authority())
        .param("country", file.requester().country()).param("id", file.id())
        .param("parent", file.parentId() == null ? "" : file.parentId()).query(String.class).list();
  }

  @Override
  public boolean assign(String id, String customerId) {
    boolean assigned = jdbc.sql("update demand_case set customer_id = ? where id = ? and customer_id is null").param(customerId).param(id)
        .update() == 1;
    inHand.forget(id);
    return assigned;
  }

  @Override
  public void follow(String id, String earlier) {
    jdbc.sql("update demand_case set follows = ? where id = ?").param(earlier).param(id).update();
  }

  @Override
  public Optional<String> followed(String id) {
    return jdbc.sql("select follows from demand_case where id = ? and follows is not null").param(id).query(String.class).optional();
  }

  @Override
  public List<String> followers(String id) {
    return jdbc.sql("select id from demand_case where follows = ? order by registered_at, id").param(id).query(String.class).list();
  }

  @Override
  public List<String> children(String parentId) {
    return jdbc.sql("select id from demand_case where parent_id = ? order by registered_at, customer_named, id").param(parentId)
        .query(String.class).list();
  }

  private static Refusal unknown(String id) {
    return Refusal.unknown("case", id);
  }

  private static CaseFile file(ResultSet row, int n) throws SQLException {
    Requester who = new Requester(RequesterKind.valueOf(row.getString("requester_kind")), row.getString("authority"),
        row.getString("country"), row.getString("contact_name"), row.getString("contact_email"), row.getString("reference"),
        row.getString("language"));
    return new CaseFile(row.getString("id"), who.kind().caseKind(), row.getString("customer_id"), row.getString("customer_named"),
        ReceivedBy.valueOf(row.getString("received_by")), instant(row, "received_at"), who,
        known(Issuer.class, row.getString("issuer")), row.getString("legal_basis"),
        known(Instrument.class, row.getString("instrument")), row.getBoolean("emergency"), row.getBoolean("exigent"),
        instant(row, "ordered_at"),
        lines(row.getString("data_categories")).stream().map(DataCategory::valueOf).toList(), row.getString("scope"),
        lines(row.getString("accounts")), instant(row, "period_from"), instant(row, "period_until"), row.getString("stated_purpose"),
        instant(row, "response_deadline"), row.getString("parent_id"), row.getString("registered_by"), instant(row, "registered_at"));
  }

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  private static <E extends Enum<E>> E known(Class<E> names, String name) {
    return name == null ? null : Enum.valueOf(names, name);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
