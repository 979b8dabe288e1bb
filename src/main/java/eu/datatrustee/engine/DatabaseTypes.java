package eu.datatrustee.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the migrations need to know of the database they run on. */
@Configuration(proxyBeanMethods = false)
class DatabaseTypes {

  @Bean
  FlywayConfigurationCustomizer typesOfTheDatabase(DataSource dataSource) {
    return flyway -> {
      try (Connection connection = dataSource.getConnection()) {
        boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        flyway.placeholders(Map.of("bytes", postgres ? "bytea" : "varbinary(10000000)"));
      } catch (SQLException e) {
        throw new IllegalStateException("The database cannot be reached", e);
      }
    };
  }
}
