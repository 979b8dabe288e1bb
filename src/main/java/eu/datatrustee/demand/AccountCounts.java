package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.Limits.Counted;
import eu.datatrustee.engine.TaskAnswer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many accounts are named and how many the customer has, as people of the desk have counted them (D10). */
@Repository
class AccountCounts {

  private final JdbcClient jdbc;
  private final Clock clock;

  AccountCounts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What a form says, with what was counted before where it says nothing; kept. */
  Counted read(TaskAnswer answer) {
    Counted counted = new Counted(number(answer, "accountsNamed", 0), number(answer, "accountsTotal", 1)).or(of(answer.caseId()));
    if (!counted.equals(Counted.NOTHING)) {
      keep(answer.caseId(), counted, answer.userId());
    }
    return counted;
  }

  Counted of(String caseId) {
    return jdbc.sql("select accounts, of_all from demand_count where case_id = ?").param(caseId)
        .query((row, n) -> new Counted((Integer) row.getObject(1), (Integer) row.getObject(2))).optional().orElse(Counted.NOTHING);
  }

  /** The caller holds the case's lock. */
  private void keep(String caseId, Counted counted, String by) {
    List<Object> values = Arrays.asList(counted.accounts(), counted.ofAll(), by, clock.instant().atOffset(ZoneOffset.UTC), caseId);
    if (jdbc.sql("update demand_count set accounts = ?, of_all = ?, counted_by = ?, counted_at = ? where case_id = ?").params(values).update() == 0) {
      jdbc.sql("insert into demand_count (accounts, of_all, counted_by, counted_at, case_id) values (?, ?, ?, ?, ?)").params(values).update();
    }
  }

  private static Integer number(TaskAnswer answer, String field, int least) {
    String text = answer.text(field);
    if (text == null) {
      return null;
    }
    try {
      int number = new BigDecimal(text).intValueExact();
      if (number >= least) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Said below.
    }
    throw Refusal.impossible(field, "is no whole number of " + least + " or more");
  }
}
