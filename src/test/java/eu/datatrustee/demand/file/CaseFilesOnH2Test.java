package eu.datatrustee.demand.file;

import com.zaxxer.hikari.HikariDataSource;
import eu.datatrustee.records.RecordsSlice;
import javax.sql.DataSource;

class CaseFilesOnH2Test extends CaseFilesContract {

  private static final HikariDataSource DATABASE = RecordsSlice.h2();

  @Override
  DataSource database() {
    return DATABASE;
  }
}
