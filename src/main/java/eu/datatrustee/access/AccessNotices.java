package eu.datatrustee.access;

import eu.datatrustee.access.gateway.GrantState;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Agreement.CountryBasis;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines.Reminder;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import eu.datatrustee.identity.People.Person;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Who is told what about an access: the customer's contacts in their language, the requester, the trustee's people. */
@Component
class AccessNotices {

  private static final Map<String, String> STEPS = Map.of(AccessClocks.REVIEW, "REVIEW", AccessClocks.CONFIRM, "CONFIRM",
      AccessClocks.CUSTOMER_DECISION, "CUSTOMER_DECISION");
  private static final String SEVERAL = "the gateways that serve it";

  private final AccessRequests requests;
  private final AccessBasis basis;
  private final Customers customers;
  private final People people;
  private final Notices notices;
  private final Grants grants;
  private final AccessClocks clocks;
  private final Clock clock;

  AccessNotices(AccessRequests requests, AccessBasis basis, Customers customers, People people, Notices notices, Grants grants,
      AccessClocks clocks, Clock clock) {
    this.requests = requests;
    this.basis = basis;
    this.customers = customers;
    this.people = people;
    this.notices = notices;
    this.grants = grants;
    this.clocks = clocks;
    this.clock = clock;
  }

  // ---- the customer ----

  void customerAsked(String caseId) {
    AccessRequest request = requests.require(caseId);
    Deadline deadline = clocks.running(caseId, AccessClocks.CUSTOMER_DECISION);
    Map<String, Object> facts = facts(request);
    facts.put("minutes", request.grantedMinutes());
    facts.put("due", deadline.due());
    facts.put("explanation", deadline.explanation());
    facts.put("notBefore", request.asked().notBefore());
    toCustomer(request.id(), request.asked().customerId(), "customer-decision-asked", facts);
  }

  void accessGranted(AccessRequest request, Instant from, Instant until) {
    Map<String, Object> facts = facts(request);
    facts.put("from", from);
    facts.put("until", until);
    toCustomer(request.id(), request.asked().customerId(), "access-granted", facts);
    toRequester(request, "request-granted", facts);
  }

  void accessEnded(AccessRequest request) {
    toCustomer(request.id(), request.asked().customerId(), "access-ended", ended(request));
  }

  void closingStatement(AccessRequest request, Instant disputeUntil) {
    Map<String, Object> facts = ended(request);
    facts.put("signed", request.signedBy() != null);
    facts.put("findings", request.findings());
    facts.put("disputeUntil", disputeUntil);
    if (request.endReason() != EndReason.RESOLVED && request.endReason() != EndReason.EXPIRED) {
      facts.put("deviations", request.endDetail());
    }
    toCustomer(request.id(), request.asked().customerId(), "closing-statement", facts);
  }

  void disputeDecided(AccessRequest request) {
    toCustomer(request.id(), request.asked().customerId(), "dispute-decided",
        new HashMap<>(Map.of("outcome", request.disputeOutcome(), "reason", request.disputeAnswer())));
  }

  // ---- the requester ----

  void refused(AccessRequest request) {
    toRequester(request, "request-refused", facts("rule", request.refusalRule().name(), "reason", request.refusalDetail()));
  }

  void denied(AccessRequest request, DecisionLog.Step step, String reason) {
    toRequester(request, "request-denied", facts("step", step == DecisionLog.Step.CUSTOMER ? "CUSTOMER_DECISION" : step.name(), "reason", reason));
  }

  void lapsed(AccessRequest request, Deadline deadline) {
    toRequester(request, "request-lapsed", facts("step", STEPS.getOrDefault(deadline.name(), "REVIEW"), "due", deadline.due()));
  }

  void overtaken(AccessRequest request) {
    Map<String, Object> facts = facts("endedAt", request.endedAt(), "endReason", request.endReason().name());
    facts.put("reason", request.endDetail());
    toRequester(request, "request-ended", facts);
  }

  void questionAsked(AccessRequest request) {
    toRequester(request, "question-asked",
        facts("question", request.question(), "due", clocks.running(request.id(), AccessClocks.REVIEW).due()));
  }

  void extensionDecided(AccessRequest request, boolean extended, Instant until) {
    toRequester(request, "extension-decided", facts("decision", extended ? "EXTEND" : "REFUSE", "until", until));
    if (extended) {
      Map<String, Object> facts = facts(request);
      facts.put("until", until);
      facts.put("reason", request.extensionReason());
      toCustomer(request.id(), request.asked().customerId(), "access-extended", facts);
    }
  }

  // ---- the trustee's people ----

  /** Reminds one person of an open task, where they can be reached, or tells everybody of these groups that its clock is nearly over. */
  void reminder(String task, Deadline deadline, Reminder share, String assignee, Set<String> groups) {
    Map<String, Object> facts = facts("task", task, "due", deadline.due(), "explanation", deadline.explanation());
    String template = share == Reminder.HALF ? "task-reminder" : "task-escalation";
    Optional<Person> holder = share == Reminder.HALF && assignee != null ? people.find(assignee).filter(AccessNotices::reachable)
        : Optional.empty();
    holder.ifPresentOrElse(person -> to(person, deadline.caseId(), template, facts),
        () -> toGroups(deadline.caseId(), template, facts, groups.toArray(String[]::new)));
  }

  void grantFailed(AccessRequest request) {
    toGroups(request.id(), "grant-failed", facts("gateway", SEVERAL, "failedAt", clock.instant()), Group.ACCESS_OFFICERS,
        Group.OPERATORS);
    toRequester(request, "grant-failed", facts("gateway", SEVERAL, "failedAt", clock.instant()));
  }

  void revocationFailed(AccessRequest request) {
    toGroups(request.id(), "revocation-failed", unconfirmed(request), Group.SUPERVISORS);
  }

  /** A gateway has not confirmed for a minute after the access ended. */
  void revocationOverdue(String caseId, Instant since, String lastError) {
    toGroups(caseId, "revocation-alarm", facts("gateway", SEVERAL, "endedAt", since, "reason", lastError), Group.SUPERVISORS,
        Group.ACCESS_OFFICERS, Group.OPERATORS);
  }

  /** Nobody has cut the connection by hand in time. */
  void stillOpen(String caseId) {
    AccessRequest request = requests.require(caseId);
    toGroups(caseId, "revocation-alarm", unconfirmed(request), Group.SUPERVISORS, Group.ACCESS_OFFICERS, Group.OPERATORS);
  }

  void disputeUndecided(String caseId) {
    Deadline deadline = clocks.running(caseId, AccessClocks.DISPUTE_REVIEW);
    toGroups(caseId, "task-escalation", facts("task", "Review the dispute", "due", deadline.due(), "explanation",
        deadline.explanation()), Group.ACCESS_OFFICERS);
  }

  // ---- access that the customer gives itself ----

  void directAccessRecorded(DirectAccess access) {
    Map<String, Object> facts = facts(access);
    facts.put("consentedToRecording", access.given().consentedToRecording());
    toCustomer(access.id(), access.given().customerId(), "direct-access-recorded", facts);
  }

  void directAccessTimeUp(DirectAccess access) {
    toCustomer(access.id(), access.given().customerId(), "direct-access-time-up", facts(access));
  }

  void directAccessEnded(DirectAccess access) {
    Map<String, Object> facts = facts(access);
    facts.put("endedAt", access.endedAt());
    toCustomer(access.id(), access.given().customerId(), "direct-access-ended", facts);
  }

  // ---- facts and recipients ----

  /** What a customer may know of who gets in: role and organisation, never the person. */
  private Map<String, Object> facts(AccessRequest request) {
    Asked asked = request.asked();
    Customer customer = customers.require(asked.customerId());
    Map<String, Object> facts = new HashMap<>();
    facts.put("role", "SUPPORT_ENGINEER");
    facts.put("organisation", basis.organisation(asked, customer, clock.instant()));
    facts.put("country", asked.country());
    facts.put("purpose", asked.purpose());
    facts.put("reason", asked.justification());
    facts.put("incidentId", asked.incidentId());
    facts.put("resources", asked.resourceList());
    facts.put("actions", asked.actionList());
    facts.put("mode", request.grantedMode().name());
    customer.agreement().accessFromCountries().stream().filter(covered -> covered.country().equals(asked.country())).findFirst()
        .map(CountryBasis::basis).ifPresent(basis -> facts.put("basis", basis));
    return facts;
  }

  /** The facts of an access that is over; one that was never open ran from its end to its end. */
  private Map<String, Object> ended(AccessRequest request) {
    Map<String, Object> facts = facts(request);
    GrantState grant = grants.state(request.id()).orElse(null);
    facts.put("from", grant == null ? request.endedAt() : grant.from());
    facts.put("until", grant == null ? request.endedAt() : grant.until());
    facts.put("endedAt", grant == null || grant.endedAt() == null ? request.endedAt() : grant.endedAt());
    facts.put("endReason", request.endReason().name());
    facts.put("reason", request.endDetail());
    if (grant != null && grant.endConfirmedAt() != null) {
      facts.put("revocationConfirmedAt", grant.endConfirmedAt());
    }
    return facts;
  }

  private Map<String, Object> unconfirmed(AccessRequest request) {
    String lastError = grants.state(request.id()).map(GrantState::lastError).orElse(null);
    return facts("gateway", SEVERAL, "endedAt", request.endedAt(), "reason", lastError);
  }

  private static Map<String, Object> facts(DirectAccess access) {
    return facts("way", access.given().way().name(), "accessor",
        access.given().accessorName() + " (" + access.given().organisation() + ")", "until", access.until(), "incidentId",
        access.given().incidentId());
  }

  /** Pairs of key and fact; facts that are not there are left out. */
  private static Map<String, Object> facts(Object... pairs) {
    Map<String, Object> facts = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        facts.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return facts;
  }

  private void toCustomer(String caseId, String customerId, String template, Map<String, Object> facts) {
    for (Contact contact : customers.require(customerId).contacts()) {
      notices.send(new Notice(caseId, template, contact.name(), contact.email(), contact.language(), facts));
    }
  }

  private void toRequester(AccessRequest request, String template, Map<String, Object> facts) {
    people.find(request.asked().requestedBy()).ifPresent(person -> to(person, request.id(), template, facts));
  }

  private void toGroups(String caseId, String template, Map<String, Object> facts, String... groups) {
    Map<String, Person> each = new LinkedHashMap<>();
    for (String group : groups) {
      people.membersOf(group).forEach(person -> each.put(person.id(), person));
    }
    Collection<Person> recipients = each.values();
    recipients.forEach(person -> to(person, caseId, template, facts));
  }

  private void to(Person person, String caseId, String template, Map<String, Object> facts) {
    if (reachable(person)) {
      notices.send(new Notice(caseId, template, person.name(), person.email(), "en", facts));
    }
  }

  private static boolean reachable(Person person) {
    return person.email() != null && !person.email().isBlank();
  }
}
