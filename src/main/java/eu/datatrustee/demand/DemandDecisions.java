package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.engine.TaskAnswer;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * What people decide on the tasks of a demand: read from the answer, held against the record and the rules, written to record, decision
 * log and evidence in the transaction that completes the task.
 */
@Service
class DemandDecisions {

  enum Entry { NO_DATA_ACCESSED, DATA_ACCESSED }

  enum Release { RELEASE, HOLD }

  enum Verification { GENUINE, NOT_GENUINE, UNCLEAR }

  enum Assessment { REJECT, REDIRECT, DISCLOSE, ASK, CONTEST, NO_DATA, PRESERVE }

  enum Objection { OBJECT, ACCEPT }

  private static final int LONGEST_NORM = 400;
  /** So that the reasons of Annex III fit before it. */
  private static final int LONGEST_QUESTION = 3700;

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Grounds grounds;
  private final RequestLimits limits;
  private final CustomerNotifications notifications;
  private final Bans bans;
  private final DemandEndings endings;
  private final Preservations preservations;
  private final Objections objections;
  private final FollowUps followUps;
  private final DemandNotices notices;
  private final CaseBook book;

  DemandDecisions(CaseFiles files, DecisionLog log, Deadlines deadlines, Grounds grounds, RequestLimits limits,
      CustomerNotifications notifications, Bans bans, DemandEndings endings, Preservations preservations,
      Objections objections, FollowUps followUps, DemandNotices notices, CaseBook book) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.grounds = grounds;
    this.limits = limits;
    this.notifications = notifications;
    this.bans = bans;
    this.endings = endings;
    this.preservations = preservations;
    this.objections = objections;
    this.followUps = followUps;
    this.notices = notices;
    this.book = book;
  }

  /** X1: somebody was with the responders; who, and that no Customer Data was accessed, is the reason. */
  void entry(TaskAnswer answer) {
    Entry decision = answer.decision(Entry.class);
    String account = answer.reasonOfNo();
    CaseFile file = files.lock(answer.caseId());
    deadlines.close(file.id(), DemandClocks.ENTRY);
    written(file.id(), Step.ENTRY, decision, account, answer, Rule.X1);
    if (decision == Entry.DATA_ACCESSED) {
      notices.desk(file.id(), Alert.ENTRY_WITH_DATA, (String) null);
    }
    endings.close(file.id(), Outcome.RECORDED, Rule.X1, account);
    if (file.customerKnown()) {
      notifications.begin(file.id());
    }
  }

  /**
   * D5: the customer may learn of a demand that the provider was asked, or not yet. What is held is silenced as any ban is: counsel
   * completes its terms, it is looked at again, and the notice goes out by itself when it has ended.
   */
  void release(TaskAnswer answer) {
    Release decision = answer.decision(Release.class);
    CaseFile file = files.lock(answer.caseId());
    String reason = decision == Release.HOLD ? answer.reasonOfNo() : answer.reason();
    deadlines.close(file.id(), DemandClocks.RELEASE);
    written(file.id(), Step.RELEASE, decision, reason, answer, Rule.D5);
    if (decision == Release.HOLD) {
      bans.propose(file.id(), new BanTerms(PlainText.beginning(reason, LONGEST_NORM), null,
          "the trustee, towards its customer", null, null));
    }
    notifications.begin(file.id());
  }

  /** D4: who asks. */
  void verify(TaskAnswer answer) {
    Verification decision = answer.decision(Verification.class);
    CaseFile file = files.lock(answer.caseId());
    String reason = decision == Verification.NOT_GENUINE ? answer.reasonOfNo() : answer.reason();
    if (decision != Verification.UNCLEAR) {
      deadlines.close(file.id(), DemandClocks.VERIFICATION);
    }
    if (decision == Verification.GENUINE) {
      files.move(file.id(), CaseState.IN_FORM_CHECK);
    }
    written(file.id(), Step.VERIFICATION, decision, reason, answer, Rule.D4);
    if (decision == Verification.GENUINE) {
      objections.catchUp(file);
    }
  }

  /** D3, D4, D7, D8: what the law requires. */
  void assess(TaskAnswer answer) {
    Assessment decision = answer.decision(Assessment.class);
    CaseFile file = files.lock(answer.caseId());
    if (file.kind() == CaseKind.DEMAND && (decision == Assessment.DISCLOSE || decision == Assessment.REDIRECT)) {
      limits.holdDemand(file, answer, decision == Assessment.DISCLOSE);
    }
    String reason = switch (decision) {
      case REJECT, CONTEST -> answer.reasonOfNo();
      case ASK -> question(answer);
      case REDIRECT -> toSomebody(file, answer);
      case DISCLOSE, NO_DATA -> answer.reason();
      case PRESERVE -> preserved(file, answer);
    };
    if (decision == Assessment.DISCLOSE) {
      grounds.rest(file, answer);
    }
    deadlines.close(file.id(), DemandClocks.ASSESSMENT);
    written(file.id(), Step.ASSESSMENT, decision, reason, answer, ruleOf(decision));
    files.move(file.id(), stateAfter(decision));
    if (decision == Assessment.DISCLOSE && notifications.told(file.id())) {
      followUps.taken(file.id());
    }
    if (decision == Assessment.PRESERVE) {
      preservations.tell(file);
    }
  }

  /** D8, D13: there is somebody to turn to. */
  private static String toSomebody(CaseFile file, TaskAnswer answer) {
    if (!file.customerKnown()) {
      throw Refusal.impossible("decision", "cannot be REDIRECT: the register does not know the customer, so there is nobody to turn to; assign the "
          + "customer first", Rule.D8);
    }
    return answer.reason();
  }

  /** Reg. (EU) 2023/1543 Art. 11: an order to preserve that the table does not take for binding, validated since, or known to counsel to bind. */
  private static String preserved(CaseFile file, TaskAnswer answer) {
    if (file.instrument() != Instrument.EPOC_PR) {
      throw Refusal.impossible("decision", "cannot be PRESERVE: this is no European Preservation Order", Rule.D4);
    }
    if (answer.reason() == null) {
      throw Refusal.impossible("reason", "is missing: the table does not take the order for binding, so say why it is", Rule.D4);
    }
    return answer.reason();
  }

  private static String question(TaskAnswer answer) {
    String question = answer.text("question") != null ? answer.text("question") : answer.reason();
    List<String> annex = AnnexReason.ticked(answer);
    if (question == null && annex.isEmpty()) {
      throw Refusal.impossible("question", "is missing: say what the authority is asked");
    }
    if (question != null && question.length() > LONGEST_QUESTION) {
      throw Refusal.impossible(answer.text("question") != null ? "question" : "reason", "is longer than " + LONGEST_QUESTION + " characters");
    }
    return AnnexReason.written(annex, question);
  }

  /** StPO § 98(2): counsel objects and applies to the court, or accepts the order as it is. */
  void objectToOrder(TaskAnswer answer) {
    Objection decision = answer.decision(Objection.class);
    CaseFile file = files.lock(answer.caseId());
    String reason = decision == Objection.ACCEPT ? answer.reasonOfNo() : answer.reason();
    deadlines.close(file.id(), DemandClocks.OBJECT_TO_ORDER);
    deadlines.close(file.id(), DemandClocks.COURT_CONFIRMATION);
    written(file.id(), Step.OBJECTION, decision, reason, answer, Rule.D4);
    if (decision == Objection.OBJECT) {
      objections.raised(file, reason);
    }
  }

  private static CaseState stateAfter(Assessment decision) {
    return switch (decision) {
      case DISCLOSE -> CaseState.IN_DISCLOSURE;
      case REDIRECT -> CaseState.REDIRECTED;
      case ASK -> CaseState.QUESTION_ASKED;
      case CONTEST -> CaseState.CONTESTED;
      case PRESERVE -> CaseState.PRESERVING;
      case REJECT, NO_DATA -> CaseState.IN_ASSESSMENT;
    };
  }

  private static Rule ruleOf(Assessment decision) {
    return switch (decision) {
      case REDIRECT -> Rule.D8;
      case REJECT, CONTEST -> Rule.D7;
      default -> Rule.D4;
    };
  }

  private void written(String caseId, Step step, Enum<?> decision, String reason, TaskAnswer answer, Rule rule) {
    log.add(caseId, step, decision.name(), reason, answer.userId());
    book.append(caseId, step + "_" + decision, rule, reason);
  }
}
