package eu.datatrustee;

import eu.datatrustee.engine.SampleModels;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.UUID;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service on a database of its own: H2, or PostgreSQL with the system property {@code database=postgres}. All such tests
 * share one context on purpose: the engine's web applications find their engine by a static name, which two contexts in one JVM would
 * share (the build runs the other contexts in JVMs of their own).
 */
@Import(SampleModels.class)
public abstract class ServiceTest extends RunningService {

  @DynamicPropertySource
  static void ownDatabase(DynamicPropertyRegistry properties) {
    String database = "postgres".equals(System.getProperty("database")) ? postgres()
        : "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    properties.add("spring.datasource.url", () -> database);
    if (database.startsWith("jdbc:postgresql")) {
      properties.add("spring.datasource.username", () -> "postgres");
    }
  }

  private static String postgres() {
    try {
      return EmbeddedPostgres.start().getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    }
  }
}
