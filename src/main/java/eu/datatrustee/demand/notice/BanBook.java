package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Writes down what is done about bans, and says them in words and as the API shows them. */
@Component
class BanBook {

  private final BanRecords bans;
  private final DecisionLog log;
  private final Ledger ledger;
  private final Clock clock;

  BanBook(BanRecords bans, DecisionLog log, Ledger ledger, Clock clock) {
    this.bans = bans;
    this.log = log;
    this.ledger = ledger;
    this.clock = clock;
  }

  void decided(CaseFile file, String decision, String reason, String by) {
    log.add(file.id(), Step.BAN, decision, reason, by);
  }

  void append(CaseFile file, String act, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, Rule.D5, detail, false));
  }

  static String inWords(Ban ban) {
    Instant end = ban.silencesUntil();
    return "%s, %s%s%s, from %s %s".formatted(ban.norm(), ban.kind() == Ban.Kind.STATUTORY ? "by the law itself" : "ordered",
        ban.issuer() == null ? "" : " by " + ban.issuer(), ban.orderedAt() == null ? "" : " at " + ban.orderedAt(), ban.silentFrom(),
        end == null ? "without end" : "until " + end);
  }

  BanView view(Ban ban) {
    Instant now = clock.instant();
    return new BanView(ban.n(), ban.state(now), ban.kind(), ban.norm(), ban.issuer(), ban.answersForIt(), ban.silences(), ban.silentFrom(),
        ban.orderedAt(), ban.until(), ban.reviewAt(), ban.confirmBy(), ban.confirmedBy(), ban.confirmedAt(), bans.extensions(ban),
        ban.liftedAt(), ban.liftReason(), ban.limit(),
        Stream.of(Ban.Change.values()).filter(change -> ban.takes(change, now)).toList(),
        ban.late() ? "Came, came to stand again, or was made longer after the notice went out: the customer had been told already" : null);
  }
}
