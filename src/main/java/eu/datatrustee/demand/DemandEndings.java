package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Packages;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.Standing;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Ends demands: the record first, under its lock; then whatever of it still waits is told. The end that came first stands. */
@Service
class DemandEndings {

  private static final Set<Outcome> GONE_OUT = Set.of(Outcome.DISCLOSED, Outcome.DISCLOSED_IN_PART);

  private static final Set<Ending> TAKES_BACK = Set.of(Ending.WITHDRAWN, Ending.INSTRUCTION_TAKEN_BACK, Ending.STILL_BINDING);

  private static final Set<Ending> DETAIL_STAYS_HERE =
      Set.of(Ending.WITHDRAWN, Ending.INSTRUCTION_TAKEN_BACK, Ending.ORDER_LAPSED, Ending.COURT_REFUSED);

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Disclosures disclosures;
  private final Packages packages;
  private final Redirects redirects;
  private final LawEnforcementDemand process;
  private final CourtConfirmation confirmation;
  private final EarlyEnds earlyEnds;
  private final DemandNotices notices;
  private final CaseBook book;

  DemandEndings(CaseFiles files, DecisionLog log, Deadlines deadlines, Disclosures disclosures, Packages packages, Redirects redirects,
      LawEnforcementDemand process, CourtConfirmation confirmation, EarlyEnds earlyEnds, DemandNotices notices, CaseBook book) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.disclosures = disclosures;
    this.packages = packages;
    this.redirects = redirects;
    this.process = process;
    this.confirmation = confirmation;
    this.earlyEnds = earlyEnds;
    this.notices = notices;
    this.book = book;
  }

  /** Ends the case as a step of its own process; nothing where it has ended. */
  @Transactional(propagation = Propagation.MANDATORY)
  void close(String caseId, Outcome outcome, Rule rule, String detail) {
    files.lock(caseId);
    if (files.close(caseId, outcome, rule, detail)) {
      DemandClocks.OF_THE_CASE.forEach(name -> deadlines.close(caseId, name));
      redirects.result(caseId, outcome.name());
      book.append(caseId, "CASE_" + outcome.name(), rule, detail);
      if (!GONE_OUT.contains(outcome)) {
        nothingOut(caseId, outcome);
      }
    }
  }

  private void nothingOut(String caseId, Outcome outcome) {
    deadlines.close(caseId, DemandClocks.COURT_CONFIRMATION);
    deadlines.close(caseId, DemandClocks.OBJECT_TO_ORDER);
    deadlines.close(caseId, DemandClocks.ENFORCING_AUTHORITY);
    if (outcome != Outcome.LAPSED_ORDER) {
      // Else it is that process itself that ends the case.
      confirmation.notNeeded(caseId);
    }
  }

  /** A binding order that takes the case up was found right: the case ends, whatever it waits for, and its requester needs no word of it. */
  @Transactional(propagation = Propagation.MANDATORY)
  void followedUp(String caseId) {
    files.lock(caseId);
    redirects.result(caseId, "BINDING_ORDER");
    notices.callBackRedirect(caseId, Outcome.FOLLOWED_UP.name());
    close(caseId, Outcome.FOLLOWED_UP, Rule.D4, "A binding order has come: a demand of its own");
    process.takenUp(caseId);
  }

  /**
   * Ends the case from outside, whatever it waits for; a disclosure that has begun stops. Of one that has gone out, the authority is
   * asked to delete it; of one whose package has not left, nothing went out.
   *
   * @return whether there was anything to end
   */
  @Transactional(propagation = Propagation.MANDATORY)
  boolean overtake(String caseId, Ending ending, String detail) {
    CaseFile file = files.lock(caseId);
    Standing standing = files.standing(caseId);
    Rule rule = ruleOf(ending);
    if (!canEnd(caseId, ending)) {
      return false;
    }
    if (standing.closed()) {
      boolean out = disclosures.stop(caseId, rule, detail);
      book.append(caseId, "LEARNT_" + ending.name(), rule, detail);
      if (!out) {
        Outcome outcome = outcomeOf(ending);
        files.correct(caseId, outcome, rule, detail);
        book.append(caseId, "CASE_" + outcome.name(), rule, detail);
        nothingOut(caseId, outcome);
      }
      told(file, ending, detail, out);
    } else {
      if (notices.callBackRedirect(caseId, ending.name())) {
        book.append(caseId, "REDIRECT_CALLED_BACK", rule, null);
      }
      close(caseId, outcomeOf(ending), rule, detail);
      disclosures.stop(caseId, rule, detail);
      told(file, ending, detail, false);
      earlyEnds.tellCustomer(file);
      process.overtaken(caseId);
    }
    return true;
  }

  /** Whether there is anything left to end: it is open, or has gone out; for who takes something back, only while its package has not left. */
  boolean canEnd(String caseId, Ending ending) {
    Standing standing = files.standing(caseId);
    return !standing.closed() || onItsWay(caseId) || GONE_OUT.contains(standing.outcome()) && !TAKES_BACK.contains(ending);
  }

  /** Whether it has ended in a disclosure whose package has not left. */
  boolean onItsWay(String caseId) {
    return GONE_OUT.contains(files.standing(caseId).outcome()) && packages.waiting(caseId);
  }

  private void told(CaseFile file, Ending ending, String detail, boolean disclosed) {
    // Nothing is written to an authority that nobody has verified.
    if (ending != Ending.STILL_BINDING && (file.kind() != CaseKind.DEMAND || log.verified(file.id()))) {
      notices.ended(file, ending, DETAIL_STAYS_HERE.contains(ending) ? null : detail, disclosed);
    }
    notices.desk(file.id(), Alert.valueOf(ending.name()), (String) null);
  }

  private static Outcome outcomeOf(Ending ending) {
    return switch (ending) {
      case WITHDRAWN -> Outcome.WITHDRAWN;
      case ORDER_LAPSED, COURT_REFUSED -> Outcome.LAPSED_ORDER;
      case OTHER_PURPOSE, ENFORCING_AUTHORITY, INSTRUCTION_TAKEN_BACK, STILL_BINDING -> Outcome.REJECTED;
    };
  }

  private static Rule ruleOf(Ending ending) {
    return switch (ending) {
      case OTHER_PURPOSE -> Rule.D12;
      case WITHDRAWN -> Rule.D7;
      case INSTRUCTION_TAKEN_BACK, STILL_BINDING -> Rule.D3;
      case ORDER_LAPSED, COURT_REFUSED, ENFORCING_AUTHORITY -> Rule.D4;
    };
  }
}
