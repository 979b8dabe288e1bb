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
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V80__demands.sql"), new ClassPathResource("db/migration/V83__notices.sql"))
        .execute(database());
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
        insert into ban (version, case_id, n, kind, norm, silent_from, proposed, taken, late, recorded_by)
        values (0, ?, 1, 'STATUTORY', 'TDDDG § 22', ?, false, true, ?, 'counsel1')""").params(id, FROM.atOffset(ZoneOffset.UTC), late).update();
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

    assertThat((Map<String, Object>) figures.get("byCountry")).containsEntry("FR", 12L).containsEntry("DE", 11L).containsEntry("others", "0–9");
    assertThat((Map<String, Object>) figures.get("byKind")).containsEntry("LAW_ENFORCEMENT", 23L).containsEntry("COURT", "0–9");
    assertThat((Map<String, Object>) figures.get("byInstrument")).containsEntry("EPOC", 23L).containsEntry("MLAT", "0–9");
    assertThat((Map<String, Object>) figures.get("byDataCategory")).containsEntry("INVENTORY", 23L).containsEntry("USAGE", 23L).containsEntry("CONTENT", "0–9");
    assertThat((Map<String, Object>) figures.get("byOutcome")).containsEntry("DISCLOSED", 12L).containsEntry("REJECTED", "0–9");
    assertThat(figures).containsEntry("total", "20–29").containsEntry("redirected", 11L).containsEntry("customersAffected", "0–9")
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
  @DisplayName("Notified, silenced and late are counted; a ban that came after the notice silenced nothing")
  void notices() {
    demands(24, "FR", "contoso", "DISCLOSED");
    for (int i = 1; i <= 24; i++) {
      String id = "LE-2026-%06d".formatted(i);
      notice(id, i <= 13 ? "SENT" : null);
      silence(id, i <= 13);
    }
    when(entries.casesWith("NOTICE_OVERDUE")).thenReturn(java.util.stream.IntStream.rangeClosed(1, 10)
        .mapToObj("LE-2026-%06d"::formatted).collect(java.util.stream.Collectors.toSet()));
    assertThat(figures(CaseKind.DEMAND)).containsEntry("notified", 13L).containsEntry("silenced", 11L).containsEntry("late", 10L);
  }

  @Test
  @DisplayName("No difference between figures gives away what a band hides")
  void differences() {
    Map<String, Long> parts = new java.util.LinkedHashMap<>(Map.of("FR", 11L, "DE", 1L));
    assertThat(Band.total(12, parts)).isEqualTo("10–19");
    assertThat(Band.pooled(parts)).isEqualTo(Map.of("FR", 11L, "others", "0–9"));
    assertThat(Band.total(21, Map.of("FR", 11L, "DE", 10L))).isEqualTo(21L);
    assertThat(Band.total(9, Map.of("FR", 9L))).isEqualTo("0–9");
    assertThat(Band.pooled(Map.of("A", 9L, "B", 9L, "C", 9L))).isEqualTo(Map.of("others", "20–29"));
    assertThat(Band.each(Map.of("A", 0L, "B", 10L))).isEqualTo(Map.of("A", "0–9", "B", 10L));
  }
}
