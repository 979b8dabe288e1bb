package eu.datatrustee.subprocessor;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("http-postgres")
class StandingRacesOnPostgresTest extends StandingRaces {

  @DynamicPropertySource
  static void ownDatabase(DynamicPropertyRegistry properties) throws IOException {
    String url = EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    properties.add("spring.datasource.url", () -> url);
    properties.add("spring.datasource.username", () -> "postgres");
  }
}
