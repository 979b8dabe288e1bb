package eu.datatrustee.access.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Grants in a database of their own, and a clock that stands still until it is moved. */
@SpringBootTest(classes = GatewayApp.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = "datatrustee.keys.directory=target/test-keys")
@DirtiesContext
abstract class GatewayTest {

  static final Instant T0 = Instant.parse("2026-08-14T09:30:00Z");
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @Autowired Grants grants;
  @Autowired GrantBooks books;
  @Autowired Gateways gateways;
  @Autowired Reconciler reconciler;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcTemplate jdbc;
  @Autowired GatewayApp.Heard heard;
  @Autowired GatewayApp.Directory directory;

  @BeforeEach
  void begin() {
    jdbc.update("delete from access_grant_gateway");
    jdbc.update("delete from access_grant");
    heard.confirmed.clear();
    heard.overdue.clear();
    heard.failures = 0;
    directory.open.clear();
    directory.closed.clear();
    directory.failing = false;
    directory.shut = false;
    directory.pause = Duration.ZERO;
    directory.told.clear();
    at(T0);
  }

  @AfterEach
  void resetClock() {
    ClockUtil.reset();
  }

  static void at(Instant instant) {
    ClockUtil.setCurrentTime(Date.from(instant));
  }

  static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  static void later(Duration duration) {
    at(now().plus(duration));
  }

  static String newCase() {
    return "AR-2026-%06d".formatted(NUMBER.incrementAndGet());
  }

  /** Four hours from T0 for Ann, asked for by support1; supervised. */
  static GrantTerms terms(String caseId, String... resources) {
    return new GrantTerms(caseId, "contoso", "support1", "Ann Example", "Ann@Provider.example", "PROVIDER", "READ_ONLY",
        List.of("VIEW", "RUN"), List.of(resources), T0, T0.plus(4, ChronoUnit.HOURS), null);
  }

  static GrantTerms superviseBy(GrantTerms t, Instant due) {
    return new GrantTerms(t.caseId(), t.customerId(), t.requestedBy(), t.accessorName(), t.accessor(), t.organisation(), t.mode(),
        t.actions(), t.resources(), t.from(), t.until(), due);
  }

  static GrantTerms lending(GrantTerms t, String mode, String... actions) {
    return new GrantTerms(t.caseId(), t.customerId(), t.requestedBy(), t.accessorName(), t.accessor(), t.organisation(), mode,
        List.of(actions), t.resources(), t.from(), t.until(), t.supervisedBy());
  }

  void opened(GrantTerms terms) {
    inTransaction(() -> grants.open(terms));
  }

  void ended(String caseId) {
    inTransaction(() -> grants.end(caseId, now()));
  }

  void inTransaction(Runnable work) {
    transaction.executeWithoutResult(t -> work.run());
  }

  <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(t -> work.get());
  }

  /** One round of everything, as the reconciler's threads would do it. */
  void reconcile() {
    gateways.all().forEach(reconciler::round);
    reconciler.settle();
  }
}
