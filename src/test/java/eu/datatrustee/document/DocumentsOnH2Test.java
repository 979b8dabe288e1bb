package eu.datatrustee.document;

import eu.datatrustee.records.RecordsSlice;
import java.nio.file.Path;
import javax.sql.DataSource;

class DocumentsOnH2Test extends DocumentsContract {

  private static final DataSource DATABASE = RecordsSlice.h2();

  @Override
  DataSource database() {
    return DATABASE;
  }

  /** A file, as in an installation, and little of it in this database's own cache, which is in the same process. */
  @Override
  String[] connection(Path directory) {
    return new String[] {"jdbc:h2:file:" + directory.resolve("documents").toAbsolutePath() + ";WRITE_DELAY=0;CACHE_SIZE=1024", "sa", "create"};
  }
}
