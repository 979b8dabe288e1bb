package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.identity.Group;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Puts a checked proposal to one customer, beside the approval that put it to all the others and need not run any more: once more, or to one
 * that has come since (S3). A process of its own does the asking, from a job of its own.
 */
@Component
class Questions {

  private final Consents consents;
  private final Proposals proposals;
  private final SubprocessorApproval process;

  Questions(Consents consents, Proposals proposals, SubprocessorApproval process) {
    this.consents = consents;
    this.proposals = proposals;
    this.process = process;
  }

  /** @throws eu.datatrustee.casework.Refusal (conflict) where the customer is still to answer about this subprocessor */
  @Transactional(propagation = Propagation.MANDATORY)
  public Consent put(Proposal proposal, Customer customer) {
    Consent row = add(proposal, customer.id());
    process.askAgain(row, proposal.proposed(), customer.name(), Group.ofCustomer(customer.id()), ConsentFacts.language(customer));
    return row;
  }

  /** A row that waits to be asked by the approval itself, which has not come to that yet. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Consent add(Proposal proposal, String customerId) {
    proposals.lock(proposal.id());
    int ordinal = consents.nextOrdinal(proposal.id());
    Consent row = new Consent(Consent.id(proposal.id(), ordinal),
        new Consent.About(proposal.id(), proposal.proposed().subprocessorId(), customerId, ordinal, Route.WRITTEN_CONSENT));
    consents.add(List.of(row));
    return row;
  }
}
