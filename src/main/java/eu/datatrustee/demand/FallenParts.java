package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which parts of demands fell, and why. */
@Repository
public class FallenParts {

  private final JdbcClient jdbc;
  private final Clock clock;

  FallenParts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public List<Fallen> of(String caseId) {
    return jdbc.sql("select part, rule, reason, whole from demand_fallen where case_id = ? order by id").param(caseId)
        .query((row, n) -> new Fallen(row.getString(1), Rule.valueOf(row.getString(2)), row.getString(3), row.getBoolean(4))).list();
  }

  /** Writes it down, once. */
  void add(String caseId, Fallen fallen) {
    if (!of(caseId).contains(fallen)) {
      jdbc.sql("insert into demand_fallen (case_id, part, rule, reason, whole, fell_at) values (?, ?, ?, ?, ?, ?)")
          .params(caseId, fallen.part(), fallen.rule().name(), fallen.reason(), fallen.whole(), clock.instant().atOffset(ZoneOffset.UTC))
          .update();
    }
  }
}
