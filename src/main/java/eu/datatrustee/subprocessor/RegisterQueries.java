package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What of proposals and register a caller may see: the trustee all of it, the provider's support its own proposals, a customer what concerns it. */
@Service
public class RegisterQueries {

  /** How many customers, and how much of its history, one entry shows at once; the others are on further pages. */
  public static final int SHOWN = 200;

  /** What a customer's people see of rows: their own, from when they were asked. */
  static final String CONCERNS = "customer_id in (:own) and state not in ('PROPOSED', 'DROPPED')";

  private final JdbcClient jdbc;
  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final ConsentHistory history;
  private final StandingQueries standings;

  RegisterQueries(JdbcClient jdbc, Proposals proposals, Subprocessors subprocessors, Consents consents, ConsentHistory history,
      StandingQueries standings) {
    this.jdbc = jdbc;
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.history = history;
    this.standings = standings;
  }

  // ---- proposals ----

  /** The proposal, if the caller may see it. @throws Refusal (unknown) where there is none or it is not theirs */
  @Transactional(readOnly = true)
  public Proposal proposal(String id, Caller caller) {
    requireReader(caller, true);
    return proposals.find(id).filter(proposal -> sees(proposal, caller)).orElseThrow(() -> Refusal.unknown("subprocessor proposal", id));
  }

  /** Whether the caller may see that proposal. */
  public boolean sees(String proposalId, Caller caller) {
    return proposals.find(proposalId).filter(proposal -> sees(proposal, caller)).isPresent();
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
    return proposals.all(page("select id from proposal" + proposalsOf(caller) + " order by id desc", caller, offset, size));
  }

  public long countProposals(Caller caller) {
    return count("select count(*) from proposal" + proposalsOf(caller), caller);
  }

  private static String proposalsOf(Caller caller) {
    requireReader(caller, true);
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      return " where proposed_by = :caller";
    }
    return caller.trustee() ? "" : " where id in (select proposal_id from consent where " + CONCERNS + ")";
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
    List<Subprocessor> seen = known.stream().filter(entry -> caller.trustee() || standings.count(entry, caller) > 0).toList();
    if (seen.size() > 1) {
      throw Refusal.conflict(id + " is the number of " + Subprocessor.each(seen) + ": name one of them by its id");
    }
    return seen.stream().findFirst().orElseThrow(() -> Refusal.unknown("subprocessor", id));
  }

  /** One page of the entries the caller sees, by name. */
  @Transactional(readOnly = true)
  public List<Subprocessor> subprocessors(Caller caller, long offset, int size) {
    List<String> ids = page("select id from subprocessor" + entriesOf(caller) + " order by name, id", caller, offset, size);
    Map<String, Subprocessor> found = subprocessors.all(ids).stream().collect(Collectors.toMap(Subprocessor::id, entry -> entry));
    return ids.stream().map(found::get).toList();
  }

  public long countSubprocessors(Caller caller) {
    return count("select count(*) from subprocessor" + entriesOf(caller), caller);
  }

  private static String entriesOf(Caller caller) {
    requireReader(caller, false);
    return caller.trustee() ? "" : " where id in (select subprocessor_id from consent where " + CONCERNS + ")";
  }

  /** The latest of its history, as far as it concerns the caller, oldest first. */
  @Transactional(readOnly = true)
  public List<ConsentHistory.Event> history(Subprocessor entry, Caller caller) {
    long all = countHistory(entry, caller);
    return history(entry, caller, Math.max(0, all - SHOWN), SHOWN);
  }

  /** One page of its history, likewise. */
  @Transactional(readOnly = true)
  public List<ConsentHistory.Event> history(Subprocessor entry, Caller caller, long offset, int size) {
    requireReader(caller, false);
    return history.of(entry.id(), concerned(caller), offset, size);
  }

  public long countHistory(Subprocessor entry, Caller caller) {
    requireReader(caller, false);
    return history.count(entry.id(), concerned(caller));
  }

  private static Collection<String> concerned(Caller caller) {
    return caller.trustee() ? null : caller.customers();
  }

  // ---- who may ----

  /** @param support whether the provider's support may, too */
  static void requireReader(Caller caller, boolean support) {
    if (!caller.trustee() && caller.customers().isEmpty() && !(support && caller.in(Group.PROVIDER_SUPPORT))) {
      throw Refusal.forbidden("Your groups see no subcontractors");
    }
  }

  private List<String> page(String sql, Caller caller, long offset, int size) {
    return bound(sql + " offset :offset rows fetch next :size rows only", caller).param("offset", offset).param("size", size)
        .query((row, n) -> row.getString(1)).list();
  }

  private long count(String sql, Caller caller) {
    return bound(sql, caller).query(Long.class).single();
  }

  private StatementSpec bound(String sql, Caller caller) {
    StatementSpec statement = jdbc.sql(sql);
    StatementSpec bound = sql.contains(":own") ? statement.param("own", caller.customers()) : statement;
    return sql.contains(":caller") ? bound.param("caller", caller.id()) : bound;
  }
}
