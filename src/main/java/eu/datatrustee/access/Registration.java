package eu.datatrustee.access;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.CaseNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a request for access: record, process and evidence in one transaction, whichever door it came through. */
@Service
class Registration {

  private final AccessRequests requests;
  private final Incidents incidents;
  private final Customers customers;
  private final CaseNumbers numbers;
  private final AccessBasis basis;
  private final SupportIncidentAccess process;
  private final Ledger ledger;
  private final Clock clock;

  Registration(AccessRequests requests, Incidents incidents, Customers customers, CaseNumbers numbers, AccessBasis basis,
      SupportIncidentAccess process, Ledger ledger, Clock clock) {
    this.requests = requests;
    this.incidents = incidents;
    this.customers = customers;
    this.numbers = numbers;
    this.basis = basis;
    this.process = process;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Registers a request; it comes back refused, or with the officers.
   *
   * @throws Refusal where it cannot become a case: incomplete, impossible, or asked by somebody who may not ask
   */
  @Transactional
  AccessRequest register(AccessApplication application, Caller caller) {
    if (!caller.in(Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Access is asked for by the provider's support", Rule.A2);
    }
    ApplicationForm.check(application, clock.instant());
    Customer customer = customer(application);
    String severity = incidentOf(application.incidentId()).filter(incident -> incident.customerId().equals(customer.id()))
        .map(Incident::severity).orElse("C");
    Asked asked = asked(application, severity, caller);
    Asked meant = asked.meaning(basis.meant(asked, customer, clock.instant()));
    AccessRequest request = requests.add(new AccessRequest(numbers.next(CaseKind.ACCESS_REQUEST), meant));
    ledger.append(new Act(request.id(), customer.id(), "ACCESS_REQUESTED", Rule.A1,
        "Purpose %s, from %s".formatted(request.asked().purpose(), request.asked().country()), true));
    process.start(request, customer.name(), Group.ofCustomer(customer.id()));
    return request;
  }

  /**
   * Whoever loses a consent holds the customer: of those who need one this waits until it is lost, or is seen by the loss. The provider's own
   * people wait for nobody.
   */
  private Customer customer(AccessApplication application) {
    Customer customer = customers.find(application.customerId())
        .orElseThrow(() -> Refusal.impossible("customerId", "is no customer"));
    return Asked.PROVIDER.equals(application.accessor().organisation()) ? customer : customers.hold(customer.id());
  }

  /** The first check: what no officer could allow. Runs as a step of the process, in the transaction of the registration. */
  void check(String caseId) {
    AccessRequest request = requests.require(caseId);
    Asked asked = request.asked();
    basis.lackOf(asked, customers.require(asked.customerId()), incidentOf(asked.incidentId()), clock.instant())
        .ifPresent(lack -> request.refuse(lack.rule(), lack.detail()));
  }

  /** Applies what the policy's table says: a refusal, or the limits the officers decide within (A4). */
  AccessRequest applyPolicy(String caseId, Map<String, Object> policy) {
    AccessRequest request = requests.require(caseId);
    if (request.state() == AccessState.RECEIVED) {
      limit(request, policy);
    }
    requests.save(request);
    return request;
  }

  private void limit(AccessRequest request, Map<String, Object> policy) {
    String refusedBy = (String) policy.get("refusedBy");
    int longest = number(policy, "longestMinutes");
    Integer asked = request.asked().durationMinutes();
    if (refusedBy != null && !refusedBy.isBlank()) {
      request.refuse(Rule.valueOf(refusedBy), "The trustee's policy refuses this request");
    } else if (asked != null && asked > longest) {
      request.refuse(Rule.A4, "%d minutes are more than the %d of the policy".formatted(asked, longest));
    } else {
      boolean customerDecides = Boolean.TRUE.equals(policy.get("customerDecides"))
          || customers.require(request.asked().customerId()).agreement().customerDecidesAccess();
      request.admit(number(policy, "approvals"), customerDecides, longest,
          asked != null ? asked : Math.min(longest, number(policy, "usualMinutes")));
    }
  }

  private Optional<Incident> incidentOf(String incidentId) {
    return incidentId == null ? Optional.empty() : incidents.find(incidentId);
  }

  private Asked asked(AccessApplication a, String severity, Caller caller) {
    return new Asked(a.customerId(), a.purpose(), a.incidentId(), severity, a.accessor().name(), a.accessor().email(),
        a.accessor().organisation(), a.accessFromCountry(), String.join("\n", a.resources()), a.mode(),
        String.join("\n", ApplicationForm.names(a.actions())), categories(a), a.justification(), a.alternativesConsidered(), a.durationMinutes(),
        a.notBefore(), Boolean.TRUE.equals(a.remoteSessionConsent()), caller.id(), clock.instant(), null);
  }

  private static String categories(AccessApplication a) {
    return a.dataCategories() == null ? ""
        : a.dataCategories().stream().distinct().sorted().map(DataCategory::name).collect(Collectors.joining("\n"));
  }

  private static int number(Map<String, Object> policy, String output) {
    return ((Number) policy.get(output)).intValue();
  }
}
