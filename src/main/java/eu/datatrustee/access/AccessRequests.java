package eu.datatrustee.access;

import eu.datatrustee.casework.InTransaction;
import eu.datatrustee.casework.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The records of all requests for access. Within one transaction a record is read once: the many small steps that the engine runs
 * between two save points share it.
 */
@Repository
class AccessRequests {

  private static final List<String> UNFINISHED = Stream.of(AccessState.PENDING, AccessState.OPENING, AccessState.RUNNING)
      .flatMap(Collection::stream).map(Enum::name).toList();

  private final InTransaction<AccessRequest> inHand = new InTransaction<>();
  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;

  AccessRequests(JdbcAggregateTemplate template, JdbcClient jdbc) {
    this.template = template;
    this.jdbc = jdbc;
  }

  AccessRequest add(AccessRequest request) {
    inHand.keep(request.id(), Optional.of(request));
    NewRow row = NewRow.of(request);
    jdbc.sql(NewRow.INSERT).params(row.values()).update();
    return request;
  }

  /** Writes what came of the request; what was asked is never written again. */
  void save(AccessRequest request) {
    template.update(request);
  }

  Optional<AccessRequest> find(String id) {
    return inHand.find(id, () -> Optional.ofNullable(template.findById(id, AccessRequest.class)));
  }

  AccessRequest require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("access request", id));
  }

  /** The record under a row lock, as it is now: for whatever ends or opens an access, since the two may meet. */
  AccessRequest lock(String id) {
    jdbc.sql("select id from access_request where id = ? for update").param(id).query(String.class).optional()
        .orElseThrow(() -> Refusal.unknown("access request", id));
    AccessRequest request = template.findById(id, AccessRequest.class);
    inHand.keep(id, Optional.of(request));
    return request;
  }

  /** Ids of an incident's requests that are pending, being opened or open. */
  List<String> unfinishedOfIncident(String incidentId) {
    return jdbc.sql("select id from access_request where incident_id = :incident and state in (:states) order by id")
        .param("incident", incidentId).param("states", UNFINISHED).query(String.class).list();
  }

  /** Ids of a customer's requests that are pending, being opened or open. */
  List<String> unfinishedOfCustomer(String customerId) {
    return jdbc.sql("select id from access_request where customer_id = :customer and state in (:states) order by id")
        .param("customer", customerId).param("states", UNFINISHED).query(String.class).list();
  }

  /** How the requester's latest requests ended, as an officer wants to know it: count by state. */
  Map<AccessState, Integer> latestOf(String requester, int atMost) {
    Map<AccessState, Integer> counts = new HashMap<>();
    jdbc.sql("select state from access_request where requested_by = :requester order by id desc limit :most")
        .param("requester", requester).param("most", atMost).query(String.class).list()
        .forEach(state -> counts.merge(AccessState.valueOf(state), 1, Integer::sum));
    return counts;
  }
}
