package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.LawEnforcementDemand.Arrival;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseProcess;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Upload;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a demand or a request: record, documents, process and evidence in one transaction, whichever door it came through. */
@Service("demandRegistration")
public class Registration {

  /** What a case keeps of the customers that its demand names; each has a case with its own name. */
  private static final int LONGEST_NAMED = 400;

  private final CaseFiles files;
  private final OwnParts parts;
  private final Customers customers;
  private final Documents documents;
  private final List<CaseProcess> processes;
  private final Triage triage;
  private final OrderStanding orders;
  private final CourtConfirmation confirmation;
  private final FollowUps followUps;
  private final DemandClocks clocks;
  private final DemandNotices notices;
  private final CaseBook book;
  private final Clock clock;

  Registration(CaseFiles files, OwnParts parts, Customers customers, Documents documents, List<CaseProcess> processes, Triage triage,
      OrderStanding orders, CourtConfirmation confirmation, FollowUps followUps, DemandClocks clocks, DemandNotices notices, CaseBook book,
      Clock clock) {
    this.files = files;
    this.parts = parts;
    this.customers = customers;
    this.documents = documents;
    this.processes = processes;
    this.triage = triage;
    this.orders = orders;
    this.confirmation = confirmation;
    this.followUps = followUps;
    this.clocks = clocks;
    this.notices = notices;
    this.book = book;
    this.clock = clock;
  }

  /**
   * Registers it and starts its process.
   *
   * @param kind which of the two lists it was sent to
   * @param uploads already checked; where several customers are named, the parent keeps them: each names others too (D5)
   * @return the case; where several customers are named, their parent
   * @throws Refusal where it cannot become a case, or the caller may not register it
   */
  @Transactional
  public CaseFile register(CaseKind kind, DemandApplication application, List<Upload> uploads, Caller caller) {
    mayRegister(application, caller);
    ApplicationForm.check(kind, application, clock.instant());
    followUps.check(kind, application, caller);
    List<NamedCustomer> named = named(application);
    return named.size() == 1 ? open(kind, application, named.get(0), null, uploads, caller)
        : openEach(kind, application, named, uploads, caller);
  }

  private static List<NamedCustomer> named(DemandApplication application) {
    if (application.customers() != null) {
      return application.customers();
    }
    return application.customerIds() == null ? List.of(NamedCustomer.of(application.customerId()))
        : application.customerIds().stream().map(String::strip).distinct().map(NamedCustomer::of).toList();
  }

  /** D1: the provider's people register what reached the provider, and nothing else. */
  private static void mayRegister(DemandApplication application, Caller caller) {
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      if (application.receivedBy() == ReceivedBy.TRUSTEE) {
        throw Refusal.forbidden("The provider registers what reached the provider", Rule.D1);
      }
    } else if (!caller.in(Group.DEMAND_SPECIALISTS)) {
      throw Refusal.forbidden("Demands are registered by specialists and by the provider's support", Rule.D1);
    }
  }

  /**
   * One case for each customer, and one parent that holds them together, with the documents: no customer reads of another in its own,
   * so its copy is added to it, or counsel lets it have the original.
   */
  private CaseFile openEach(CaseKind kind, DemandApplication application, List<NamedCustomer> named, List<Upload> uploads, Caller caller) {
    CaseFile parent = add(kind, application, null,
        NamedCustomer.of(PlainText.beginning(named.stream().map(each -> each.customerId().strip()).collect(Collectors.joining(", ")), LONGEST_NAMED)),
        null, uploads, caller);
    files.move(parent.id(), CaseState.SPLIT);
    book.append(parent.id(), "DEMAND_SPLIT", Rule.D10, named.size() + " customers");
    named.forEach(customer -> open(kind, application, customer, parent.id(), List.of(), caller));
    return parent;
  }

  private CaseFile open(CaseKind kind, DemandApplication application, NamedCustomer customer, String parentId, List<Upload> uploads,
      Caller caller) {
    String named = customer.customerId().strip();
    String known = customers.find(named).isPresent() ? named : null;
    CaseFile file = add(kind, application, known, customer, parentId, uploads, caller);
    if (kind == CaseKind.DEMAND) {
      alert(file);
    }
    if (file.unionOrder() && Arrival.of(file) == Arrival.TRUSTEE) {
      preserve(file);
    }
    if (application.follows() != null) {
      followUps.registered(file, application.follows());
    }
    boolean needsItsCourt = kind == CaseKind.DEMAND && Arrival.of(file) == Arrival.TRUSTEE && triage.confirmation(file).isPresent();
    if (needsItsCourt) {
      requireStanding(file);
    }
    processes.stream().filter(process -> process.kind() == kind).forEach(process -> process.start(file));
    if (needsItsCourt) {
      confirmation.start(file.id());
    }
    return files.require(file.id());
  }

  /** What has lapsed before it arrived, the clock would end at once, also where a court had confirmed it in time. */
  private void requireStanding(CaseFile file) {
    if (file.orderedAt() != null && orders.lapsed(file)) {
      throw Refusal.impossible("orderedAt", "is so long ago that the order had lapsed at " + orders.lapsesAt(file).orElseThrow()
          + " without a court's confirmation (StPO §§ 100(2), 100e(1)): where a court has confirmed it, register it as the court's, "
          + "without exigency; "
          + "where none has, it orders nothing any more: register it as informal", Rule.D4);
    }
  }

  /** Reg. (EU) 2023/1543 Art. 10, 11: on receipt, before anybody has looked at who orders it, and in what form. */
  private void preserve(CaseFile file) {
    clocks.running(file.id(), DemandClocks.PRESERVATION);
    notices.desk(file.id(), Alert.PRESERVE_NOW, (String) null);
    book.append(file.id(), "PRESERVATION_BEGUN", Rule.D4, "Reg. (EU) 2023/1543 Art. 10, 11");
  }

  private void alert(CaseFile file) {
    if (Arrival.of(file) == Arrival.ENTRY) {
      notices.desk(file.id(), Alert.ENTRY_REGISTERED, (String) null);
    } else if (file.emergency()) {
      notices.desk(file.id(), Alert.EMERGENCY_REGISTERED, (String) null);
    }
    if (!file.customerKnown()) {
      notices.counsel(file.id(), Alert.UNKNOWN_CUSTOMER, null);
    }
    List<String> linked = files.linked(file);
    if (!linked.isEmpty()) {
      book.append(file.id(), "LINKED", null, "Same reference of the same authority: " + String.join(", ", linked));
      notices.desk(file.id(), Alert.SAME_REFERENCE, String.join(", ", linked));
    }
  }

  private CaseFile add(CaseKind kind, DemandApplication a, String customerId, NamedCustomer named, String parentId, List<Upload> uploads,
      Caller caller) {
    boolean own = named.scope() != null;
    // Whose scope was given apart has no accounts but its own.
    List<String> accounts = own || named.accounts() != null ? named.accounts() : a.accounts();
    CaseFile file = files.add(new CaseFile(null, kind, customerId, named.customerId().strip(), a.receivedBy(), a.receivedAt(), a.requester(),
        a.issuer(), a.legalBasis(), a.instrument(), Boolean.TRUE.equals(a.emergency()), Boolean.TRUE.equals(a.exigent()), a.orderedAt(),
        categories(a),
        own ? named.scope().strip() : Objects.requireNonNullElse(a.scope(), ""), Objects.requireNonNullElse(accounts, List.of()), a.periodFrom(),
        a.periodUntil(), named.statedPurpose() == null ? a.statedPurpose() : named.statedPurpose(), a.responseDeadline(), parentId,
        caller.id(), clock.instant()));
    if (parentId != null) {
      parts.add(file.id(), own, own || named.accounts() != null, named.statedPurpose() != null);
    }
    uploads.forEach(upload -> documents.store(file.id(), upload));
    book.append(file.id(), kind == CaseKind.DEMAND ? "DEMAND_REGISTERED" : "REQUEST_REGISTERED", Rule.D1,
        "By the " + file.receivedBy().name().toLowerCase() + (uploads.isEmpty() ? "" : ", with " + uploads.size() + " documents"));
    return file;
  }

  private static List<DataCategory> categories(DemandApplication a) {
    return a.dataCategories() == null ? List.of() : a.dataCategories().stream().distinct().sorted().toList();
  }
}
