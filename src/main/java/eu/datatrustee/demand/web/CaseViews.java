package eu.datatrustee.demand.web;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.FallenParts;
import eu.datatrustee.demand.Redirects;
import eu.datatrustee.demand.Triage;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.demand.notice.NoticeProofs;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.notification.SentNotice;
import eu.datatrustee.notification.SentNotices;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Puts together what a caller may see of a case. That they may see the case was checked before. */
@Component
class CaseViews {

  /** The clocks that concern the customer too. */
  private static final Set<String> CUSTOMERS_CLOCKS = Set.of("response", "redirect", "dataSubject", "dataSubjectExtended");
  /**
   * What was decided between the trustee's people and courts about telling the customer, or about one another's drafts; and that a preservation
   * goes on, which tells of an order that is coming.
   */
  private static final Set<Step> DESK_ONLY = Set.of(Step.BAN, Step.ITEMS, Step.RELEASE, Step.VERIFICATION, Step.NOTICE, Step.PRESERVATION);

  private final CaseFiles files;
  private final OwnParts parts;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Documents documents;
  private final CustomerNotifications notifications;
  private final NoticeProofs proofs;
  private final Bans bans;
  private final Disclosures disclosures;
  private final SentNotices letters;
  private final Customers customers;
  private final Triage triage;
  private final FallenParts fallen;
  private final Redirects redirects;

  CaseViews(CaseFiles files, OwnParts parts, DecisionLog log, Deadlines deadlines, Documents documents, CustomerNotifications notifications,
      NoticeProofs proofs, Bans bans, Disclosures disclosures, SentNotices letters, Customers customers, Triage triage, FallenParts fallen,
      Redirects redirects) {
    this.customers = customers;
    this.triage = triage;
    this.fallen = fallen;
    this.redirects = redirects;
    this.files = files;
    this.parts = parts;
    this.log = log;
    this.deadlines = deadlines;
    this.documents = documents;
    this.notifications = notifications;
    this.proofs = proofs;
    this.bans = bans;
    this.disclosures = disclosures;
    this.letters = letters;
  }

  static String pathOf(CaseFile file) {
    return (file.kind() == CaseKind.DEMAND ? RegistrationController.DEMANDS : RegistrationController.REQUESTS) + "/" + file.id();
  }

  /** What a document of the case must be for the caller to read it. */
  boolean readable(CaseFile file, Document document, Caller caller) {
    return CaseAccess.desk(caller) || parts.copy(file).contains(document);
  }

  CaseView of(CaseFile whole, Caller caller) {
    boolean desk = CaseAccess.desk(caller);
    CaseFile file = desk ? whole : parts.shown(whole);
    Standing standing = files.standing(file.id());
    return new CaseView(file.id(), standing.state(), standing.outcome(),
        standing.closedAt() == null ? null : new CaseView.Ended(standing.closedAt(), standing.rule(), desk ? standing.detail() : null),
        file.receivedBy(), file.receivedAt(), file.requester(), file.customerId(), customers.find(String.valueOf(file.customerId()))
            .map(Customer::name).orElse(null), file.customerNamed(), file.issuer(), file.legalBasis(),
        file.instrument(), file.emergency(), file.exigent(), file.orderedAt(), file.dataCategories(), file.scope(), file.accounts(),
        file.periodFrom(), file.periodUntil(), file.statedPurpose(), file.responseDeadline(), desk ? file.parentId() : null,
        desk ? files.children(file.id()) : null, desk ? files.linked(file) : null, desk ? file.registeredBy() : null, file.registeredAt(),
        (desk ? documents.of(file.id()) : parts.copy(whole)).stream().map(CaseViews::paper).toList(), desk ? triage.of(file.id()) : null,
        desk ? fallen.of(file.id()) : null, desk ? redirects.of(file.id()) : null,
        log.of(file.id()).stream().filter(entry -> desk || !DESK_ONLY.contains(entry.step())).map(entry -> decision(entry, desk)).toList(),
        deadlines.of(file.id()).stream().filter(clock -> desk || CUSTOMERS_CLOCKS.contains(clock.name())).map(CaseViews::clock).toList(),
        desk ? notifications.of(file.id()) : notifications.of(file.id()).forCustomer(),
        desk ? proofs.of(file.id()).stream().map(CaseViews::paper).toList() : null, desk ? parts.of(file)
            .map(part -> new CaseView.Own(part.scope(), part.accounts(), part.statedPurpose(),
            parts.copyMissing(file), part.releasedBy(), part.releasedAt(), part.reason())).orElse(null) : null, desk ? bans.of(file.id()) : null,
        desk ? disclosures.of(file.id()).orElse(null) : null,
        desk ? letters.of(file.id()).stream().map(CaseViews::letter).toList() : null);
  }

  private static CaseView.Paper paper(Document d) {
    return new CaseView.Paper(d.n(), d.fileName(), d.mediaType(), d.size(), d.sha256(), d.storedAt());
  }

  private static CaseView.Decision decision(DecisionLog.Entry e, boolean desk) {
    return new CaseView.Decision(e.step(), e.decision(), desk ? e.reason() : null, desk ? e.decidedBy() : null, e.decidedAt());
  }

  private static CaseView.Clock clock(Deadline d) {
    return new CaseView.Clock(d.name(), d.due(), d.counting(), d.norm(), d.explanation(), d.closedAt());
  }

  private static CaseView.LetterSent letter(SentNotice n) {
    return new CaseView.LetterSent(n.id(), n.template(), n.language(), n.recipient(), n.createdAt(), n.sentAt(), n.refusedAt(), n.calledBackAt(),
        n.calledBackFor(), n.maybeOut() ? true : null, n.apart() ? true : null, n.sha256(),
        n.attachments().stream().map(Document::sha256).toList());
  }
}
