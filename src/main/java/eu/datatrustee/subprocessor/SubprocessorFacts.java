package eu.datatrustee.subprocessor;

import eu.datatrustee.document.Documents;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the vendor managers' forms show of a proposal and of an entry. */
@Component("subprocessorFacts")
public class SubprocessorFacts {

  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Checks checks;
  private final Documents documents;

  SubprocessorFacts(Proposals proposals, Subprocessors subprocessors, Consents consents, Checks checks, Documents documents) {
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.checks = checks;
    this.documents = documents;
  }

  /** How many customers it concerns, by what its work for them would rest on. */
  public String customers(DelegateExecution execution) {
    Map<Route, Long> routes = consents.routes(execution.getProcessBusinessKey());
    return routes.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  public String period(DelegateExecution execution) {
    Proposed proposed = proposals.require(execution.getProcessBusinessKey()).proposed();
    return "From " + proposed.plannedStart() + (proposed.validUntil() == null ? "" : " until " + proposed.validUntil());
  }

  /** What the proposer brought, by name and hash. */
  public String documents(DelegateExecution execution) {
    return ConsentFacts.lines(documents.of(execution.getProcessBusinessKey()));
  }

  /** What the first check found, for whoever binds it to terms. */
  public String checklist(DelegateExecution execution) {
    Proposal proposal = proposals.require(execution.getProcessBusinessKey());
    String items = String.join(", ", proposal.checklist()).toLowerCase().replace('_', ' ');
    return "Passed by " + proposal.checkedBy() + " on " + proposal.checkedAt() + (items.isEmpty() ? "" : ": " + items);
  }

  /** Whether German law only is asked for. */
  public boolean germanLaw(DelegateExecution execution) {
    return checks.germanLawNeeded(proposals.require(execution.getProcessBusinessKey()));
  }

  // ---- of an entry ----

  public String lastCheck(DelegateExecution execution) {
    Subprocessor entry = subprocessors.require(execution.getProcessBusinessKey());
    return "By " + entry.checkedBy() + " on " + entry.checkedAt();
  }

  public String reliedOnBy(DelegateExecution execution) {
    return consents.countingOf(execution.getProcessBusinessKey()).size() + " customers";
  }

  public boolean germanLawOfEntry(DelegateExecution execution) {
    return "DE".equals(subprocessors.require(execution.getProcessBusinessKey()).country());
  }
}
