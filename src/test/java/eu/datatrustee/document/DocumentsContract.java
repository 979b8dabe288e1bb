package eu.datatrustee.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/** What stored documents promise, on whichever database. */
abstract class DocumentsContract {

  private DataSource database;
  private Documents documents;
  private TransactionTemplate transaction;

  /** A database without documents. */
  abstract DataSource database() throws Exception;

  /** As another process reaches it. */
  abstract String[] connection(Path directory);

  @BeforeEach
  void open() throws Exception {
    database = database();
    JdbcClient.create(database).sql("drop table if exists document_part").update();
    JdbcClient.create(database).sql("drop table if exists document").update();
    Papers.createTables(database);
    DataSourceTransactionManager transactions = new DataSourceTransactionManager(database);
    transaction = new TransactionTemplate(transactions);
    ProxyFactory proxy = new ProxyFactory(Papers.on(database));
    proxy.addAdvice(new TransactionInterceptor((org.springframework.transaction.TransactionManager) transactions,
        new AnnotationTransactionAttributeSource()));
    documents = (Documents) proxy.getProxy();
  }

  private <T> T committed(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private Document store(String caseId, String fileName, byte[] bytes) {
    try (Upload upload = Papers.upload(fileName, bytes)) {
      return committed(() -> documents.store(caseId, upload));
    }
  }

  private byte[] read(Document document) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    documents.stream(document, out);
    return out.toByteArray();
  }

  @Test
  @DisplayName("What was stored comes back byte by byte, with its hash, its type and its name")
  void comesBack() throws IOException {
    Document order = store("LE-2026-100200", "Order.pdf", Papers.pdf());
    Document scan = store("LE-2026-100200", "scan.bin", Papers.png());
    Document other = store("LE-2026-300400", "other.xml", Papers.xml("<?xml version='1.0'?><x/>"));

    assertThat(documents.of("LE-2026-100200")).containsExactly(order, scan);
    assertThat(documents.of("LE-2026-300400")).containsExactly(other);
    assertThat(documents.of("LE-2026-000000")).isEmpty();
    assertThat(order.n()).isEqualTo(1);
    assertThat(scan).returns(2, Document::n).returns("scan.bin.png", Document::fileName).returns("image/png", Document::mediaType)
        .returns("service", Document::storedBy).returns(Instant.parse("2026-08-14T09:30:00Z"), Document::storedAt);
    assertThat(read(order)).isEqualTo(Papers.pdf());
    assertThat(read(scan)).isEqualTo(Papers.png());
    assertThat(documents.find("LE-2026-100200", Shelf.RECEIVED, 2)).contains(scan);
    assertThat(documents.find("LE-2026-100200", Shelf.RECEIVED, 3)).isEmpty();
    assertThat(documents.find("LE-2026-100200", Shelf.EXTRACTS, 1)).isEmpty();
  }

  @Test
  @DisplayName("Bytes that end on a part's edge, before and behind it")
  void edges() throws IOException {
    for (int size : new int[] {1, StoredDocuments.PART - 1, StoredDocuments.PART, StoredDocuments.PART + 1, 2 * StoredDocuments.PART}) {
      byte[] bytes = new byte[size];
      new Random(size).nextBytes(bytes);
      try (Upload upload = new Uploads().any("extract", "e", "application/octet-stream", new java.io.ByteArrayInputStream(bytes))) {
        Document document = committed(() -> documents.store("LE-2026-1", Shelf.EXTRACTS, upload));
        assertThat(read(document)).isEqualTo(bytes);
        assertThat(documents.open(document).readAllBytes()).isEqualTo(bytes);
      }
    }
    assertThat(documents.of("LE-2026-1", Shelf.EXTRACTS)).hasSize(5);
  }

  @Test
  @DisplayName("Ten documents a case, and not an eleventh; what is added on other shelves does not count")
  void tenACase() {
    for (int i = 0; i < 10; i++) {
      store("LE-2026-1", "page.png", Papers.png());
    }
    assertThatThrownBy(() -> store("LE-2026-1", "page.png", Papers.png())).isInstanceOf(Refusal.class).hasMessageContaining("10");
    assertThat(documents.of("LE-2026-1")).hasSize(10);
    try (Upload upload = Papers.upload("page.png", Papers.png())) {
      assertThat(committed(() -> documents.store("LE-2026-1", Shelf.ISSUED, upload)).n()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("Copies of another case's documents come beside the ten of its own, before or after them, byte by byte")
  void copies() throws IOException {
    for (int i = 0; i < 10; i++) {
      store("LE-2026-1", "order" + i + ".png", Papers.png());
      store("LE-2026-2", "own" + i + ".pdf", Papers.pdf());
    }
    List<Document> originals = documents.of("LE-2026-1");
    for (String copied : List.of("LE-2026-2", "LE-2026-3")) {
      committed(() -> {
        originals.forEach(original -> documents.copy(original, copied));
        return null;
      });
    }
    assertThat(documents.of("LE-2026-2")).hasSize(20).extracting(Document::n).last().isEqualTo(20);
    assertThat(documents.of("LE-2026-2").get(19).fileName()).isEqualTo("order9.png");
    assertThat(read(documents.of("LE-2026-2").get(19))).isEqualTo(Papers.png());
    assertThatThrownBy(() -> store("LE-2026-2", "page.png", Papers.png())).isInstanceOf(Refusal.class).hasMessageContaining("10");
    assertThat(store("LE-2026-3", "own.png", Papers.png()).n()).isEqualTo(11);
    assertThat(documents.of("LE-2026-1")).isEqualTo(originals);
  }

  @Test
  @DisplayName("Stored with the case or not at all")
  void withTheCase() {
    try (Upload upload = Papers.upload("page.png", Papers.png())) {
      transaction.executeWithoutResult(status -> {
        documents.store("LE-2026-1", upload);
        status.setRollbackOnly();
      });
      assertThat(documents.of("LE-2026-1")).isEmpty();
      assertThatThrownBy(() -> documents.store("LE-2026-1", upload)).isInstanceOf(IllegalTransactionStateException.class);
    }
  }

  @Test
  @DisplayName("Bytes that somebody changed in the database are not handed out to their end")
  void tamperedWith() {
    Document order = store("LE-2026-1", "order.pdf", Papers.pdf());
    JdbcClient.create(database).sql("update document_part set bytes = ?").param(Papers.png()).update();
    assertThatThrownBy(() -> read(order)).isInstanceOf(IOException.class).hasMessageContaining("not what was stored");
    JdbcClient.create(database).sql("delete from document_part").update();
    assertThatThrownBy(() -> read(order)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("A document of 25 MB goes in and out of a process whose whole memory is smaller than it")
  void neverWholeInMemory(@org.junit.jupiter.api.io.TempDir Path directory) throws Exception {
    List<String> command = new java.util.ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
        "-Xmx" + SmallHeap.MEGABYTES + "m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"), SmallHeap.class.getName()));
    command.addAll(List.of(connection(directory)));
    Path output = directory.resolve("output");
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    java.security.MessageDigest digest = Digests.sha256();
    try (InputStream picture = new java.security.DigestInputStream(Papers.picture(Uploads.LARGEST), digest)) {
      picture.transferTo(OutputStream.nullOutputStream());
    }
    assertThat(java.nio.file.Files.readString(output)).contains("read back " + java.util.HexFormat.of().formatHex(digest.digest()));
    assertThat(process.exitValue()).isZero();
  }
}
