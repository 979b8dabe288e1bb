package eu.datatrustee.demand;

import eu.datatrustee.demand.disclosure.AgreedDisclosures;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code third-party-request} asks the record for. */
@Component("requestFacts")
public class RequestFacts {

  private final CaseFiles files;
  private final AgreedDisclosures agreed;
  private final CustomerWord customer;

  RequestFacts(CaseFiles files, AgreedDisclosures agreed, CustomerWord customer) {
    this.files = files;
    this.agreed = agreed;
    this.customer = customer;
  }

  public boolean dataSubject(DelegateExecution execution) {
    return file(execution).requester().kind() == RequesterKind.DATA_SUBJECT;
  }

  /** D9: whether it can be forwarded: the register knows to whom. */
  public boolean forwarded(DelegateExecution execution) {
    return dataSubject(execution) && file(execution).customerKnown();
  }

  /** D3: whether the customer's latest word is to disclose. */
  public boolean customerInstructs(DelegateExecution execution) {
    return customer.instructs(execution.getProcessBusinessKey());
  }

  /** D3: the disclosures that the customer's agreement describes while it is in force, a line each; null where there are none. */
  public String describedDisclosures(DelegateExecution execution) {
    List<String> described = agreed.of(file(execution));
    return described.isEmpty() ? null : String.join("\n", described);
  }

  private CaseFile file(DelegateExecution execution) {
    return files.require(execution.getProcessBusinessKey());
  }
}
