package eu.datatrustee.demand.disclosure;

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
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
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

  private static final int MOST_ITEMS = 500;

  private final CaseFiles files;
  private final DisclosureRecords records;
  private final DisclosureClocks clocks;
  private final Documents documents;
  private final CustomerNotifications notifications;
  private final Disclosure process;
  private final CounselAlerts alerts;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Ledger ledger;
  private final Clock clock;

  Disclosures(CaseFiles files, DisclosureRecords records, DisclosureClocks clocks, Documents documents,
      CustomerNotifications notifications, Disclosure process, CounselAlerts alerts, DecisionLog log, Deadlines deadlines, Ledger ledger,
      Clock clock) {
    this.files = files;
    this.records = records;
    this.clocks = clocks;
    this.documents = documents;
    this.notifications = notifications;
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
   * @throws Refusal where the caller is no counsel, the items are not being selected, or a withheld one has no reason
   */
  @Transactional
  public Put put(String caseId, int n, ItemTerms terms, Caller caller) {
    requireCounsel(caller);
    preparing(caseId);
    if (n < 1 || n > MOST_ITEMS) {
      throw Refusal.impossible("n", "is none of 1 to " + MOST_ITEMS);
    }
    if (terms.reference() == null || terms.reference().isBlank()) {
      throw Refusal.malformed("reference", "is missing");
    }
    if (terms.reference().length() > 1000) {
      throw Refusal.malformed("reference", "is longer than 1000 characters");
    }
    if (terms.decision() == null) {
      throw Refusal.malformed("decision", "is missing: one of PRODUCE, WITHHOLD");
    }
    if (terms.reason() != null && terms.reason().length() > 4000) {
      throw Refusal.malformed("reason", "is longer than 4000 characters");
    }
    if (terms.decision() == Item.Decision.WITHHOLD && (terms.reason() == null || terms.reason().isBlank())) {
      throw Refusal.impossible("reason", "is missing: what is withheld is withheld for a reason", Rule.D4);
    }
    boolean created = records.put(caseId, n, terms, caller.id());
    return new Put(records.item(caseId, n).orElseThrow(), created);
  }

  /** Counsel uploads the extract of an item; a later one takes the place of an earlier one. */
  @Transactional
  public Put extract(String caseId, int n, Upload upload, Caller caller) {
    requireCounsel(caller);
    preparing(caseId);
    Item item = records.item(caseId, n).orElseThrow(() -> Refusal.unknown("item", caseId + "/" + n));
    Document stored = documents.store(caseId, Shelf.EXTRACTS, upload);
    records.extract(caseId, n, new Item.Extract(stored.n(), stored.fileName(), stored.size(), stored.sha256()));
    return new Put(records.item(caseId, n).orElseThrow(), item.extract() == null);
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

  private void preparing(String caseId) {
    files.lock(caseId);
    DisclosureState state = records.find(caseId).map(DisclosureRecord::state).orElse(null);
    if (state != DisclosureState.PREPARING) {
      throw Refusal.conflict("The items of " + caseId + " are not being selected now" + (state == null ? "" : ": its disclosure is " + state));
    }
  }

  private static void requireCounsel(Caller caller) {
    if (caller.in(Group.PROVIDER_SUPPORT) || !caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Items are selected by counsel", Rule.D4);
    }
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
   * (D12) nothing of the case ever does. Where it had gone out, counsel hears of it.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void stop(String caseId, Rule rule, String detail) {
    CaseFile file = files.lock(caseId);
    DisclosureRecord disclosure = records.find(caseId).orElse(null);
    if (disclosure == null && rule != Rule.D12) {
      return;
    }
    disclosure = disclosure == null ? records.ensure(caseId) : disclosure;
    boolean stopped = disclosure.stop(rule, detail, clock.instant());
    records.save(disclosure);
    if (stopped) {
      closeClocks(caseId);
      append(file, "DISCLOSURE_STOPPED", rule, detail);
      alerts.send(caseId, Matter.DISCLOSURE_STOPPED, detail);
      process.stopped(caseId);
    } else if (disclosure.state() == DisclosureState.RELEASED) {
      append(file, "LEARNT_AFTER_DISCLOSURE", rule, detail);
      alerts.send(caseId, Matter.OTHER_PURPOSE_AFTERWARDS, detail);
    }
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
      disclosure.approve(answer.userId(), clock.instant(), items.stream().anyMatch(item -> item.decision() == Item.Decision.PRODUCE));
    } else {
      answer.reasonOfNo();
      disclosure.sendBack();
    }
    records.save(disclosure);
    deadlines.close(file.id(), DisclosureClocks.APPROVE);
    log.add(file.id(), Step.APPROVAL, decision.name(), answer.reason(), answer.userId());
    append(file, "DISCLOSURE_" + decision.name(), Rule.D4, answer.reason());
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
      case NOTHING -> "NO_DATA";
      default -> "STOPPED";
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
