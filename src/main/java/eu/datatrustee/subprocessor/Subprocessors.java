package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The entries of the register, read anew each time. */
@Repository
public class Subprocessors {

  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;

  Subprocessors(JdbcAggregateTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  Optional<Subprocessor> ofEntity(EngagedBy engagedBy, String registerNumber) {
    return ofNumber(registerNumber).stream().filter(entry -> entry.engagedBy() == engagedBy).findFirst();
  }

  /** @throws Refusal (conflict) where somebody else proposed the same entity at the same moment */
  Subprocessor add(Subprocessor entry) {
    try {
      return template.insert(entry);
    } catch (DuplicateKeyException | DbActionExecutionException e) {
      if (e instanceof DbActionExecutionException && !(e.getCause() instanceof DuplicateKeyException)) {
        throw e;
      }
      throw Refusal.conflict("Somebody else is proposing " + entry.registerNumber() + " at this moment");
    }
  }

  void save(Subprocessor entry) {
    template.update(entry);
  }

  public Optional<Subprocessor> find(String id) {
    return Optional.ofNullable(template.findById(id, Subprocessor.class));
  }

  /** @throws Refusal (unknown) where there is none */
  public Subprocessor require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("subprocessor", id));
  }

  /** Those of the ids, as many as a page shows, in no order. */
  List<Subprocessor> all(Collection<String> ids) {
    List<Subprocessor> found = new ArrayList<>();
    if (!ids.isEmpty()) {
      template.findAllById(ids, Subprocessor.class).forEach(found::add);
    }
    return found;
  }

  Subprocessor lock(String id) {
    jdbc.sql("select id from subprocessor where id = ? for update").param(id).query(String.class).optional();
    return require(id);
  }

  /** The trustee's own of these register numbers, under locks, in the order of their ids. */
  List<Subprocessor> lockAffiliates(Set<String> registerNumbers) {
    return registerNumbers.isEmpty() ? List.of() : locked("engaged_by = 'TRUSTEE' and register_number in (:numbers)", registerNumbers);
  }

  /** Those, and all that are proposed for all customers or were, checked or not yet. */
  List<Subprocessor> lockForNewCustomer(Set<String> registerNumbers) {
    String forAll = "id in (select subprocessor_id from proposal where all_customers = true and state <> 'REFUSED')";
    return registerNumbers.isEmpty() ? locked(forAll, Set.of("")) : locked("engaged_by = 'TRUSTEE' and register_number in (:numbers) or " + forAll,
        registerNumbers);
  }

  private List<Subprocessor> locked(String which, Set<String> numbers) {
    return jdbc.sql("select id from subprocessor where " + which + " order by id for update").param("numbers", numbers)
        .query(String.class).list().stream().map(this::require).toList();
  }

  /** The trustee's own that were checked, and may be listed by agreements. */
  List<Subprocessor> checkedAffiliates() {
    return template.findAll(Query.query(Criteria.where("engagedBy").is(EngagedBy.TRUSTEE.name()).and("country").is("DE").and("state")
        .is(Subprocessor.State.CHECKED.name())).sort(Sort.by("id")), Subprocessor.class);
  }

  /** The one of that id, or else those of that register number: at most one for each side that engages it, by id. */
  public List<Subprocessor> known(String idOrNumber) {
    return find(idOrNumber).map(List::of).orElseGet(() -> ofNumber(idOrNumber));
  }

  private List<Subprocessor> ofNumber(String registerNumber) {
    return template.findAll(Query.query(Criteria.where("registerNumber").is(registerNumber)).sort(Sort.by("id")), Subprocessor.class);
  }
}
