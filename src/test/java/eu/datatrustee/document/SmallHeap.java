package eu.datatrustee.document;

import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A process with less memory than a document has bytes; it stores one and reads it back. */
final class SmallHeap {

  /** Less than the 25 MB of a document. */
  static final int MEGABYTES = 22;

  private SmallHeap() {}

  /** @param args url and user; tables are made where a third word says so */
  public static void main(String[] args) throws Exception {
    DataSource database = new DriverManagerDataSource(args[0], args[1], "");
    if (args.length > 2) {
      Papers.createTables(database);
    }
    Documents documents = Papers.on(database);
    TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    Document document;
    try (Upload upload = new Uploads().received("document", "scan.png", Papers.picture(Uploads.LARGEST))) {
      document = transaction.execute(status -> documents.store("LE-2026-25", upload));
    }
    MessageDigest digest = Digests.sha256();
    documents.stream(document, new DigestOutputStream(OutputStream.nullOutputStream(), digest));
    System.out.println("read back " + HexFormat.of().formatHex(digest.digest()));
  }
}
