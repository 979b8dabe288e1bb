package eu.datatrustee.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws case ids such as {@code AR-2026-000001}: kind, year (UTC) of registration, a rising number. */
@Component
public class CaseNumbers {

  private final JdbcClient jdbc;
  private final Clock clock;

  CaseNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The next id of a kind whose numbers rise. A rolled back registration leaves a gap, which tells nothing here. */
  public String next(CaseKind kind) {
    long number = jdbc.sql("select nextval('case_number_" + kind.prefix().toLowerCase() + "')").query(Long.class).single();
    return "%s-%d-%06d".formatted(kind.prefix(), clock.instant().atZone(ZoneOffset.UTC).getYear(), number);
  }
}
