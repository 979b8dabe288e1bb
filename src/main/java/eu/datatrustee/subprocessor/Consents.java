package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How each customer stands to each proposal: one row a customer, locked and written alone. */
@Repository
public class Consents {

  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;

  Consents(JdbcAggregateTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  /** @throws Refusal (conflict) where a customer is being asked about this subprocessor already */
  void add(List<Consent> all) {
    try {
      template.insertAll(all.stream().map(Consent::begun).toList());
    } catch (RuntimeException e) {
      if (e instanceof DuplicateKeyException || e.getCause() instanceof DuplicateKeyException) {
        throw Refusal.conflict("One of these customers is being asked about this subprocessor already");
      }
      throw e;
    }
  }

  /** One of its own; one that the customer need not answer is in nobody's way. */
  Consent add(Consent row) {
    if (row.about().route() == Route.WRITTEN_CONSENT) {
      add(List.of(row));
      return row;
    }
    return template.insert(row);
  }

  void save(Consent consent) {
    template.update(consent);
  }

  public Optional<Consent> find(String id) {
    return Optional.ofNullable(template.findById(id, Consent.class));
  }

  public Consent require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("consent", id));
  }

  /** The row under a lock, as it is now: two people of one customer wait for each other, two customers never. */
  Consent lock(String id) {
    jdbc.sql("select id from consent where id = ? for update").param(id).query(String.class).optional();
    return require(id);
  }

  /** The customer's latest row for the proposal: where it was asked again, the last round. */
  public Optional<Consent> of(String proposalId, String customerId) {
    return last(Criteria.where("about.proposalId").is(proposalId).and("about.customerId").is(customerId));
  }

  /** All rows of a proposal, in their stored order. */
  public List<Consent> ofProposal(String proposalId) {
    return template.findAll(Query.query(Criteria.where("about.proposalId").is(proposalId)).sort(Sort.by("about.ordinal")), Consent.class);
  }

  /** The rows of one customer with one subprocessor, oldest first. */
  public List<Consent> ofCustomer(String customerId, String subprocessorId) {
    return template.findAll(Query.query(Criteria.where("about.customerId").is(customerId).and("about.subprocessorId").is(subprocessorId))
        .sort(Sort.by("about.proposalId", "about.ordinal")), Consent.class);
  }

  /** All rounds of these customers for these proposals, as many as a page shows, oldest first. */
  public List<Consent> ofProposals(Collection<String> proposals, Collection<String> customers) {
    return proposals.isEmpty() || customers.isEmpty() ? List.of()
        : template.findAll(Query.query(Criteria.where("about.proposalId").in(proposals).and("about.customerId").in(customers))
            .sort(Sort.by("about.proposalId", "about.customerId", "about.ordinal")), Consent.class);
  }

  /** The one on which the subprocessor may work for the customer, if there is any; of several the last, which may be for a later time. */
  Optional<Consent> counting(String customerId, String subprocessorId) {
    return allCounting(customerId, subprocessorId).stream().reduce((one, later) -> later);
  }

  /** Those that count, one after the other: what stands, and what was given for the time after it. */
  List<Consent> allCounting(String customerId, String subprocessorId) {
    return ofCustomer(customerId, subprocessorId).stream().filter(consent -> consent.state().counts()).toList();
  }

  /** The one that the customer has still to answer, if there is any: about a proposal that is being checked, or one it is asked about. */
  Optional<Consent> pending(String customerId, String subprocessorId) {
    return ofCustomer(customerId, subprocessorId).stream()
        .filter(consent -> consent.state() == ConsentState.PROPOSED || consent.state() == ConsentState.ASKED).findFirst();
  }

  /** All that count, over the subprocessor's customers, in the order of these. */
  List<Consent> countingOf(String subprocessorId) {
    return template.findAll(Query.query(Criteria.where("about.subprocessorId").is(subprocessorId).and("state")
        .in("CONSENTED", "LISTED_AFFILIATE", "BOUND_BY_TERMS")).sort(Sort.by("about.customerId")), Consent.class);
  }

  /** Ids of the customers for whom it counts, or would by an answer that they have still to give, in their order. */
  SortedSet<String> customersConcerned(String subprocessorId) {
    return new TreeSet<>(jdbc.sql("""
        select distinct customer_id from consent
        where subprocessor_id = ? and state in ('CONSENTED', 'LISTED_AFFILIATE', 'BOUND_BY_TERMS', 'PROPOSED', 'ASKED')""")
        .param(subprocessorId).query(String.class).list());
  }

  /** The first end of validity after that instant of any customer for whom an agreement lists the subprocessor. */
  Optional<Instant> nextListedEnd(String subprocessorId, Instant after) {
    return jdbc.sql("""
        select valid_until from consent where subprocessor_id = ? and state = 'LISTED_AFFILIATE' and valid_until > ?
          and not exists (select 1 from consent n where n.subprocessor_id = consent.subprocessor_id and n.customer_id = consent.customer_id
            and n.state = 'LISTED_AFFILIATE' and n.valid_from = consent.valid_until)
        order by valid_until fetch first 1 rows only""").params(subprocessorId, after.atOffset(ZoneOffset.UTC)).query(OffsetDateTime.class)
        .optional().map(OffsetDateTime::toInstant);
  }

  /** Ids of the rows up to that one that still wait to be asked, in their stored order. */
  List<String> toAsk(String proposalId, int lastOrdinal) {
    return jdbc.sql("select id from consent where proposal_id = ? and state = 'PROPOSED' and ordinal <= ? order by ordinal")
        .params(proposalId, lastOrdinal)
        .query(String.class).list();
  }

  /** Ids of the rows whose validity is over and that nobody has closed. */
  List<String> over(Instant at, int atMost) {
    return jdbc.sql("""
        select id from consent where state in ('CONSENTED', 'LISTED_AFFILIATE', 'BOUND_BY_TERMS') and valid_until <= ?
        order by customer_id fetch next ? rows only""").params(at.atOffset(ZoneOffset.UTC), atMost).query(String.class).list();
  }

  /** Nobody will be asked: the proposal was refused. */
  void drop(String proposalId, Instant at) {
    jdbc.sql("""
        update consent set state = 'DROPPED', pending = null, decided_at = ?, version = version + 1
        where proposal_id = ? and state = 'PROPOSED'""").params(at.atOffset(ZoneOffset.UTC), proposalId).update();
  }

  /** How many customers stand how, each by its last round, counted anew: nothing that a customer writes keeps count. */
  public Map<ConsentState, Long> tally(String proposalId) {
    return tallies(List.of(proposalId)).getOrDefault(proposalId, Map.of());
  }

  /** The same of several proposals, as many as a page shows; one that has no customers is not among them. */
  public Map<String, Map<ConsentState, Long>> tallies(Collection<String> proposals) {
    Map<String, Map<ConsentState, Long>> tallies = new HashMap<>();
    if (!proposals.isEmpty()) {
      jdbc.sql("""
          select proposal_id, state, count(*) from (
            select proposal_id, state, row_number() over (partition by proposal_id, customer_id order by ordinal desc) as latest
            from consent where proposal_id in (:proposals)) rounds
          where latest = 1 group by proposal_id, state""").param("proposals", proposals)
          .query((row, n) -> tallies.computeIfAbsent(row.getString(1), id -> new TreeMap<>())
              .put(ConsentState.valueOf(row.getString(2)), row.getLong(3))).list();
    }
    return tallies;
  }

  /** How many rows of a proposal rest on what. */
  Map<Route, Long> routes(String proposalId) {
    Map<Route, Long> routes = new TreeMap<>();
    jdbc.sql("select route, count(*) from consent where proposal_id = ? group by route").param(proposalId)
        .query((row, n) -> routes.put(Route.valueOf(row.getString(1)), row.getLong(2))).list();
    return routes;
  }

  int nextOrdinal(String proposalId) {
    return jdbc.sql("select coalesce(max(ordinal), 0) + 1 from consent where proposal_id = ?").param(proposalId).query(Integer.class).single();
  }

  private Optional<Consent> last(Criteria criteria) {
    return template.findAll(Query.query(criteria).sort(Sort.by("about.ordinal").descending()).limit(1), Consent.class).stream().findFirst();
  }
}
