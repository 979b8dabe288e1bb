package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a checked proposal to one customer, beside the approval that put it to all the others and need not run any more: once more, or to one
 * that has come since (S3). A process of its own does the asking, from a job of its own.
 */
@Component
class Questions {

  private final AddedRows rows;
  private final SubprocessorApproval process;

  Questions(AddedRows rows, SubprocessorApproval process) {
    this.rows = rows;
    this.process = process;
  }

  /** @throws eu.datatrustee.casework.Refusal (conflict) where the customer is still to answer about this subprocessor */
  @Transactional(propagation = Propagation.MANDATORY)
  public Consent put(Proposal proposal, Customer customer) {
    Consent row = rows.add(proposal, customer.id(), Route.WRITTEN_CONSENT);
    process.askAgain(row, proposal.proposed(), customer.name(), Group.ofCustomer(customer.id()), ConsentFacts.language(customer));
    return row;
  }
}
