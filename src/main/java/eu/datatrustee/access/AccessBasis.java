package eu.datatrustee.access;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What an access rests on, checked when it is asked for, again when it is opened, and whenever the agreement changes. These rules
 * are code, not a table: nobody may override them.
 */
@Component
class AccessBasis {

  /** A3, in the mandate's own list. */
  static final Set<String> PURPOSES = Set.of("SUPPORT_INCIDENT", "SERVICE_PROBLEM", "MAINTENANCE", "IMPROVEMENT");

  /** Why there is no basis. */
  record Lack(Rule rule, String detail) {

    /** How an access ends that has lost this in its agreement. */
    EndReason ends() {
      return rule == Rule.S2 || rule == Rule.S3 || rule == Rule.S4 ? EndReason.CONSENT_LOST : EndReason.AGREEMENT_ENDED;
    }
  }

  private final Customers customers;

  AccessBasis(Customers customers) {
    this.customers = customers;
  }

  /** Everything a request must satisfy before anybody looks at it; the first rule that says no. */
  Optional<Lack> lackOf(Asked asked, Customer customer, Optional<Incident> incident, Instant at) {
    return lackInAgreement(asked, customer.agreement(), at)
        .or(() -> lackOfPurpose(asked))
        .or(() -> lackOfIncident(asked, incident))
        .or(() -> lackOfContent(asked));
  }

  /** What the agreement must allow, as long as the access runs: being in force (A2), organisation (S2–S4), country (A7). */
  Optional<Lack> lackInAgreement(Asked asked, Agreement agreement, Instant at) {
    if (!agreement.inForceAt(at)) {
      return lack(Rule.A2, "The customer's agreement " + agreement.reference() + " is not in force");
    }
    return lackOfOrganisation(asked, agreement, at).or(() -> lackOfCountry(asked, agreement));
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

  private Optional<Lack> lackOfOrganisation(Asked asked, Agreement agreement, Instant at) {
    if (asked.byProvider()) {
      return Optional.empty();
    }
    Optional<Affiliate> affiliate = agreement.affiliate(asked.organisation());
    if (affiliate.isEmpty()) {
      return customers.anyAgreementNames(asked.organisation())
          ? lack(Rule.S3, "This customer has not consented to " + asked.organisation())
          : lack(Rule.S2, "Nobody has registered an organisation " + asked.organisation());
    }
    if (!"DE".equals(affiliate.get().country())) {
      return lack(Rule.S4, affiliate.get().name() + " is not in Germany");
    }
    if (affiliate.get().validUntil() != null && !at.isBefore(affiliate.get().validUntil())) {
      return lack(Rule.S4, "The agreement named " + affiliate.get().name() + " until " + affiliate.get().validUntil() + " only");
    }
    return Optional.empty();
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

  /** The instant beyond which no grant may run: the end of the agreement or of the affiliate's place in it, or null. */
  Instant endOfBasis(Asked asked, Agreement agreement) {
    Instant affiliateUntil = agreement.affiliate(asked.organisation()).map(Affiliate::validUntil).orElse(null);
    return earlier(agreement.inForceUntil(), affiliateUntil);
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
