package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails called back before they have left, on each database. */
abstract class RecallScenarios extends PostOffices {

  private static final String CASE = "LE-2026-471100";
  private static final int RACES = 200;

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Notice notice() {
    return PostOffice.notice(CASE, "joerg@contoso.example", "de");
  }

  private SentNotice only(PostOffice node) {
    return node.sent().of(CASE).get(0);
  }

  private static void workUntil(PostOffice node, java.util.function.BooleanSupplier done) {
    await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
      node.relay().work();
      return done.getAsBoolean();
    });
  }

  @Test
  @DisplayName("D5: what waits for a dead mail server is called back, for certain, and does not go out when the server is there again")
  void calledBackWhileTheServerIsDead() throws Exception {
    int port = freePort();
    PostOffice node = nodeFor(port);
    node.send(notice());
    node.send(PostOffice.notice("LE-2026-471101", "joerg@contoso.example", "de"));
    workUntil(node, () -> node.sent().of(CASE).stream().noneMatch(SentNotice::maybeOut)
        && JdbcClient.create(database).sql("select min(attempts) from outbox").query(Integer.class).single() >= 2);

    assertThat(node.callBack(CASE)).isEqualTo(new Recall(1, 0, 0));
    assertThat(node.callBack(CASE)).as("said again").isEqualTo(new Recall(0, 0, 0));
    assertThat(only(node).calledBackAt()).isNotNull();
    assertThat(only(node).calledBackFor()).isEqualTo("A ban stands");

    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    opened.add(server::stop);
    workUntil(node, () -> server.getReceivedMessages().length > 0);
    node.relay().work();
    assertThat(server.getReceivedMessages()).singleElement()
        .satisfies(mail -> assertThat(mail.getSubject()).startsWith("LE-2026-471101"));
    assertThat(only(node).sentAt()).isNull();
  }

  @Test
  @DisplayName("What is out stays out, and is said to be")
  void out() {
    PostOffice node = node(mail -> { });
    node.send(notice());
    workUntil(node, () -> only(node).sentAt() != null);
    assertThat(node.callBack(CASE)).isEqualTo(new Recall(0, 0, 1));
    assertThat(only(node).calledBackAt()).isNull();
  }

  @Test
  @DisplayName("Called back while a node hands it over: maybe out; once the server has it, it is said to be out")
  void inHand() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    PostOffice node = node(mail -> {
      inHand.countDown();
      assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
    });
    node.send(notice());
    assertThat(inHand.await(30, TimeUnit.SECONDS)).isTrue();

    assertThat(node.callBack(CASE)).isEqualTo(new Recall(0, 1, 0));
    assertThat(only(node).maybeOut()).isTrue();
    goOn.countDown();
    await().atMost(Duration.ofSeconds(30)).until(() -> only(node).sentAt() != null);
    assertThat(node.callBack(CASE)).isEqualTo(new Recall(0, 0, 1));
    assertThat(node.heard()).containsExactly(new MailHandedOver(CASE, "question-asked", only(node).id(), true));
  }

  @Test
  @DisplayName("Killed between the server's yes and the mark: maybe out; called back, it is not repeated")
  void killed() {
    Set<String> carried = ConcurrentHashMap.newKeySet();
    PostOffice first = node(mail -> {
      carried.add(mail.id().toString());
      throw new Killed();
    });
    first.send(notice());
    await().atMost(Duration.ofSeconds(30)).until(() -> !carried.isEmpty());
    first.close();

    List<String> repeated = new ArrayList<>();
    PostOffice second = node(mail -> repeated.add(mail.id().toString()));
    assertThat(only(second).maybeOut()).isTrue();
    assertThat(second.callBack(CASE)).isEqualTo(new Recall(0, 1, 0));
    await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(7)).until(() -> {
      second.relay().work();
      return repeated.isEmpty();
    });
    assertThat(only(second).sentAt()).isNull();
    assertThat(only(second).maybeOut()).isTrue();
  }

  /** Stands for SIGKILL: nothing in the relay catches it. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  @DisplayName("A server that hangs up after the last line may have it, also when a later attempt finds nobody")
  void unanswered() throws Exception {
    int port;
    try (Unanswering server = new Unanswering()) {
      port = server.port();
      PostOffice node = nodeFor(port);
      node.send(notice());
      workUntil(node, () -> server.taken() && only(node).maybeOut()
          && JdbcClient.create(database).sql("select count(*) from outbox where last_error is not null and taken_at is null").query(Long.class)
              .single() == 1);
    }
    PostOffice node = nodeFor(port);
    int attempts = JdbcClient.create(database).sql("select attempts from outbox").query(Integer.class).single();
    workUntil(node, () -> JdbcClient.create(database).sql("select attempts from outbox where taken_at is null").query(Integer.class).optional()
        .orElse(0) > attempts);
    assertThat(node.callBack(CASE)).isEqualTo(new Recall(0, 1, 0));
  }

  @Test
  @DisplayName("A recipient that the server refuses (550): said once, tried on, and called back for certain")
  void refused() throws Exception {
    try (Refusing server = new Refusing("550 no such user")) {
      PostOffice node = nodeFor(server.port());
      String id = node.send(notice());
      workUntil(node, () -> JdbcClient.create(database).sql("select attempts from outbox").query(Integer.class).single() >= 3);
      await().atMost(Duration.ofSeconds(10)).until(() -> only(node).refusedAt() != null);
      assertThat(node.heard()).containsExactly(new MailRefused(CASE, "question-asked", id, "joerg@contoso.example"));
      await().atMost(Duration.ofSeconds(10)).until(() -> !only(node).maybeOut());
      assertThat(node.callBack(CASE)).isEqualTo(new Recall(1, 0, 0));
    }
    try (Refusing later = new Refusing("450 come back later")) {
      PostOffice node = nodeFor(later.port());
      node.send(PostOffice.notice("LE-2026-471102", "joerg@contoso.example", "de"));
      workUntil(node, () -> JdbcClient.create(database).sql("select count(*) from outbox where last_error like '%450%'").query(Long.class)
          .single() == 1);
      assertThat(node.sent().of("LE-2026-471102").get(0).refusedAt()).isNull();
      assertThat(node.heard()).isEmpty();
    }
  }

  @Test
  @DisplayName("Two hundred times at once with the sender: either it is called back and never leaves, or it is said that it has left, or may have")
  void races() throws Exception {
    Set<String> left = ConcurrentHashMap.newKeySet();
    PostOffice sender = node(mail -> {
      LockSupport.parkNanos(300_000);
      left.add(mail.id().toString());
    });
    PostOffice counsel = node(mail -> {
      throw new IllegalStateException("This one sends nothing");
    });
    Map<String, Integer> ends = new ConcurrentHashMap<>();
    Random random = new Random(4711);
    for (int i = 0; i < RACES; i++) {
      String caseId = "LE-2026-" + (500000 + i);
      String id = counsel.unheard(PostOffice.notice(caseId, "joerg@contoso.example", "de"));
      CyclicBarrier start = new CyclicBarrier(2);
      // Which of the two starts ahead of the other, and by how much, in nanoseconds.
      int head = random.nextInt(20_000_000) - 10_000_000;
      CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
        meet(start);
        LockSupport.parkNanos(-head);
        sender.relay().work();
      });
      CompletableFuture<Recall> calling = CompletableFuture.supplyAsync(() -> {
        meet(start);
        LockSupport.parkNanos(head);
        return counsel.callBack(caseId);
      });
      Recall recall = calling.get(30, TimeUnit.SECONDS);
      boolean thenLeft = left.contains(id);
      sending.get(30, TimeUnit.SECONDS);
      sender.relay().work();
      SentNotice kept = counsel.sent().of(caseId).get(0);
      if (recall.calledBack() == 1) {
        assertThat(left).as("called back, race %d", i).doesNotContain(id);
        assertThat(kept.calledBackAt()).isNotNull();
        assertThat(kept.sentAt()).isNull();
      } else if (recall.out() == 1) {
        assertThat(thenLeft).as("out, race %d", i).isTrue();
        assertThat(kept.calledBackAt()).isNull();
      } else {
        assertThat(recall).isEqualTo(new Recall(0, 1, 0));
        assertThat(left).as("in hand, race %d", i).contains(id);
        assertThat(kept.sentAt()).isNotNull();
      }
      ends.merge(recall.toString(), 1, Integer::sum);
    }
    assertThat(ends.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(RACES);
    assertThat(ends).as("both ends were met").containsKeys(new Recall(1, 0, 0).toString(), new Recall(0, 0, 1).toString());
  }

  private static void meet(CyclicBarrier start) {
    assertThat(catchThrowable(() -> start.await(30, TimeUnit.SECONDS))).isNull();
  }

  /** Speaks as much SMTP as a test needs, one caller after the other. */
  private abstract static class Server implements AutoCloseable {

    private final ServerSocket socket;

    Server() throws IOException {
      socket = new ServerSocket(0);
      Thread thread = new Thread(this::serve, "smtp");
      thread.setDaemon(true);
      thread.start();
    }

    int port() {
      return socket.getLocalPort();
    }

    private void serve() {
      while (!socket.isClosed()) {
        try (Socket caller = socket.accept();
            BufferedReader in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII))) {
          say(caller, "220 here");
          String line = in.readLine();
          while (line != null && answer(caller, in, line)) {
            line = in.readLine();
          }
        } catch (IOException e) {
          // The caller hung up, or the test is over.
        }
      }
    }

    /** @return whether to go on */
    abstract boolean answer(Socket caller, BufferedReader in, String line) throws IOException;

    static void say(Socket caller, String line) throws IOException {
      caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Refuses each recipient. */
  private static final class Refusing extends Server {

    private final String why;

    Refusing(String why) throws IOException {
      this.why = why;
    }

    @Override
    boolean answer(Socket caller, BufferedReader in, String line) throws IOException {
      say(caller, line.startsWith("RCPT") ? why : line.startsWith("QUIT") ? "221 bye" : "250 ok");
      return !line.startsWith("QUIT");
    }
  }

  /** Takes the mail, and hangs up without a word. */
  private static final class Unanswering extends Server {

    private volatile boolean taken;

    Unanswering() throws IOException {}

    boolean taken() {
      return taken;
    }

    @Override
    boolean answer(Socket caller, BufferedReader in, String line) throws IOException {
      if (!line.startsWith("DATA")) {
        say(caller, "250 ok");
        return true;
      }
      say(caller, "354 go on");
      String text = in.readLine();
      while (text != null && !text.equals(".")) {
        text = in.readLine();
      }
      taken = true;
      return false;
    }
  }
}
