package eu.datatrustee.access;

import eu.datatrustee.casework.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What an application must be, whoever reads it, before it can become a case: complete, and possible. */
final class ApplicationForm {

  private static final Pattern RESOURCE = Pattern.compile("(mailbox|site|database|host|store|key):\\S.{0,199}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");
  private static final Pattern INCIDENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]*");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private ApplicationForm() {}

  static void check(AccessApplication application, Instant now) {
    present("customerId", application.customerId(), 64);
    present("purpose", application.purpose(), 64);
    if (application.accessor() == null) {
      throw Refusal.malformed("accessor", "is missing");
    }
    present("accessor.name", application.accessor().name(), 200);
    email("accessor.email", application.accessor().email());
    present("accessor.organisation", application.accessor().organisation(), 100);
    country("accessFromCountry", application.accessFromCountry());
    present("resources", application.resources());
    int total = 0;
    for (String resource : application.resources()) {
      if (resource == null || !RESOURCE.matcher(resource).matches()) {
        throw Refusal.malformed("resources", "must read type:name with one of mailbox, site, database, host, store, key");
      }
      total += resource.length() + 1;
    }
    if (total > 4000) {
      throw Refusal.impossible("resources", "are longer than 4000 characters together");
    }
    if (application.mode() == null) {
      throw Refusal.malformed("mode", "is missing");
    }
    present("actions", application.actions());
    if (application.dataCategories() != null && application.dataCategories().contains(null)) {
      throw Refusal.malformed("dataCategories", "has an empty entry");
    }
    present("justification", application.justification(), 4000);
    atMost("alternativesConsidered", application.alternativesConsidered(), 4000);
    atMost("incidentId", application.incidentId(), 64);
    if (application.durationMinutes() != null && application.durationMinutes() < 1) {
      throw Refusal.impossible("durationMinutes", "must be at least 1");
    }
    if (application.notBefore() != null && application.notBefore().isBefore(now)) {
      throw Refusal.impossible("notBefore", "is in the past");
    }
  }

  static void present(String field, String value, int atMost) {
    if (value == null || value.isBlank()) {
      throw Refusal.malformed(field, "is missing");
    }
    atMost(field, value, atMost);
  }

  static void atMost(String field, String value, int atMost) {
    if (value != null && value.length() > atMost) {
      throw Refusal.impossible(field, "is longer than " + atMost + " characters");
    }
    if (value != null && value.indexOf('\0') >= 0) {
      throw Refusal.malformed(field, "holds a character that is no text");
    }
  }

  /** A name that a path can carry: an incident that no call could name would never be resolved (A5). */
  static void incidentId(String field, String value) {
    present(field, value, 64);
    if (!INCIDENT.matcher(value).matches()) {
      throw Refusal.impossible(field, "must begin with a letter or a digit and hold only those and . _ : -");
    }
  }

  static void email(String field, String value) {
    present(field, value, 320);
    if (!EMAIL.matcher(value).matches()) {
      throw Refusal.impossible(field, "is no mail address");
    }
  }

  private static void country(String field, String value) {
    if (value == null || value.isBlank()) {
      throw Refusal.malformed(field, "is missing");
    }
    if (!COUNTRIES.contains(value)) {
      throw Refusal.impossible(field, "is no country of ISO 3166-1 alpha-2");
    }
  }

  private static void present(String field, Collection<?> values) {
    if (values == null || values.isEmpty()) {
      throw Refusal.malformed(field, "is missing");
    }
    if (values.stream().anyMatch(Objects::isNull)) {
      throw Refusal.malformed(field, "holds null");
    }
  }

  static List<String> names(List<? extends Enum<?>> values) {
    return values.stream().map(Enum::name).distinct().toList();
  }
}
