package eu.datatrustee.access.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "datatrustee.reconciler.enabled=false")
class TroubledGrantsOnPostgresTest extends TroubledGrantsContract {

  private static EmbeddedPostgres postgres;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    Databases.postgres(registry, postgres);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }
}
