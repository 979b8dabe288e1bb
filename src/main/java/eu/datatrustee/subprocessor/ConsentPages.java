package eu.datatrustee.subprocessor;

import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.data.relational.core.query.Criteria;
import org.springframework.data.relational.core.query.Query;
import org.springframework.stereotype.Repository;

/** The consents to one proposal, page by page, however many customers it concerns. */
@Repository
public class ConsentPages {

  private final JdbcAggregateTemplate template;
  private final Deadlines deadlines;

  ConsentPages(JdbcAggregateTemplate template, Deadlines deadlines) {
    this.template = template;
    this.deadlines = deadlines;
  }

  /** One page in the order they were asked. @param state or null for all */
  public List<Consent> of(String proposalId, ConsentState state, long offset, int size) {
    return template.findAll(Query.query(which(proposalId, state)).sort(Sort.by("about.ordinal")).offset(offset).limit(size), Consent.class);
  }

  /** The page that comes after that place in the order, for whoever reads them all. @param ordinal or 0 for the first page */
  public List<Consent> after(String proposalId, ConsentState state, int ordinal, int size) {
    return template.findAll(Query.query(which(proposalId, state).and("about.ordinal").greaterThan(ordinal)).sort(Sort.by("about.ordinal"))
        .limit(size), Consent.class);
  }

  public long count(String proposalId, ConsentState state) {
    return template.count(Query.query(which(proposalId, state)), Consent.class);
  }

  private static Criteria which(String proposalId, ConsentState state) {
    Criteria ofProposal = Criteria.where("about.proposalId").is(proposalId);
    return state == null ? ofProposal : ofProposal.and("state").is(state.name());
  }

  /** Until when the customer's answer is waited for, or null where it is not. */
  public Instant due(Consent consent) {
    return consent.state() == ConsentState.ASKED ? deadlines.of(consent.id()).stream().filter(clock -> clock.closedAt() == null)
        .map(Deadline::due).findFirst().orElse(null) : null;
  }

  /** The same of several, as many as a page shows, by the consent's id; those that are not waited for are not among them. */
  public Map<String, Instant> dues(List<Consent> shown) {
    Map<String, Instant> dues = new HashMap<>();
    deadlines.of(shown.stream().filter(consent -> consent.state() == ConsentState.ASKED).map(Consent::id).toList()).stream()
        .filter(clock -> clock.closedAt() == null).forEach(clock -> dues.putIfAbsent(clock.caseId(), clock.due()));
    return dues;
  }
}
