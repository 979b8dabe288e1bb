package eu.datatrustee.demand;

import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask the record for: a gateway's question, a line on a form. Nothing of what may be silenced is among them. */
@Component("demandFacts")
public class DemandFacts {

  private static final Map<Proposal.Outcome, String> PROPOSED = Map.of(
      Proposal.Outcome.REJECT, "reject", Proposal.Outcome.REDIRECT, "redirect to the customer", Proposal.Outcome.DISCLOSE, "disclose",
      Proposal.Outcome.ASK, "ask the authority", Proposal.Outcome.PRESERVE, "preserve",
      Proposal.Outcome.NOTIFY_AND_WAIT, "redirect: the controller is told, the processor waits",
      Proposal.Outcome.COUNSEL, "counsel decides: the table does not know it, and it is not taken for compelled");
  private static final Map<Proposal.Notification, String> TOLD = Map.of(Proposal.Notification.NOTIFY, "the customer is told",
      Proposal.Notification.CHECK_BAN, "look for an order of silence first", Proposal.Notification.BAN_EXPECTED, "silence by law is expected");

  private final CaseFiles files;
  private final DecisionLog log;
  private final Triage triage;
  private final FallenParts fallenParts;
  private final FormCheck formCheck;
  private final DemandDesk desk;
  private final Deadlines deadlines;
  private final FailedStep failedStep;

  DemandFacts(CaseFiles files, DecisionLog log, Triage triage, FallenParts fallenParts, FormCheck formCheck, DemandDesk desk,
      Deadlines deadlines, FailedStep failedStep) {
    this.files = files;
    this.log = log;
    this.triage = triage;
    this.fallenParts = fallenParts;
    this.formCheck = formCheck;
    this.desk = desk;
    this.deadlines = deadlines;
    this.failedStep = failedStep;
  }

  /** Where the service shows the case to who may see it. */
  public String link(DelegateExecution execution) {
    return "/demands/" + execution.getProcessBusinessKey();
  }

  // ---- gateways ----

  public boolean admissible(DelegateExecution execution) {
    return formCheck.admissible(execution.getProcessBusinessKey());
  }

  public boolean preservation(DelegateExecution execution) {
    return desk.preservation(execution.getProcessBusinessKey());
  }

  /** The customer's latest word: a {@link CustomerAnswer}. */
  public String customerAnswer(DelegateExecution execution) {
    return desk.last(execution.getProcessBusinessKey(), Step.CUSTOMER).decision();
  }

  /** Whether the court has confirmed the order. */
  public boolean courtConfirmed(DelegateExecution execution) {
    return CourtWord.CONFIRMED.name().equals(desk.last(execution.getProcessBusinessKey(), Step.COURT).decision());
  }

  /** Whether the order lapses by law where no court confirms it. */
  public boolean lapses(DelegateExecution execution) {
    return triage.confirmation(files.require(execution.getProcessBusinessKey())).filter(Proposal.Confirmation.LAPSES::equals).isPresent();
  }

  /** Whether a step that failed for good, and was left, waits still. */
  public boolean stillFailed(DelegateExecution execution, String stepId) {
    return failedStep.stillFailed(execution.getProcessBusinessKey(), stepId);
  }

  // ---- forms ----

  /** What the table proposes, with its norms, a line for each data category. */
  public String proposal(DelegateExecution execution) {
    return triage.of(execution.getProcessBusinessKey()).stream().map(proposal -> "%s: %s (%s; %s); %s".formatted(
        proposal.category().name().toLowerCase().replace('_', ' '), PROPOSED.get(proposal.outcome()), proposal.rule(), proposal.norms(),
        TOLD.get(proposal.notification()))).collect(Collectors.joining("\n"));
  }

  /** What of the demand fell, and by which rule, and what whoever checks the form has to say first; null where nothing does. */
  public String fallen(DelegateExecution execution) {
    String caseId = execution.getProcessBusinessKey();
    String fallen = Stream.concat(
        fallenParts.of(caseId).stream().map(part -> part.rule() + ": " + part.part() + (part.whole() ? " (nothing of it is left)" : "")),
        formCheck.open(caseId).stream().map(Question::forForm))
        .distinct().collect(Collectors.joining("\n"));
    return fallen.isEmpty() ? null : fallen;
  }

  /** The fields of the form that are needed because the words leave it in doubt; null where none are. */
  public String asked(DelegateExecution execution) {
    Set<Question> open = formCheck.open(execution.getProcessBusinessKey());
    return open.isEmpty() ? null : open.stream().map(Question::field).collect(Collectors.joining(" "));
  }

  /** The running clocks, each with how it was counted. */
  public String clocks(DelegateExecution execution) {
    return deadlines.of(execution.getProcessBusinessKey()).stream().filter(deadline -> deadline.closedAt() == null)
        .map(deadline -> "%s: %s (%s)".formatted(ClockWords.of(deadline.name()), deadline.explanation(), deadline.norm()))
        .collect(Collectors.joining("\n"));
  }

  /** Which steps were taken, by whom; why, the page of the case says. */
  public String history(DelegateExecution execution) {
    return log.of(execution.getProcessBusinessKey()).stream()
        .map(entry -> entry.decidedAt() + " " + entry.step() + " " + entry.decision() + " (" + entry.decidedBy() + ")")
        .collect(Collectors.joining("\n"));
  }
}
