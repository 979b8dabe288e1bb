package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.CaseNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where subcontractors are proposed (S1–S5). */
@Service
public class Proposing {

  private static final int PAGE = 200;

  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final CustomerRegister customers;
  private final CaseNumbers numbers;
  private final Routes routes;
  private final SubprocessorApproval process;
  private final Ledger ledger;
  private final Clock clock;

  Proposing(Proposals proposals, Subprocessors subprocessors, Consents consents, CustomerRegister customers, CaseNumbers numbers,
      Routes routes, SubprocessorApproval process, Ledger ledger, Clock clock) {
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.customers = customers;
    this.numbers = numbers;
    this.routes = routes;
    this.process = process;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Registers a proposal and asks the vendor managers to check it.
   *
   * @throws Refusal where it cannot become a case; (conflict) where one of the customers is being asked about this entity already
   */
  @Transactional
  public Proposal register(ProposalApplication application, Caller caller) {
    if (!caller.inAny(Group.VENDOR_MANAGERS, Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Subcontractors are proposed by vendor managers and by the provider", Rule.S3);
    }
    ProposalForm.check(application, clock.instant());
    List<Customer> affected = affected(application);
    String id = numbers.next(CaseKind.SUBPROCESSOR_PROPOSAL);
    Proposal proposal = proposals.add(new Proposal(id, proposed(application, entry(application, id), caller)));
    consents.add(rows(proposal, affected));
    ledger.append(new Act(id, null, "SUBPROCESSOR_PROPOSED", application.engagedBy() == EngagedBy.PROVIDER ? Rule.S1 : Rule.S3,
        "%s (%s) in %s, engaged by the %s, for %d customers".formatted(application.name(), application.registerNumber(),
            application.country(), application.engagedBy().name().toLowerCase(), affected.size()), false));
    process.start(proposal);
    return proposal;
  }

  /** The entity's entry, new where it was never proposed by this side. */
  private String entry(ProposalApplication application, String proposalId) {
    String number = application.registerNumber().strip();
    return subprocessors.ofEntity(application.engagedBy(), number).orElseGet(() -> subprocessors.add(
        new Subprocessor(proposalId, application.engagedBy(), number, application.name().strip(), application.country()))).id();
  }

  private List<Customer> affected(ProposalApplication application) {
    List<Customer> affected = new ArrayList<>();
    if (application.forAll()) {
      List<Customer> page = customers.page(0, PAGE);
      for (int next = 1; !page.isEmpty(); next++) {
        affected.addAll(page);
        page = customers.page(next, PAGE);
      }
      if (affected.isEmpty()) {
        throw Refusal.impossible("customers", "are none: the trustee has no customer");
      }
      return affected;
    }
    Set<String> unknown = new LinkedHashSet<>(application.customers());
    affected.addAll(customers.among(unknown));
    affected.forEach(known -> unknown.remove(known.id()));
    if (!unknown.isEmpty()) {
      throw Refusal.impossible("customers", "hold no customer " + String.join(", ", unknown));
    }
    return affected;
  }

  private List<Consent> rows(Proposal proposal, List<Customer> affected) {
    List<Consent> rows = new ArrayList<>();
    for (Customer customer : affected) {
      int ordinal = rows.size() + 1;
      rows.add(new Consent(Consent.id(proposal.id(), ordinal), new Consent.About(proposal.id(), proposal.proposed().subprocessorId(),
          customer.id(), ordinal, routes.of(proposal.proposed(), customer, proposal.proposed().proposedAt()))));
    }
    return rows;
  }

  private Proposed proposed(ProposalApplication a, String subprocessorId, Caller caller) {
    Instant now = clock.instant();
    return new Proposed(subprocessorId, a.engagedBy(), a.name().strip(), a.registerNumber().strip(), a.country(), a.service().strip(),
        lines(a.dataCategories()), lines(a.purposes()), a.forAll(), a.plannedStart() == null ? now : a.plannedStart(), a.validUntil(),
        caller.id(), now);
  }

  private static String lines(List<String> values) {
    return String.join("\n", new LinkedHashSet<>(values));
  }
}
