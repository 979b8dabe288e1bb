package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;

/** What the vendor managers decide on a proposal: due diligence (S5), and terms for those that the provider engages (S1, S2). */
@Service
class Checks {

  enum Finding { PASS, FAIL }

  enum Terms { BOUND, REFUSED }

  private final Proposals proposals;
  private final Consents consents;
  private final Deadlines deadlines;
  private final SubprocessorNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Checks(Proposals proposals, Consents consents, Deadlines deadlines, SubprocessorNotices notices, Ledger ledger, Clock clock) {
    this.proposals = proposals;
    this.consents = consents;
    this.deadlines = deadlines;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** S5. */
  void dueDiligence(TaskAnswer answer) {
    Finding finding = answer.decision(Finding.class);
    Proposal proposal = proposals.lock(answer.caseId());
    if (finding == Finding.PASS) {
      proposal.proposed().requireNotOver(clock.instant());
      List<String> ticked = DueDiligence.passed(answer, germanLawNeeded(proposal));
      proposal.checked(ticked, answer.userId(), clock.instant());
    } else {
      proposal.refuse(Rule.S5, answer.reasonOfNo());
    }
    written(proposal, SubprocessorClocks.DUE_DILIGENCE, "DUE_DILIGENCE_" + finding, Rule.S5, answer.reason());
  }

  /** S1, S2. */
  void bindingTerms(TaskAnswer answer) {
    Terms terms = answer.decision(Terms.class);
    Proposal proposal = proposals.lock(answer.caseId());
    if (terms == Terms.BOUND) {
      proposal.proposed().requireNotOver(clock.instant());
      proposal.bound(answer.userId(), clock.instant());
    } else {
      proposal.refuse(Rule.S2, answer.reasonOfNo());
    }
    written(proposal, SubprocessorClocks.BINDING_TERMS, "TERMS_" + terms, Rule.S1, answer.reason());
  }

  /** S5: German law only is asked of those that an agreement lists, and of everyone in Germany. */
  boolean germanLawNeeded(Proposal proposal) {
    return "DE".equals(proposal.proposed().country());
  }

  /** Failed, or not decided in time: nobody is asked, nobody may use it, the proposer is told. */
  void refused(String caseId) {
    Proposal proposal = proposals.lock(caseId);
    if (proposal.state() != ProposalState.REFUSED) {
      boolean terms = proposal.state() == ProposalState.IN_BINDING_TERMS;
      proposal.refuse(terms ? Rule.S2 : Rule.S5, terms ? "Nobody bound it to the provider's limits in time"
          : "Nobody finished the due diligence in time");
      proposals.save(proposal);
    }
    consents.drop(caseId, clock.instant());
    deadlines.closeAll(caseId);
    ledger.append(new Act(caseId, null, "PROPOSAL_REFUSED", proposal.refusalRule(), proposal.refusalDetail(), false));
    notices.proposalRefused(proposal);
  }

  private void written(Proposal proposal, String clockName, String act, Rule rule, String detail) {
    proposals.save(proposal);
    deadlines.close(proposal.id(), clockName);
    ledger.append(new Act(proposal.id(), null, act, rule, detail, false));
  }
}
