package eu.datatrustee.subprocessor;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives a customer a row of a proposal beside those that it began with: one at a time for each proposal, so that no two get one place. */
@Component
class AddedRows {

  private final Proposals proposals;
  private final Consents consents;

  AddedRows(Proposals proposals, Consents consents) {
    this.proposals = proposals;
    this.consents = consents;
  }

  /** @throws eu.datatrustee.casework.Refusal (conflict) where it is to be asked and is still to answer about this subprocessor */
  @Transactional(propagation = Propagation.MANDATORY)
  public Consent add(Proposal proposal, String customerId, Route route) {
    proposals.lock(proposal.id());
    int ordinal = consents.nextOrdinal(proposal.id());
    return consents.add(new Consent(Consent.id(proposal.id(), ordinal),
        new Consent.About(proposal.id(), proposal.proposed().subprocessorId(), customerId, ordinal, route)));
  }
}
