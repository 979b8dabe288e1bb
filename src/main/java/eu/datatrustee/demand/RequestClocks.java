package eu.datatrustee.demand;

import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.identity.Group;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The customer's clock on a data subject's request (GDPR Art. 12(3)), counted from receipt. */
@Component("requestClocks")
public class RequestClocks extends CaseClocks {

  static final String DATA_SUBJECT = "dataSubject";
  static final String DATA_SUBJECT_EXTENDED = "dataSubjectExtended";

  private static final Set<String> READERS = Set.of(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL, Group.AUDITORS);

  private final CaseFiles files;
  private final Deadlines deadlines;

  RequestClocks(CaseFiles files, Deadlines deadlines) {
    super(deadlines);
    this.files = files;
    this.deadlines = deadlines;
  }

  /** When the customer's time is over: with the extension, where there is one. */
  public Date answerDue(DelegateExecution execution) {
    String caseId = execution.getProcessBusinessKey();
    return Date.from(deadlines.running(caseId, DATA_SUBJECT_EXTENDED).orElseGet(() -> running(caseId, DATA_SUBJECT)).due());
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    // No customer with it: a list by customer must not tell of a silenced case.
    return new ClockStart(caseId, null, ThirdPartyRequest.KEY, name, files.require(caseId).receivedAt(), Map.of(), null, READERS);
  }
}
