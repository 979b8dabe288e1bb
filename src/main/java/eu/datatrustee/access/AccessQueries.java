package eu.datatrustee.access;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which requests a caller may see: their requester, the trustee's people, their customer. */
@Repository
class AccessQueries {

  /** A filter of the list; each part may be null. */
  record Filter(String customerId, AccessState state, String incidentId) {}

  private final JdbcClient jdbc;
  private final AccessRequests requests;

  AccessQueries(JdbcClient jdbc, AccessRequests requests) {
    this.jdbc = jdbc;
    this.requests = requests;
  }

  /**
   * The request, if the caller may see it.
   *
   * @throws Refusal (unknown) where there is none or it is not theirs, (forbidden) where their groups see no request at all
   */
  AccessRequest visible(String id, Caller caller) {
    requireReader(caller);
    return requests.find(id).filter(request -> maySee(request, caller)).orElseThrow(() -> Refusal.unknown("access request", id));
  }

  /** Whoever belongs to the provider sees their own requests only, whatever other group they are in. */
  private static boolean maySee(AccessRequest request, Caller caller) {
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      return requestedBy(request, caller);
    }
    return caller.trustee() || caller.contactOf(request.asked().customerId());
  }

  static boolean requestedBy(AccessRequest request, Caller caller) {
    return caller.in(Group.PROVIDER_SUPPORT) && request.asked().requestedBy().equals(caller.id());
  }

  private static void requireReader(Caller caller) {
    if (!caller.trustee() && caller.customers().isEmpty() && !caller.in(Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Your groups see no access requests");
    }
  }

  long count(Filter filter, Caller caller) {
    requireReader(caller);
    Map<String, Object> values = new HashMap<>();
    return jdbc.sql("select count(*) from access_request" + where(filter, caller, values)).params(values).query(Long.class).single();
  }

  /** Ids of one page, newest first. */
  List<String> page(Filter filter, Caller caller, long offset, int size) {
    requireReader(caller);
    Map<String, Object> values = new HashMap<>(Map.of("offset", offset, "size", size));
    String where = where(filter, caller, values);
    return jdbc.sql("select id from access_request" + where + " order by id desc limit :size offset :offset")
        .params(values).query(String.class).list();
  }

  private static String where(Filter filter, Caller caller, Map<String, Object> values) {
    List<String> conditions = new ArrayList<>();
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      conditions.add("requested_by = :caller");
      values.put("caller", caller.id());
    } else if (!caller.trustee()) {
      conditions.add("customer_id in (:own)");
      values.put("own", caller.customers());
    }
    if (filter.customerId() != null) {
      conditions.add("customer_id = :customer");
      values.put("customer", filter.customerId());
    }
    if (filter.state() != null) {
      conditions.add("state = :state");
      values.put("state", filter.state().name());
    }
    if (filter.incidentId() != null) {
      conditions.add("incident_id = :incident");
      values.put("incident", filter.incidentId());
    }
    return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
  }
}
