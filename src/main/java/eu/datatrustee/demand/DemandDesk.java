package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.demand.notice.CustomerNotifications;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What the desk does about a demand once somebody has decided, or a time has come: letters, ends, reminders. */
@Service
class DemandDesk {

  private static final int LONGEST_DETAIL = 4000;

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final DemandClocks clocks;
  private final Triage triage;
  private final FallenParts fallenParts;
  private final OrderStanding orders;
  private final Redirects redirects;
  private final Addressees addressees;
  private final Preservations preservations;
  private final Objections objections;
  private final CustomerNotifications notifications;
  private final Disclosures disclosures;
  private final DemandEndings endings;
  private final EarlyEnds earlyEnds;
  private final FollowUps followUps;
  private final DemandNotices notices;
  private final CaseBook book;

  DemandDesk(CaseFiles files, DecisionLog log, Deadlines deadlines, DemandClocks clocks, Triage triage, FallenParts fallenParts,
      OrderStanding orders, Redirects redirects, Addressees addressees, Preservations preservations, Objections objections, CustomerNotifications notifications,
      Disclosures disclosures, DemandEndings endings, EarlyEnds earlyEnds, FollowUps followUps, DemandNotices notices, CaseBook book) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.triage = triage;
    this.fallenParts = fallenParts;
    this.orders = orders;
    this.redirects = redirects;
    this.addressees = addressees;
    this.preservations = preservations;
    this.objections = objections;
    this.notifications = notifications;
    this.disclosures = disclosures;
    this.endings = endings;
    this.earlyEnds = earlyEnds;
    this.followUps = followUps;
    this.notices = notices;
    this.book = book;
  }

  // ---- what needs no decision ----

  /** D2, D13: it reached the provider: the requester is told whom to turn to. */
  void referByProvider(String caseId) {
    redirects.sent(caseId, notices.referred(files.require(caseId)));
    endings.close(caseId, Outcome.REDIRECTED_BY_PROVIDER, Rule.D2, null);
  }

  /** D5: the form was checked: the customer is told, unless it is silenced, and the authority gets its receipt. */
  void acknowledge(String caseId) {
    CaseFile file = files.lock(caseId);
    if (file.instrument() == Instrument.EPOC) {
      clocks.running(caseId, DemandClocks.ENFORCING_AUTHORITY);
      clocks.running(caseId, DemandClocks.OBJECTION);
    }
    files.move(caseId, preservation(caseId) ? CaseState.PRESERVING : CaseState.IN_ASSESSMENT);
    followUps.examined(file);
    if (file.customerKnown()) {
      tell(file);
    } else {
      notices.counsel(caseId, Alert.UNKNOWN_CUSTOMER, null);
    }
  }

  /** The register knows the customer now: what was held back because nobody could be told is sent, also where the case has ended meanwhile. */
  void customerAssigned(String caseId) {
    CaseFile file = files.lock(caseId);
    Standing standing = files.standing(caseId);
    boolean checked = log.of(caseId).stream().anyMatch(entry -> entry.step() == Step.FORM_CHECK);
    objections.catchUp(file);
    if (!standing.closed() && checked) {
      tell(file);
    } else if (standing.closed() && checked) {
      fallenWhole(caseId).ifPresent(whole -> notices.rejected(file, whole.rule(), fallenParts.forLetter(caseId)));
      notifications.begin(caseId);
    } else if (standing.closed() && standing.outcome() != Outcome.NOT_GENUINE) {
      earlyEnds.tellCustomer(file);
    }
  }

  private Optional<Fallen> fallenWhole(String caseId) {
    return fallenParts.of(caseId).stream().filter(Fallen::whole).findFirst();
  }

  private void tell(CaseFile file) {
    if (files.standing(file.id()).state() == CaseState.PRESERVING) {
      preservations.tell(file);
    } else {
      notices.receipt(file, clocks.running(file.id(), DemandClocks.RESPONSE).due(), fallenParts.forLetter(file.id()));
    }
    notifications.begin(file.id());
  }

  /** Whether the data are only to be preserved, by an order that nobody has to assess: the table says so of all of them. */
  boolean preservation(String caseId) {
    return files.require(caseId).instrument() == Instrument.EPOC_PR && triage.of(caseId).stream()
        .filter(proposal -> proposal.rule() != Rule.D11).allMatch(proposal -> proposal.outcome() == Proposal.Outcome.PRESERVE);
  }

  void inVerification(String caseId) {
    files.move(caseId, CaseState.IN_VERIFICATION);
  }

  void inAssessment(String caseId) {
    files.move(caseId, CaseState.IN_ASSESSMENT);
  }

  // ---- ends ----

  void reportNotGenuine(String caseId) {
    String reason = last(caseId, Step.VERIFICATION).reason();
    endings.close(caseId, Outcome.NOT_GENUINE, Rule.D4, reason);
    notices.desk(caseId, Alert.NOT_GENUINE, (String) null);
  }

  /** By rule or for its form: the first reason that took the whole demand is the one that counts. */
  void rejectInadmissible(String caseId) {
    CaseFile file = files.lock(caseId);
    Fallen whole = fallenWhole(caseId).orElseThrow();
    endings.close(caseId, Outcome.REJECTED, whole.rule(), whole.reason());
    if (file.customerKnown()) {
      notices.rejected(file, whole.rule(), fallenParts.forLetter(caseId));
      notifications.begin(caseId);
    } else {
      notices.counsel(caseId, Alert.UNKNOWN_CUSTOMER, null);
    }
  }

  void preserved(String caseId) {
    preservations.ended(files.lock(caseId), followUps.awaited(caseId));
    endings.close(caseId, Outcome.PRESERVED, Rule.D4, "Reg. (EU) 2023/1543 Art. 11");
    if (followUps.awaited(caseId)) {
      // Art. 11(2): as long as is needed to produce the data.
      notices.desk(caseId, Alert.PRESERVE_NOW, (String) null);
    }
  }

  /** D7. */
  void reject(String caseId) {
    CaseFile file = files.lock(caseId);
    String reason = last(caseId, Step.ASSESSMENT).reason();
    endings.close(caseId, Outcome.REJECTED, Rule.D7, reason);
    notices.rejected(file, Rule.D7, List.of(reason));
  }

  void noData(String caseId) {
    CaseFile file = files.lock(caseId);
    String reason = last(caseId, Step.ASSESSMENT).reason();
    endings.close(caseId, Outcome.NO_DATA, ruleOf(file), reason);
    notices.noData(file, reason);
  }

  void disclosed(String caseId, String disclosed) {
    endings.close(caseId, Outcome.valueOf(disclosed), ruleOf(files.require(caseId)), null);
  }

  /** D4 is the rule towards an authority, D3 towards everybody. */
  private static Rule ruleOf(CaseFile file) {
    return file.kind() == CaseKind.DEMAND ? Rule.D4 : Rule.D3;
  }

  /**
   * Nothing was there to disclose; or there was, and all of it is withheld, with the reasons; or it was stopped, and whoever stopped it has
   * ended the case, or does so now.
   */
  void undisclosed(String caseId, String disclosed) {
    CaseFile file = files.lock(caseId);
    if ("NO_DATA".equals(disclosed)) {
      endings.close(caseId, Outcome.NO_DATA, ruleOf(file), null);
      notices.noData(file, null);
    } else if ("WITHHELD".equals(disclosed)) {
      List<String> reasons = disclosures.items(caseId).stream().map(Item::reason).filter(Objects::nonNull).distinct().toList();
      endings.close(caseId, Outcome.REJECTED, ruleOf(file), PlainText.beginning(String.join("; ", reasons), LONGEST_DETAIL));
      notices.rejected(file, ruleOf(file), reasons);
    } else if (!files.standing(caseId).closed()) {
      endings.close(caseId, Outcome.REJECTED, Rule.D12, "The disclosure was stopped");
    }
  }

  /** StPO §§ 100(2), 100e(1): no court has confirmed it. Where one has refused, that ended the case as it was written down. */
  void lapse(String caseId) {
    if (!orders.refused(caseId)) {
      endings.overtake(caseId, Ending.ORDER_LAPSED, "StPO §§ 100(2), 100e(1): no court has confirmed the order in time");
    }
    deadlines.close(caseId, DemandClocks.COURT_CONFIRMATION);
  }

  // ---- redirect, question, objection ----

  /** D8, D13. The proof of it is kept. */
  void redirect(String caseId) {
    CaseFile file = files.lock(caseId);
    Deadline wait = clocks.running(caseId, DemandClocks.REDIRECT);
    boolean waiting = triage.waits(caseId);
    redirects.sent(caseId, notices.redirected(file, wait.due(), last(caseId, Step.ASSESSMENT).reason(), waiting));
    addressees.redirected(file);
    book.append(caseId, "REDIRECTED", Rule.D8, waiting ? "GDPR Art. 48: the controller is told, the processor waits" : null);
  }

  void remindOfRedirect(String caseId) {
    CaseFile file = files.lock(caseId);
    // What kept the customer from reading of it may have ended by itself since.
    addressees.redirected(file);
    List<Redirects.Redirect> all = redirects.of(caseId);
    Redirects.Redirect open = all.get(all.size() - 1);
    if (open.deliveredAt() == null) {
      book.append(caseId, "REDIRECT_NOT_DELIVERED", Rule.D8, "Its letter has not left: nobody is reminded of it");
      return;
    }
    redirects.reminded(caseId, notices.redirectReminder(file, open.deliveredAt(), clocks.running(caseId, DemandClocks.REDIRECT).due()));
    book.append(caseId, "REDIRECT_REMINDED", Rule.D8, null);
  }

  void answeredByCustomer(String caseId) {
    endings.close(caseId, Outcome.ANSWERED_BY_CUSTOMER, Rule.D8, last(caseId, Step.CUSTOMER).reason());
  }

  void closeRedirected(String caseId) {
    if (triage.waits(caseId) && notifications.told(caseId)) {
      endings.close(caseId, Outcome.NOTIFIED_AND_WAITING, Rule.D4, "GDPR Art. 48: the controller was told, and the processor waits");
    } else {
      endings.close(caseId, Outcome.REDIRECTED_TO_CUSTOMER, Rule.D8, null);
    }
  }

  void ask(String caseId) {
    CaseFile file = files.lock(caseId);
    String written = last(caseId, Step.ASSESSMENT).reason();
    List<String> annex = AnnexReason.read(written);
    String question = AnnexReason.question(written);
    notices.asked(file, annex, question, clocks.running(caseId, DemandClocks.REQUESTER_ANSWER).due());
  }

  void contest(String caseId) {
    CaseFile file = files.lock(caseId);
    deadlines.close(caseId, DemandClocks.OBJECTION);
    notices.contested(file, null, last(caseId, Step.ASSESSMENT).reason());
  }

  /** A wait is over, with or without what was waited for. */
  void waited(String caseId, String clock) {
    deadlines.close(caseId, clock);
  }

  // ---- time ----

  void overdue(String caseId, Alert alert, String clock) {
    clocks.latest(caseId, clock).ifPresent(deadline -> notices.desk(caseId, alert, deadline));
  }

  /** The response's clock reminds and escalates; it decides nothing. */
  void response(String caseId, Alert alert) {
    if (!files.standing(caseId).closed()) {
      clocks.latest(caseId, DemandClocks.RESPONSE).ifPresent(due -> notices.desk(caseId, alert, objection(caseId, alert), due));
      if (alert == Alert.RESPONSE_OVERDUE) {
        book.append(caseId, "RESPONSE_OVERDUE", Rule.D4, "Nothing was disclosed by that");
      }
    }
  }

  /** Reg. (EU) 2023/1543 Art. 17: reminded of as long as it can be raised, which ends with the response's clock, or after it. */
  private String objection(String caseId, Alert alert) {
    return alert == Alert.RESPONSE_OVERDUE ? null : deadlines.running(caseId, DemandClocks.OBJECTION).map(until ->
        "An objection on grounds of a third country's law can be raised: " + until.explanation() + " (" + until.norm() + ")").orElse(null);
  }

  // ---- what it rests on ----

  DecisionLog.Entry last(String caseId, Step step) {
    return log.of(caseId).stream().filter(entry -> entry.step() == step).reduce((one, later) -> later)
        .orElseThrow(() -> new IllegalStateException("No " + step + " of " + caseId));
  }
}
