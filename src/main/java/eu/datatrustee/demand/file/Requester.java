package eu.datatrustee.demand.file;

/**
 * Who asks, and where an answer reaches them.
 *
 * @param authority the authority's or the third party's name
 * @param country ISO 3166-1 alpha-2
 * @param reference their own reference, or null
 * @param language in which they want letters ({@code de}, {@code en}, {@code nl}), or null for that of their country
 */
public record Requester(RequesterKind kind, String authority, String country, String contactName, String contactEmail, String reference,
    String language) {

  /** The language of letters to them. */
  public String letterLanguage() {
    if (language != null) {
      return language;
    }
    return switch (country) {
      case "DE", "AT" -> "de";
      case "NL", "BE" -> "nl";
      default -> "en";
    };
  }
}
