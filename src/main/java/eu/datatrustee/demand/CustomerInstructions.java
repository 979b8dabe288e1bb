package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.identity.Caller;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What the customer says of a case (D3, D8). Who has instructed takes that back by doing neither, as long as nothing has gone out on it: what
 * rests on it stops, and counsel assesses the case anew; a package that waits is called back, unless the law compels all of it anyway.
 */
@Service
public class CustomerInstructions {

  private static final Set<CaseState> OPEN_TO_INSTRUCTION =
      Set.of(CaseState.IN_ASSESSMENT, CaseState.QUESTION_ASKED, CaseState.CONTESTED, CaseState.REDIRECTED);

  private static final String TAKEN_BACK = "The customer has taken its instruction to disclose back";

  private final CaseFiles files;
  private final DecisionLog log;
  private final CustomerWord word;
  private final RequestLimits limits;
  private final Disclosures disclosures;
  private final Redirects redirects;
  private final LawEnforcementDemand process;
  private final DemandEndings endings;
  private final Triage triage;
  private final ExaminedData examined;
  private final OrderStanding orders;
  private final DemandNotices notices;
  private final CaseBook book;

  CustomerInstructions(CaseFiles files, DecisionLog log, CustomerWord word, RequestLimits limits, Disclosures disclosures, Redirects redirects,
      LawEnforcementDemand process, DemandEndings endings, Triage triage, ExaminedData examined, OrderStanding orders,
      DemandNotices notices, CaseBook book) {
    this.files = files;
    this.log = log;
    this.word = word;
    this.limits = limits;
    this.disclosures = disclosures;
    this.redirects = redirects;
    this.process = process;
    this.endings = endings;
    this.triage = triage;
    this.examined = examined;
    this.orders = orders;
    this.notices = notices;
    this.book = book;
  }

  /** The answers of its customer that would be taken in now: neither is also how an instruction is taken back. */
  public Set<CustomerAnswer> open(CaseFile file) {
    CaseState state = files.standing(file.id()).state();
    Set<CustomerAnswer> open = EnumSet.noneOf(CustomerAnswer.class);
    if (OPEN_TO_INSTRUCTION.contains(state)) {
      open.add(CustomerAnswer.DISCLOSE);
    }
    if (state == CaseState.REDIRECTED) {
      open.add(CustomerAnswer.ANSWERED);
      open.add(CustomerAnswer.REFUSED);
    } else if (word.instructs(file.id()) && (OPEN_TO_INSTRUCTION.contains(state) || restsOnItsWord(file))) {
      open.add(CustomerAnswer.REFUSED);
    }
    return open;
  }

  /** @throws Refusal where the caller is not its customer, or it is too late, or too early, for this */
  void record(CaseFile file, CustomerAnswer answer, String reason, Caller caller) {
    if (!file.customerKnown() || !caller.decidesFor(file.customerId())) {
      throw Refusal.forbidden("The customer of the case instructs the trustee", Rule.D3);
    }
    if (answer == null) {
      throw Refusal.malformed("answer", "is missing: one of ANSWERED, DISCLOSE, REFUSED");
    }
    if (reason != null) {
      ApplicationForm.text("reason", reason);
    }
    files.lock(file.id());
    if (!open(file).contains(answer)) {
      throw tooLate(file.id());
    }
    CaseState state = files.standing(file.id()).state();
    if (answer == CustomerAnswer.DISCLOSE) {
      limits.holdInstruction(file, state != CaseState.REDIRECTED);
    }
    log.add(file.id(), Step.CUSTOMER, answer.name(), reason, caller.id());
    book.append(file.id(), Step.CUSTOMER + "_" + answer, Rule.D3, reason);
    if (answer == CustomerAnswer.DISCLOSE) {
      disclosures.restsOn(file.id(), Ground.CUSTOMER_INSTRUCTION, null);
    }
    if (state == CaseState.REDIRECTED) {
      answered(file.id(), answer);
    } else if (answer == CustomerAnswer.DISCLOSE) {
      // Counsel may have the case open, and decides on what its form said when it was opened.
      notices.counsel(file.id(), Alert.INSTRUCTED, reason);
    } else {
      takenBack(file, state);
    }
  }

  private void answered(String id, CustomerAnswer answer) {
    redirects.result(id, answer.name());
    if (answer == CustomerAnswer.DISCLOSE) {
      files.move(id, CaseState.IN_DISCLOSURE);
    }
    if (!process.customerAnswered(id)) {
      throw tooLate(id);
    }
  }

  /** Whether what is being disclosed, or is on its way, rests on the customer's instruction. */
  private boolean restsOnItsWord(CaseFile file) {
    return (files.standing(file.id()).state() == CaseState.IN_DISCLOSURE || endings.onItsWay(file.id()) && !compelled(file))
        && disclosures.of(file.id()).filter(disclosure -> disclosure.ground() == Ground.CUSTOMER_INSTRUCTION).isPresent();
  }

  /** D4: nobody calls back by a word of theirs what a binding order lets nobody keep. */
  private boolean compelled(CaseFile file) {
    Set<DataCategory> compelled = triage.of(file.id()).stream().filter(proposal -> proposal.compelled() == Proposal.Compelled.YES)
        .map(Proposal::category).collect(Collectors.toSet());
    return stands(file) && disclosures.items(file.id()).stream()
        .filter(item -> item.decision() == Item.Decision.PRODUCE).allMatch(item -> compelled.contains(item.dataCategory()));
  }

  /** D4: whether the law may compel a part of what was demanded, whatever the customer says. */
  private boolean binds(CaseFile file) {
    return file.kind() == CaseKind.DEMAND && stands(file) && examined.of(file, Ground.LAW).containsValue(null);
  }

  private boolean stands(CaseFile file) {
    return !orders.lapsed(file) && !orders.refused(file.id());
  }

  private void takenBack(CaseFile file, CaseState state) {
    String id = file.id();
    if (state == CaseState.IN_DISCLOSURE) {
      disclosures.stop(id, Rule.D3, TAKEN_BACK);
    }
    if (!files.standing(id).closed()) {
      notices.desk(id, Alert.INSTRUCTION_TAKEN_BACK, (String) null);
    } else if (!endings.overtake(id, binds(file) ? Ending.STILL_BINDING : Ending.INSTRUCTION_TAKEN_BACK, TAKEN_BACK)) {
      throw tooLate(id);
    }
  }

  private Refusal tooLate(String id) {
    return DemandActions.tooLate(id, files.standing(id).state());
  }
}
