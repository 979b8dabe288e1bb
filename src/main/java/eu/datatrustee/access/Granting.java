package eu.datatrustee.access;

import eu.datatrustee.access.AccessBasis.Lack;
import eu.datatrustee.access.gateway.GrantState;
import eu.datatrustee.access.gateway.GrantTerms;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Opens and extends accesses that were approved (A1, A4), and only while what they rest on still stands. */
@Service
class Granting {

  private final AccessRequests requests;
  private final Incidents incidents;
  private final Customers customers;
  private final AccessBasis basis;
  private final Grants grants;
  private final AccessClocks clocks;
  private final Deadlines deadlines;
  private final Endings endings;
  private final SupportIncidentAccess process;
  private final AccessNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  Granting(AccessRequests requests, Incidents incidents, Customers customers, AccessBasis basis, Grants grants, AccessClocks clocks,
      Deadlines deadlines, Endings endings, SupportIncidentAccess process, AccessNotices notices, Ledger ledger, Clock clock) {
    this.requests = requests;
    this.incidents = incidents;
    this.customers = customers;
    this.basis = basis;
    this.grants = grants;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.endings = endings;
    this.process = process;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All who decide have approved: from here on an end has to look at the gateways too. */
  void approved(String caseId) {
    AccessRequest request = requests.lock(caseId);
    if (!scheduled(caseId)) {
      request.granting();
      requests.save(request);
    }
  }

  /** The window has come. */
  void windowOpened(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.granting();
    requests.save(request);
  }

  /** Whether the request names a start that is still ahead. */
  boolean scheduled(String caseId) {
    Instant notBefore = requests.require(caseId).asked().notBefore();
    return notBefore != null && notBefore.isAfter(clock.instant());
  }

  /**
   * Opens the access at every gateway until a fixed instant, and tells the customer. May be repeated.
   *
   * @return false where the access was ended meanwhile, or has lost what it rests on: then nothing stays open
   * @throws eu.datatrustee.access.gateway.GatewayUnavailable where a gateway does not open; nothing is granted then
   */
  boolean grant(String caseId) {
    // In the order of everybody who ends accesses: agreement, incident, case. None of them changes before the grant is committed, nor
    // can a consent be lost beside it: whatever loses one holds the agreement too, and then sees this grant, or this step its loss.
    Asked asked = requests.require(caseId).asked();
    Customer customer = customers.hold(asked.customerId());
    Optional<Incident> incident = asked.incidentId() == null ? Optional.empty() : incidents.lock(asked.incidentId());
    AccessRequest request = requests.lock(caseId);
    if (request.endReason() != null) {
      return false;
    }
    request.granting();
    // One instant for all that is read of the basis: an end between two readings would be neither a lack nor a limit.
    Instant now = clock.instant();
    Optional<Lack> lack = basis.lackOf(asked, customer, incident, now).or(() -> notAsked(request, customer));
    if (lack.isPresent()) {
      endings.recordEnd(request, reasonOf(lack.get(), incident), lack.get().detail());
      requests.save(request);
      return false;
    }
    GrantTerms terms = terms(request, customer, now);
    grants.open(terms);
    request.runsOut(basis.runsOutBy(asked, customer, terms.until(), terms.from()));
    request.opened();
    requests.save(request);
    ledger.append(new Act(caseId, customer.id(), "ACCESS_GRANTED", Rule.A1,
        "%s until %s".formatted(terms.mode(), terms.until()), true));
    notices.accessGranted(request, terms.from(), terms.until());
    return true;
  }

  /** O2: since the officers decided, the agreement has come to leave the decision to the customer as well. */
  private static Optional<Lack> notAsked(AccessRequest request, Customer customer) {
    return customer.agreement().customerDecidesAccess() && !request.customerDecides()
        ? Optional.of(new Lack(Rule.O2, "The agreement leaves each access to the customer by now, who was not asked")) : Optional.empty();
  }

  /** A gateway would not open, however often it was asked: the case shows it and people are told. Nothing is open. */
  void failed(String caseId, String message) {
    AccessRequest request = requests.lock(caseId);
    if (request.state().opening()) {
      request.grantFailed();
      requests.save(request);
      ledger.append(new Act(caseId, request.asked().customerId(), "GRANT_FAILED", Rule.A1, message, false));
      notices.grantFailed(request);
    }
  }

  /** Moves the grant's end as an officer decided; at most to where the policy and what the access rests on allow (A4). */
  void extend(String caseId) {
    AccessRequest request = requests.lock(caseId);
    if (request.state() != AccessState.EXTENSION_ASKED) {
      return;
    }
    GrantState grant = grants.require(caseId);
    Customer customer = customers.require(request.asked().customerId());
    Instant now = clock.instant();
    if (basis.lackAsItRuns(request.asked(), customer, now).isPresent()) {
      // Whoever ends it for that may be late: it gets no longer meanwhile.
      notExtended(caseId);
      return;
    }
    Instant until = AccessBasis.earlier(grant.until().plus(Duration.ofMinutes(request.extensionMinutes())),
        basis.endOfBasis(request.asked(), customer, now));
    grants.extend(caseId, until);
    request.runsOut(basis.runsOutBy(request.asked(), customer, until, now));
    request.extended();
    requests.save(request);
    process.grantEndMoved(caseId, until, AccessFacts.granted(request));
    ledger.append(new Act(caseId, customer.id(), "ACCESS_EXTENDED", Rule.A4, "Until " + until, true));
    notices.extensionDecided(request, true, until);
  }

  /**
   * What the access rests on now ends earlier: the grant ends with it, never later. Where it ends later, the grant's end stands.
   *
   * @param at when it was seen to rest on something
   */
  void capToBasis(String caseId, Instant at) {
    AccessRequest request = requests.lock(caseId);
    if (!request.state().running()) {
      return;
    }
    GrantState grant = grants.require(caseId);
    if (!grant.live()) {
      return;
    }
    Customer customer = customers.require(request.asked().customerId());
    Instant end = basis.endOfBasis(request.asked(), customer, at);
    boolean shorter = end != null && end.isBefore(grant.until());
    request.runsOut(basis.runsOutBy(request.asked(), customer, shorter ? end : grant.until(), at));
    requests.save(request);
    if (shorter) {
      grants.extend(caseId, end);
      process.grantEndMoved(caseId, end, AccessFacts.granted(request));
      ledger.append(new Act(caseId, customer.id(), "ACCESS_SHORTENED", Rule.A4, "Until " + end, true));
    }
  }

  /** Refused, or nobody decided in time: the old end stands. */
  void notExtended(String caseId) {
    AccessRequest request = requests.lock(caseId);
    request.extensionOver();
    requests.save(request);
    if (deadlines.running(caseId, AccessClocks.EXTENSION).isPresent()) {
      deadlines.close(caseId, AccessClocks.EXTENSION);
      ledger.append(new Act(caseId, request.asked().customerId(), "EXTENSION_LAPSED", Rule.A4, null, true));
    }
    notices.extensionDecided(request, false, grants.require(caseId).until());
  }

  private GrantTerms terms(AccessRequest request, Customer customer, Instant from) {
    Asked asked = request.asked();
    Instant until = AccessBasis.earlier(from.plus(Duration.ofMinutes(request.grantedMinutes())),
        basis.endOfBasis(asked, customer, from));
    return new GrantTerms(request.id(), customer.id(), asked.requestedBy(), asked.accessorName(), asked.accessorEmail(),
        asked.organisation(), request.grantedMode().name(), asked.actionList(), asked.resourceList(), from, until,
        clocks.running(request.id(), AccessClocks.SUPERVISOR_CLAIM).due());
  }

  private static EndReason reasonOf(Lack lack, Optional<Incident> incident) {
    if (lack.rule() == Rule.A3) {
      return incident.filter(known -> !known.open()).isPresent() ? EndReason.RESOLVED : EndReason.TERMINATED;
    }
    return lack.ends();
  }
}
