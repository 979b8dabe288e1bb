package eu.datatrustee.access;

import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of {@code support-incident-access} and {@code customer-decision}, and when a grant ends. */
@Component("accessClocks")
public class AccessClocks extends CaseClocks {

  static final String REVIEW = "review";
  static final String CONFIRM = "confirm";
  static final String CUSTOMER_DECISION = "customerDecision";
  static final String SUPERVISOR_CLAIM = "supervisorClaim";
  static final String EXTENSION = "extension";
  static final String DISCONNECT_BY_HAND = "disconnectByHand";
  static final String CLOSING_STATEMENT = "closingStatement";
  static final String DISPUTE = "dispute";
  static final String DISPUTE_REVIEW = "disputeReview";

  private static final Set<String> READERS = Set.of(Group.ACCESS_OFFICERS, Group.SUPERVISORS, Group.AUDITORS);

  private final AccessRequests requests;
  private final Customers customers;
  private final Grants grants;
  private final Clock clock;

  AccessClocks(AccessRequests requests, Customers customers, Deadlines deadlines, Grants grants, Clock clock) {
    super(deadlines);
    this.requests = requests;
    this.customers = customers;
    this.grants = grants;
    this.clock = clock;
  }

  /** When the grant ends, as the gateways know it. */
  public Date grantEnds(DelegateExecution execution) {
    return Date.from(grants.require(execution.getProcessBusinessKey()).until());
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    Asked asked = requests.require(caseId).asked();
    Customer customer = customers.require(asked.customerId());
    OwnDeadline own = customer.agreement().deadlines().get(name);
    String flow = CUSTOMER_DECISION.equals(name) ? SupportIncidentAccess.CUSTOMER_DECISION : SupportIncidentAccess.KEY;
    return new ClockStart(caseId, customer.id(), flow, name, clock.instant(), Map.of("severity", asked.severity()),
        own == null ? null : new ClockStart.Own(own.amount(), own.counting(), customer.agreement().reference()), READERS);
  }
}
