package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.RegisterNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What a proposal must be before it can become a case: complete, and possible. */
final class ProposalForm {

  /** A3, in the mandate's own list: nobody is retained for anything else (S1, A8). */
  static final Set<String> PURPOSES = Set.of("SUPPORT_INCIDENT", "SERVICE_PROBLEM", "MAINTENANCE", "IMPROVEMENT");

  private static final Set<String> CATEGORIES = Arrays.stream(DataCategory.values()).map(Enum::name).collect(Collectors.toSet());
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final String KEYS = "ENCRYPTION_KEYS";

  private ProposalForm() {}

  static void check(ProposalApplication application, Instant now) {
    if (application.engagedBy() == null) {
      throw Refusal.malformed("engagedBy", "is missing: TRUSTEE or PROVIDER");
    }
    present("name", application.name(), 200);
    present("registerNumber", application.registerNumber(), 100);
    if (RegisterNumbers.taken(application.registerNumber())) {
      throw Refusal.impossible("registerNumber", RegisterNumbers.TAKEN);
    }
    present("country", application.country(), 100);
    if (!COUNTRIES.contains(application.country())) {
      throw Refusal.impossible("country", "is no country of ISO 3166-1 alpha-2");
    }
    present("service", application.service(), 1000);
    if (Proposed.services(application.service()).isEmpty()) {
      throw Refusal.impossible("service", "names none: it holds separators only");
    }
    categories(application.dataCategories());
    purposes(application.purposes());
    each("customers", application.customers());
    if (application.customers().size() > 1 && application.customers().contains(ProposalApplication.ALL)) {
      throw Refusal.malformed("customers", "are ALL, or ids, not both");
    }
    times(application, now);
  }

  private static void categories(List<String> categories) {
    each("dataCategories", categories);
    if (categories.contains(KEYS)) {
      throw Refusal.impossible("dataCategories", "hold the platform's keys, which nobody gets", Rule.D11);
    }
    if (!CATEGORIES.containsAll(categories)) {
      throw Refusal.malformed("dataCategories", "hold one that is none of " + CATEGORIES.stream().sorted().collect(Collectors.joining(", ")));
    }
  }

  private static void purposes(List<String> purposes) {
    each("purposes", purposes);
    if (!PURPOSES.containsAll(purposes)) {
      throw Refusal.impossible("purposes", "hold one that nobody is retained for: only "
          + PURPOSES.stream().sorted().collect(Collectors.joining(", ")), Rule.S1);
    }
  }

  private static void times(ProposalApplication application, Instant now) {
    if (application.validUntil() == null) {
      return;
    }
    if (!application.validUntil().isAfter(now)) {
      throw Refusal.impossible("validUntil", "is in the past");
    }
    if (application.plannedStart() != null && !application.validUntil().isAfter(application.plannedStart())) {
      throw Refusal.impossible("validUntil", "is not after plannedStart");
    }
  }

  static void present(String field, String value, int atMost) {
    if (value == null || value.isBlank()) {
      throw Refusal.malformed(field, "is missing");
    }
    if (value.length() > atMost) {
      throw Refusal.impossible(field, "is longer than " + atMost + " characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw Refusal.malformed(field, "holds a character that is no text");
    }
  }

  private static void each(String field, List<String> values) {
    if (values == null || values.isEmpty()) {
      throw Refusal.malformed(field, "is missing");
    }
    if (values.stream().anyMatch(Objects::isNull)) {
      throw Refusal.malformed(field, "holds null");
    }
  }
}
