package eu.datatrustee.deadline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The running clocks over all cases, earliest first, as far as the groups that ask may read them. */
@Component
public class OpenClocks {

  private final JdbcClient jdbc;
  private final Wording words;

  OpenClocks(JdbcClient jdbc, TrusteeCalendar calendar) {
    this.jdbc = jdbc;
    this.words = new Wording(calendar);
  }

  /**
   * A part of the list.
   *
   * @param until the last {@code due} to show, or null for all
   * @param groups the reader's groups
   */
  public List<OpenClock> list(Instant until, Set<String> groups, long offset, int limit) {
    if (groups.isEmpty()) {
      return List.of();
    }
    // Inside, the index alone finds the page; outside, only its rows are read.
    return asked("""
        select case_id, customer_id, flow, name, started_at, due_at, counting, norm, explanation, at_end from deadline where id in (
          select id from deadline""", " order by due_at, id offset :offset rows fetch next :limit rows only) order by due_at, id", until, groups)
        .param("offset", offset).param("limit", limit).query(this::openClock).list();
  }

  /** How many the whole list has. */
  public long count(Instant until, Set<String> groups) {
    return groups.isEmpty() ? 0 : asked("select count(*) from deadline", "", until, groups).query(Long.class).single();
  }

  private StatementSpec asked(String select, String order, Instant until, Set<String> groups) {
    List<String> sorted = groups.stream().sorted().toList();
    String readable = IntStream.range(0, sorted.size()).mapToObj(i -> "readers like :group" + i).collect(Collectors.joining(" or "));
    StatementSpec statement = jdbc.sql(select + " where running = true and (" + readable + ")"
        + (until == null ? "" : " and due_at <= :until") + order);
    for (int i = 0; i < sorted.size(); i++) {
      statement = statement.param("group" + i, "%|" + sorted.get(i) + "|%");
    }
    return until == null ? statement : statement.param("until", DeadlineRows.utc(until));
  }

  private OpenClock openClock(ResultSet row, int index) throws SQLException {
    Instant due = DeadlineRows.instant(row, "due_at");
    return new OpenClock(row.getString("case_id"), row.getString("customer_id"), row.getString("flow"),
        row.getString("name"), DeadlineRows.instant(row, "started_at"), due, words.end(due),
        Counting.valueOf(row.getString("counting")), row.getString("norm"),
        row.getString("explanation"), row.getString("at_end"));
  }
}
