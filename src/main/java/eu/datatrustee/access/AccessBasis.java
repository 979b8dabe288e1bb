package eu.datatrustee.access;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Engagements;
import eu.datatrustee.agreement.Engagements.Standing;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an access rests on, checked when it is asked for, again when it is opened, and whenever agreement or consents change. These rules
 * are code, not a table: nobody may override them.
 */
@Component
class AccessBasis {

  /** A3, in the mandate's own list. */
  static final Set<String> PURPOSES = Set.of("SUPPORT_INCIDENT", "SERVICE_PROBLEM", "MAINTENANCE", "IMPROVEMENT");

  /** Why there is no basis. */
  record Lack(Rule rule, String detail) {

    /** How an access ends that has lost this. */
    EndReason ends() {
      return ofOrganisation() ? EndReason.CONSENT_LOST : EndReason.AGREEMENT_ENDED;
    }

    /** Whether it is the organisation that may not work for the customer (S1–S5). */
    boolean ofOrganisation() {
      return ORGANISATION.contains(rule);
    }
  }

  private static final Set<Rule> ORGANISATION = EnumSet.of(Rule.S1, Rule.S2, Rule.S3, Rule.S4, Rule.S5);

  private final Engagements engagements;

  AccessBasis(Engagements engagements) {
    this.engagements = engagements;
  }

  /** Everything a request must satisfy before anybody looks at it; the first rule that says no. */
  Optional<Lack> lackOf(Asked asked, Customer customer, Optional<Incident> incident, Instant at) {
    return lackOfForce(customer.agreement(), at)
        .or(() -> lackOfPurpose(asked))
        .or(() -> lackAsItRuns(asked, customer, at))
        .or(() -> lackOfIncident(asked, incident))
        .or(() -> lackOfContent(asked));
  }

  /** What must stand as long as the access runs: the agreement in force (A2), the organisation in it (S1–S5), the country (A7). */
  Optional<Lack> lackAsItRuns(Asked asked, Customer customer, Instant at) {
    return lackOfForce(customer.agreement(), at)
        .or(() -> lackOfOrganisation(asked, customer, at))
        .or(() -> lackOfCountry(asked, customer.agreement()));
  }

  private Optional<Lack> lackOfForce(Agreement agreement, Instant at) {
    return agreement.inForceAt(at) ? Optional.empty()
        : lack(Rule.A2, "The customer's agreement " + agreement.reference() + " is not in force");
  }

  private Optional<Lack> lackOfPurpose(Asked asked) {
    return PURPOSES.contains(asked.purpose()) ? Optional.empty()
        : lack(Rule.A3, "Access is not granted for the purpose " + asked.purpose());
  }

  private Optional<Lack> lackOfIncident(Asked asked, Optional<Incident> incident) {
    if (asked.incidentId() == null) {
      return "SUPPORT_INCIDENT".equals(asked.purpose()) ? lack(Rule.A3, "No support incident is named") : Optional.empty();
    }
    if (incident.isEmpty() || !incident.get().customerId().equals(asked.customerId())) {
      return lack(Rule.A3, "The customer has submitted no incident " + asked.incidentId());
    }
    return incident.get().open() ? Optional.empty() : lack(Rule.A3, "Incident " + asked.incidentId() + " is resolved already");
  }

  private Optional<Lack> lackOfOrganisation(Asked asked, Customer customer, Instant at) {
    return asked.byProvider() ? Optional.empty()
        : Optional.ofNullable(standing(asked, customer, at).lack()).map(no -> new Lack(no.rule(), no.detail()));
  }

  private Standing standing(Asked asked, Customer customer, Instant at) {
    return engagements.of(customer, new Work(asked.engaged(), asked.purpose(), asked.country(), asked.touched(), asked.kinds()), at);
  }

  private Optional<Lack> lackOfCountry(Asked asked, Agreement agreement) {
    return agreement.coversCountry(asked.country()) ? Optional.empty()
        : lack(Rule.A7, "The agreement has no commitments for access from " + asked.country());
  }

  private Optional<Lack> lackOfContent(Asked asked) {
    if (asked.asksForType("key")) {
      return lack(Rule.D11, "Encryption keys are given to nobody");
    }
    if (asked.asksFor(Action.EXPORT) && !"DE".equals(asked.country())) {
      return lack(Rule.A9, "An export to " + asked.country() + " would copy customer data out of Germany");
    }
    if (asked.asksForType("host") && !asked.remoteSessionConsent()) {
      return lack(Rule.A10, "The customer has not consented to a remote session on its machine");
    }
    return Optional.empty();
  }

  /**
   * The instant beyond which no grant may run, as things stand: the end of the agreement, the consent or the affiliate's place, or null.
   * Where the organisation may not work even then, that very instant.
   */
  Instant endOfBasis(Asked asked, Customer customer, Instant at) {
    return earlier(customer.agreement().inForceUntil(), endOfEngagement(asked, customer, at));
  }

  private Instant endOfEngagement(Asked asked, Customer customer, Instant at) {
    if (asked.byProvider()) {
      return null;
    }
    Standing standing = standing(asked, customer, at);
    return standing.lack() == null ? standing.until() : at;
  }

  /** Why an access that runs until then ends then, as things stand: its own time is over, or that of what it rests on. */
  EndReason runsOutBy(Asked asked, Customer customer, Instant until, Instant at) {
    if (reached(customer.agreement().inForceUntil(), until)) {
      return EndReason.AGREEMENT_ENDED;
    }
    return reached(endOfEngagement(asked, customer, at), until) ? EndReason.CONSENT_LOST : EndReason.EXPIRED;
  }

  private static boolean reached(Instant end, Instant until) {
    return end != null && !until.isBefore(end);
  }

  /** The register's id of whom the request means, or null: the provider, or nobody who may work. */
  String meant(Asked asked, Customer customer, Instant at) {
    return asked.byProvider() ? null : standing(asked, customer, at).subprocessorId();
  }

  /** What people call the organisation. */
  String organisation(Asked asked, Customer customer, Instant at) {
    String name = asked.byProvider() ? null : standing(asked, customer, at).name();
    return name == null ? asked.organisation() : name;
  }

  static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Optional<Lack> lack(Rule rule, String detail) {
    return Optional.of(new Lack(rule, detail));
  }
}
