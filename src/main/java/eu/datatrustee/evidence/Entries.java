package eu.datatrustee.evidence;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger. */
@Repository
public class Entries {

  private static final String SELECT = "select id, recorded_at, actor, party, case_id, customer_id, act, rule, detail, told_to_customer from evidence";

  private final JdbcClient jdbc;

  Entries(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What a customer is told of its own data, newest first. @param page from 0 */
  public List<Entry> toldTo(String customerId, int page, int size) {
    return jdbc.sql(SELECT
        + " where customer_id = ? and told_to_customer = true order by id desc offset ? rows fetch next ? rows only")
        .param(customerId).param((long) page * size).param(size).query(Entries::entry).list();
  }

  public long countToldTo(String customerId) {
    return jdbc.sql("select count(*) from evidence where customer_id = ? and told_to_customer = true").param(customerId)
        .query(Long.class).single();
  }

  /** The cases in which this was done. */
  public Set<String> casesWith(String act) {
    return Set.copyOf(jdbc.sql("select distinct case_id from evidence where act = ? and case_id is not null").param(act)
        .query(String.class).list());
  }

  /** All acts of a case, oldest first. */
  public List<Entry> ofCase(String caseId) {
    return jdbc.sql(SELECT + " where case_id = ? order by id").param(caseId).query(Entries::entry).list();
  }

  /**
   * The next entries in the order of their ids, which is that of their writing and not of their commits: an entry whose transaction was
   * still open can appear behind one who read on past it.
   *
   * @param after the last id seen, 0 for the first page
   */
  public List<Entry> after(long after, int size) {
    return jdbc.sql(SELECT + " where id > ? order by id fetch next ? rows only").param(after).param(size).query(Entries::entry).list();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(row.getLong("id"), row.getObject("recorded_at", OffsetDateTime.class).toInstant(), row.getString("actor"),
        row.getString("party"), row.getString("case_id"), row.getString("customer_id"), row.getString("act"), row.getString("rule"),
        row.getString("detail"), row.getBoolean("told_to_customer"));
  }
}
