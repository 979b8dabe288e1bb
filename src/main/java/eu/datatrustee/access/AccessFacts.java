package eu.datatrustee.access;

import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model asks the record for: a gateway's question, a line on a form. */
@Component("accessFacts")
public class AccessFacts {

  private static final int LATEST = 20;

  private final AccessRequests requests;

  AccessFacts(AccessRequests requests) {
    this.requests = requests;
  }

  /** O2: as the agreement had it when the officers decided. */
  public boolean customerDecides(DelegateExecution execution) {
    return requests.require(execution.getProcessBusinessKey()).customerDecides();
  }

  public boolean supervised(DelegateExecution execution) {
    return requests.require(execution.getProcessBusinessKey()).supervisor() != null;
  }

  /** What came of the requester's latest requests, in words. */
  public String requesterHistory(DelegateExecution execution) {
    String requester = requests.require(execution.getProcessBusinessKey()).asked().requestedBy();
    Map<AccessState, Integer> latest = requests.latestOf(requester, LATEST);
    int all = latest.values().stream().mapToInt(Integer::intValue).sum();
    return "Of the latest " + all + ": " + latest.entrySet().stream()
        .sorted(Map.Entry.<AccessState, Integer>comparingByValue().reversed())
        .map(entry -> entry.getValue() + " " + entry.getKey().name().toLowerCase().replace('_', ' '))
        .collect(Collectors.joining(", "));
  }

  /** What the officer asked and the requester answered, or null where nothing was asked. */
  public String questionAndAnswer(DelegateExecution execution) {
    AccessRequest request = requests.require(execution.getProcessBusinessKey());
    return request.question() == null ? null : FormText.of("Asked: " + request.question(), "\nAnswered: " + request.answer());
  }

  /** What the officers have granted, in words; the task's due date tells its end. */
  public String granted(DelegateExecution execution) {
    return granted(requests.require(execution.getProcessBusinessKey()));
  }

  static String granted(AccessRequest request) {
    return request.grantedMinutes() + " minutes, " + (request.grantedMode() == Mode.READ_ONLY ? "read only" : "read and write");
  }

  public String extensionAsked(DelegateExecution execution) {
    AccessRequest request = requests.require(execution.getProcessBusinessKey());
    return FormText.of(request.extensionMinutes() + " more minutes, beside the " + request.grantedMinutes() + " granted (policy: at most "
        + request.longestMinutes() + "): " + request.extensionReason());
  }

  public String disputeReason(DelegateExecution execution) {
    return requests.require(execution.getProcessBusinessKey()).disputeReason();
  }
}
