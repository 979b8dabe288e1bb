package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.DataCategory;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
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
    return jdbc.sql("select part, rule, cause, reason, whole, category from demand_fallen where case_id = ? order by id").param(caseId)
        .query((row, n) -> new Fallen(row.getString(1), Rule.valueOf(row.getString(2)),
            row.getString(3) == null ? null : Fallen.Cause.valueOf(row.getString(3)), row.getString(4), row.getBoolean(5),
            row.getString(6) == null ? null : DataCategory.valueOf(row.getString(6)))).list();
  }

  /** Causes and reasons as a letter says them, each once. */
  List<String> forLetter(String caseId) {
    return of(caseId).stream().map(Fallen::forLetter).distinct().toList();
  }

  /** Writes it down, once. */
  void add(String caseId, Fallen fallen) {
    if (!of(caseId).contains(fallen)) {
      jdbc.sql("insert into demand_fallen (case_id, part, rule, cause, reason, whole, category, fell_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
          .params(Arrays.asList(caseId, fallen.part(), fallen.rule().name(), fallen.cause() == null ? null : fallen.cause().name(),
              fallen.reason(), fallen.whole(),
              fallen.category() == null ? null : fallen.category().name(), clock.instant().atOffset(ZoneOffset.UTC))).update();
    }
  }
}
