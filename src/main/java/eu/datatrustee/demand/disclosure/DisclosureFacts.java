package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFiles;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code disclosure} asks the record for. */
@Component("disclosureFacts")
public class DisclosureFacts {

  private final CaseFiles files;
  private final DisclosureRecords records;
  private final Disclosures disclosures;

  DisclosureFacts(CaseFiles files, DisclosureRecords records, Disclosures disclosures) {
    this.files = files;
    this.records = records;
    this.disclosures = disclosures;
  }

  /** Whether anything of the case can be disclosed still. */
  public boolean open(DelegateExecution execution) {
    return !records.require(execution.getProcessBusinessKey()).ended();
  }

  /** Whether nobody has verified who asks: who makes a request is only registered. */
  public boolean unverified(DelegateExecution execution) {
    return files.require(execution.getProcessBusinessKey()).kind() == CaseKind.THIRD_PARTY_REQUEST;
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

  /** Whether something still keeps it, after it was approved. */
  public boolean waits(DelegateExecution execution) {
    return state(execution) == DisclosureState.APPROVED;
  }

  /** Whether what it rested on was found gone when it was to go out. */
  public boolean stopped(DelegateExecution execution) {
    return state(execution) == DisclosureState.STOPPED;
  }

  private DisclosureState state(DelegateExecution execution) {
    return records.require(execution.getProcessBusinessKey()).state();
  }
}
