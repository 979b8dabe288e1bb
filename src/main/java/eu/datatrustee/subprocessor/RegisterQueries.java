package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of proposals and register a caller may see: the trustee all of it, the provider's support its own proposals, a customer what concerns it. */
@Service
public class RegisterQueries {

  /**
   * How one customer stands to one subprocessor: the row that counts, or else the latest.
   *
   * @param state as it counts at this moment: suspended and lapsed from their very instant
   */
  public record Standing(Consent consent, Proposed proposed, ConsentState state) {}

  private static final String CONCERNS = "customer_id in (:own) and state not in ('PROPOSED', 'DROPPED')";

  private final JdbcClient jdbc;
  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final ConsentHistory history;
  private final Register register;
  private final Clock clock;

  RegisterQueries(JdbcClient jdbc, Proposals proposals, Subprocessors subprocessors, Consents consents, ConsentHistory history,
      Register register, Clock clock) {
    this.jdbc = jdbc;
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.history = history;
    this.register = register;
    this.clock = clock;
  }

  // ---- proposals ----

  /** The proposal, if the caller may see it. @throws Refusal (unknown) where there is none or it is not theirs */
  @Transactional(readOnly = true)
  public Proposal proposal(String id, Caller caller) {
    requireReader(caller, true);
    return proposals.find(id).filter(proposal -> sees(proposal, caller)).orElseThrow(() -> Refusal.unknown("subprocessor proposal", id));
  }

  private boolean sees(Proposal proposal, Caller caller) {
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      return proposal.proposed().proposedBy().equals(caller.id());
    }
    return caller.trustee() || caller.customers().stream().anyMatch(
        customer -> consents.of(proposal.id(), customer).filter(Consent::known).isPresent());
  }

  /** One page of the proposals the caller sees, newest first. */
  @Transactional(readOnly = true)
  public List<Proposal> proposals(Caller caller, long offset, int size) {
    return page("select id from proposal" + proposalsOf(caller) + " order by id desc", caller, null, offset, size)
        .stream().map(proposals::require).toList();
  }

  public long countProposals(Caller caller) {
    return count("select count(*) from proposal" + proposalsOf(caller), caller, null);
  }

  private static String proposalsOf(Caller caller) {
    requireReader(caller, true);
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      return " where proposed_by = :caller";
    }
    return caller.trustee() ? "" : " where id in (select proposal_id from consent where " + CONCERNS + ")";
  }

  /** A proposal's rows, as far as the caller may see, in the order of its customers. */
  @Transactional(readOnly = true)
  public List<Consent> consents(Proposal proposal, Caller caller) {
    return consents.ofProposal(proposal.id()).stream().filter(row -> caller.trustee() && !caller.in(Group.PROVIDER_SUPPORT)
        || row.known() && caller.contactOf(row.about().customerId())).toList();
  }

  // ---- the register ----

  /**
   * The entry, by its id, by a later proposal's id or by its register number, if the caller may see it.
   *
   * @throws Refusal (conflict) where the number is that of two entries the caller sees
   */
  @Transactional(readOnly = true)
  public Subprocessor subprocessor(String id, Caller caller) {
    requireReader(caller, false);
    List<Subprocessor> known = subprocessors.known(id);
    if (known.isEmpty()) {
      known = proposals.find(id).stream().map(proposal -> subprocessors.require(proposal.proposed().subprocessorId())).toList();
    }
    List<Subprocessor> seen = known.stream().filter(entry -> caller.trustee() || countStandings(entry, caller) > 0).toList();
    if (seen.size() > 1) {
      throw Refusal.conflict(id + " is the number of " + Subprocessor.each(seen) + ": name one of them by its id");
    }
    return seen.stream().findFirst().orElseThrow(() -> Refusal.unknown("subprocessor", id));
  }

  /** One page of the entries the caller sees, by name. */
  @Transactional(readOnly = true)
  public List<Subprocessor> subprocessors(Caller caller, long offset, int size) {
    return page("select id from subprocessor" + entriesOf(caller) + " order by name, id", caller, null, offset, size)
        .stream().map(subprocessors::require).toList();
  }

  public long countSubprocessors(Caller caller) {
    return count("select count(*) from subprocessor" + entriesOf(caller), caller, null);
  }

  private static String entriesOf(Caller caller) {
    requireReader(caller, false);
    return caller.trustee() ? "" : " where id in (select subprocessor_id from consent where " + CONCERNS + ")";
  }

  /** How customers stand to it, as far as the caller may see, by customer. */
  @Transactional(readOnly = true)
  public List<Standing> standings(Subprocessor entry, Caller caller, long offset, int size) {
    List<String> customers = page("select distinct customer_id from consent" + standingsOf(caller) + " order by customer_id",
        caller, entry.id(), offset, size);
    if (customers.isEmpty()) {
      return List.of();
    }
    Map<String, List<Consent>> rows = new LinkedHashMap<>();
    customers.forEach(customer -> rows.put(customer, new ArrayList<>()));
    consents.ofCustomers(customers, entry.id()).forEach(row -> rows.get(row.about().customerId()).add(row));
    boolean stands = register.standsAt(entry, clock.instant());
    return rows.values().stream().map(of -> standing(shown(of, caller), stands)).toList();
  }

  public long countStandings(Subprocessor entry, Caller caller) {
    return count("select count(distinct customer_id) from consent" + standingsOf(caller), caller, entry.id());
  }

  private static String standingsOf(Caller caller) {
    requireReader(caller, false);
    return " where subprocessor_id = :entry" + (caller.trustee() ? "" : " and " + CONCERNS);
  }

  /** A customer's standings with all subprocessors that concern it, by name; none where the caller may not see that customer's. */
  @Transactional(readOnly = true)
  public List<Standing> ofCustomer(String customerId, Caller caller) {
    requireReader(caller, false);
    if (!caller.trustee() && !caller.contactOf(customerId)) {
      throw Refusal.unknown("customer", customerId);
    }
    return jdbc.sql("select distinct s.id, s.name from subprocessor s join consent c on c.subprocessor_id = s.id where c.customer_id = ? "
            + "and (c.state not in ('PROPOSED', 'DROPPED') or " + caller.trustee() + ") order by s.name, s.id").param(customerId)
        .query((row, n) -> row.getString(1)).list().stream().map(subprocessors::require)
        .map(entry -> standing(shown(consents.ofCustomer(customerId, entry.id()), caller), register.standsAt(entry, clock.instant()))).toList();
  }

  /** The history, as far as it concerns the caller. */
  @Transactional(readOnly = true)
  public List<ConsentHistory.Event> history(Subprocessor entry, Caller caller) {
    List<ConsentHistory.Event> all = history.of(entry.id());
    Set<String> own = caller.customers();
    return caller.trustee() ? all : all.stream().filter(event -> own.contains(event.customerId())).toList();
  }

  private static Consent shown(List<Consent> rows, Caller caller) {
    List<Consent> seen = rows.stream().filter(row -> caller.trustee() || row.known()).toList();
    return seen.stream().filter(row -> row.state().counts()).reduce((one, later) -> later).orElseGet(() -> seen.get(seen.size() - 1));
  }

  private Standing standing(Consent consent, boolean checkStands) {
    return new Standing(consent, proposals.require(consent.about().proposalId()).proposed(), stateOf(consent, checkStands, clock.instant()));
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

  // ---- who may ----

  private static void requireReader(Caller caller, boolean support) {
    if (!caller.trustee() && caller.customers().isEmpty() && !(support && caller.in(Group.PROVIDER_SUPPORT))) {
      throw Refusal.forbidden("Your groups see no subcontractors");
    }
  }

  private List<String> page(String sql, Caller caller, String entry, long offset, int size) {
    return bound(jdbc.sql(sql + " offset :offset rows fetch next :size rows only"), sql, caller, entry).param("offset", offset).param("size", size)
        .query((row, n) -> row.getString(1)).list();
  }

  private long count(String sql, Caller caller, String entry) {
    return bound(jdbc.sql(sql), sql, caller, entry).query(Long.class).single();
  }

  private static StatementSpec bound(StatementSpec statement, String sql, Caller caller, String entry) {
    Collection<String> own = caller.customers();
    StatementSpec bound = sql.contains(":own") ? statement.param("own", own) : statement;
    bound = sql.contains(":entry") ? bound.param("entry", entry) : bound;
    return sql.contains(":caller") ? bound.param("caller", caller.id()) : bound;
  }
}
