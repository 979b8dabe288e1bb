package eu.datatrustee.demand;

import java.util.Set;

/** From where a demand comes, as far as the law tells it apart. */
enum Area {
  DE,
  /** The member states that Reg. (EU) 2023/1543 binds: Denmark is not among them. */
  EU,
  THIRD;

  private static final Set<String> BOUND = Set.of("AT", "BE", "BG", "CY", "CZ", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT",
      "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  static Area of(String country) {
    return "DE".equals(country) ? DE : BOUND.contains(country) ? EU : THIRD;
  }
}
