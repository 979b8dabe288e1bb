package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.agreement.Engagements;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Whom each subprocessor may work for, and why not (S1–S5). An end of validity and a review that nobody answered count from their very
 * instant: timers keep the books only.
 */
@Service
class Register implements Engagements {

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Proposals proposals;
  private final Customers customers;
  private final SubprocessorClocks clocks;

  Register(Subprocessors subprocessors, Consents consents, Proposals proposals, Customers customers, SubprocessorClocks clocks) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.proposals = proposals;
    this.customers = customers;
    this.clocks = clocks;
  }

  @Override
  public Standing of(Customer customer, Work work, Instant at) {
    List<Subprocessor> known = meant(work.organisation(), customer);
    if (known.size() > 1) {
      return lack(null, Rule.S2, work.organisation() + " is the number of " + Subprocessor.each(known) + ": name one of them by its id");
    }
    List<Standing> found = new ArrayList<>();
    numbers(work.organisation(), known).forEach(number -> customer.agreement().affiliate(number)
        .ifPresent(affiliate -> found.add(byAgreement(customer, affiliate, at))));
    known.stream().filter(entry -> entry.engagedBy() == EngagedBy.PROVIDER).forEach(entry -> found.add(byTerms(entry, customer, work, at)));
    known.stream().filter(entry -> entry.engagedBy() == EngagedBy.TRUSTEE).forEach(entry -> found.add(byConsent(entry, customer, work, at)));
    return found.stream().filter(standing -> standing.lack() == null).findFirst()
        .orElseGet(() -> found.isEmpty() ? elsewhere(work.organisation()) : found.get(0));
  }

  /**
   * Whom the organisation's id or register number means. A number that both sides engage means the trustee's where the agreement names it, and
   * nobody for certain where both were checked.
   */
  private List<Subprocessor> meant(String organisation, Customer customer) {
    List<Subprocessor> known = subprocessors.known(organisation);
    if (known.size() > 1) {
      boolean named = customer.agreement().affiliate(organisation).isPresent();
      List<Subprocessor> likely = known.stream().filter(entry -> named ? entry.engagedBy() == EngagedBy.TRUSTEE
          : entry.state() != Subprocessor.State.PROPOSED).toList();
      return likely.isEmpty() ? known.subList(0, 1) : likely;
    }
    return known;
  }

  private static Set<String> numbers(String organisation, List<Subprocessor> known) {
    Set<String> numbers = new LinkedHashSet<>();
    numbers.add(organisation);
    known.stream().filter(entry -> entry.engagedBy() == EngagedBy.TRUSTEE).forEach(entry -> numbers.add(entry.registerNumber()));
    return numbers;
  }

  /** S4, S5. */
  private Standing byAgreement(Customer customer, Affiliate affiliate, Instant at) {
    Optional<Lack> unnamed = customer.agreement().lackOf(affiliate, at);
    if (unnamed.isPresent()) {
      return new Standing(null, affiliate.name(), unnamed.get(), null);
    }
    Subprocessor entry = subprocessors.ofEntity(EngagedBy.TRUSTEE, affiliate.registerNumber()).orElse(null);
    if (entry == null || !standsAt(entry, customer, at)) {
      return lack(affiliate.name(), Rule.S5, affiliate.name() + " has not passed the check that an affiliate needs");
    }
    if (!"DE".equals(entry.country())) {
      return lack(affiliate.name(), Rule.S4, affiliate.name() + " is not in Germany");
    }
    List<Consent> rows = consents.ofCustomer(customer.id(), entry.id()).stream().filter(row -> row.about().route() == Route.LISTED_AFFILIATE)
        .toList();
    Optional<Consent> listed = at(rows, ConsentState.LISTED_AFFILIATE, at).or(() -> last(rows, ConsentState.LAPSED));
    if (listed.isEmpty()) {
      return lack(affiliate.name(), Rule.S5, affiliate.name() + " is not in the register for this customer");
    }
    Optional<String> outside = outside(listed.get(), at);
    return outside.isPresent() ? lack(affiliate.name(), Rule.S4, affiliate.name() + outside.get())
        : standing(affiliate.name(), entry, customer, earlier(affiliate.validUntil(), listed.get().validUntil()));
  }

  /** S1, S2. */
  private Standing byTerms(Subprocessor entry, Customer customer, Work work, Instant at) {
    if (!standsAt(entry, customer, at)) {
      return lack(entry.name(), Rule.S2, entry.name() + " is not bound to the provider's limits, or no longer");
    }
    Optional<Consent> bound = at(consents.ofCustomer(customer.id(), entry.id()), ConsentState.BOUND_BY_TERMS, at);
    if (bound.isEmpty()) {
      return lack(entry.name(), Rule.S2, entry.name() + " is not bound to the provider's limits for this customer");
    }
    Optional<String> outside = outside(bound.get(), at);
    return outside.isPresent() ? lack(entry.name(), Rule.S2, entry.name() + outside.get())
        : within(entry, customer, bound.get(), work, Rule.S1, "was not retained for ");
  }

  /** S3. */
  private Standing byConsent(Subprocessor entry, Customer customer, Work work, Instant at) {
    if (entry.state() == Subprocessor.State.SUSPENDED || overdue(entry, customer, at)) {
      return lack(entry.name(), Rule.S3, entry.name() + " is suspended: its check does not stand");
    }
    List<Consent> rows = consents.ofCustomer(customer.id(), entry.id());
    Optional<Consent> given = at(rows, ConsentState.CONSENTED, at);
    if (given.isEmpty()) {
      String last = rows.isEmpty() ? "never asked" : rows.get(rows.size() - 1).state().name().toLowerCase();
      return lack(entry.name(), Rule.S3, "This customer has not consented to " + entry.name() + " in writing: " + last);
    }
    Optional<String> outside = outside(given.get(), at);
    return outside.isPresent() ? lack(entry.name(), Rule.S3, entry.name() + outside.get())
        : within(entry, customer, given.get(), work, Rule.S3, "has this customer's consent, but not for ");
  }

  /** What was proposed, as far as the customer left it in, covers the work. */
  private Standing within(Subprocessor entry, Customer customer, Consent consent, Work work, Rule rule, String butNotFor) {
    Proposed proposed = proposals.require(consent.about().proposalId()).proposed();
    String beyond = null;
    if (!proposed.purposeList().contains(work.purpose())) {
      beyond = "the purpose " + work.purpose();
    } else if (!consent.coversData(work.dataCategories(), proposed)) {
      beyond = "data of these categories";
    } else if (!consent.coversServices(work.services(), proposed)) {
      beyond = "these services";
    } else if (!"DE".equals(work.country()) && !proposed.country().equals(work.country())) {
      beyond = "work from " + work.country();
    }
    return beyond == null ? standing(entry.name(), entry, customer, consent.validUntil())
        : lack(entry.name(), rule, entry.name() + " " + butNotFor + beyond);
  }

  /** S3 where the trustee works with it for somebody else, S2 where nobody has registered it. */
  private Standing elsewhere(String organisation) {
    return customers.anyAgreementNames(organisation)
        ? lack(null, Rule.S3, "This customer has not consented to " + organisation)
        : lack(null, Rule.S2, "Nobody has registered an organisation " + organisation);
  }

  /** S5: it may work until its own time is over, and no longer than its check stands, answered or not. */
  private Standing standing(String name, Subprocessor entry, Customer customer, Instant until) {
    return new Standing(entry.id(), name, null, earlier(until, clocks.checkStandsUntil(entry, customer).orElse(null)));
  }

  /** A written consent of the same customer to the same subprocessor that stands beside this row at that instant. */
  Optional<Consent> consentBeside(Consent row, Instant at) {
    Consent.About about = row.about();
    return subprocessors.find(about.subprocessorId()).filter(entry -> standsAt(entry, at))
        .flatMap(entry -> consents.counting(about.customerId(), entry.id()))
        .filter(other -> other.state() == ConsentState.CONSENTED && !other.id().equals(row.id()) && !other.over(at));
  }

  /** Whether the entry's check stands at that instant: passed, and its review neither left unanswered nor never begun. */
  boolean standsAt(Subprocessor entry, Instant at) {
    return standsAt(entry, null, at);
  }

  /** Ids of those of the rows, as many as a page shows, whose entry's check stands for their customer at that instant. @param entries theirs */
  Set<String> standingAt(Collection<Subprocessor> entries, Collection<Consent> rows, Instant at) {
    Map<String, Instant> ends = clocks.checksStandUntil(entries, rows, at);
    Set<String> checked = entries.stream().filter(entry -> entry.state() == Subprocessor.State.CHECKED).map(Subprocessor::id)
        .collect(Collectors.toSet());
    return rows.stream().filter(row -> checked.contains(row.about().subprocessorId()))
        .filter(row -> !ends.containsKey(row.id()) || ends.get(row.id()).isAfter(at)).map(Consent::id).collect(Collectors.toSet());
  }

  private boolean standsAt(Subprocessor entry, Customer customer, Instant at) {
    return entry.state() == Subprocessor.State.CHECKED && !overdue(entry, customer, at);
  }

  private boolean overdue(Subprocessor entry, Customer customer, Instant at) {
    return clocks.checkStandsUntil(entry, customer).filter(end -> !end.isAfter(at)).isPresent();
  }

  /** The row that holds at that instant, or else the last: before it begins another may stand, which ends then. */
  private static Optional<Consent> at(List<Consent> rows, ConsentState state, Instant at) {
    return last(rows.stream().filter(row -> row.holdsAt(at)).toList(), state).or(() -> last(rows, state));
  }

  private static Optional<Consent> last(List<Consent> rows, ConsentState state) {
    return rows.stream().filter(row -> row.state() == state).reduce((one, later) -> later);
  }

  private static Optional<String> outside(Consent consent, Instant at) {
    if (at.isBefore(consent.validFrom())) {
      return Optional.of(" may be used from " + consent.validFrom() + " only");
    }
    return consent.validUntil() != null && !at.isBefore(consent.validUntil())
        ? Optional.of(" may be used until " + consent.validUntil() + " only") : Optional.empty();
  }

  static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Standing lack(String name, Rule rule, String detail) {
    return new Standing(null, name, new Lack(rule, detail), null);
  }
}
