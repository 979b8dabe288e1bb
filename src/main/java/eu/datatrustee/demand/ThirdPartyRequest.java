package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseProcess;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The face of the process {@code third-party-request}: its key, ids and variables. The tasks and messages that it shares with demands
 * stand in {@link LawEnforcementDemand}.
 */
@Component
class ThirdPartyRequest implements CaseProcess {

  static final String KEY = "third-party-request";

  static final class Step {
    static final String DATA_SUBJECT_DUE = "timer_dataSubjectDue";

    private Step() {}
  }

  /** Nothing of a request's content is among them: it may be silenced. */
  static final class Variable {
    static final String CASE_ID = "caseId";
    /** {@code PROVIDER} where it reached the provider and the register knows the customer that it is referred to. */
    static final String ARRIVAL = "arrival";

    private Variable() {}
  }

  private final Processes processes;

  ThirdPartyRequest(Processes processes) {
    this.processes = processes;
  }

  @Override
  public CaseKind kind() {
    return CaseKind.THIRD_PARTY_REQUEST;
  }

  @Override
  public void start(CaseFile file) {
    ReceivedBy arrival = file.customerKnown() ? file.receivedBy() : ReceivedBy.TRUSTEE;
    processes.start(KEY, file.id(), Map.of(Variable.CASE_ID, file.id(), Variable.ARRIVAL, arrival.name()));
  }

  /** The customer's time was extended: the timer reads its end again. */
  void extended(String caseId) {
    processes.reschedule(caseId, Step.DATA_SUBJECT_DUE);
  }
}
