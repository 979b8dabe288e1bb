package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.demand.DemandApplication;
import eu.datatrustee.demand.NamedCustomer;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;

/** What somebody has filled in on the page that registers a demand: texts as they were typed, times in German time. */
record DemandForm(String receivedBy, String receivedAt, String requesterKind, String authority, String country, String contactName,
    String contactEmail, String reference, String language, String customerId, String apart, String issuer, String legalBasis, String instrument,
    Boolean emergency, Boolean exigent, String orderedAt, List<String> dataCategories, String scope, String accounts, String periodFrom,
    String periodUntil, String statedPurpose, String responseDeadline, String follows) {

  /** An empty form. @param follows the case that a binding order takes up, or null */
  static DemandForm empty(Instant now, String follows) {
    return new DemandForm("TRUSTEE", Say.input(now), null, null, "DE", null, null, null, null, null, null, null, null, null, false, false,
        null, List.of(), null, null, null, null, null, null, follows);
  }

  /** @throws Refusal where a choice or a time cannot be read */
  DemandApplication application() {
    List<String> customers = lines(customerId);
    List<NamedCustomer> each = CustomersApart.read(customers, apart);
    return new DemandApplication(choice("receivedBy", ReceivedBy.class, receivedBy), instant("receivedAt", receivedAt),
        new Requester(choice("requester.kind", RequesterKind.class, requesterKind), text(authority), text(country), text(contactName),
            text(contactEmail), text(reference), text(language)),
        each != null || customers.size() != 1 ? null : customers.get(0), each != null || customers.size() < 2 ? null : customers, each,
            choice("issuer", Issuer.class, issuer),
        text(legalBasis), choice("instrument", Instrument.class, instrument), Boolean.TRUE.equals(emergency), Boolean.TRUE.equals(exigent),
        instant("orderedAt", orderedAt),
        dataCategories == null ? List.of() : dataCategories.stream().map(data -> choice("dataCategories", DataCategory.class, data)).toList(),
        text(scope), accounts == null || accounts.isBlank() ? null : lines(accounts), instant("periodFrom", periodFrom),
        instant("periodUntil", periodUntil), text(statedPurpose), instant("responseDeadline", responseDeadline), text(follows));
  }

  /** One a line: names have commas in them. */
  private static List<String> lines(String text) {
    return text == null ? List.of() : text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList();
  }

  private static String text(String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  static <E extends Enum<E>> E choice(String field, Class<E> choices, String chosen) {
    if (chosen == null || chosen.isBlank()) {
      return null;
    }
    try {
      return Enum.valueOf(choices, chosen);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(field, "is none of the choices");
    }
  }

  /** Of an hour that autumn has twice, the first. */
  static Instant instant(String field, String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return WrittenTime.kept(LocalDateTime.parse(typed)).atZone(GermanTime.at(Instant.EPOCH).getZone()).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.malformed(field, "is no date with a time");
    }
  }
}
