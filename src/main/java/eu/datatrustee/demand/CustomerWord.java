package eu.datatrustee.demand;

import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** What the customer has said about a case, read from the record: only its latest word counts (D3). */
@Component
class CustomerWord {

  private final DecisionLog log;

  CustomerWord(DecisionLog log) {
    this.log = log;
  }

  /** Whether its latest word is to disclose. That it needs more time is none. */
  boolean instructs(String caseId) {
    return log.of(caseId).stream().filter(entry -> entry.step() == Step.CUSTOMER)
        .filter(entry -> Arrays.stream(CustomerAnswer.values()).anyMatch(answer -> answer.name().equals(entry.decision())))
        .reduce((one, later) -> later).filter(entry -> CustomerAnswer.DISCLOSE.name().equals(entry.decision())).isPresent();
  }
}
