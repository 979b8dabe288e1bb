package eu.datatrustee.demand.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.evidence.Entries;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** What the transparency report says of demands, on each database. */
abstract class CaseFiguresContract {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

  private final Entries entries = mock(Entries.class);
  private JdbcClient jdbc;
  private int cases;

  abstract DataSource database();

  @BeforeEach
  void tables() {
    jdbc = JdbcClient.create(database());
    for (String table : List.of("ban_extension", "ban", "demand_notice", "demand_decision", "demand_case", "case_number_drawn")) {
      jdbc.sql("drop table if exists " + table).update();
    }
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V80__demands.sql"), new ClassPathResource("db/migration/V83__notices.sql"),
        new ClassPathResource("db/migration/V104__bans_that_counsel_stands_by.sql")).execute(database());
    when(entries.casesWith("NOTICE_OVERDUE")).thenReturn(Set.of("LE-2026-000003"));
  }

  private Map<String, Object> figures(CaseKind kind) {
    return new CaseFigures(kind, "demands", entries, jdbc).between(FROM, TO);
  }

  private void demands(int many, String country, String customer, String outcome) {
    for (int i = 0; i < many; i++) {
      demand("LE-2026-%06d".formatted(++cases), country, customer, outcome, "2026-08-14T09:30:00Z", "CLOSED");
    }
  }

  private void demand(String id, String country, String customer, String outcome, String receivedAt, String state) {
    jdbc.sql("""
        insert into demand_case (id, kind, customer_id, customer_named, received_by, received_at, requester_kind, authority, country,
          contact_name, contact_email, issuer, instrument, emergency, exigent, data_categories, scope, accounts, registered_by, registered_at,
          state, outcome) values (?, 'LE', ?, ?, 'TRUSTEE', ?, 'LAW_ENFORCEMENT', 'Authority', ?, 'n', 'e@x.example', 'COURT', 'EPOC', false,
          false, ?, 's', '', 'specialist1', ?, ?, ?)""")
        .params(id, customer, customer, OffsetDateTime.parse(receivedAt), country, "INVENTORY\nUSAGE", OffsetDateTime.parse(receivedAt), state, outcome)
        .update();
  }

  private void silence(String id, boolean late) {
    jdbc.sql("""
        insert into ban (version, case_id, n, kind, norm, silent_from, proposed, established, taken, late, recorded_by)
        values (0, ?, 1, 'STATUTORY', 'TDDDG § 22', ?, false, true, true, ?, 'counsel1')""").params(id, FROM.atOffset(ZoneOffset.UTC), late).update();
  }

  private void notice(String id, String settled) {
    jdbc.sql("insert into demand_notice (case_id, begun_at, settled) values (?, ?, ?)")
        .params(id, FROM.atOffset(ZoneOffset.UTC), settled).update();
  }

  @Test
  @DisplayName("Counted by country, kind, instrument, category and outcome; customers once; what is not of the time, and parents, not at all")
  @SuppressWarnings("unchecked")
  void counts() {
    demands(12, "FR", "contoso", "DISCLOSED");
    demands(11, "DE", "fabrikam", "REDIRECTED_TO_CUSTOMER");
    demand("LE-2025-000001", "DE", "contoso", "DISCLOSED", "2025-12-31T23:59:59Z", "CLOSED");
    demand("LE-2027-000001", "DE", "contoso", "DISCLOSED", "2027-01-01T00:00:00Z", "CLOSED");
    demand("LE-2026-100000", "DE", "contoso", "DISCLOSED", "2026-05-01T00:00:00Z", "SPLIT");

    Map<String, Object> figures = figures(CaseKind.DEMAND);

    assertThat((Map<String, Object>) figures.get("byCountry")).containsExactly(
        Map.entry("DE", "10–19"), Map.entry("FR", "10–19"), Map.entry("others", "0–9"));
    assertThat((Map<String, Object>) figures.get("byKind")).containsEntry("LAW_ENFORCEMENT", "20–29").containsEntry("COURT", "0–9");
    assertThat((Map<String, Object>) figures.get("byInstrument")).containsEntry("EPOC", "20–29").containsEntry("MLAT", "0–9");
    assertThat((Map<String, Object>) figures.get("byDataCategory")).containsEntry("INVENTORY", "20–29").containsEntry("USAGE", "20–29")
        .containsEntry("CONTENT", "0–9");
    assertThat((Map<String, Object>) figures.get("byOutcome")).containsEntry("DISCLOSED", "10–19").containsEntry("REJECTED", "0–9");
    assertThat(figures).containsEntry("total", "20–29").containsEntry("redirected", "10–19").containsEntry("customersAffected", "0–9")
        .containsEntry("late", "0–9").containsEntry("silenced", "0–9").containsEntry("notified", "0–9");
    assertThat(figures(CaseKind.THIRD_PARTY_REQUEST).get("total")).isEqualTo("0–9");
  }

  @Test
  @DisplayName("D5: one silenced demand more or less is nowhere in the report, nor is the first one of all")
  void tellsOfNone() {
    Map<String, Object> nothing = figures(CaseKind.DEMAND);
    demands(3, "FR", "contoso", "DISCLOSED");
    for (String id : List.of("LE-2026-000001", "LE-2026-000002")) {
      notice(id, "SENT");
    }
    assertThat(figures(CaseKind.DEMAND)).isEqualTo(nothing);
    demands(1, "KM", "fabrikam", null);
    silence("LE-2026-000004", false);
    assertThat(figures(CaseKind.DEMAND)).isEqualTo(nothing);
  }

  @Test
  @DisplayName("D5: in no month, quarter or year, and in no group, does one silenced demand more or less show, nor in what is left between two")
  void differences() {
    for (String month : List.of("2026-01", "2026-02", "2026-03", "2026-07")) {
      for (int i = 0; i < 15; i++) {
        String id = "LE-2026-%06d".formatted(++cases);
        demand(id, i < 1 ? "KM" : "DE", "contoso", i < 1 ? "REJECTED" : "DISCLOSED", month + "-14T09:30:00Z", "CLOSED");
        jdbc.sql("update demand_case set requester_kind = ?, instrument = ? where id = ?")
            .params(i < 1 ? "COURT" : "LAW_ENFORCEMENT", i < 1 ? "MLAT" : "EPOC", id).update();
        if (i < 14) {
          notice(id, "SENT");
        }
      }
    }
    List<Map<String, Object>> without = reports();
    for (String country : List.of("DE", "KM", "FR")) {
      demand("LE-2026-900000", country, "fabrikam", "DISCLOSED", "2026-02-15T09:30:00Z", "CLOSED");
      jdbc.sql("update demand_case set requester_kind = 'COURT', instrument = 'MLAT' where id = 'LE-2026-900000'").update();
      silence("LE-2026-900000", false);
      assertThat(reports()).as(country).isEqualTo(without);
      jdbc.sql("delete from ban where case_id = 'LE-2026-900000'").update();
      jdbc.sql("delete from demand_case where id = 'LE-2026-900000'").update();
    }
  }

  /** Of each month, quarter and year. */
  private List<Map<String, Object>> reports() {
    return Stream.of(1, 3, 12).flatMap(months -> IntStream.range(0, 12 / months).mapToObj(n -> {
      OffsetDateTime from = OffsetDateTime.parse("2026-01-01T00:00:00+01:00").plusMonths((long) n * months);
      return new CaseFigures(CaseKind.DEMAND, "demands", entries, jdbc).between(from.toInstant(), from.plusMonths(months).toInstant());
    })).toList();
  }

  @Test
  @DisplayName("Notified, silenced and late are counted; neither a ban that came after the notice nor a proposal that counsel ended silenced")
  void notices() {
    demands(36, "FR", "contoso", "DISCLOSED");
    for (int i = 1; i <= 36; i++) {
      String id = "LE-2026-%06d".formatted(i);
      notice(id, i <= 23 ? "SENT" : null);
      silence(id, i <= 12);
    }
    jdbc.sql("update ban set established = false where case_id > 'LE-2026-000024'").update();
    when(entries.casesWith("NOTICE_OVERDUE")).thenReturn(IntStream.rangeClosed(1, 10).mapToObj("LE-2026-%06d"::formatted)
        .collect(Collectors.toSet()));
    assertThat(figures(CaseKind.DEMAND)).containsEntry("notified", "20–29").containsEntry("silenced", "10–19").containsEntry("late", "10–19");
    jdbc.sql("update ban set proposed = true where case_id > 'LE-2026-000024'").update();
    assertThat(figures(CaseKind.DEMAND)).as("until counsel ends them").containsEntry("silenced", "20–29");
    jdbc.sql("update ban set late = true").update();
    assertThat(figures(CaseKind.DEMAND)).containsEntry("silenced", "0–9");
    jdbc.sql("update demand_notice set sent_at = ? where settled = 'SENT'").param(FROM.plusSeconds(1).atOffset(ZoneOffset.UTC)).update();
    assertThat(figures(CaseKind.DEMAND)).as("it stands again after the notice, and had silenced before").containsEntry("silenced", "20–29");
  }

  @Test
  @DisplayName("Each figure is the ten that it lies in; countries of small figures are one")
  void bands() {
    assertThat(List.of(Band.of(0), Band.of(9), Band.of(10), Band.of(73), Band.of(100))).containsExactly("0–9", "0–9", "10–19", "70–79", "100–109");
    assertThat(Band.each(Map.of("A", 0L, "B", 10L))).isEqualTo(Map.of("A", "0–9", "B", "10–19"));
    assertThat(Band.pooled(Map.of("FR", 11L, "DE", 1L))).isEqualTo(Map.of("FR", "10–19", "others", "0–9"));
    assertThat(Band.pooled(Map.of("A", 9L, "B", 9L, "C", 9L))).isEqualTo(Map.of("others", "20–29"));
    assertThat(Band.pooled(Map.of("A", 10L))).isEqualTo(Map.of("A", "10–19", "others", "0–9"));
  }
}
