package eu.datatrustee.demand.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.CaseNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.lang.reflect.Constructor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** The registered cases on each database. */
abstract class CaseFilesContract {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-14T09:30:00Z"), ZoneOffset.UTC);

  private StoredCaseFiles files;
  private DecisionLog log;
  private TransactionTemplate transaction;

  abstract DataSource database();

  @BeforeEach
  void tables() throws Exception {
    DataSource database = database();
    transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
    JdbcClient jdbc = JdbcClient.create(database);
    List.of("demand_decision", "demand_case", "case_number_drawn").forEach(table -> jdbc.sql("drop table if exists " + table).update());
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V80__demands.sql"),
        new ClassPathResource("db/migration/V98__demands_that_follow.sql"),
        new ClassPathResource("db/migration/V105__when_a_demand_was_ordered.sql")).execute(database);
    Constructor<CaseNumbers> numbers = CaseNumbers.class.getDeclaredConstructor(JdbcClient.class, Clock.class);
    numbers.setAccessible(true);
    files = new StoredCaseFiles(jdbc, numbers.newInstance(jdbc, CLOCK), CLOCK);
    log = new DecisionLog(jdbc, CLOCK);
  }

  static CaseFile demand(String reference, String parentId) {
    return new CaseFile(null, CaseKind.DEMAND, "contoso", "contoso", ReceivedBy.TRUSTEE, Instant.parse("2026-08-14T09:00:00Z"),
        new Requester(RequesterKind.LAW_ENFORCEMENT, "Staatsanwaltschaft Frankfurt", "DE", "Paula Prokura", "p@sta.example", reference, null),
        Issuer.PROSECUTOR, "Art. 5 Reg. (EU) 2023/1543", Instrument.EPOC, false, true,
        Instant.parse("2026-08-13T07:00:00Z"), List.of(DataCategory.INVENTORY, DataCategory.USAGE),
        "mailbox anna@contoso.example", List.of("anna@contoso.example"), null, Instant.parse("2026-08-01T00:00:00Z"), null, null, parentId,
        "sara", Instant.parse("2026-08-14T09:30:00Z"));
  }

  @Test
  @DisplayName("A case reads as it was registered, under a number drawn without order")
  void reads() {
    CaseFile stored = files.add(demand("7 Js 1/26", null));

    assertThat(stored.id()).matches("LE-2026-\\d{6}");
    assertThat(files.require(stored.id())).usingRecursiveComparison().ignoringFields("id").isEqualTo(demand("7 Js 1/26", null));
    assertThat(files.standing(stored.id())).isEqualTo(new Standing(CaseState.RECEIVED, null, null, null, null));
    assertThatThrownBy(() -> files.require("LE-2026-none")).isInstanceOf(Refusal.class);
    List<String> ids = java.util.stream.IntStream.range(0, 20).mapToObj(n -> files.add(demand(null, null)).id()).toList();
    assertThat(ids).doesNotHaveDuplicates().isNotEqualTo(ids.stream().sorted().toList());
  }

  @Test
  @DisplayName("Whoever waits for a case's lock reads it as it is then, whatever they have read of it before")
  void readUnderTheLock() throws Exception {
    String id = files.add(unknownCustomer()).id();
    CountDownLatch assigned = new CountDownLatch(1);
    CountDownLatch read = new CountDownLatch(1);
    Thread assigning = new Thread(() -> transaction.executeWithoutResult(t -> {
      files.lock(id);
      files.assign(id, "contoso");
      assigned.countDown();
      await(read);
      pause();
    }));
    assigning.start();
    await(assigned);
    CaseFile locked = transaction.execute(t -> {
      assertThat(files.require(id).customerKnown()).as("before the other has committed").isFalse();
      read.countDown();
      CaseFile file = files.lock(id);
      assertThat(files.require(id)).isEqualTo(file);
      return file;
    });
    assigning.join(30_000);
    assertThat(locked.customerId()).isEqualTo("contoso");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Long enough for the other to wait for the lock. */
  private static void pause() {
    try {
      Thread.sleep(500);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CaseFile unknownCustomer() {
    CaseFile known = demand(null, null);
    return new CaseFile(null, known.kind(), null, "Contoso Holding", known.receivedBy(), known.receivedAt(), known.requester(), known.issuer(),
        known.legalBasis(), known.instrument(), known.emergency(), known.exigent(), known.orderedAt(), known.dataCategories(), known.scope(),
        known.accounts(), null, known.periodUntil(), null, null, null, known.registeredBy(), known.registeredAt());
  }

  @Test
  @DisplayName("The end that came first stands")
  void closesOnce() {
    String id = files.add(demand(null, null)).id();
    files.move(id, CaseState.IN_ASSESSMENT);

    assertThat(files.close(id, Outcome.REJECTED, Rule.D7, "not required")).isTrue();
    assertThat(files.close(id, Outcome.DISCLOSED, null, null)).isFalse();

    assertThat(files.standing(id)).isEqualTo(new Standing(CaseState.CLOSED, Outcome.REJECTED, Rule.D7, "not required", CLOCK.instant()));
    assertThatThrownBy(() -> files.move(id, CaseState.IN_DISCLOSURE)).isInstanceOf(Refusal.class);
  }

  @Test
  @DisplayName("The same reference of the same authority links cases; a parent and its children are no such link")
  void links() {
    CaseFile first = files.add(demand("7 Js 1/26", null));
    CaseFile parent = files.add(demand("7 Js 1/26", null));
    CaseFile one = files.add(demand("7 Js 1/26", parent.id()));
    CaseFile two = files.add(demand("7 Js 1/26", parent.id()));

    assertThat(files.linked(one)).containsExactly(first.id());
    assertThat(files.linked(parent)).containsExactly(first.id());
    assertThat(files.linked(first)).containsExactlyInAnyOrder(parent.id(), one.id(), two.id());
    assertThat(files.children(parent.id())).containsExactlyInAnyOrder(one.id(), two.id());
    assertThat(files.linked(files.add(demand(null, null)))).isEmpty();
  }

  @Test
  @DisplayName("An order and the demand that it takes up are linked both ways, whatever their references")
  void follows() {
    CaseFile earlier = files.add(demand(null, null));
    CaseFile order = files.add(demand("8 Js 1/26", null));
    assertThat(files.followed(order.id())).isEmpty();
    files.follow(order.id(), earlier.id());

    assertThat(files.followed(order.id())).contains(earlier.id());
    assertThat(files.followers(earlier.id())).containsExactly(order.id());
    assertThat(files.linked(order)).containsExactly(earlier.id());
    assertThat(files.linked(earlier)).containsExactly(order.id());
  }

  @Test
  @DisplayName("Who took which step stays known")
  void decisions() {
    String id = files.add(demand(null, null)).id();
    log.add(id, DecisionLog.Step.VERIFICATION, "GENUINE", null, "sara");

    assertThat(log.of(id)).containsExactly(new DecisionLog.Entry(DecisionLog.Step.VERIFICATION, "GENUINE", null, "sara", CLOCK.instant()));
    assertThat(log.took(id, DecisionLog.Step.VERIFICATION, "sara")).isTrue();
    assertThat(log.took(id, DecisionLog.Step.FORM_CHECK, "sara")).isFalse();
  }
}
