package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.notice.CounselAlerts;
import eu.datatrustee.demand.notice.CounselAlerts.Matter;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.demand.notice.CustomerTold;
import eu.datatrustee.demand.notice.SilenceChanged;
import eu.datatrustee.document.Upload;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Prepares what is disclosed: items one by one, by two different counsels (D3, D4), and stops it at once where it must not be (D12). */
@Service
public class Disclosures {

  enum Selection { SUBMIT }

  enum Approval { APPROVE, SEND_BACK }

  /** An item as it was put. @param created whether it is a new one */
  public record Put(Item item, boolean created) {}

  private final CaseFiles files;
  private final DisclosureRecords records;
  private final DisclosureClocks clocks;
  private final Items items;
  private final ItemLimits limits;
  private final CustomerNotifications notifications;
  private final Packages packages;
  private final Disclosure process;
  private final CounselAlerts alerts;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Ledger ledger;
  private final Clock clock;

  Disclosures(CaseFiles files, DisclosureRecords records, DisclosureClocks clocks, Items items, ItemLimits limits,
      CustomerNotifications notifications, Packages packages, Disclosure process, CounselAlerts alerts, DecisionLog log, Deadlines deadlines,
      Ledger ledger, Clock clock) {
    this.files = files;
    this.records = records;
    this.clocks = clocks;
    this.items = items;
    this.limits = limits;
    this.notifications = notifications;
    this.packages = packages;
    this.process = process;
    this.alerts = alerts;
    this.log = log;
    this.deadlines = deadlines;
    this.ledger = ledger;
    this.clock = clock;
  }

  // ---- the items ----

  /**
   * Counsel puts an item, or changes one.
   *
   * @throws Refusal where the caller is no counsel, the items are not being selected, a withheld one has no reason, or one to be produced
   *     is of data that were not demanded or have fallen
   */
  @Transactional
  public Put put(String caseId, int n, ItemTerms terms, Caller caller) {
    return items.put(caseId, n, terms, caller);
  }

  /** Counsel uploads the extract of an item; a later one takes the place of an earlier one. */
  @Transactional
  public Put extract(String caseId, int n, Upload upload, Caller caller) {
    return items.extract(caseId, n, upload, caller);
  }

  /** The items of the case, by number. Who may see them, the caller has checked. */
  public List<Item> items(String caseId) {
    return records.items(caseId);
  }

  public Optional<DisclosureView> of(String caseId) {
    return records.find(caseId).map(disclosure -> new DisclosureView(disclosure.state(), disclosure.ground(), records.items(caseId),
        disclosure.selectedBy(), disclosure.approvedBy(), disclosure.recipient(), disclosure.releasedAt(), disclosure.manifestSha256(),
        disclosure.stopRule(), disclosure.stopDetail()));
  }

  // ---- what it rests on, and what stops it ----

  /** D3: on what the disclosure rests. Where nobody says so, the law requires it by the norm that the demand cites. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void restsOn(String caseId, Ground ground, String detail) {
    files.lock(caseId);
    DisclosureRecord disclosure = records.ensure(caseId);
    disclosure.ground(ground, detail);
    records.save(disclosure);
  }

  /**
   * Ends a disclosure at once, also one that was approved: what has not gone out does not go out. After knowledge of another purpose
   * (D12) nothing of the case ever does. A package that was released and has not left is called back; where it has, counsel hears of it.
   *
   * @return whether something of the case is out, or may be
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean stop(String caseId, Rule rule, String detail) {
    CaseFile file = files.lock(caseId);
    DisclosureRecord disclosure = records.find(caseId).orElse(null);
    if (disclosure == null && rule != Rule.D12) {
      return false;
    }
    disclosure = disclosure == null ? records.ensure(caseId) : disclosure;
    if (end(file, disclosure, rule, detail)) {
      process.stopped(caseId);
    } else if (disclosure.state() == DisclosureState.RELEASED) {
      return !packages.calledBack(file, disclosure, rule, detail);
    }
    return false;
  }

  /** Its own step, or who stops it from outside, ends it before anything goes out. @return whether there was anything to stop */
  boolean end(CaseFile file, DisclosureRecord disclosure, Rule rule, String detail) {
    boolean stopped = disclosure.stop(rule, detail, clock.instant());
    records.save(disclosure);
    if (stopped) {
      closeClocks(file.id());
      append(file, "DISCLOSURE_STOPPED", rule, detail);
      alerts.send(file.id(), Matter.DISCLOSURE_STOPPED, detail);
    }
    return stopped;
  }

  // ---- the process ----

  void begin(String caseId) {
    CaseFile file = files.lock(caseId);
    DisclosureRecord disclosure = records.ensure(caseId);
    disclosure.begin();
    if (disclosure.ground() == null) {
      disclosure.ground(Ground.LAW, file.legalBasis());
    }
    records.save(disclosure);
  }

  void submit(TaskAnswer answer) {
    answer.decision(Selection.class);
    CaseFile file = files.lock(answer.caseId());
    List<Item> items = records.items(file.id());
    if (items.isEmpty() && answer.reason() == null) {
      throw Refusal.impossible("reason", "is missing: no item was put, so say why nothing is there to disclose", Rule.D4);
    }
    DisclosureRecord disclosure = records.require(file.id());
    limits.hold(file, disclosure.ground(), items);
    disclosure.submit(answer.userId(), clock.instant());
    records.save(disclosure);
    deadlines.close(file.id(), DisclosureClocks.SELECT_ITEMS);
    log.add(file.id(), Step.ITEMS, "SUBMIT", answer.reason(), answer.userId());
    append(file, "ITEMS_SUBMITTED", Rule.D4, count(items));
  }

  /** D4: a second counsel approves or sends back. */
  void decide(TaskAnswer answer) {
    Approval decision = answer.decision(Approval.class);
    CaseFile file = files.lock(answer.caseId());
    List<Item> items = records.items(file.id());
    DisclosureRecord disclosure = records.require(file.id());
    if (decision == Approval.APPROVE) {
      requireKnown(file, answer);
      limits.hold(file, disclosure.ground(), items);
      disclosure.approve(answer.userId(), clock.instant(), preparedBy(file.id()),
          items.stream().anyMatch(item -> item.decision() == Item.Decision.PRODUCE));
    } else {
      answer.reasonOfNo();
      disclosure.sendBack();
    }
    records.save(disclosure);
    deadlines.close(file.id(), DisclosureClocks.APPROVE);
    log.add(file.id(), Step.APPROVAL, decision.name(), answer.reason(), answer.userId());
    append(file, "DISCLOSURE_" + decision.name(), Rule.D4, answer.reason());
  }

  /** D1, D3: an authority was verified before; who else asks is what somebody has registered. */
  private static void requireKnown(CaseFile file, TaskAnswer answer) {
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST && !"true".equals(answer.text("requesterKnown"))) {
      throw Refusal.impossible("requesterKnown", "is missing: the requester is registered, not verified; make sure who it is first", Rule.D3);
    }
  }

  /** Whoever has a part in what is to be approved: who submitted it, put an item, or brought an item's extract. */
  Set<String> preparedBy(String caseId) {
    return items.preparedBy(caseId, records.require(caseId).selectedBy());
  }

  private static String count(List<Item> items) {
    long produced = items.stream().filter(item -> item.decision() == Item.Decision.PRODUCE).count();
    return produced + " to be produced, " + (items.size() - produced) + " withheld";
  }

  /** D5: the customer was told with a copy, or a ban stands that counsel has confirmed; nobody may object any more, and the order stands. */
  boolean mayGoOut(String caseId) {
    return (notifications.told(caseId) || notifications.prohibited(caseId)) && clocks.blockedUntil(caseId).isEmpty() && !clocks.barred(caseId);
  }

  void undecided(String caseId) {
    alerts.send(caseId, Matter.DISCLOSURE_UNDECIDED, null);
  }

  void blocked(String caseId) {
    alerts.send(caseId, Matter.DISCLOSURE_BLOCKED, null);
  }

  /** What came of it, for whoever called. */
  String settle(String caseId) {
    closeClocks(caseId);
    return switch (records.require(caseId).state()) {
      case RELEASED -> records.items(caseId).stream().allMatch(item -> item.decision() == Item.Decision.PRODUCE) ? "DISCLOSED"
          : "DISCLOSED_IN_PART";
      case NOTHING -> records.items(caseId).isEmpty() ? "NO_DATA" : "WITHHELD";
      default -> records.require(caseId).stopRule() == Rule.D3 ? "TAKEN_BACK" : "STOPPED";
    };
  }

  private void closeClocks(String caseId) {
    for (String name : new String[] {DisclosureClocks.SELECT_ITEMS, DisclosureClocks.APPROVE, DisclosureClocks.BLOCKED}) {
      deadlines.close(caseId, name);
    }
  }

  private void append(CaseFile file, String act, Rule rule, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, rule, detail, false));
  }

  // ---- what it waits for ----

  @EventListener
  void on(CustomerTold told) {
    process.unblocked(told.caseId());
  }

  @EventListener
  void on(SilenceChanged changed) {
    process.unblocked(changed.caseId());
  }
}
