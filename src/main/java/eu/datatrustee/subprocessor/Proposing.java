package eu.datatrustee.subprocessor;

import eu.datatrustee.identity.Caller;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where subcontractors are proposed (S1–S5). */
@Service
public class Proposing {

  /**
   * Registers a proposal and asks the vendor managers to check it.
   *
   * @throws eu.datatrustee.casework.Refusal where it cannot become a case; (conflict) where one of the customers is being asked about this
   *     entity already
   */
  @Transactional
  public Proposal register(ProposalApplication application, Caller caller) {
    throw new UnsupportedOperationException();
  }
}
