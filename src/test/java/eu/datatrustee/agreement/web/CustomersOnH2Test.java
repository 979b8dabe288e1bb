package eu.datatrustee.agreement.web;

import com.zaxxer.hikari.HikariDataSource;
import eu.datatrustee.records.RecordsSlice;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class CustomersOnH2Test extends CustomersOverHttp {

  private static final HikariDataSource DATABASE = RecordsSlice.h2();

  @AfterAll
  static void stop() {
    DATABASE.close();
  }

  @Override
  DataSource database() {
    return DATABASE;
  }
}
