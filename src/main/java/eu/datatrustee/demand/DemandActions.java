package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Upload;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What requester, customer, court and the trustee's people do to a running case from outside its tasks. Each is written to the record
 * first, under its lock; then the process is told.
 */
@Service
public class DemandActions {

  private final CaseFiles files;
  private final OwnParts parts;
  private final CustomerNotifications notifications;
  private final CaseAccess access;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final DemandClocks clocks;
  private final Redirects redirects;
  private final DemandEndings endings;
  private final LawEnforcementDemand process;
  private final Preservations preservations;
  private final CourtDecisions courts;
  private final EnforcingAuthorityWord enforcing;
  private final CustomerInstructions customers;
  private final ReleasedOriginals originals;
  private final CaseBook book;
  private final Documents documents;

  DemandActions(CaseFiles files, OwnParts parts, CustomerNotifications notifications, CaseAccess access, DecisionLog log, Deadlines deadlines,
      DemandClocks clocks, Redirects redirects, DemandEndings endings, LawEnforcementDemand process,
      Preservations preservations, CourtDecisions courts, EnforcingAuthorityWord enforcing, CustomerInstructions customers, ReleasedOriginals originals, CaseBook book, Documents documents) {
    this.files = files;
    this.parts = parts;
    this.notifications = notifications;
    this.access = access;
    this.log = log;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.redirects = redirects;
    this.endings = endings;
    this.process = process;
    this.preservations = preservations;
    this.courts = courts;
    this.enforcing = enforcing;
    this.customers = customers;
    this.originals = originals;
    this.book = book;
    this.documents = documents;
  }

  /**
   * The requester takes the demand back, at whatever step (specialists and counsel record it); of one that named several customers,
   * every case that is still open, or whose package has not left.
   *
   * @param reason or null
   */
  @Transactional
  public void withdraw(String id, String reason, Caller caller) {
    requireDesk(id, caller);
    if (reason != null) {
      ApplicationForm.text("reason", reason);
    }
    boolean ended = false;
    for (String child : files.children(id)) {
      // Read under its lock: another may just be closing it.
      files.lock(child);
      if (endings.canEnd(child, Ending.WITHDRAWN)) {
        withdraw(child, reason, caller);
        ended = true;
      }
    }
    files.lock(id);
    if (!ended && !endings.canEnd(id, Ending.WITHDRAWN)) {
      throw tooLate(id);
    }
    written(id, Step.WITHDRAWAL, "WITHDRAWN", reason, caller, Rule.D7);
    endings.overtake(id, Ending.WITHDRAWN, reason);
  }

  /**
   * Documents that came later, such as the order that an informal request was followed by; to a part of a demand that names several
   * customers, the copy for its customer alone, which gets and reads it.
   */
  @Transactional
  public void addDocuments(String id, List<Upload> uploads, Caller caller) {
    CaseFile file = requireDesk(id, caller);
    if (uploads.isEmpty()) {
      throw Refusal.malformed("document", "is missing");
    }
    files.lock(id);
    if (files.standing(id).closed() && !parts.copyMissing(file)) {
      throw tooLate(id);
    }
    if (!parts.whole(file)) {
      requireOwnCopies(file, uploads);
    }
    uploads.forEach(upload -> documents.store(id, upload));
    book.append(id, "DOCUMENTS_ADDED", Rule.D5, uploads.size() == 1 ? "one document" : uploads.size() + " documents");
    notifications.copyCame(id);
  }

  /** What nobody can hold against the original, or what is another's too, is no copy for one customer alone. */
  private void requireOwnCopies(CaseFile file, List<Upload> uploads) {
    if (parts.originals(file).isEmpty()) {
      throw Refusal.impossible("document", "cannot be told from the original yet: add that to " + file.parentId() + " first", Rule.D5);
    }
    Set<String> ofOthers = parts.ofOthers(file);
    if (uploads.stream().anyMatch(upload -> ofOthers.contains(upload.sha256()))) {
      throw Refusal.impossible("document", "is the original, or another customer's copy: add one with what concerns this customer alone, or have "
          + "counsel let it have the original", Rule.D5);
    }
  }

  /**
   * D5: counsel lets the customer of a part have the whole demand, with its documents, though it names others too.
   *
   * @param reason why it may
   */
  @Transactional
  public void releaseOriginal(String id, String reason, Caller caller) {
    CaseFile file = requireDesk(id, caller);
    originals.release(file, reason, caller);
  }

  /**
   * A court has confirmed an order given in exigency or an order that was contested, or has not; of one that named several customers,
   * the order of every case that is still open.
   *
   * @param at when it decided; null is now
   */
  @Transactional
  public void courtConfirmation(String id, boolean confirmed, String court, Instant at, Caller caller) {
    requireDesk(id, caller);
    courts.record(id, confirmed, court, at, caller);
  }

  /**
   * The requester answers a question, or says something else.
   *
   * @param binding whether it is a binding order now: of a demand that is a demand of its own, of a request it brings it back to counsel
   */
  @Transactional
  public void requesterAnswer(String id, String text, boolean binding, Caller caller) {
    CaseFile file = requireDesk(id, caller);
    ApplicationForm.text("text", text);
    if (binding && file.kind() == CaseKind.DEMAND) {
      throw Refusal.impossible("binding", "cannot be true: a binding order is verified and checked as a demand of its own; register it with "
          + "`follows` " + id, Rule.D4);
    }
    List<String> each = files.children(id);
    if (!each.isEmpty()) {
      // Each asks its own question, and what answers one need not answer another.
      throw Refusal.conflict(id + " names several customers: record the answer on each of those that it concerns, of " + String.join(", ", each));
    }
    files.lock(id);
    CaseState state = files.standing(id).state();
    written(id, Step.REQUESTER, binding ? "BINDING_ORDER" : "ANSWERED", text, caller, Rule.D4);
    boolean heard = switch (state) {
      case QUESTION_ASKED -> process.requesterAnswered(id);
      case REDIRECTED -> binding ? returns(id) : true;
      case IN_VERIFICATION, IN_FORM_CHECK, IN_ASSESSMENT, CONTESTED -> true;
      default -> false;
    };
    if (!heard) {
      throw tooLate(id);
    }
  }

  private boolean returns(String id) {
    redirects.result(id, "BINDING_ORDER");
    return process.requesterReturns(id);
  }

  /** D3, D8: the customer answers a redirected demand itself, instructs the trustee to disclose, or does neither; see {@link CustomerInstructions}. */
  @Transactional
  public void customerInstruction(String id, CustomerAnswer answer, String reason, Caller caller) {
    customers.record(access.visible(id, caller), answer, reason, caller);
  }

  /** Somebody of the desk has learnt that the data serve another purpose than the one stated (D12): it stops everything, for good. */
  @Transactional
  public void purposeKnown(String id, String detail, Caller caller) {
    requireDesk(id, caller);
    ApplicationForm.text("detail", detail);
    files.children(id).forEach(child -> purposeKnown(child, detail, caller));
    files.lock(id);
    written(id, Step.PURPOSE, "OTHER_PURPOSE", detail, caller, Rule.D12);
    endings.overtake(id, Ending.OTHER_PURPOSE, detail);
  }

  /**
   * Reg. (EU) 2023/1543 Art. 10: the enforcing authority objects, which stops the disclosure, or says that it does not; of an order that
   * named several customers, in every case on which it may.
   */
  @Transactional
  public void enforcingAuthority(String id, boolean objects, String reason, Caller caller) {
    enforcing.record(requireDesk(id, caller), objects, reason, caller);
  }

  /** Reg. (EU) 2023/1543 Art. 11(1): once, by thirty days. */
  @Transactional
  public void extendPreservation(String id, String reason, Caller caller) {
    CaseFile file = requireDesk(id, caller);
    ApplicationForm.text("reason", reason);
    files.lock(id);
    if (files.standing(id).state() != CaseState.PRESERVING) {
      throw tooLate(id);
    }
    if (deadlines.running(id, DemandClocks.PRESERVATION_EXTENSION).isPresent()) {
      throw Refusal.conflict("The preservation of " + id + " was extended already: once, and not again");
    }
    clocks.running(id, DemandClocks.PRESERVATION_EXTENSION);
    log.add(id, Step.PRESERVATION, "EXTENDED", reason, caller.id());
    // Its customer never reads it: it tells that an order to produce is coming, which may be silenced (D5).
    book.desk(id, Step.PRESERVATION + "_EXTENDED", Rule.D4, reason);
    preservations.tell(file);
    process.preservationExtended(id);
  }

  private CaseFile requireDesk(String id, Caller caller) {
    CaseFile file = access.visible(id, caller);
    if (!caller.inAny(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Specialists and counsel do this");
    }
    return file;
  }

  private void written(String id, Step step, String decision, String reason, Caller caller, Rule rule) {
    log.add(id, step, decision, reason, caller.id());
    book.append(id, step + "_" + decision, rule, reason);
  }

  private Refusal tooLate(String id) {
    return tooLate(id, files.standing(id).state());
  }

  static Refusal tooLate(String id, CaseState state) {
    return Refusal.conflict("Case " + id + " is " + state + ": it is too late, or too early, for this");
  }
}
