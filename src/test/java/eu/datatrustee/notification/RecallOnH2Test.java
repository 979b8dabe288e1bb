package eu.datatrustee.notification;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class RecallOnH2Test extends RecallScenarios {

  private static final HikariDataSource DATABASE = new HikariDataSource();

  static {
    DATABASE.setJdbcUrl("jdbc:h2:mem:recalls;DB_CLOSE_DELAY=-1");
    DATABASE.setMaximumPoolSize(12);
  }

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Override
  DataSource database() {
    return DATABASE;
  }
}
