package eu.datatrustee.subprocessor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.EngagedBy;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.ProposalState;
import eu.datatrustee.subprocessor.Proposed;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A proposal as the API shows it. Who proposed it and what its check found is for the trustee and its proposer; a customer sees what was
 * proposed, and its own consent.
 *
 * @param state null for a customer: how far the others are is not its business
 * @param tally how many customers stand how, by state
 * @param consent of the customer that reads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProposalView(String id, ProposalState state, String subprocessorId, EngagedBy engagedBy, String name, String registerNumber,
    String country, String service, List<String> dataCategories, List<String> purposes, Boolean allCustomers, Instant plannedStart,
    Instant validUntil, String proposedBy, Instant proposedAt, List<String> checklist, String checkedBy, Instant checkedAt, String termsBy,
    Instant termsAt, Refused refusal, Instant registeredAt, List<Clock> deadlines, Map<ConsentState, Long> tally, ConsentView consent) {

  /** Why a rule said no. */
  record Refused(Rule rule, String detail) {}

  /** A clock of the case, running or over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Clock(String name, Instant due, Counting counting, String norm, String explanation, Instant closedAt) {}

  /** All of it. */
  static ProposalView of(Proposal proposal, List<Deadline> deadlines, Map<ConsentState, Long> tally) {
    Proposed p = proposal.proposed();
    return new ProposalView(proposal.id(), proposal.state(), p.subprocessorId(), p.engagedBy(), p.name(), p.registerNumber(),
        p.country(), p.service(), p.dataCategoryList(), p.purposeList(), p.allCustomers(), p.plannedStart(), p.validUntil(),
        p.proposedBy(), p.proposedAt(), proposal.checklist(), proposal.checkedBy(), proposal.checkedAt(), proposal.termsBy(),
        proposal.termsAt(), proposal.refusalRule() == null ? null : new Refused(proposal.refusalRule(), proposal.refusalDetail()),
        proposal.registeredAt(),
        deadlines.stream().map(d -> new Clock(d.name(), d.due(), d.counting(), d.norm(), d.explanation(), d.closedAt())).toList(), tally,
        null);
  }

  /** What a customer that is asked sees of it. */
  static ProposalView of(Proposal proposal, ConsentView consent) {
    Proposed p = proposal.proposed();
    return new ProposalView(proposal.id(), null, p.subprocessorId(), p.engagedBy(), p.name(), p.registerNumber(), p.country(), p.service(),
        p.dataCategoryList(), p.purposeList(), null, p.plannedStart(), p.validUntil(), null, p.proposedAt(), null, null, null, null, null,
        null, null, null, null, consent);
  }
}
