package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentPages;
import eu.datatrustee.subprocessor.Consents;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.RegisterQueries.Standing;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the controllers of this module share: how a consent is shown, and to whom. */
@Component
class Views {

  private final Consents consents;
  private final ConsentPages pages;
  private final CurrentCaller callers;

  Views(Consents consents, ConsentPages pages, CurrentCaller callers) {
    this.consents = consents;
    this.pages = pages;
    this.callers = callers;
  }

  ConsentView of(Standing standing, Caller reader) {
    return ConsentView.of(standing.consent(), standing.proposed(), standing.state(), null, reader);
  }

  ConsentView of(Consent consent, Proposal proposal, Caller reader) {
    return ConsentView.of(consent, proposal.proposed(), consent.state(), pages.due(consent), reader);
  }

  /** The latest round of the caller's own customer. */
  Optional<ConsentView> ownOf(Proposal proposal, Caller reader) {
    return reader.customers().stream().sorted().flatMap(customer -> consents.of(proposal.id(), customer).stream()).findFirst()
        .map(consent -> of(consent, proposal, reader));
  }

  /** @throws Refusal (unknown) where there is no such consent, or it is neither the trustee's nor the caller's customer's to see */
  Consent visible(String proposalId, String customerId, Caller caller) {
    return consents.of(proposalId, customerId).filter(consent -> caller.trustee() || caller.customers().contains(customerId)
        && pages.shown(consent)).orElseThrow(() -> Refusal.unknown("consent of " + customerId + " to", proposalId));
  }

  /** @throws Refusal (forbidden) where the caller is no customer's: nobody consents for a customer (S3) */
  Caller requireCustomer() {
    Caller caller = callers.caller();
    if (caller.customers().isEmpty()) {
      throw Refusal.forbidden("A consent is given and taken back by the customer's own people", Rule.S3);
    }
    return caller;
  }
}
