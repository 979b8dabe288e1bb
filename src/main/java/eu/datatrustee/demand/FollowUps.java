package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.DemandDecisions.Assessment;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerTold;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * A binding order that takes up an earlier demand, a preservation (Reg. (EU) 2023/1543 Art. 11) or an informal one, is a demand of its
 * own (D4): verified, its form checked, by its own norm and in its own time. The earlier one goes on until the order was found right,
 * since a forged paper ends no preservation, and until its customer knows of the order, since its end would tell (D5). Until then it
 * keeps its own time.
 */
@Service
class FollowUps {

  private static final Set<CaseState> CHECKED =
      EnumSet.of(CaseState.IN_ASSESSMENT, CaseState.QUESTION_ASKED, CaseState.CONTESTED, CaseState.REDIRECTED, CaseState.PRESERVING);
  private static final Set<Instrument> BINDING = EnumSet.of(Instrument.EPOC, Instrument.NATIONAL_ORDER, Instrument.MLAT);

  private static final Set<Outcome> NO_ORDER = EnumSet.of(Outcome.REJECTED, Outcome.NOT_GENUINE, Outcome.WITHDRAWN, Outcome.LAPSED_ORDER);

  private final CaseFiles files;
  private final Bans bans;
  private final DecisionLog log;
  private final DemandEndings endings;
  private final DemandNotices notices;
  private final CaseBook book;

  FollowUps(CaseFiles files, Bans bans, DecisionLog log, DemandEndings endings, DemandNotices notices, CaseBook book) {
    this.files = files;
    this.bans = bans;
    this.log = log;
    this.endings = endings;
    this.notices = notices;
    this.book = book;
  }

  /** @throws Refusal where what it says to follow is no demand that a binding order could take up */
  void check(CaseKind kind, DemandApplication application, Caller caller) {
    String earlier = application.follows();
    if (earlier == null) {
      return;
    }
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      // Whether there is such a case, the provider does not learn.
      throw Refusal.forbidden("Only the desk says which case a demand takes up", Rule.D1);
    }
    if (kind != CaseKind.DEMAND || application.customerIds() != null || application.customers() != null) {
      throw Refusal.malformed("follows", "is for a demand that names one customer");
    }
    if (!BINDING.contains(application.instrument())) {
      throw Refusal.impossible("instrument", "is no order to produce: nothing is taken up by it");
    }
    CaseFile file = files.find(earlier.strip()).filter(found -> found.kind() == CaseKind.DEMAND)
        .orElseThrow(() -> Refusal.impossible("follows", "is no demand"));
    if (!CHECKED.contains(files.standing(file.id()).state()) && !takenBack(file.id())) {
      throw Refusal.impossible("follows", "is " + files.standing(file.id()).state() + ": no order can take it up");
    }
    if (file.customerKnown() && !file.customerId().equals(application.customerId().strip())) {
      throw Refusal.impossible("follows", "concerns another customer");
    }
  }

  /** It went out on its customer's word, which was taken back before it had left: what of it the law compels is a demand of its own (D4). */
  private boolean takenBack(String caseId) {
    Standing standing = files.standing(caseId);
    return standing.outcome() == Outcome.REJECTED && standing.rule() == Rule.D3;
  }

  /** Registered. Nothing is written to the earlier one, which its customer may read: the order may be silenced. */
  void registered(CaseFile file, String earlier) {
    files.follow(file.id(), earlier.strip());
    book.append(file.id(), "FOLLOWS", Rule.D4, earlier.strip());
  }

  /** Verified, and its form is right: what was preserved stays so, and what silences the earlier one is put to counsel for this one too. */
  void examined(CaseFile file) {
    files.followed(file.id()).map(files::lock).ifPresent(earlier -> {
      bans.inherit(file.id(), earlier.id());
      if (earlier.instrument() == Instrument.EPOC_PR) {
        notices.desk(file.id(), Alert.PRESERVE_NOW, (String) null);
        book.append(file.id(), "PRESERVATION_GOES_ON", Rule.D4, "Reg. (EU) 2023/1543 Art. 11(2): as long as is needed to produce the data");
      }
    });
  }

  @EventListener
  void told(CustomerTold told) {
    taken(told.caseId());
  }

  /** The customer knows of the order, and the order was found right: the earlier one ends here, wherever it stands. */
  void taken(String caseId) {
    files.followed(caseId).filter(earlier -> takesUp(caseId)).map(files::lock)
        .filter(earlier -> CHECKED.contains(files.standing(earlier.id()).state())).ifPresent(earlier -> endings.followedUp(earlier.id()));
  }

  /** Whether its form was found right, at its check or, put right since, by counsel who discloses on it; and nothing has taken it away. */
  private boolean takesUp(String caseId) {
    Outcome outcome = files.standing(caseId).outcome();
    List<DecisionLog.Entry> entries = log.of(caseId);
    return (outcome == null || !NO_ORDER.contains(outcome)) && (FormCheck.passed(entries)
        || entries.stream().anyMatch(entry -> entry.step() == Step.ASSESSMENT && Assessment.DISCLOSE.name().equals(entry.decision())));
  }

  /** Whether an order to produce that takes it up is being examined. */
  boolean awaited(String caseId) {
    return files.followers(caseId).stream().anyMatch(later -> !files.standing(later).closed());
  }
}
