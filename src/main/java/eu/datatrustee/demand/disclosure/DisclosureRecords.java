package eu.datatrustee.demand.disclosure;

import eu.datatrustee.demand.file.DataCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Disclosures and their items. Whoever writes holds the case's lock. */
@Repository
class DisclosureRecords {

  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;
  private final Clock clock;

  DisclosureRecords(JdbcAggregateTemplate template, JdbcClient jdbc, Clock clock) {
    this.template = template;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Optional<DisclosureRecord> find(String caseId) {
    return Optional.ofNullable(template.findById(caseId, DisclosureRecord.class));
  }

  DisclosureRecord require(String caseId) {
    return find(caseId).orElseThrow(() -> new IllegalStateException("No disclosure of " + caseId));
  }

  /** The one of the case, made now where there is none. */
  DisclosureRecord ensure(String caseId) {
    return find(caseId).orElseGet(() -> template.insert(new DisclosureRecord(caseId)));
  }

  void save(DisclosureRecord disclosure) {
    template.update(disclosure);
  }

  List<Item> items(String caseId) {
    return jdbc.sql("""
        select n, reference, data_category, decision, reason, extract_document, extract_name, extract_size, extract_sha256, decided_by, decided_at
        from disclosure_item where case_id = ? order by n""").param(caseId).query(DisclosureRecords::item).list();
  }

  Optional<Item> item(String caseId, int n) {
    return items(caseId).stream().filter(item -> item.n() == n).findFirst();
  }

  /** An item that becomes another one loses its extract, which was one of what it was. @return whether it is a new one */
  boolean put(String caseId, int n, ItemTerms terms, DataCategory category, String by) {
    item(caseId, n).filter(old -> !old.reference().equals(terms.reference()) || old.dataCategory() != category)
        .ifPresent(old -> loseExtract(caseId, n));
    List<Object> values = Arrays.asList(terms.reference(), category == null ? null : category.name(), terms.decision().name(), terms.reason(), by,
        now(), caseId, n);
    if (jdbc.sql("update disclosure_item set reference = ?, data_category = ?, decision = ?, reason = ?, decided_by = ?, decided_at = ? where case_id = ? and n = ?")
        .params(values).update() == 1) {
      return false;
    }
    jdbc.sql("insert into disclosure_item (reference, data_category, decision, reason, decided_by, decided_at, case_id, n) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(values).update();
    return true;
  }

  void extract(String caseId, int n, Item.Extract extract) {
    jdbc.sql("""
        update disclosure_item set extract_document = ?, extract_name = ?, extract_size = ?, extract_sha256 = ? where case_id = ? and n = ?""")
        .params(extract.document(), extract.fileName(), extract.size(), extract.sha256(), caseId, n).update();
  }

  private void loseExtract(String caseId, int n) {
    jdbc.sql("""
        update disclosure_item set extract_document = null, extract_name = null, extract_size = null, extract_sha256 = null
        where case_id = ? and n = ?""").params(caseId, n).update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Item item(ResultSet row, int number) throws SQLException {
    Item.Extract extract = row.getString("extract_sha256") == null ? null : new Item.Extract(row.getInt("extract_document"),
        row.getString("extract_name"), row.getLong("extract_size"), row.getString("extract_sha256"));
    return new Item(row.getInt("n"), row.getString("reference"),
        row.getString("data_category") == null ? null : DataCategory.valueOf(row.getString("data_category")),
            Item.Decision.valueOf(row.getString("decision")), row.getString("reason"),
        extract, row.getString("decided_by"), row.getObject("decided_at", OffsetDateTime.class).toInstant());
  }
}
