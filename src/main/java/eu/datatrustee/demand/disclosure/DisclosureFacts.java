package eu.datatrustee.demand.disclosure;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code disclosure} asks the record for. */
@Component("disclosureFacts")
public class DisclosureFacts {

  private final DisclosureRecords records;
  private final Disclosures disclosures;

  DisclosureFacts(DisclosureRecords records, Disclosures disclosures) {
    this.records = records;
    this.disclosures = disclosures;
  }

  /** Whether anything of the case can be disclosed still. */
  public boolean open(DelegateExecution execution) {
    return !records.require(execution.getProcessBusinessKey()).ended();
  }

  public boolean sentBack(DelegateExecution execution) {
    return state(execution) == DisclosureState.PREPARING;
  }

  public boolean nothingProduced(DelegateExecution execution) {
    return state(execution) == DisclosureState.NOTHING;
  }

  /** D5: the customer was told or a ban stands, and nobody may object any more. */
  public boolean mayGoOut(DelegateExecution execution) {
    return disclosures.mayGoOut(execution.getProcessBusinessKey());
  }

  public boolean released(DelegateExecution execution) {
    return state(execution) == DisclosureState.RELEASED;
  }

  private DisclosureState state(DelegateExecution execution) {
    return records.require(execution.getProcessBusinessKey()).state();
  }
}
