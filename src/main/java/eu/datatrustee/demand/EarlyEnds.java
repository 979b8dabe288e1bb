package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.LawEnforcementDemand.Arrival;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The customer learns of a demand that ended before its form was checked too (D5). Nobody has looked for a ban in it then: where the table
 * does not say of every category that the customer is told, or nobody has verified the paper, it is silenced until counsel has looked.
 */
@Component
class EarlyEnds {

  private final DecisionLog log;
  private final Triage triage;
  private final Bans bans;
  private final CustomerNotifications notifications;

  EarlyEnds(DecisionLog log, Triage triage, Bans bans, CustomerNotifications notifications) {
    this.log = log;
    this.triage = triage;
    this.bans = bans;
    this.notifications = notifications;
  }

  /**
   * The demand has ended from outside, or has got its customer after it had; where its notice was begun before, nothing changes. A demand that
   * the provider received and referred ended with that; one that is here went through the desk, since nobody knew its customer.
   */
  void tellCustomer(CaseFile file) {
    if (file.kind() != CaseKind.DEMAND || !file.customerKnown()) {
      return;
    }
    if (Arrival.of(file) != Arrival.ENTRY && decided(file, Step.FORM_CHECK, null).isEmpty() && !silenced(file)) {
      lookFirst(file);
    }
    notifications.begin(file.id());
  }

  private void lookFirst(CaseFile file) {
    List<Proposal> silent = triage.propose(file).stream().filter(proposal -> proposal.notification() != Proposal.Notification.NOTIFY).toList();
    if (!silent.isEmpty()) {
      propose(file, silent.get(0).norms());
    } else if (decided(file, Step.VERIFICATION, "GENUINE").isEmpty()) {
      propose(file, "Not yet looked for: the demand ended before anybody had verified it");
    }
  }

  private void propose(CaseFile file, String norm) {
    bans.propose(file.id(), new BanTerms(norm, null, "the trustee, towards its customer", null, null));
  }

  private boolean silenced(CaseFile file) {
    return bans.of(file.id()).stream().anyMatch(ban -> ban.state() == Ban.State.STANDING || ban.state() == Ban.State.PROPOSED);
  }

  private List<DecisionLog.Entry> decided(CaseFile file, Step step, String decision) {
    return log.of(file.id()).stream().filter(entry -> entry.step() == step && (decision == null || decision.equals(entry.decision()))).toList();
  }
}
