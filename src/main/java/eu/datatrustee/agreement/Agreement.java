package eu.datatrustee.agreement;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the customer's agreement with the trustee allows.
 *
 * @param inForceFrom first instant in force
 * @param inForceUntil first instant no longer in force, or null
 * @param customerDecidesAccess whether the customer decides on each access beside the trustee
 * @param accessFromCountries countries other than Germany and the commitments each rests on (A7)
 * @param affiliates the trustee's affiliates that may work for this customer (S4)
 * @param describedDisclosures disclosures the agreement describes (D3)
 * @param deadlines clocks the agreement sets itself, by name (O2)
 */
public record Agreement(String reference, Instant inForceFrom, Instant inForceUntil, boolean customerDecidesAccess,
    List<CountryBasis> accessFromCountries, List<Affiliate> affiliates, List<String> describedDisclosures,
    Map<String, OwnDeadline> deadlines) {

  public Agreement {
    accessFromCountries = List.copyOf(accessFromCountries);
    affiliates = List.copyOf(affiliates);
    describedDisclosures = List.copyOf(describedDisclosures);
    deadlines = Map.copyOf(deadlines);
  }

  /** A country access may come from, and the commitments that allow it. @param country ISO 3166-1 alpha-2 */
  public record CountryBasis(String country, String basis) {}

  /** An affiliate of the trustee. @param validUntil first instant it may no longer be used, or null */
  public record Affiliate(String name, String registerNumber, String country, Instant validUntil) {}

  /** A clock's value as the agreement sets it. */
  public record OwnDeadline(int amount, Counting counting) {}

  public boolean inForceAt(Instant at) {
    return !at.isBefore(inForceFrom) && (inForceUntil == null || at.isBefore(inForceUntil));
  }

  /** Germany always; another country where the agreement names it (A7). */
  public boolean coversCountry(String country) {
    return "DE".equals(country) || accessFromCountries.stream().anyMatch(c -> c.country().equals(country));
  }

  /** Whether the agreement lets an affiliate that it names work at that instant: in Germany, and for as long as it says (S4). */
  public Optional<Engagements.Lack> lackOf(Affiliate affiliate, Instant at) {
    if (!"DE".equals(affiliate.country())) {
      return Optional.of(new Engagements.Lack(Rule.S4, affiliate.name() + " is not in Germany"));
    }
    if (affiliate.validUntil() != null && !at.isBefore(affiliate.validUntil())) {
      return Optional.of(new Engagements.Lack(Rule.S4,
          "The agreement named " + affiliate.name() + " until " + affiliate.validUntil() + " only"));
    }
    return Optional.empty();
  }

  public Optional<Affiliate> affiliate(String registerNumber) {
    return affiliates.stream().filter(a -> a.registerNumber().equals(registerNumber)).findFirst();
  }
}
