package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.casework.Rule;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers that come after a proposal for all of them: bound by the provider's terms as the others are (S1, S2), asked as the others were
 * (S3). Who calls holds the entry, so that a customer that comes while it is being checked is met either here or when it is entered.
 */
@Component
class NewCustomers {

  private final Consents consents;
  private final Proposals proposals;
  private final CustomerRegister customers;
  private final AddedRows rows;
  private final Questions questions;
  private final Standings standings;
  private final SubprocessorNotices notices;
  private final Clock clock;

  NewCustomers(Consents consents, Proposals proposals, CustomerRegister customers, AddedRows rows, Questions questions,
      Standings standings, SubprocessorNotices notices, Clock clock) {
    this.consents = consents;
    this.proposals = proposals;
    this.customers = customers;
    this.rows = rows;
    this.questions = questions;
    this.standings = standings;
    this.notices = notices;
    this.clock = clock;
  }

  /** A new customer meets an entry whose latest check was for all. Listed by its agreement, it is asked nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void meet(Subprocessor entry, Customer customer) {
    if (!entry.allCustomers() || entry.state() != Subprocessor.State.CHECKED || consents.counting(customer.id(), entry.id()).isPresent()) {
      return;
    }
    proposals.latestChecked(entry.id()).filter(proposal -> proposal.proposed().allCustomers() && !proposal.proposed().over(clock.instant()))
        .ifPresent(proposal -> meet(entry, customer, proposal));
  }

  private void meet(Subprocessor entry, Customer customer, Proposal proposal) {
    if (entry.engagedBy() == EngagedBy.TRUSTEE) {
      questions.put(proposal, customer);
      return;
    }
    Consent row = rows.add(proposal, customer.id(), Route.BINDING_TERMS);
    bind(row, proposal);
    if (proposal.state() == ProposalState.REGISTERED) {
      // Of one that is still open the customers hear when it is closed.
      notices.registered(proposal, List.of(row));
    }
  }

  /** Those that came while a proposal for all was being checked; the others have a row already. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void cameDuringTheCheck(Proposal proposal) {
    if (!proposal.proposed().allCustomers()) {
      return;
    }
    Set<String> known = new HashSet<>();
    consents.ofProposal(proposal.id()).forEach(row -> known.add(row.about().customerId()));
    for (String id : customers.ids()) {
      if (!known.contains(id) && consents.pending(id, proposal.proposed().subprocessorId()).isEmpty()) {
        rows.add(proposal, id, proposal.proposed().engagedBy() == EngagedBy.PROVIDER ? Route.BINDING_TERMS : Route.WRITTEN_CONSENT);
      }
    }
  }

  /** S1, S2. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bind(Consent row, Proposal proposal) {
    Instant now = clock.instant();
    row.bind(proposal.termsBy(), proposal.proposed().begins(now), proposal.proposed().validUntil(), now);
    standings.writeCounting(row, "SUBPROCESSOR_BOUND", Rule.S2, proposal.proposed().name());
  }
}
