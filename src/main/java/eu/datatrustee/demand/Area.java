package eu.datatrustee.demand;

import java.util.Set;

/** From where a demand comes, as far as the law tells it apart. */
enum Area {
  DE,
  /** The other member states that Reg. (EU) 2023/1543 binds. */
  EU,
  /** No third countries to the GDPR (Art. 48), and not bound by that Regulation: Denmark, and the states of the EEA outside the Union. */
  EEA,
  THIRD;

  private static final Set<String> BOUND = Set.of("AT", "BE", "BG", "CY", "CZ", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
      "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");
  private static final Set<String> NOT_BOUND = Set.of("DK", "IS", "LI", "NO");

  static Area of(String country) {
    return "DE".equals(country) ? DE : BOUND.contains(country) ? EU : NOT_BOUND.contains(country) ? EEA : THIRD;
  }
}
