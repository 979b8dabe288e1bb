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
  private final Questions questions;
  private final Standings standings;
  private final SubprocessorNotices notices;
  private final Clock clock;

  NewCustomers(Consents consents, Proposals proposals, CustomerRegister customers, Questions questions, Standings standings,
      SubprocessorNotices notices, Clock clock) {
    this.consents = consents;
    this.proposals = proposals;
    this.customers = customers;
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
    proposals.latestChecked(entry.id()).filter(proposal -> proposal.proposed().allCustomers() && lasts(proposal, clock.instant()))
        .ifPresent(proposal -> {
      if (entry.engagedBy() == EngagedBy.PROVIDER) {
        Consent row = addBound(proposal, customer.id());
        bind(row, proposal);
        if (proposal.state() == ProposalState.REGISTERED) {
          // Of one that is still open the customers hear when it is closed.
          notices.registered(proposal, List.of(row));
        }
      } else {
        questions.put(proposal, customer);
      }
    });
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
        if (proposal.proposed().engagedBy() == EngagedBy.PROVIDER) {
          addBound(proposal, id);
        } else {
          questions.add(proposal, id);
        }
      }
    }
  }

  /** S1, S2. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bind(Consent row, Proposal proposal) {
    Instant planned = proposal.proposed().plannedStart();
    row.bind(proposal.termsBy(), planned.isAfter(clock.instant()) ? planned : clock.instant(), proposal.proposed().validUntil(),
        clock.instant());
    standings.writeCounting(row, "SUBPROCESSOR_BOUND", Rule.S2, proposal.proposed().name());
  }

  private Consent addBound(Proposal proposal, String customerId) {
    proposals.lock(proposal.id());
    int ordinal = consents.nextOrdinal(proposal.id());
    return consents.addSettled(new Consent(Consent.id(proposal.id(), ordinal),
        new Consent.About(proposal.id(), proposal.proposed().subprocessorId(), customerId, ordinal, Route.BINDING_TERMS)));
  }

  /** Whether there is anything left to ask about. */
  static boolean lasts(Proposal proposal, Instant now) {
    Instant until = proposal.proposed().validUntil();
    return until == null || until.isAfter(now);
  }
}
