package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.deadline.Deadlines.Reminder;
import eu.datatrustee.engine.Decisions;
import eu.datatrustee.engine.DecisionsOfFiles;
import eu.datatrustee.engine.Migrations;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

/** What stored clocks promise, on whichever database. */
@SpringBootTest(classes = StoredDeadlinesContract.Wiring.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
abstract class StoredDeadlinesContract {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(CalendarSettings.class)
  @ImportAutoConfiguration({DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class,
      TransactionAutoConfiguration.class, JdbcTemplateAutoConfiguration.class, JdbcClientAutoConfiguration.class,
      FlywayAutoConfiguration.class})
  @Import({Migrations.class, TrusteeCalendar.class, Ways.class, ClockTable.class, DeadlineRows.class, StoredDeadlines.class,
      OpenClocks.class})
  static class Wiring {

    @Bean
    Decisions decisions() {
      return new DecisionsOfFiles();
    }

    @Bean
    Clock clock() {
      return Clock.fixed(NOW, ZoneOffset.UTC);
    }
  }

  static final Instant NOW = Instant.parse("2026-08-17T07:00:00.123456789Z");
  private static final Instant FRIDAY = Instant.parse("2026-08-14T14:30:00Z");
  private static final Instant MONDAY_DUE = Instant.parse("2026-08-17T08:30:00Z");

  @Autowired
  private Deadlines deadlines;
  @Autowired
  private OpenClocks openClocks;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TransactionTemplate transaction;

  @AfterEach
  void clean() {
    jdbc.sql("delete from deadline").update();
  }

  @Test
  @DisplayName("A started clock is computed, stored and read back as the same")
  void starts() {
    Deadline started = in(() -> deadlines.start(review("AR-1", FRIDAY)));

    assertThat(started.due()).isEqualTo(MONDAY_DUE);
    assertThat(started.half()).isEqualTo("2026-08-17T06:30:00Z");
    assertThat(started.late()).isEqualTo("2026-08-17T07:42:00Z");
    assertThat(started.counting()).isEqualTo(Counting.WORKING_HOURS);
    assertThat(started.norm()).isEqualTo("Data Trustee policy");
    assertThat(started.closedAt()).isNull();
    assertThat(deadlines.running("AR-1", "review")).contains(started);
    assertThat(deadlines.of("AR-1")).containsExactly(started);
  }

  @Test
  @DisplayName("Instants keep what the engine's timers can tell apart, and lose no more in the database")
  void milliseconds() {
    Deadline started = in(() -> deadlines.start(review("AR-1", FRIDAY.plusNanos(1_987_654))));

    assertThat(started.startedAt()).isEqualTo(FRIDAY.plusMillis(1));
    assertThat(deadlines.running("AR-1", "review")).contains(started);
  }

  @Test
  @DisplayName("A clock that runs is not computed again")
  void once() {
    Deadline first = in(() -> deadlines.start(review("AR-1", FRIDAY)));
    Deadline again = in(() -> deadlines.start(review("AR-1", FRIDAY.plusSeconds(3600))));

    assertThat(again).isEqualTo(first);
    assertThat(in(() -> List.of(deadlines.start(review("AR-2", FRIDAY)), deadlines.start(review("AR-2", FRIDAY.plusSeconds(3600))))))
        .extracting(Deadline::due).containsExactly(MONDAY_DUE, MONDAY_DUE);
    assertThat(deadlines.of("AR-1")).hasSize(1);
  }

  @Test
  @DisplayName("Where two nodes start a clock at once, the second waits and gets what the first computed, and its transaction goes on")
  void race() throws Exception {
    CountDownLatch inserted = new CountDownLatch(1);
    CountDownLatch racing = new CountDownLatch(1);
    CompletableFuture<Deadline> first = CompletableFuture.supplyAsync(() -> in(() -> {
      Deadline deadline = deadlines.start(review("AR-1", FRIDAY));
      inserted.countDown();
      await(racing);
      return deadline;
    }));
    CompletableFuture<Deadline> second = CompletableFuture.supplyAsync(() -> {
      await(inserted);
      return in(() -> {
        racing.countDown();
        Deadline deadline = deadlines.start(review("AR-1", FRIDAY.plusSeconds(3600)));
        deadlines.start(clock("AR-1", "closingStatement", FRIDAY));
        return deadline;
      });
    });

    assertThat(second.get(60, TimeUnit.SECONDS)).isEqualTo(first.get(60, TimeUnit.SECONDS));
    assertThat(deadlines.of("AR-1")).extracting(Deadline::name).containsExactly("review", "closingStatement");
  }

  @Test
  @DisplayName("What a transaction started it reads without asking the database again, and nobody else does")
  void knownInTransaction() {
    in(() -> {
      Deadline started = deadlines.start(review("AR-1", FRIDAY));
      jdbc.sql("delete from deadline").update();
      assertThat(deadlines.running("AR-1", "review")).contains(started);
      return null;
    });
    assertThat(deadlines.running("AR-1", "review")).isEmpty();
  }

  @Test
  @DisplayName("A clock that was rolled back is known to nobody")
  void rolledBack() {
    transaction.executeWithoutResult(status -> {
      deadlines.start(review("AR-1", FRIDAY));
      status.setRollbackOnly();
    });
    assertThat(in(() -> deadlines.running("AR-1", "review"))).isEmpty();
  }

  @Test
  @DisplayName("A closed clock runs no more, stays on record, and may be started again")
  void closes() {
    in(() -> {
      deadlines.start(review("AR-1", FRIDAY));
      deadlines.close("AR-1", "review");
      assertThat(deadlines.running("AR-1", "review")).isEmpty();
      deadlines.close("AR-1", "review");
      return null;
    });
    Deadline again = in(() -> deadlines.start(review("AR-1", FRIDAY.plusSeconds(3600))));

    assertThat(again.due()).isEqualTo(MONDAY_DUE.plusSeconds(3600));
    assertThat(deadlines.of("AR-1")).extracting(Deadline::closedAt).containsExactly(Instant.parse("2026-08-17T07:00:00.123Z"), null);
    in(() -> {
      deadlines.close("AR-1", "review");
      return null;
    });
    assertThat(deadlines.of("AR-1")).extracting(Deadline::closedAt).doesNotContainNull();
  }

  @Test
  @DisplayName("Closing a case's clocks leaves those of other cases")
  void closesAll() {
    in(() -> List.of(deadlines.start(review("AR-1", FRIDAY)), deadlines.start(clock("AR-1", "extension", FRIDAY)),
        deadlines.start(review("AR-2", FRIDAY))));
    in(() -> {
      deadlines.running("AR-1", "review");
      deadlines.closeAll("AR-1");
      assertThat(deadlines.running("AR-1", "review")).isEmpty();
      return null;
    });
    assertThat(deadlines.running("AR-1", "extension")).isEmpty();
    assertThat(deadlines.running("AR-2", "review")).isPresent();
  }

  @Test
  @DisplayName("Each reminder is the first once, on however many nodes; none is where no clock runs")
  void reminders() {
    in(() -> deadlines.start(review("AR-1", FRIDAY)));

    List<Boolean> halves = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> first("AR-1", Reminder.HALF)))
        .toList().stream().map(CompletableFuture::join).toList();

    assertThat(halves).containsOnlyOnce(true);
    assertThat(first("AR-1", Reminder.LATE)).isTrue();
    assertThat(first("AR-1", Reminder.LATE)).isFalse();
    assertThat(first("AR-9", Reminder.HALF)).isFalse();
  }

  @Test
  @DisplayName("O2: an agreement's own value takes the place of the table's")
  void agreementPrevails() {
    ClockStart start = new ClockStart("AR-1", "contoso", "customer-decision", "customerDecision", FRIDAY, Map.of("severity", "A"),
        new ClockStart.Own(90, Counting.MINUTES, "CT-2026-1"), Set.of("customerContoso"));

    Deadline own = in(() -> deadlines.start(start));

    assertThat(own.due()).isEqualTo("2026-08-14T16:00:00Z");
    assertThat(own.counting()).isEqualTo(Counting.MINUTES);
    assertThat(own.norm()).isEqualTo("Agreement CT-2026-1 (O2)");
    assertThat(own.explanation()).endsWith("; set by agreement CT-2026-1 (O2)");
  }

  @Test
  @DisplayName("A clock that the table does not know fails by name")
  void unknownClock() {
    assertThatThrownBy(() -> in(() -> deadlines.start(clock("AR-1", "coffee", FRIDAY)))).isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("coffee").hasMessageContaining("support-incident-access");
  }

  @Test
  @DisplayName("No clock is started or stopped outside its case's transaction")
  void needsTransaction() {
    assertThatThrownBy(() -> deadlines.start(review("AR-1", FRIDAY))).isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> deadlines.close("AR-1", "review")).isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  @DisplayName("The list shows running clocks, earliest first, to their readers only")
  void list() {
    in(() -> {
      deadlines.start(clock("AR-3", "closingStatement", FRIDAY, "supervisors", "auditors"));
      deadlines.start(clock("AR-2", "extension", FRIDAY, "accessOfficers", "auditors"));
      deadlines.start(clock("AR-1", "review", FRIDAY, "accessOfficers", "auditors"));
      deadlines.start(clock("AR-4", "review", FRIDAY, "accessOfficers", "auditors"));
      deadlines.close("AR-4", "review");
      return null;
    });

    assertThat(openClocks.list(null, Set.of("auditors"), 0, 10)).extracting(OpenClock::caseId).containsExactly("AR-2", "AR-1", "AR-3");
    assertThat(openClocks.list(null, Set.of("auditors"), 1, 1)).extracting(OpenClock::caseId).containsExactly("AR-1");
    assertThat(openClocks.list(null, Set.of("accessOfficers", "legalCounsel"), 0, 10)).extracting(OpenClock::caseId)
        .containsExactly("AR-2", "AR-1");
    assertThat(openClocks.list(MONDAY_DUE, Set.of("auditors"), 0, 10)).extracting(OpenClock::caseId).containsExactly("AR-2", "AR-1");
    assertThat(openClocks.list(MONDAY_DUE.minusMillis(1), Set.of("auditors"), 0, 10)).hasSize(1);
    assertThat(openClocks.list(null, Set.of("Officers"), 0, 10)).describedAs("a part of a group's name is none").isEmpty();
    assertThat(openClocks.list(null, Set.of(), 0, 10)).isEmpty();
    assertThat(openClocks.count(null, Set.of("auditors"))).isEqualTo(3);
    assertThat(openClocks.count(MONDAY_DUE, Set.of("accessOfficers"))).isEqualTo(2);
    assertThat(openClocks.count(null, Set.of())).isZero();
  }

  @Test
  @DisplayName("An item of the list says what is due, in UTC and in words")
  void item() {
    in(() -> deadlines.start(clock("AR-3", "closingStatement", FRIDAY, "supervisors")));

    OpenClock item = openClocks.list(null, Set.of("supervisors"), 0, 1).get(0);

    assertThat(item.customerId()).isEqualTo("contoso");
    assertThat(item.due()).isEqualTo("2026-08-18T22:00:00Z");
    assertThat(item.dueInWords()).isEqualTo("Tue 18 Aug 2026 24:00");
    assertThat(item.atEnd()).contains("unsigned");
  }

  private static ClockStart review(String caseId, Instant from) {
    return clock(caseId, "review", from, "accessOfficers");
  }

  private static ClockStart clock(String caseId, String name, Instant from, String... readers) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("severity", "A");
    return new ClockStart(caseId, "contoso", "support-incident-access", name, from, facts, null, Set.of(readers));
  }

  private boolean first(String caseId, Reminder share) {
    return in(() -> deadlines.firstReminder(caseId, "review", share));
  }

  private <T> T in(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
