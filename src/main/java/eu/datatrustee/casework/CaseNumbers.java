package eu.datatrustee.casework;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws case ids such as {@code AR-2026-000001}: kind, year (UTC) of registration, a rising number. */
@Component
public class CaseNumbers {

  private static final int TRIES = 1000;

  private final SecureRandom random = new SecureRandom();
  private final JdbcClient jdbc;
  private final Clock clock;

  CaseNumbers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The next id of a kind whose numbers rise. A rolled back registration leaves a gap, which tells nothing here. */
  public String next(CaseKind kind) {
    long number = jdbc.sql("select nextval('case_number_" + kind.prefix().toLowerCase() + "')").query(Long.class).single();
    return id(kind, number);
  }

  /** An id of a kind whose numbers are drawn without order, so that neither a number nor a gap tells how many there are. */
  public String draw(CaseKind kind) {
    for (int tries = 0; tries < TRIES; tries++) {
      String id = id(kind, random.nextInt(1_000_000));
      if (jdbc.sql("insert into case_number_drawn (id) select * from (values (cast(? as varchar(20)))) as drawn (id)"
          + " where not exists (select 1 from case_number_drawn there where there.id = drawn.id)").param(id).update() == 1) {
        return id;
      }
    }
    throw new IllegalStateException("The numbers of this year's " + kind + " are nearly used up");
  }

  private String id(CaseKind kind, long number) {
    return "%s-%d-%06d".formatted(kind.prefix(), clock.instant().atZone(ZoneOffset.UTC).getYear(), number);
  }
}
