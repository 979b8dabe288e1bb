package eu.datatrustee;

import eu.datatrustee.engine.SampleModels;
import java.util.UUID;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service on an H2 database of its own. All such tests share one context on purpose: the engine's web applications find
 * their engine by a static name, which two contexts in one JVM would share (the build runs the other contexts in JVMs of their own).
 */
@Import(SampleModels.class)
public abstract class ServiceTest extends RunningService {

  @DynamicPropertySource
  static void ownDatabase(DynamicPropertyRegistry properties) {
    String database = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    properties.add("spring.datasource.url", () -> database);
  }
}
