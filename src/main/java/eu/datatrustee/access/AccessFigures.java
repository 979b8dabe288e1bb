package eu.datatrustee.access;

import eu.datatrustee.evidence.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts requests for access by the day they were asked; customers are told of each, so the figures are what they are. */
@Component
class AccessFigures implements Figures {

  /** A purpose takes any word; a report takes none from outside. */
  private static final Pattern CODE = Pattern.compile("[A-Z_]{2,32}");

  private final JdbcClient jdbc;

  AccessFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public String part() {
    return "accesses";
  }

  @Override
  public Map<String, Object> between(Instant from, Instant to) {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, Long> states = by("state", from, to);
    figures.put("total", states.values().stream().mapToLong(Long::longValue).sum());
    figures.put("byState", states);
    figures.put("byPurpose", by("purpose", from, to));
    figures.put("byCountry", by("country", from, to));
    figures.put("byEndReason", by("end_reason", from, to));
    return figures;
  }

  private Map<String, Long> by(String column, Instant from, Instant to) {
    Map<String, Long> counts = new LinkedHashMap<>();
    jdbc.sql("select " + column + ", count(*) from access_request where requested_at >= ? and requested_at < ? and " + column
        + " is not null group by " + column + " order by " + column)
        .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query(row -> {
          counts.merge(CODE.matcher(row.getString(1)).matches() ? row.getString(1) : "OTHER", row.getLong(2), Long::sum);
        });
    return counts;
  }
}
