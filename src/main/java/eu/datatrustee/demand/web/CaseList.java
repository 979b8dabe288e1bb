package eu.datatrustee.demand.web;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.identity.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lists of cases, as far as each caller may see them; the same rule as {@link CaseAccess}, in one statement, so that neither a total nor
 * the time it takes tells of a case that is hidden.
 */
@Repository
class CaseList {

  /** A filter; each part but the kind may be null. */
  record Filter(CaseKind kind, String customerId, CaseState state, Outcome outcome, String reference, Search search) {}

  /**
   * What somebody looks for.
   *
   * @param words of the reference, the authority or the customer as the case has them, or its whole number; may be null
   * @param customers ids of those whose names the words are part of
   * @param open only what has not ended, or only what has; both where null
   */
  record Search(String words, List<String> customers, Boolean open) {}

  private final JdbcClient jdbc;

  CaseList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  static boolean mayList(Caller caller) {
    return CaseAccess.desk(caller) || !caller.customers().isEmpty();
  }

  long count(Filter filter, Caller caller) {
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql("select count(*) from demand_case" + where(filter, caller, values)).params(values).query(Long.class).single();
  }

  /** Ids of one page, what was received last first. */
  List<String> page(Filter filter, Caller caller, long offset, int size) {
    Map<String, Object> values = new HashMap<>(Map.of("offset", offset, "size", size));
    return jdbc.sql("select id from demand_case" + where(filter, caller, values) + " order by received_at desc, id limit :size offset :offset")
        .params(values).query(String.class).list();
  }

  private static String where(Filter filter, Caller caller, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    with(conditions, values, "kind", filter.kind().prefix());
    with(conditions, values, "customer_id", filter.customerId());
    with(conditions, values, "state", filter.state() == null ? null : filter.state().name());
    with(conditions, values, "outcome", filter.outcome() == null ? null : filter.outcome().name());
    with(conditions, values, "reference", filter.reference());
    if (filter.search() != null) {
      search(conditions, values, filter.search());
    }
    if (!CaseAccess.desk(caller)) {
      conditions.add("customer_id in (:own) and exists (select 1 from demand_notice n where n.case_id = demand_case.id and n.settled = 'SENT')");
      values.put("own", caller.customers());
    }
    return " where " + String.join(" and ", conditions);
  }

  private static void search(List<String> conditions, Map<String, Object> values, Search search) {
    if (search.open() != null) {
      conditions.add("closed_at is " + (search.open() ? "null" : "not null"));
    }
    if (search.words() != null) {
      conditions.add("(id = :number or position(:words in lower(reference)) > 0 or position(:words in lower(authority)) > 0"
          + " or position(:words in lower(customer_named)) > 0" + (search.customers().isEmpty() ? ")" : " or customer_id in (:customers))"));
      values.put("number", search.words().toUpperCase(Locale.ROOT));
      values.put("words", search.words().toLowerCase(Locale.ROOT));
      values.put("customers", search.customers());
    }
  }

  private static void with(List<String> conditions, Map<String, Object> values, String column, Object value) {
    if (value != null) {
      conditions.add(column + " = :" + column);
      values.put(column, value);
    }
  }
}
