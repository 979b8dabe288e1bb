package eu.datatrustee.engine;

import java.sql.Connection;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.stereotype.Component;

/**
 * Creates the engine's tables with the engine's own scripts, as the first migration: so the service's tables and indices can follow,
 * and two nodes that start at once on an empty database do not race.
 */
@Component
class EngineSchema implements JavaMigration {

  private static final List<String> PARTS = List.of("engine", "history", "identity", "case.engine", "case.history",
      "decision.engine", "decision.history");

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("1");
  }

  @Override
  public String getDescription() {
    return "engine 7.24";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws Exception {
    Connection connection = context.getConnection();
    String database = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL") ? "postgres" : "h2";
    ResourceDatabasePopulator scripts = new ResourceDatabasePopulator();
    for (String part : PARTS) {
      scripts.addScript(new ClassPathResource("org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(database, part)));
    }
    scripts.populate(connection);
  }
}
