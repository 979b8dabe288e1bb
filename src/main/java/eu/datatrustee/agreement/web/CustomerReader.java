package eu.datatrustee.agreement.web;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.CountryBasis;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.RegisterNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.Counting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Makes a customer of what a caller wrote, or refuses it with every fault. */
final class CustomerReader {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]{0,49}");
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,180}[A-Za-z0-9])");
  private static final Set<String> LANGUAGES = Set.of("de", "en", "nl");
  private static final Set<String> COUNTRIES = Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2);

  /** The clocks of the table {@code deadlines} that an agreement may set itself (O2). */
  private static final Set<String> CLOCKS = Set.of("review", "confirm", "customerDecision", "supervisorClaim", "extension",
      "closingStatement", "dispute", "consent", "notice", "response", "formCheck", "assessment", "courtConfirmation", "dataSubject",
      "banReview", "subprocessorReview");

  /** Nobody agrees on a clock of more than ten years; a typing error would otherwise be counted day by day. */
  private static final int LONGEST_DAYS = 3650;

  private static final int MOST = 200;

  private final Faults faults = new Faults();

  private CustomerReader() {}

  /** @throws Refusal (malformed, impossible) with a field for each fault */
  static Customer read(String id, CustomerBody body) {
    return new CustomerReader().customer(id, body);
  }

  private Customer customer(String id, CustomerBody body) {
    if (!ID.matcher(id).matches()) {
      faults.malformed("id", "is not a lower-case letter followed by at most 49 lower-case letters and digits");
    }
    faults.line("name", body.name(), 200);
    faults.required("contacts", body.contacts());
    List<Contact> contacts = contacts(body.contacts());
    Agreement agreement = faults.required("agreement", body.agreement()) == null ? null : agreement(body.agreement());
    faults.refuseIfAny();
    return new Customer(id, body.name(), contacts, agreement);
  }

  private List<Contact> contacts(List<CustomerBody.Contact> given) {
    List<Contact> contacts = new ArrayList<>();
    for (CustomerBody.Contact contact : faults.list("contacts", given, MOST)) {
      String at = "contacts[" + contacts.size() + "].";
      faults.line(at + "name", contact.name(), 200);
      email(at + "email", contact.email());
      faults.optionalLine(at + "phone", contact.phone(), 50);
      if (faults.required(at + "language", contact.language()) != null && !LANGUAGES.contains(contact.language())) {
        faults.malformed(at + "language", "is none of de, en, nl");
      }
      contacts.add(new Contact(contact.name(), contact.email(), contact.phone(), contact.language()));
    }
    if (given != null && given.isEmpty()) {
      faults.impossible("contacts", "names nobody, but notices need a recipient");
    }
    return contacts;
  }

  private void email(String field, String email) {
    if (faults.required(field, email) != null && (!EMAIL.matcher(email).matches() || email.contains(".."))) {
      faults.impossible(field, "is not a mail address");
    }
  }

  private Agreement agreement(CustomerBody.Agreement given) {
    String reference = faults.line("agreement.reference", given.reference(), 200);
    Boolean decides = faults.required("agreement.customerDecidesAccess", given.customerDecidesAccess());
    faults.required("agreement.inForceFrom", given.inForceFrom());
    Instant from = faults.parsed("agreement.inForceFrom", given.inForceFrom(), Moments::from);
    Instant until = faults.parsed("agreement.inForceUntil", given.inForceUntil(), Moments::until);
    if (from != null && until != null && !until.isAfter(from)) {
      faults.impossible("agreement.inForceUntil", "is not after inForceFrom");
    }
    List<CountryBasis> countries = countries(given.accessFromCountries());
    List<Affiliate> affiliates = affiliates(given.affiliates());
    List<String> disclosures = disclosures(given.describedDisclosures());
    Map<String, OwnDeadline> deadlines = deadlines(given.deadlines());
    faults.refuseIfMalformed();
    return new Agreement(reference, from, until, decides, countries, affiliates, disclosures, deadlines);
  }

  private List<CountryBasis> countries(List<CustomerBody.CountryBasis> given) {
    List<CountryBasis> countries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (CustomerBody.CountryBasis country : faults.list("agreement.accessFromCountries", given, MOST)) {
      String at = "agreement.accessFromCountries[" + countries.size() + "].";
      country(at + "country", country.country());
      faults.line(at + "basis", country.basis(), 500);
      if (country.country() != null && !seen.add(country.country())) {
        faults.impossible(at + "country", "is named twice");
      }
      countries.add(new CountryBasis(country.country(), country.basis()));
    }
    return countries;
  }

  private List<Affiliate> affiliates(List<CustomerBody.Affiliate> given) {
    List<Affiliate> affiliates = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (CustomerBody.Affiliate affiliate : faults.list("agreement.affiliates", given, MOST)) {
      String at = "agreement.affiliates[" + affiliates.size() + "].";
      faults.line(at + "name", affiliate.name(), 200);
      faults.line(at + "registerNumber", affiliate.registerNumber(), 100);
      country(at + "country", affiliate.country());
      if (affiliate.registerNumber() != null && !seen.add(affiliate.registerNumber())) {
        faults.impossible(at + "registerNumber", "is named twice");
      }
      if (affiliate.registerNumber() != null && RegisterNumbers.taken(affiliate.registerNumber())) {
        faults.impossible(at + "registerNumber", RegisterNumbers.TAKEN);
      }
      affiliates.add(new Affiliate(affiliate.name(), affiliate.registerNumber(), affiliate.country(),
          faults.parsed(at + "validUntil", affiliate.validUntil(), Moments::until)));
    }
    return affiliates;
  }

  private void country(String field, String country) {
    if (faults.required(field, country) != null && !COUNTRIES.contains(country)) {
      faults.impossible(field, "is no ISO 3166-1 alpha-2 code of a country");
    }
  }

  private List<String> disclosures(List<String> given) {
    List<String> disclosures = faults.list("agreement.describedDisclosures", given, MOST);
    for (int i = 0; i < disclosures.size(); i++) {
      faults.line("agreement.describedDisclosures[" + i + "]", disclosures.get(i), 2000);
    }
    return disclosures;
  }

  private Map<String, OwnDeadline> deadlines(Map<String, CustomerBody.OwnDeadline> given) {
    Map<String, OwnDeadline> deadlines = new TreeMap<>();
    (given == null ? Map.<String, CustomerBody.OwnDeadline>of() : given).forEach((name, own) -> {
      String field = "agreement.deadlines." + name;
      if (!CLOCKS.contains(name)) {
        faults.impossible(field, "is no clock of this service");
      }
      if (faults.required(field, own) != null) {
        Integer amount = faults.required(field + ".amount", own.amount());
        Counting counting = faults.required(field + ".counting", own.counting());
        if (amount != null && counting != null) {
          amount(field + ".amount", amount, counting);
          deadlines.put(name, new OwnDeadline(amount, counting));
        }
      }
    });
    return deadlines;
  }

  private void amount(String field, int amount, Counting counting) {
    int longest = switch (counting) {
      case MINUTES -> LONGEST_DAYS * 24 * 60;
      case HOURS, WORKING_HOURS -> LONGEST_DAYS * 24;
      case WORKING_DAYS, WERKTAGE, REG_1182_71, BGB -> LONGEST_DAYS;
      case REG_MONTHS, BGB_MONTHS -> LONGEST_DAYS / 31;
    };
    if (amount <= 0 || amount > longest) {
      faults.impossible(field, "is not between 1 and " + longest);
    }
  }
}
