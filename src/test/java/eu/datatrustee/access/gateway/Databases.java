package eu.datatrustee.access.gateway;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.UUID;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A database for a test's context, and what else that context needs. */
final class Databases {

  private Databases() {}

  static void h2(DynamicPropertyRegistry registry) {
    String name = UUID.randomUUID().toString();
    registry.add("spring.datasource.url", () -> "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    others(registry);
  }

  static void postgres(DynamicPropertyRegistry registry, EmbeddedPostgres postgres) {
    registry.add("spring.datasource.url", () -> postgres.getJdbcUrl("postgres", "postgres"));
    registry.add("spring.datasource.username", () -> "postgres");
    others(registry);
  }

  private static void others(DynamicPropertyRegistry registry) {
    for (String property : GatewayApp.PROPERTIES) {
      String[] pair = property.split("=", 2);
      registry.add(pair[0], () -> pair[1]);
    }
  }
}
