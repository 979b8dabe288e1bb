package eu.datatrustee.demand;

import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of {@code law-enforcement-demand} and {@code court-confirmation}; those that {@code third-party-request} shares. */
@Component("demandClocks")
public class DemandClocks extends CaseClocks {

  static final String TABLE = "demand-deadlines";

  static final String RESPONSE = "response";
  static final String VERIFICATION = "verification";
  static final String FORM_CHECK = "formCheck";
  static final String ASSESSMENT = "assessment";
  static final String RELEASE = "release";
  static final String ENTRY = "entry";
  static final String REDIRECT = "redirect";
  static final String REQUESTER_ANSWER = "requesterAnswer";
  static final String OBJECTION = "objection";
  static final String COURT = "court";
  static final String COURT_CONFIRMATION = "courtConfirmation";
  static final String OBJECT_TO_ORDER = "objectToOrder";
  static final String PRESERVATION = "preservation";
  static final String PRESERVATION_EXTENSION = "preservationExtension";
  static final String ENFORCING_AUTHORITY = "enforcingAuthority";
  static final String FAILED_STEP = "failedStep";
  static final String LEFT_STEP = "leftStep";

  /** Those that end with the case. The notice's and a ban's outlive it, and so does the court's confirmation of a disclosed order. */
  static final List<String> OF_THE_CASE = List.of(RESPONSE, VERIFICATION, FORM_CHECK, ASSESSMENT, REDIRECT, REQUESTER_ANSWER, OBJECTION,
      COURT, PRESERVATION, PRESERVATION_EXTENSION, RequestClocks.DATA_SUBJECT, RequestClocks.DATA_SUBJECT_EXTENDED);

  private static final Set<String> READERS = Set.of(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL, Group.AUDITORS);
  /** Clocks of the law: no agreement changes them (O2 ends where the law begins). */
  private static final Set<String> OF_POLICY = Set.of(VERIFICATION, FORM_CHECK, ASSESSMENT, RELEASE, REDIRECT);
  private static final Set<String> FROM_RECEIPT = Set.of(RESPONSE, OBJECTION, COURT_CONFIRMATION, PRESERVATION, ENFORCING_AUTHORITY);

  /** In the table: an order that lapses, and of which it is known when it was given. */
  private static final String FROM_ORDER = "LAPSES_FROM_ORDER";

  private final CaseFiles files;
  private final Customers customers;
  private final Triage triage;
  private final Deadlines deadlines;
  private final Clock clock;

  DemandClocks(CaseFiles files, Customers customers, Triage triage, Deadlines deadlines, Clock clock) {
    super(deadlines);
    this.files = files;
    this.customers = customers;
    this.triage = triage;
    this.deadlines = deadlines;
    this.clock = clock;
  }

  /** Half, 80 percent or the end of the response's clock, which the case keeps after it is closed. */
  public Date response(DelegateExecution execution, String share) {
    Deadline response = latest(execution.getProcessBusinessKey(), RESPONSE)
        .orElseGet(() -> running(execution.getProcessBusinessKey(), RESPONSE));
    return Date.from(switch (share) {
      case "HALF" -> response.half();
      case "LATE" -> response.late();
      default -> response.due();
    });
  }

  /** Until when the data are preserved: with the extension, where there is one. */
  public Date preservedUntil(DelegateExecution execution) {
    return Date.from(preservedUntil(execution.getProcessBusinessKey()));
  }

  Instant preservedUntil(String caseId) {
    return deadlines.running(caseId, PRESERVATION_EXTENSION).orElseGet(() -> running(caseId, PRESERVATION)).due();
  }

  boolean preservationExtended(String caseId) {
    return deadlines.running(caseId, PRESERVATION_EXTENSION).isPresent();
  }

  Optional<Deadline> latest(String caseId, String name) {
    return deadlines.of(caseId).stream().filter(deadline -> deadline.name().equals(name)).reduce((one, later) -> later);
  }

  @Override
  protected ClockStart start(String caseId, String name) {
    CaseFile file = files.require(caseId);
    String flow = file.kind() == CaseKind.DEMAND ? LawEnforcementDemand.KEY : "third-party-request";
    Map<String, Object> facts = new HashMap<>();
    String basis = basis(file, name);
    facts.put("basis", basis);
    facts.put("urgency", file.emergency() ? "EMERGENCY" : "ORDINARY");
    // No customer with it: a list by customer must not tell of a demand.
    Instant from = FROM_ORDER.equals(basis) ? file.orderedAt() : from(file, name);
    return new ClockStart(caseId, null, flow, name, from, facts, own(file, name), READERS, TABLE, limit(file, name));
  }

  private String basis(CaseFile file, String name) {
    if (COURT_CONFIRMATION.equals(name)) {
      Proposal.Confirmation confirmation = triage.confirmation(file).orElse(Proposal.Confirmation.OBJECTION);
      return confirmation == Proposal.Confirmation.LAPSES && file.orderedAt() != null ? FROM_ORDER : confirmation.name();
    }
    return file.instrument() == null ? "" : file.instrument().name();
  }

  private Instant from(CaseFile file, String name) {
    if (PRESERVATION_EXTENSION.equals(name)) {
      // BGB § 190, and the same under the Union's law: from the end of the period before, whose last instant lies within its last day.
      return running(file.id(), PRESERVATION).due().minusMillis(1);
    }
    return FROM_RECEIPT.contains(name) || VERIFICATION.equals(name) && file.emergency() ? file.receivedAt() : clock.instant();
  }

  /** A requester's own deadline goes before the table's where it is earlier. */
  private ClockStart.Limit limit(CaseFile file, String name) {
    Instant deadline = file.responseDeadline();
    if (deadline == null || !deadline.isAfter(clock.instant().plus(1, ChronoUnit.MINUTES))) {
      return null;
    }
    // A request has no clock of its response: it is assessed in the time that it gives.
    boolean decides = ASSESSMENT.equals(name) && file.kind() == CaseKind.THIRD_PARTY_REQUEST;
    return RESPONSE.equals(name) || REDIRECT.equals(name) || decides ? new ClockStart.Limit(deadline, "set by the requester itself") : null;
  }

  private ClockStart.Own own(CaseFile file, String name) {
    if (!file.customerKnown() || !OF_POLICY.contains(name)) {
      return null;
    }
    Customer customer = customers.require(file.customerId());
    OwnDeadline own = customer.agreement().deadlines().get(name);
    return own == null ? null : new ClockStart.Own(own.amount(), own.counting(), customer.agreement().reference());
  }
}
