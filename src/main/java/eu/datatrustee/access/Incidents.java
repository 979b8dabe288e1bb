package eu.datatrustee.access;

import eu.datatrustee.casework.InTransaction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The support incidents that access may be asked for (A3). */
@Repository
class Incidents {

  private static final String COLUMNS =
      "id, customer_id, title, severity, submitted_by, submitted_at, reported_by, resolved_at, resolution";

  private final InTransaction<Incident> inHand = new InTransaction<>();
  private final JdbcClient jdbc;

  Incidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Incident> find(String id) {
    return inHand.find(id, () -> read("select " + COLUMNS + " from incident where id = ?", id));
  }

  /** The incident under a row lock, so that its resolution and a grant that rests on it cannot miss one another. */
  Optional<Incident> lock(String id) {
    return inHand.keep(id, read("select " + COLUMNS + " from incident where id = ? for update", id));
  }

  private Optional<Incident> read(String sql, String id) {
    return jdbc.sql(sql).param(id)
        .query((row, n) -> new Incident(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
            instant(row.getObject(6, OffsetDateTime.class)), row.getString(7), instant(row.getObject(8, OffsetDateTime.class)),
            row.getString(9)))
        .optional();
  }

  /** @throws org.springframework.dao.DuplicateKeyException where the id is taken */
  void add(Incident incident) {
    jdbc.sql("insert into incident (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, null, null)")
        .params(incident.id(), incident.customerId(), incident.title(), incident.severity(), incident.submittedBy(),
            incident.submittedAt().atOffset(ZoneOffset.UTC), incident.reportedBy()).update();
  }

  void resolve(String id, Instant at, String summary) {
    inHand.forget(id);
    jdbc.sql("update incident set resolved_at = ?, resolution = ? where id = ?")
        .params(at.atOffset(ZoneOffset.UTC), summary, id).update();
  }

  private static Instant instant(OffsetDateTime value) {
    return value == null ? null : value.toInstant();
  }
}
