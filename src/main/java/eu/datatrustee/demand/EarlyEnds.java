package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.LawEnforcementDemand.Arrival;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The customer learns of a demand that ended before its form was checked too (D5). Nobody has looked for a ban in it then, in the paper or in
 * the law: whatever the table says, it is silenced until counsel has looked, since a notice cannot be called back.
 */
@Component
class EarlyEnds {

  /** In the place of a norm, where the table names none that silences by law. */
  private static final String NOT_LOOKED_FOR = "Not yet looked for: the demand ended before its form was checked";

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
    if (Arrival.of(file) != Arrival.ENTRY && !checked(file)) {
      Optional<String> law = triage.silence(file);
      // A ban that was ordered beside it ends no silence that the law itself says.
      if (law.isPresent() ? !silenced(file, ban -> ban.kind() == Ban.Kind.STATUTORY) : !silenced(file, ban -> true)) {
        bans.propose(file.id(), new BanTerms(law.orElse(NOT_LOOKED_FOR), null, "the trustee, towards its customer", null, null));
      }
    }
    notifications.begin(file.id());
  }

  private boolean silenced(CaseFile file, Predicate<BanView> such) {
    return bans.of(file.id()).stream().filter(such).anyMatch(ban -> ban.state() == Ban.State.STANDING || ban.state() == Ban.State.PROPOSED);
  }

  private boolean checked(CaseFile file) {
    return log.of(file.id()).stream().anyMatch(entry -> entry.step() == Step.FORM_CHECK);
  }
}
