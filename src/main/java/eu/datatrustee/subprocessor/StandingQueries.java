package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.core.convert.EntityRowMapper;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How customers stand to subprocessors, as far as a caller may see, a page at a time: each answer takes a few statements and none binds more
 * than a page of ids, however many customers there are.
 */
@Service
public class StandingQueries {

  /**
   * How one customer stands to one subprocessor: the row that holds, or else one that counts, or else the latest.
   *
   * @param state as it counts at this moment: suspended and lapsed from their very instant
   */
  public record Standing(Consent consent, Proposed proposed, ConsentState state) {}

  /** One row for each customer and subprocessor. */
  private static final String LATEST = """
      select * from (select c.*, row_number() over (partition by c.subprocessor_id, c.customer_id order by
          case when c.state not in ('CONSENTED', 'LISTED_AFFILIATE', 'BOUND_BY_TERMS') then 2
            when c.valid_from <= :now and (c.valid_until is null or c.valid_until > :now) then 0 else 1 end,
          c.proposal_id desc, c.ordinal desc) as latest
        from consent c where %s) ranked where latest = 1""";

  private final JdbcClient jdbc;
  private final RowMapper<Consent> rows;
  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Register register;
  private final Clock clock;

  @SuppressWarnings("unchecked")
  StandingQueries(JdbcClient jdbc, JdbcConverter converter, Proposals proposals, Subprocessors subprocessors, Register register, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new EntityRowMapper<>((org.springframework.data.relational.core.mapping.RelationalPersistentEntity<Consent>)
        converter.getMappingContext().getRequiredPersistentEntity(Consent.class), converter);
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.register = register;
    this.clock = clock;
  }

  // ---- by subprocessor ----

  /** One page of its customers, by customer. */
  @Transactional(readOnly = true)
  public List<Standing> of(Subprocessor entry, Caller caller, long offset, int size) {
    return page(entry, caller, "", offset, size);
  }

  /** The page of its customers that comes after that one, for whoever reads them all. @param customerId or empty for the first page */
  @Transactional(readOnly = true)
  public List<Standing> after(Subprocessor entry, Caller caller, String customerId, int size) {
    return page(entry, caller, customerId, 0, size);
  }

  private List<Standing> page(Subprocessor entry, Caller caller, String after, long offset, int size) {
    String which = seen(caller) + " and subprocessor_id = :entry";
    List<String> customers = bound("select distinct customer_id from consent where " + which
        + " and customer_id > :after order by customer_id offset :offset rows fetch next :size rows only", caller).param("entry", entry.id())
        .param("after", after).param("offset", offset).param("size", size).query(String.class).list();
    if (customers.isEmpty()) {
      return List.of();
    }
    return standings(bound(LATEST.formatted(which + " and customer_id between :first and :last") + " order by customer_id", caller)
        .param("now", now()).param("entry", entry.id()).param("first", customers.get(0)).param("last", customers.get(customers.size() - 1))
            .query(rows).list());
  }

  public long count(Subprocessor entry, Caller caller) {
    return counts(List.of(entry), caller).getOrDefault(entry.id(), 0L);
  }

  /** How many customers the caller sees of each, by the entry's id. @param entries as many as a page shows */
  @Transactional(readOnly = true)
  public Map<String, Long> counts(List<Subprocessor> entries, Caller caller) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    return bound("select subprocessor_id, count(distinct customer_id) from consent where " + seen(caller)
        + " and subprocessor_id in (:entries) group by subprocessor_id", caller).param("entries", ids(entries))
        .query((row, n) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The first customers of each entry, by customer, by the entry's id. @param entries as many as a page shows */
  @Transactional(readOnly = true)
  public Map<String, List<Standing>> first(List<Subprocessor> entries, Caller caller, int size) {
    if (entries.isEmpty()) {
      return Map.of();
    }
    String sql = "select * from (select one.*, row_number() over (partition by subprocessor_id order by customer_id) as place from ("
        + LATEST.formatted(seen(caller) + " and subprocessor_id in (:entries)")
        + ") one) placed where place <= :size order by subprocessor_id, customer_id";
    return standings(bound(sql, caller).param("now", now()).param("entries", ids(entries)).param("size", size).query(rows).list()).stream()
        .collect(Collectors.groupingBy(standing -> standing.consent().about().subprocessorId()));
  }

  // ---- by customer ----

  /** One page of a customer's standings with all subprocessors that concern it, by their name. @throws Refusal (unknown) where the caller may not see that customer's */
  @Transactional(readOnly = true)
  public List<Standing> ofCustomer(String customerId, Caller caller, long offset, int size) {
    String sql = "select one.* from (" + LATEST.formatted(concerning(customerId, caller)) + ") one join subprocessor s on s.id = one.subprocessor_id"
        + " order by s.name, s.id offset :offset rows fetch next :size rows only";
    return standings(jdbc.sql(sql).param("now", now()).param("customer", customerId).param("offset", offset).param("size", size).query(rows).list());
  }

  public long countOfCustomer(String customerId, Caller caller) {
    return jdbc.sql("select count(distinct subprocessor_id) from consent where " + concerning(customerId, caller)).param("customer", customerId)
        .query(Long.class).single();
  }

  private static String concerning(String customerId, Caller caller) {
    RegisterQueries.requireReader(caller, false);
    if (!caller.trustee() && !caller.contactOf(customerId)) {
      throw Refusal.unknown("customer", customerId);
    }
    return "customer_id = :customer" + (caller.trustee() ? "" : " and state not in ('PROPOSED', 'DROPPED')");
  }

  // ---- rows ----

  private List<Standing> standings(List<Consent> found) {
    Map<String, Proposal> pinned = proposals.all(found.stream().map(row -> row.about().proposalId()).collect(Collectors.toSet())).stream()
        .collect(Collectors.toMap(Proposal::id, Function.identity()));
    List<Subprocessor> entries = subprocessors.all(found.stream().map(row -> row.about().subprocessorId()).collect(Collectors.toSet()));
    Instant now = clock.instant();
    Set<String> standing = register.standingAt(entries, found, now);
    return found.stream().map(row -> new Standing(row, pinned.get(row.about().proposalId()).proposed(),
        stateOf(row, standing.contains(row.id()), now))).toList();
  }

  private static ConsentState stateOf(Consent consent, boolean checkStands, Instant now) {
    if (!consent.state().counts()) {
      return consent.state();
    }
    if (consent.validUntil() != null && !now.isBefore(consent.validUntil())) {
      return ConsentState.LAPSED;
    }
    return checkStands ? consent.state() : ConsentState.SUSPENDED;
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static List<String> ids(List<Subprocessor> entries) {
    return entries.stream().map(Subprocessor::id).toList();
  }

  private static String seen(Caller caller) {
    RegisterQueries.requireReader(caller, false);
    return caller.trustee() ? "1 = 1" : RegisterQueries.CONCERNS;
  }

  private StatementSpec bound(String sql, Caller caller) {
    StatementSpec statement = jdbc.sql(sql);
    return caller.trustee() ? statement : statement.param("own", caller.customers());
  }
}
