package eu.datatrustee.demand.report;

import eu.datatrustee.records.RecordsSlice;
import javax.sql.DataSource;

class CaseFiguresOnH2Test extends CaseFiguresContract {

  private static final DataSource DATABASE = RecordsSlice.h2();

  @Override
  DataSource database() {
    return DATABASE;
  }
}
