package eu.datatrustee.access;

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

/** The instants that the model {@code customer-direct-access} reads. */
@Component("directAccessClocks")
public class DirectAccessClocks extends CaseClocks {

  private static final Set<String> READERS = Set.of(Group.ACCESS_OFFICERS, Group.SUPERVISORS, Group.AUDITORS);

  private final DirectAccesses accesses;
  private final Customers customers;
  private final Clock clock;

  DirectAccessClocks(DirectAccesses accesses, Customers customers, Deadlines deadlines, Clock clock) {
    super(deadlines);
    this.accesses = accesses;
    this.customers = customers;
    this.clock = clock;
  }

  /** Until when the customer has given access. */
  public Date until(DelegateExecution execution) {
    return Date.from(accesses.require(execution.getProcessBusinessKey()).until());
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    Customer customer = customers.require(accesses.require(caseId).given().customerId());
    OwnDeadline own = customer.agreement().deadlines().get(name);
    return new ClockStart(caseId, customer.id(), CustomerDirectAccess.KEY, name, clock.instant(), Map.of("severity", "C"),
        own == null ? null : new ClockStart.Own(own.amount(), own.counting(), customer.agreement().reference()), READERS);
  }
}
