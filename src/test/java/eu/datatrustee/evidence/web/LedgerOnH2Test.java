package eu.datatrustee.evidence.web;

import com.zaxxer.hikari.HikariDataSource;
import eu.datatrustee.records.RecordsSlice;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;

class LedgerOnH2Test extends LedgerOverHttp {

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
