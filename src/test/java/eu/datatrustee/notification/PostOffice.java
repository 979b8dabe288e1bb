package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.util.unit.DataSize;
import org.springframework.transaction.support.TransactionTemplate;

/** One node's notification module on a given database, without the rest of the house; nothing runs that a test does not call. */
final class PostOffice implements AutoCloseable {

  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  PostOffice(DataSource database, Carrier carrier, OutboxSettings settings, Clock clock) {
    // Wrapped, since a context closes what it can.
    context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
    context.registerBean(Carrier.class, () -> carrier);
    context.registerBean(OutboxSettings.class, () -> settings);
    context.registerBean(Documents.class, () -> Papers.on(database));
    context.registerBean(Clock.class, () -> clock);
    context.registerBean(TaskScheduler.class, (Supplier<TaskScheduler>) ThreadPoolTaskScheduler::new);
    context.register(Transactions.class, Outbox.class, Letters.class, Relay.class, OutboxNotices.class, Ears.class);
    context.refresh();
  }

  static void createTables(DataSource database) {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V40__outbox.sql"),
        new ClassPathResource("db/migration/V66__attachments.sql"), new ClassPathResource("db/migration/V95__mails_called_back.sql"))
            .execute(database);
    Papers.createTables(database);
  }

  static OutboxSettings settings(Path directory) {
    return settings(directory, Duration.ofSeconds(4));
  }

  /** @param claim how long a node keeps a mail to itself */
  static OutboxSettings settings(Path directory, Duration claim) {
    return new OutboxSettings("no-reply@trustee.example", "Treuhänder", "trustee.example", directory, Duration.ofSeconds(1),
        claim, Duration.ofMillis(50), DataSize.ofMegabytes(20), Duration.ofMillis(400));
  }

  static JavaMailSenderImpl server(int port) {
    JavaMailSenderImpl server = new JavaMailSenderImpl();
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.getJavaMailProperties().putAll(Map.of("mail.smtp.connectiontimeout", "20000", "mail.smtp.timeout", "20000"));
    return server;
  }

  static Notice notice(String caseId, String email, String language) {
    return new Notice(caseId, "question-asked", "Jörg Müller", email, language,
        Map.of("question", "Für wen genau?", "due", Instant.parse("2026-08-14T09:30:00Z")));
  }

  Notices notices() {
    return context.getBean(Notices.class);
  }

  SentNotices sent() {
    return context.getBean(SentNotices.class);
  }

  /** What was said of mails, in order. */
  List<Object> heard() {
    return context.getBean(Ears.class).heard;
  }

  /** Hears what the relay says. */
  static class Ears {

    private final List<Object> heard = new CopyOnWriteArrayList<>();

    @EventListener
    void on(MailHandedOver said) {
      heard.add(said);
    }

    @EventListener
    void on(MailRefused said) {
      heard.add(said);
    }
  }

  /** Calls mails of the kind that {@link #notice} makes back, in a transaction of its own. */
  Recall callBack(String caseId) {
    return transaction().execute(status -> context.getBean(Recalls.class).callBack(caseId, Set.of("question-asked"), "A ban stands"));
  }

  Relay relay() {
    return context.getBean(Relay.class);
  }

  Outbox outbox() {
    return context.getBean(Outbox.class);
  }

  TransactionTemplate transaction() {
    return new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  /** Stores a document in a transaction of its own. */
  Document store(String caseId, String fileName, byte[] bytes) {
    return store(caseId, Papers.upload(fileName, bytes));
  }

  /** Stores a document in a transaction of its own, and lets the upload go. */
  Document store(String caseId, Upload given) {
    try (Upload upload = given) {
      return transaction().execute(status -> context.getBean(Documents.class).store(caseId, upload));
    }
  }

  /** Writes a notice in a transaction of its own. */
  String send(Notice notice) {
    return transaction().execute(status -> notices().send(notice));
  }

  /** Writes a notice without anybody being told that there is one, in a transaction of its own. */
  String unheard(Notice notice) {
    Mail mail = new Mail(UUID.randomUUID(), notice.caseId(), notice.template(), notice.language(), notice.email(), notice.name(),
        new Letter(notice.caseId(), "A question"), List.of(), false, Instant.parse("2026-08-14T09:30:00Z"), 0);
    transaction().executeWithoutResult(status -> outbox().add(mail));
    return mail.id().toString();
  }

  @Override
  public void close() {
    context.close();
  }
}
