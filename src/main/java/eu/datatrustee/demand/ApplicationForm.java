package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.FieldError;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What an application must be before it can become a case: complete, readable and possible. All faults of a kind are told at once. */
final class ApplicationForm {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,255}");
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> LANGUAGES = Set.of("de", "en", "nl");
  private static final int MOST_CUSTOMERS = 50;
  private static final int MOST_ACCOUNTS = 500;

  private final List<FieldError> malformed = new ArrayList<>();
  private final List<FieldError> impossible = new ArrayList<>();

  private ApplicationForm() {}

  /** @throws Refusal (malformed) for what is missing or unreadable, else (impossible) for what cannot be */
  static void check(CaseKind kind, DemandApplication application, Instant now) {
    ApplicationForm form = new ApplicationForm();
    form.requester(kind, application.requester());
    form.demand(kind, application, now);
    if (!form.malformed.isEmpty()) {
      throw Refusal.malformed(form.malformed);
    }
    if (!form.impossible.isEmpty()) {
      throw Refusal.impossible(form.impossible);
    }
  }

  private void requester(CaseKind kind, Requester requester) {
    if (requester == null) {
      malformed("requester", "is missing");
      return;
    }
    if (requester.kind() == null) {
      malformed("requester.kind", "is missing");
    } else if (requester.kind().caseKind() != kind) {
      malformed("requester.kind", "belongs to " + (kind == CaseKind.DEMAND ? "/api/third-party-requests" : "/api/demands"));
    }
    present("requester.authority", requester.authority(), 400);
    present("requester.contactName", requester.contactName(), 200);
    present("requester.contactEmail", requester.contactEmail(), 320);
    atMost("requester.reference", requester.reference(), 200);
    if (requester.contactEmail() != null && !requester.contactEmail().isBlank() && !EMAIL.matcher(requester.contactEmail()).matches()) {
      impossible("requester.contactEmail", "is no mail address");
    }
    if (requester.country() == null || requester.country().isBlank()) {
      malformed("requester.country", "is missing");
    } else if (!COUNTRIES.contains(requester.country())) {
      impossible("requester.country", "is no country of ISO 3166-1 alpha-2");
    }
    if (requester.language() != null && !LANGUAGES.contains(requester.language())) {
      malformed("requester.language", "is none of de, en, nl");
    }
  }

  private void demand(CaseKind kind, DemandApplication a, Instant now) {
    boolean entry = a.requester() != null && a.requester().kind() == RequesterKind.EMERGENCY_RESPONDER;
    boolean demand = kind == CaseKind.DEMAND && !entry;
    required("receivedBy", a.receivedBy());
    required("receivedAt", a.receivedAt());
    if (a.receivedAt() != null && a.receivedAt().isAfter(now)) {
      impossible("receivedAt", "is in the future");
    }
    if (a.orderedAt() != null && a.orderedAt().isAfter(now)) {
      impossible("orderedAt", "is in the future");
    } else if (a.orderedAt() != null && a.receivedAt() != null && a.orderedAt().isAfter(a.receivedAt())) {
      impossible("orderedAt", "is after it was received");
    }
    customers(a);
    if (demand) {
      required("issuer", a.issuer());
      required("instrument", a.instrument());
      if (a.dataCategories() == null || a.dataCategories().isEmpty()) {
        malformed("dataCategories", "is missing");
      }
      present("scope", a.scope(), 4000);
    } else {
      atMost("scope", a.scope(), 4000);
    }
    nulls("dataCategories", a.dataCategories());
    atMost("legalBasis", a.legalBasis(), 1000);
    atMost("statedPurpose", a.statedPurpose(), 4000);
    accounts("accounts", a.accounts());
    if (a.periodFrom() != null && a.periodUntil() != null && !a.periodFrom().isBefore(a.periodUntil())) {
      impossible("periodUntil", "is not after periodFrom");
    }
    if (a.responseDeadline() != null && !a.responseDeadline().isAfter(now)) {
      impossible("responseDeadline", "is in the past");
    }
  }

  private void customers(DemandApplication a) {
    if (a.customers() != null) {
      apart(a);
    } else if (a.customerIds() == null) {
      present("customerId", a.customerId(), 400);
    } else if (a.customerId() != null) {
      malformed("customerIds", "stands in place of customerId: give one of the two");
    } else if (a.customerIds().isEmpty()) {
      malformed("customerIds", "is missing");
    } else if (a.customerIds().size() > MOST_CUSTOMERS) {
      impossible("customerIds", "are more than " + MOST_CUSTOMERS);
    } else {
      a.customerIds().forEach(id -> present("customerIds", id, 400));
    }
  }

  /** What concerns each of several customers, given apart. */
  private void apart(DemandApplication a) {
    if (a.customerId() != null || a.customerIds() != null) {
      malformed("customers", "stands in place of customerId and customerIds: give one of them");
    } else if (a.customers().isEmpty()) {
      malformed("customers", "is missing");
    } else if (a.customers().size() > MOST_CUSTOMERS) {
      impossible("customers", "are more than " + MOST_CUSTOMERS);
    }
    Set<String> named = new HashSet<>();
    for (int i = 0; i < a.customers().size(); i++) {
      NamedCustomer each = a.customers().get(i);
      String field = "customers[" + i + "]";
      if (each == null) {
        malformed(field, "is null");
        continue;
      }
      present(field + ".customerId", each.customerId(), 400);
      if (each.scope() != null) {
        present(field + ".scope", each.scope(), 4000);
      }
      if (each.statedPurpose() != null) {
        present(field + ".statedPurpose", each.statedPurpose(), 4000);
      }
      accounts(field + ".accounts", each.accounts());
      if (each.customerId() != null && !named.add(each.customerId().strip())) {
        malformed(field + ".customerId", "is named twice");
      }
    }
  }

  private void accounts(String field, List<String> accounts) {
    nulls(field, accounts);
    if (accounts != null && accounts.stream().anyMatch(account -> account != null
        && (account.isBlank() || account.length() > 320 || account.contains("\n") || !PlainText.is(account)))) {
      malformed(field, "must each be one line of at most 320 characters");
    }
    if (accounts != null && (accounts.size() > MOST_ACCOUNTS
        || accounts.stream().filter(Objects::nonNull).mapToInt(account -> account.length() + 1).sum() > 8000)) {
      impossible(field, "are too many to be named one by one");
    }
  }

  private void required(String field, Object value) {
    if (value == null) {
      malformed(field, "is missing");
    }
  }

  private void present(String field, String value, int atMost) {
    if (value == null || value.isBlank()) {
      malformed(field, "is missing");
    } else {
      atMost(field, value, atMost);
    }
  }

  private void atMost(String field, String value, int atMost) {
    if (value != null && value.length() > atMost) {
      impossible(field, "is longer than " + atMost + " characters");
    }
    if (value != null && !PlainText.is(value)) {
      malformed(field, PlainText.FAULT);
    }
  }

  private void nulls(String field, Collection<?> values) {
    if (values != null && values.stream().anyMatch(Objects::isNull)) {
      malformed(field, "holds null");
    }
  }

  private void malformed(String field, String message) {
    malformed.add(new FieldError(field, message));
  }

  private void impossible(String field, String message) {
    impossible.add(new FieldError(field, message));
  }

  /** A text that somebody wrote beside a case. @throws Refusal where it is missing or too long */
  static void text(String field, String value) {
    text(field, value, 4000);
  }

  static void text(String field, String value, int atMost) {
    if (value == null || value.isBlank()) {
      throw Refusal.malformed(field, "is missing");
    }
    if (value.length() > atMost) {
      throw Refusal.impossible(field, "is longer than " + atMost + " characters");
    }
    if (!PlainText.is(value)) {
      throw Refusal.malformed(field, PlainText.FAULT);
    }
  }
}
