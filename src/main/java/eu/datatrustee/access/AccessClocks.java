package eu.datatrustee.access;

import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/**
 * The instants that the model's timers, due dates and reminders read. A clock starts when the model first asks for it, from then on
 * everything reads the one stored value.
 */
@Component("accessClocks")
public class AccessClocks {

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
  private final Deadlines deadlines;
  private final Grants grants;
  private final Clock clock;

  AccessClocks(AccessRequests requests, Customers customers, Deadlines deadlines, Grants grants, Clock clock) {
    this.requests = requests;
    this.customers = customers;
    this.deadlines = deadlines;
    this.grants = grants;
    this.clock = clock;
  }

  public Date due(DelegateExecution execution, String name) {
    return Date.from(running(caseOf(execution), name).due());
  }

  public Date half(DelegateExecution execution, String name) {
    return Date.from(running(caseOf(execution), name).half());
  }

  public Date late(DelegateExecution execution, String name) {
    return Date.from(running(caseOf(execution), name).late());
  }

  /** How the clock's end was found, in words, for the task's form. */
  public String explanation(DelegateExecution execution, String name) {
    return running(caseOf(execution), name).explanation();
  }

  /** When to look whether anybody supervises: at the end of the claim's clock; while a supervisor has it, not before the grant ends. */
  public Date supervisorDue(DelegateExecution execution) {
    return deadlines.running(caseOf(execution), SUPERVISOR_CLAIM).map(claim -> Date.from(claim.due()))
        .orElseGet(() -> grantEnds(execution));
  }

  /** When the grant ends, as the gateways know it. */
  public Date grantEnds(DelegateExecution execution) {
    return Date.from(grants.require(caseOf(execution)).until());
  }

  /** The clock as it runs, or started now. */
  Deadline running(String caseId, String name) {
    return deadlines.running(caseId, name).orElseGet(() -> deadlines.start(start(caseId, name, clock.instant())));
  }

  private ClockStart start(String caseId, String name, Instant from) {
    Asked asked = requests.require(caseId).asked();
    Customer customer = customers.require(asked.customerId());
    OwnDeadline own = customer.agreement().deadlines().get(name);
    String flow = CUSTOMER_DECISION.equals(name) ? SupportIncidentAccess.CUSTOMER_DECISION : SupportIncidentAccess.KEY;
    return new ClockStart(caseId, customer.id(), flow, name, from, Map.of("severity", asked.severity()),
        own == null ? null : new ClockStart.Own(own.amount(), own.counting(), customer.agreement().reference()), READERS);
  }

  private static String caseOf(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
