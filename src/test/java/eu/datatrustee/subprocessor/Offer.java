package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** What a test proposes: by default a subcontractor of the trustee in Germany, for support with content, from now on. */
final class Offer {

  private EngagedBy engagedBy = EngagedBy.TRUSTEE;
  /** Nobody else's, so that no other test's proposal is in the way. */
  private String number = "HRB " + UUID.randomUUID();
  private String country = "DE";
  private String service = "Mail support, Site support";
  private List<String> categories = List.of("CONTENT", "SUPPORT");
  private List<String> purposes = List.of("SUPPORT_INCIDENT", "MAINTENANCE");
  private List<String> customers;
  private Instant start;
  private Instant until;

  Offer to(Customer... customers) {
    this.customers = Arrays.stream(customers).map(Customer::id).toList();
    return this;
  }

  Offer toIds(String... ids) {
    this.customers = List.of(ids);
    return this;
  }

  Offer byProvider() {
    this.engagedBy = EngagedBy.PROVIDER;
    return this;
  }

  Offer number(String number) {
    this.number = number;
    return this;
  }

  Offer in(String country) {
    this.country = country;
    return this;
  }

  Offer service(String service) {
    this.service = service;
    return this;
  }

  Offer categories(String... categories) {
    this.categories = List.of(categories);
    return this;
  }

  Offer purposes(String... purposes) {
    this.purposes = List.of(purposes);
    return this;
  }

  Offer from(Instant start) {
    this.start = start;
    return this;
  }

  Offer until(Instant until) {
    this.until = until;
    return this;
  }

  String number() {
    return number;
  }

  ProposalApplication application() {
    return new ProposalApplication(engagedBy, "Helfer GmbH", number, country, service, categories, purposes, customers, start, until);
  }
}
