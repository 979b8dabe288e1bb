package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.InTransaction;
import eu.datatrustee.casework.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records of all proposals. Within one transaction a record is read once. */
@Repository
public class Proposals {

  private final InTransaction<Proposal> inHand = new InTransaction<>();
  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;

  Proposals(JdbcAggregateTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  Proposal add(Proposal proposal) {
    inHand.keep(proposal.id(), Optional.of(proposal));
    return template.insert(proposal);
  }

  /** Writes what came of the proposal; what was proposed is never written again. */
  void save(Proposal proposal) {
    template.update(proposal);
  }

  public Optional<Proposal> find(String id) {
    return inHand.find(id, () -> Optional.ofNullable(template.findById(id, Proposal.class)));
  }

  /** @throws Refusal (unknown) where there is none */
  public Proposal require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("subprocessor proposal", id));
  }

  /** Those of the ids, as many as a page shows, newest first. */
  List<Proposal> all(Collection<String> ids) {
    List<Proposal> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      template.findAllById(ids, Proposal.class).forEach(found::add);
    }
    found.forEach(proposal -> inHand.keep(proposal.id(), Optional.of(proposal)));
    found.sort(Comparator.comparing(Proposal::id).reversed());
    return found;
  }

  /** The entity's proposal that passed its checks last, which need not be the one that was made last. */
  Optional<Proposal> latestChecked(String subprocessorId) {
    return checked(subprocessorId).findFirst();
  }

  /** The entity's proposals that passed every check, the last one to pass first. */
  Stream<Proposal> checked(String subprocessorId) {
    return jdbc.sql("""
        select id from proposal where subprocessor_id = ? and state in ('WITH_CUSTOMERS', 'REGISTERED')
        order by coalesce(terms_at, checked_at) desc, id desc""").param(subprocessorId).query(String.class).list().stream().map(this::require);
  }

  /** The record under a row lock, as it is now; nothing that customers do takes this lock. */
  Proposal lock(String id) {
    jdbc.sql("select id from proposal where id = ? for update").param(id).query(String.class).optional()
        .orElseThrow(() -> Refusal.unknown("subprocessor proposal", id));
    return inHand.keep(id, Optional.ofNullable(template.findById(id, Proposal.class))).orElseThrow();
  }
}
