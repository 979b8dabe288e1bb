package eu.datatrustee.access;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the ticket system reports: incidents (A3) and their resolution, which ends what rests on them (A4, A5). */
@Service
class IncidentDesk {

  private final Incidents incidents;
  private final AccessRequests requests;
  private final Customers customers;
  private final Endings endings;
  private final Ledger ledger;
  private final Clock clock;

  IncidentDesk(Incidents incidents, AccessRequests requests, Customers customers, Endings endings, Ledger ledger, Clock clock) {
    this.incidents = incidents;
    this.requests = requests;
    this.customers = customers;
    this.endings = endings;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Registers an incident; reported again in the same words, it is the one that is there. */
  @Transactional
  public Incident report(Incident incident, Caller caller) {
    if (!caller.in(Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Incidents are reported by the provider's support");
    }
    customers.find(incident.customerId()).orElseThrow(() -> Refusal.impossible("customerId", "is no customer"));
    if (incident.submittedAt().isAfter(clock.instant())) {
      throw Refusal.impossible("submittedAt", "is in the future");
    }
    Optional<Incident> known = incidents.find(incident.id());
    if (known.isPresent()) {
      if (known.get().saysTheSameAs(incident)) {
        return known.get();
      }
      throw Refusal.conflict("Incident " + incident.id() + " was reported with another content");
    }
    incidents.add(incident);
    ledger.append(new Act(null, incident.customerId(), "INCIDENT_REPORTED", Rule.A3, incident.id(), true));
    return incident;
  }

  /** The incident is resolved: every access bound to it ends, and every request still pending. Said again, it changes nothing. */
  @Transactional
  public Incident resolve(String id, Instant resolvedAt, String summary, Caller caller) {
    Incident incident = incidents.lock(id).filter(known -> caller.in(Group.PROVIDER_SUPPORT) || caller.contactOf(known.customerId()))
        .orElseThrow(() -> Refusal.unknown("incident", id));
    if (!incident.open()) {
      return incident;
    }
    Instant at = resolvedAt == null ? clock.instant() : resolvedAt;
    if (at.isAfter(clock.instant())) {
      throw Refusal.impossible("resolvedAt", "is in the future");
    }
    incidents.resolve(id, at, summary);
    ledger.append(new Act(null, incident.customerId(), "INCIDENT_RESOLVED", Rule.A5, id, true));
    requests.unfinishedOfIncident(id).forEach(caseId -> endings.end(caseId, EndReason.RESOLVED, "Incident " + id + " is resolved"));
    return incidents.find(id).orElseThrow();
  }
}
