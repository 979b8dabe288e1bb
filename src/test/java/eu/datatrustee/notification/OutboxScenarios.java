package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import eu.datatrustee.casework.Sha256;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Shelf;
import jakarta.mail.BodyPart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.awaitility.core.ConditionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.util.unit.DataSize;

/** What the outbox promises, on each database. */
abstract class OutboxScenarios extends PostOffices {

  private GreenMail mailServer(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    opened.add(server::stop);
    return server;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60));
  }

  private static void workUntilSent(PostOffice node) {
    soon().pollInterval(Duration.ofMillis(50)).untilAsserted(() -> {
      node.relay().work();
      assertThat(node.outbox().unsent()).isZero();
    });
  }

  @Test
  void reachesTheRecipientInTheirLanguageUnderAFixedMessageId() throws Exception {
    GreenMail server = mailServer(freePort());
    PostOffice node = nodeFor(server.getSmtp().getPort());

    String id = node.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de"));
    workUntilSent(node);

    assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
      assertThat(mail.getMessageID()).isEqualTo("<" + id + "@trustee.example>");
      assertThat(mail.getSubject()).isEqualTo("AR-2026-000007: Eine Frage zu Ihrem Antrag auf Zugriff");
      assertThat(mail.getSentDate().toInstant()).isEqualTo(CLOCK.instant());
      assertThat(mail.getAllRecipients()).extracting(Object::toString).singleElement().asString().contains("joerg@contoso.example");
      assertThat(mail.getHeader("Content-Language")).containsExactly("de");
      assertThat(mail.getContentType()).containsIgnoringCase("utf-8").startsWith("text/plain");
      assertThat((String) mail.getContent()).contains("Guten Tag Jörg Müller,", "Für wen genau?");
    });
    assertThat(node.sent().of("AR-2026-000007")).singleElement().satisfies(sent -> {
      assertThat(sent.id()).isEqualTo(id);
      assertThat(sent.template()).isEqualTo("question-asked");
      assertThat(sent.recipient()).isEqualTo("joerg@contoso.example");
      assertThat(sent.createdAt()).isEqualTo(CLOCK.instant());
      assertThat(sent.sentAt()).isNotNull();
      assertThat(sent.sha256()).isEqualTo(keptText().sha256());
    });
  }

  private Letter keptText() {
    return JdbcClient.create(database).sql("select subject, body from outbox").query((row, n) -> new Letter(row.getString(1), row.getString(2)))
        .single();
  }

  @Test
  void isNotWrittenWhereTheTransactionRollsBack() {
    PostOffice node = node(mail -> {});

    node.transaction().executeWithoutResult(status -> {
      node.notices().send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de"));
      status.setRollbackOnly();
    });

    assertThat(node.sent().of("AR-2026-000007")).isEmpty();
    assertThatThrownBy(() -> node.notices().send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de")))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void leavesRightAfterTheCommitWithoutWaitingForTheNextLook() {
    Set<String> carried = ConcurrentHashMap.newKeySet();
    PostOffice node = node(mail -> carried.add(mail.id().toString()));

    String id = node.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "fr"));

    soon().until(() -> carried.contains(id));
    assertThat(node.sent().of("AR-2026-000007")).singleElement().extracting(SentNotice::language).isEqualTo("en");
  }

  @Test
  void waitsForADeadMailServerAndIsNotLost() throws Exception {
    int port = freePort();
    PostOffice node = nodeFor(port);
    node.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "nl"));
    node.send(PostOffice.notice("AR-2026-000008", "joerg@contoso.example", "nl"));

    soon().pollInterval(Duration.ofMillis(50)).until(() -> {
      node.relay().work();
      return JdbcClient.create(database).sql("select min(attempts) from outbox where last_error is not null").query(Integer.class).optional()
          .orElse(0) >= 3;
    });
    assertThat(node.outbox().unsent()).isEqualTo(2);
    assertThat(node.outbox().oldestUnsentSeconds(CLOCK.instant().plusSeconds(90))).isEqualTo(90.0);

    GreenMail server = mailServer(port);
    workUntilSent(node);
    assertThat(server.getReceivedMessages()).hasSize(2);
    assertThat(node.outbox().oldestUnsentSeconds(CLOCK.instant())).isZero();
  }

  @Test
  void isNotHeldBackByAMailThatNobodyTakes() {
    Set<String> carried = new HashSet<>();
    PostOffice node = node(mail -> {
      if (mail.email().startsWith("nobody@")) {
        throw new IllegalStateException("550 no such user");
      }
      carried.add(mail.email());
    });
    node.send(PostOffice.notice("AR-2026-000007", "nobody@contoso.example", "de"));
    node.send(PostOffice.notice("AR-2026-000008", "joerg@contoso.example", "de"));

    soon().until(() -> {
      node.relay().work();
      return carried.contains("joerg@contoso.example");
    });
    assertThat(node.outbox().unsent()).isEqualTo(1);
  }

  @Test
  @DisplayName("Mails that their server refuses for good hold up no other, however many come first")
  void isNotHeldBackByManyThatNobodyTakes() {
    Set<String> carried = ConcurrentHashMap.newKeySet();
    PostOffice node = node(mail -> {
      if (mail.email().startsWith("nobody")) {
        throw new MailSendException("550 no such user");
      }
      carried.add(mail.email());
    }, longPauses());
    node.transaction().executeWithoutResult(status -> {
      IntStream.range(0, 9).forEach(i -> node.notices().send(PostOffice.notice("AR-2026-1" + i, "nobody" + i + "@contoso.example", "de")));
      node.notices().send(PostOffice.notice("AR-2026-000008", "joerg@contoso.example", "de"));
    });
    // One look, by the nudge or by this call: whoever comes second finds it at work.
    node.relay().work();
    soon().until(() -> carried.contains("joerg@contoso.example"));
    assertThat(JdbcClient.create(database).sql("select max(attempts) from outbox where last_error is not null").query(Integer.class).single())
        .isEqualTo(1);
  }

  @Test
  @DisplayName("Where the server is not there, or nothing goes out, a look ends: it does not run through all that waits")
  void endsItsLook() {
    for (Exception failure : List.of(new MailSendException("connection failed", new ConnectException()), new MailAuthenticationException("535"),
        new IllegalStateException("disk full"))) {
      AtomicInteger tried = new AtomicInteger();
      PostOffice node = node(mail -> {
        tried.incrementAndGet();
        throw failure;
      }, longPauses());
      JdbcClient.create(database).sql("delete from outbox").update();
      IntStream.range(0, 30).forEach(i -> node.outbox().add(mail()));
      node.relay().work();
      assertThat(tried).hasValue(failure instanceof IllegalStateException ? 10 : 1);
    }
  }

  /** What has failed once is not due again while a test runs. */
  private OutboxSettings longPauses() {
    return new OutboxSettings("no-reply@trustee.example", "Trustee", "trustee.example", directory, Duration.ofSeconds(1), Duration.ofMinutes(5),
        Duration.ofMinutes(5), DataSize.ofMegabytes(20), Duration.ofMinutes(5));
  }

  private static Mail mail() {
    return new Mail(UUID.randomUUID(), "AR-2026-000007", "question-asked", "de", "joerg@contoso.example", "Jörg",
        new Letter("AR-2026-000007", "Guten Tag"), List.of(), false, CLOCK.instant(), 0);
  }

  @Test
  @DisplayName("What waits is counted for whoever watches the service, but no mail of a demand or a third party's request")
  void countsNoDemand() {
    PostOffice node = node(mail -> {
      throw new IllegalStateException("451 later");
    });
    node.send(PostOffice.notice("LE-2026-471100", "joerg@contoso.example", "de"));
    node.send(PostOffice.notice("TP-2026-471100", "joerg@contoso.example", "de"));
    assertThat(node.outbox().unsent()).isZero();
    assertThat(node.outbox().oldestUnsentSeconds(CLOCK.instant().plusSeconds(90))).isZero();
    node.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de"));
    assertThat(node.outbox().unsent()).isEqualTo(1);
    assertThat(node.outbox().oldestUnsentSeconds(CLOCK.instant().plusSeconds(90))).isEqualTo(90);
  }

  @Test
  @DisplayName("Four nodes at once send each mail once")
  void isSentOnceByHoweverManyNodes() throws Exception {
    GreenMail server = mailServer(freePort());
    // A node keeps a mail to itself for as long as a busy machine may take over it: this is about who takes it.
    OutboxSettings patient = PostOffice.settings(directory, Duration.ofMinutes(2));
    List<PostOffice> nodes = IntStream.range(0, 4)
        .mapToObj(i -> node(new MailServer(PostOffice.server(server.getSmtp().getPort()), patient, Papers.on(database)), patient)).toList();
    int mails = 80;
    nodes.get(0).transaction().executeWithoutResult(status -> IntStream.range(0, mails)
        .forEach(i -> nodes.get(0).notices().send(PostOffice.notice("AR-2026-" + i, "joerg@contoso.example", "de"))));

    CompletableFuture.allOf(nodes.stream().map(node -> CompletableFuture.runAsync(() -> workUntilSent(node))).toArray(CompletableFuture[]::new))
        .join();

    Set<String> ids = new HashSet<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      ids.add(mail.getMessageID());
    }
    assertThat(server.getReceivedMessages()).hasSize(mails);
    assertThat(ids).hasSize(mails);
    assertThat(JdbcClient.create(database).sql("select max(attempts) from outbox").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  @DisplayName("Killed after the server took it and before the mark, it goes out again as the same mail")
  void isRepeatedRecognisablyAfterAKill() throws Exception {
    GreenMail server = mailServer(freePort());
    Carrier real = new MailServer(PostOffice.server(server.getSmtp().getPort()), PostOffice.settings(directory), Papers.on(database));
    AtomicBoolean killed = new AtomicBoolean();
    Carrier dying = mail -> {
      real.carry(mail);
      if (killed.compareAndSet(false, true)) {
        throw new Killed();
      }
    };
    PostOffice first = node(dying);
    try {
      first.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de"));
      first.relay().work();
    } catch (Killed expected) {
      // What a kill leaves behind: a mail taken and not marked.
    }
    soon().until(killed::get);
    first.close();

    workUntilSent(node(real));

    MimeMessage[] mails = server.getReceivedMessages();
    assertThat(mails).hasSize(2);
    assertThat(mails[1].getMessageID()).isEqualTo(mails[0].getMessageID());
    assertThat(mails[1].getSentDate()).isEqualTo(mails[0].getSentDate());
    assertThat(mails[1].getContent()).isEqualTo(mails[0].getContent());
  }

  /** Stands for SIGKILL: nothing in the relay catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void becomesOneFileWhereThereIsNoMailServerHoweverOftenItIsWritten() throws Exception {
    Path mails = directory.resolve("deep/outbox");
    OutboxSettings settings = PostOffice.settings(mails);
    MailDirectory files = new MailDirectory(settings, Papers.on(database));
    ConcurrentLinkedQueue<Mail> seen = new ConcurrentLinkedQueue<>();
    PostOffice node = node(mail -> {
      seen.add(mail);
      files.carry(mail);
    });

    String id = node.send(PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de"));
    workUntilSent(node);

    Path file = mails.resolve("AR-2026-000007-question-asked-" + id + ".eml");
    String first = Files.readString(file);
    assertThat(first).contains("Subject: AR-2026-000007: Eine Frage", "Message-ID: <" + id + "@trustee.example>",
        "Date: Fri, 14 Aug 2026 09:30:00 +0000",
        "To: =?UTF-8?", "Für wen genau?", "Content-Transfer-Encoding: 8bit");
    files.carry(seen.element());
    assertThat(Files.readString(file)).isEqualTo(first);
    try (Stream<Path> all = Files.list(mails)) {
      assertThat(all).containsExactly(file);
    }
  }

  private static Notice withCopies(Document... copies) {
    Notice notice = PostOffice.notice("AR-2026-471100", "joerg@contoso.example", "de");
    return new Notice(notice.caseId(), notice.template(), notice.name(), notice.email(), "de", notice.facts(), List.of(copies));
  }

  private void carriesBoth(MimeMessage mail, Document order, Document scan) throws Exception {
    MimeMultipart parts = (MimeMultipart) mail.getContent();
    assertThat(parts.getCount()).isEqualTo(3);
    assertThat((String) parts.getBodyPart(0).getContent()).contains("Guten Tag Jörg Müller,", "Anlagen:", "- Beschluß 7.pdf", order.sha256(),
        "- scan.png", scan.sha256()).containsPattern("Byte\\R  SHA-256 ");
    BodyPart first = parts.getBodyPart(1);
    assertThat(first.getContentType()).startsWith("application/pdf");
    assertThat(first.getDisposition()).isEqualTo(Part.ATTACHMENT);
    assertThat(MimeUtility.decodeText(first.getFileName())).isEqualTo("Beschluß 7.pdf");
    assertThat(first.getInputStream().readAllBytes()).isEqualTo(Papers.pdf());
    assertThat(parts.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(Papers.png());
  }

  @Test
  @DisplayName("A mail carries its documents, byte by byte, and its letter names their hashes, which are kept")
  void carriesDocuments() throws Exception {
    GreenMail server = mailServer(freePort());
    PostOffice node = nodeFor(server.getSmtp().getPort());
    Document order = node.store("AR-2026-471100", "Beschluß 7.pdf", Papers.pdf());
    Document scan = node.store("AR-2026-471100", "scan.png", Papers.png());

    node.send(withCopies(order, scan));
    workUntilSent(node);

    assertThat(server.getReceivedMessages()).hasSize(1);
    carriesBoth(server.getReceivedMessages()[0], order, scan);
    assertThat(node.sent().of("AR-2026-471100")).singleElement().satisfies(sent -> {
      assertThat(sent.attachments()).containsExactly(order, scan);
      assertThat(sent.sha256()).isEqualTo(keptText().sha256());
    });
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/rfc822", "MESSAGE/RFC822", "multipart/mixed", "multipart/encrypted"})
  @DisplayName("D4: a mail, or a file that calls itself one of several parts, arrives as it is in the manifest: what its text says it decodes to is hashed")
  void carriesMails(String mediaType) throws Exception {
    GreenMail server = mailServer(freePort());
    PostOffice node = nodeFor(server.getSmtp().getPort());
    byte[] bytes = "From: anna@contoso.example\nSubject: Grüße\n\nNo boundary, and no carriage return\n".getBytes(StandardCharsets.UTF_8);
    Document extract = node.store("AR-2026-471100", Papers.upload("mail.eml", mediaType, bytes));

    node.send(withCopies(extract));
    workUntilSent(node);

    String source = GreenMailUtil.getWholeMessage(server.getReceivedMessages()[0]);
    String part = source.substring(source.indexOf("\r\n--=_", source.indexOf("text/plain")) + 2);
    String header = part.substring(0, part.indexOf("\r\n\r\n"));
    String body = part.substring(header.length() + 4, part.indexOf("\r\n--=_"));
    assertThat(header).contains("Content-Transfer-Encoding: base64", "mail.eml");
    assertThat(Sha256.of(Base64.getMimeDecoder().decode(body))).isEqualTo(extract.sha256());
  }

  @Test
  @DisplayName("D5: documents beyond the largest mail stay at home: the letter lists them with hashes and numbers, and says how a customer gets them")
  void tooLargeForAMail() throws Exception {
    GreenMail server = mailServer(freePort());
    PostOffice node = nodeFor(server.getSmtp().getPort());
    // Four of three, and a line of 76 two longer: 14.6 MiB are 20.0 MiB in a mail.
    Document fits = new Document("LE-2026-471100", Shelf.RECEIVED, 1, "a.pdf", "application/pdf", 15_325_000, "ab".repeat(32), CLOCK.instant(), "x");
    Document more = new Document("LE-2026-471100", Shelf.RECEIVED, 2, "b.pdf", "application/pdf", 5_000, "cd".repeat(32), CLOCK.instant(), "x");
    assertThat(PostOffice.settings(directory).tooLarge(fits.size())).isFalse();
    assertThat(PostOffice.settings(directory).tooLarge(fits.size() + more.size())).isTrue();

    for (String language : List.of("de", "en", "nl")) {
      node.send(new Notice("LE-2026-471100", "demand-notice", "Jörg Müller", "joerg@contoso.example", language, Map.of("authority", "Parquet",
          "country", "FR", "receivedAt", CLOCK.instant(), "dataCategories", List.of("CONTENT"), "scope", "One mailbox", "rule", "D5"),
          List.of(fits, more)));
    }
    workUntilSent(node);
    soon().until(() -> server.getReceivedMessages().length == 3);

    for (MimeMessage mail : server.getReceivedMessages()) {
      assertThat(mail.getContentType()).startsWith("text/plain");
      assertThat((String) mail.getContent()).contains("1. a.pdf, ", "2. b.pdf, ", "ab".repeat(32), "cd".repeat(32), "/demands/LE-2026-471100",
          "/api/demands/LE-2026-471100/documents");
    }
    assertThat(node.sent().of("LE-2026-471100")).hasSize(3).allSatisfy(sent -> {
      assertThat(sent.apart()).isTrue();
      assertThat(sent.attachments()).containsExactly(fits, more);
    });
  }

  @Test
  @DisplayName("As a file too, and the same file when it is written again")
  void carriesDocumentsInFiles() throws Exception {
    MailDirectory files = new MailDirectory(PostOffice.settings(directory), Papers.on(database));
    ConcurrentLinkedQueue<Mail> seen = new ConcurrentLinkedQueue<>();
    PostOffice node = node(mail -> {
      files.carry(mail);
      seen.add(mail);
    });
    Document order = node.store("AR-2026-471100", "Beschluß 7.pdf", Papers.pdf());
    Document scan = node.store("AR-2026-471100", "scan.png", Papers.png());
    String id = node.send(withCopies(order, scan));
    workUntilSent(node);

    Path file = directory.resolve("AR-2026-471100-question-asked-" + id + ".eml");
    byte[] first = Files.readAllBytes(file);
    assertThat(new String(first, java.nio.charset.StandardCharsets.UTF_8)).contains("Für wen genau?", "Content-Transfer-Encoding: 8bit",
        "Content-Transfer-Encoding: base64");
    try (java.io.InputStream in = Files.newInputStream(file)) {
      carriesBoth(new MimeMessage(Session.getInstance(new java.util.Properties()), in), order, scan);
    }
    files.carry(seen.element());
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  @DisplayName("A document that is not what it was when the mail was written is not sent")
  void doesNotCarryWhatWasChanged() throws Exception {
    PostOffice node = node(new MailDirectory(PostOffice.settings(directory), Papers.on(database)));
    Document order = node.store("AR-2026-471100", "order.pdf", Papers.pdf());
    JdbcClient.create(database).sql("update document_part set bytes = ?").param(Papers.png()).update();

    node.send(withCopies(order));

    await().atMost(Duration.ofSeconds(10)).until(() -> {
      node.relay().work();
      return JdbcClient.create(database).sql("select count(*) from outbox where last_error is not null").query(Long.class).single() == 1;
    });
    assertThat(node.outbox().unsent()).isEqualTo(1);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void refusesACaseIdThatWouldLeaveTheDirectory() {
    PostOffice node = node(mail -> {});
    assertThatThrownBy(() -> node.send(PostOffice.notice("../../etc/passwd", "joerg@contoso.example", "de")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("Neither a name nor an address can add a header")
  void keepsHeadersItsOwn() throws Exception {
    GreenMail server = mailServer(freePort());
    PostOffice node = nodeFor(server.getSmtp().getPort());
    Notice notice = PostOffice.notice("AR-2026-000007", "joerg@contoso.example", "de");
    node.send(new Notice(notice.caseId(), notice.template(), "Eve\r\nBcc: all@example.org\r\n\r\nbody", notice.email(), "de", notice.facts()));
    workUntilSent(node);
    assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
      assertThat(mail.getHeader("Bcc")).isNull();
      assertThat(mail.getAllRecipients()).hasSize(1);
    });

    node.send(new Notice(notice.caseId(), notice.template(), "Eve", "joerg@contoso.example\r\nBcc: all@example.org", "de", notice.facts()));
    node.relay().work();
    soon().until(() -> JdbcClient.create(database).sql("select count(*) from outbox where last_error is not null").query(Long.class).single() == 1);
    assertThat(server.getReceivedMessages()).hasSize(1);
  }
}
