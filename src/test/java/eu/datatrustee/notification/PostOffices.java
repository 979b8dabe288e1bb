package eu.datatrustee.notification;

import eu.datatrustee.document.Papers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An outbox's tables in an empty database, and nodes that work on it. */
abstract class PostOffices {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-14T09:30:00Z"), ZoneOffset.UTC);

  @TempDir
  Path directory;

  final List<AutoCloseable> opened = new ArrayList<>();
  DataSource database;

  abstract DataSource database() throws Exception;

  @BeforeEach
  void createTables() throws Exception {
    database = database();
    for (String table : List.of("outbox_attachment", "outbox", "document_part", "document")) {
      JdbcClient.create(database).sql("drop table if exists " + table).update();
    }
    PostOffice.createTables(database);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  PostOffice node(Carrier carrier) {
    return node(carrier, PostOffice.settings(directory));
  }

  PostOffice node(Carrier carrier, OutboxSettings settings) {
    PostOffice node = new PostOffice(database, carrier, settings, CLOCK);
    opened.add(node);
    return node;
  }

  PostOffice nodeFor(int port) {
    return node(new MailServer(PostOffice.server(port), PostOffice.settings(directory), Papers.on(database)));
  }
}
