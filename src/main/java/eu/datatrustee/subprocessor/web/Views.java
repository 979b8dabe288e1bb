package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentPages;
import eu.datatrustee.subprocessor.Consents;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.RegisterQueries;
import eu.datatrustee.subprocessor.StandingQueries.Standing;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What the controllers of this module share: how a consent is shown, and to whom. */
@Component
class Views {

  private final Consents consents;
  private final RegisterQueries queries;
  private final ConsentPages pages;
  private final CurrentCaller callers;

  Views(Consents consents, RegisterQueries queries, ConsentPages pages, CurrentCaller callers) {
    this.consents = consents;
    this.queries = queries;
    this.pages = pages;
    this.callers = callers;
  }

  static ConsentView of(Standing standing, Caller reader) {
    return ConsentView.of(standing.consent(), standing.proposed(), standing.state(), null, reader);
  }

  ConsentView of(Consent consent, Proposal proposal, Caller reader) {
    return ConsentView.of(consent, proposal.proposed(), consent.state(), pages.due(consent), reader);
  }

  /** The latest round of the caller's own customer. */
  Optional<ConsentView> ownOf(Proposal proposal, Caller reader) {
    return Optional.ofNullable(ownOf(List.of(proposal), reader).get(proposal.id()));
  }

  /** The same of several proposals, as many as a page shows, by the proposal's id. */
  Map<String, ConsentView> ownOf(List<Proposal> shown, Caller reader) {
    Map<String, Consent> latest = new HashMap<>();
    // By customer, each one's rounds oldest first: the last round of the first customer stays.
    consents.ofProposals(shown.stream().map(Proposal::id).toList(), reader.customers()).stream().filter(Consent::known)
        .forEach(row -> latest.merge(row.about().proposalId(), row,
            (before, next) -> before.about().customerId().equals(next.about().customerId()) ? next : before));
    Map<String, Instant> dues = pages.dues(List.copyOf(latest.values()));
    Map<String, ConsentView> views = new HashMap<>();
    shown.stream().filter(proposal -> latest.containsKey(proposal.id())).forEach(proposal -> {
      Consent row = latest.get(proposal.id());
      views.put(proposal.id(), ConsentView.of(row, proposal.proposed(), row.state(), dues.get(row.id()), reader));
    });
    return views;
  }

  /** A page of one proposal's rows. */
  List<ConsentView> of(List<Consent> rows, Proposal proposal, Caller reader) {
    Map<String, Instant> dues = pages.dues(rows);
    return rows.stream().map(row -> ConsentView.of(row, proposal.proposed(), row.state(), dues.get(row.id()), reader)).toList();
  }

  /**
   * A consent, for the trustee and for its own customer. Who is of the trustee and of the provider's support as well sees of proposals, and of what
   * customers said to them, only their own: the narrower right counts.
   *
   * @throws Refusal (unknown) where there is no such consent, or it is not the caller's to see
   */
  Consent visible(String proposalId, String customerId, Caller caller) {
    return consents.of(proposalId, customerId).filter(seenBy(caller, proposalId))
        .orElseThrow(() -> Refusal.unknown("consent of " + customerId + " to", proposalId));
  }

  /** All rounds of a consent that the caller may see, oldest first. */
  List<Consent> rounds(String proposalId, String customerId, Caller caller) {
    return consents.ofProposals(List.of(proposalId), List.of(customerId)).stream().filter(seenBy(caller, proposalId)).toList();
  }

  private Predicate<Consent> seenBy(Caller caller, String proposalId) {
    boolean all = caller.trustee() && queries.sees(proposalId, caller);
    return consent -> all || caller.contactOf(consent.about().customerId()) && consent.known();
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
