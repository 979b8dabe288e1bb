package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whose case it is that named a customer whom the register did not know: from then on somebody can be told (D5, D6, D9). */
@Service
public class CustomerAssignment {

  private final CaseFiles files;
  private final CaseAccess access;
  private final Customers customers;
  private final DemandDesk desk;
  private final RequestDesk requests;
  private final DecisionLog log;
  private final CaseBook book;

  CustomerAssignment(CaseFiles files, CaseAccess access, Customers customers, DemandDesk desk, RequestDesk requests, DecisionLog log, CaseBook book) {
    this.files = files;
    this.access = access;
    this.customers = customers;
    this.desk = desk;
    this.requests = requests;
    this.log = log;
    this.book = book;
  }

  /**
   * Assigns the customer, once, also to a case that has ended. What was held back for want of one goes out now.
   *
   * @throws Refusal where the caller is not of the desk, the register does not know the customer either, or the case has one
   */
  @Transactional
  public void assign(String id, String customerId, Caller caller) {
    access.visible(id, caller);
    if (!caller.inAny(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Specialists and counsel do this");
    }
    ApplicationForm.text("customerId", customerId, 400);
    String known = customerId.strip();
    if (customers.find(known).isEmpty()) {
      throw Refusal.impossible("customerId", "is no customer of the register", Rule.D5);
    }
    CaseFile file = files.lock(id);
    CaseState state = files.standing(id).state();
    if (state == CaseState.SPLIT || !files.assign(id, known)) {
      throw Refusal.conflict("Case " + id + " is " + state + (file.customerKnown() ? ", and has its customer" : "")
          + ": no customer is assigned to it");
    }
    log.add(id, Step.ASSIGNMENT, "CUSTOMER_ASSIGNED", file.customerNamed() + " is " + known, caller.id());
    book.append(id, "CUSTOMER_ASSIGNED", Rule.D5, file.customerNamed() + " is " + known);
    if (file.kind() == CaseKind.DEMAND) {
      desk.customerAssigned(id);
    } else {
      requests.customerAssigned(id);
    }
  }
}
