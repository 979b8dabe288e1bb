package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import eu.datatrustee.identity.People.Person;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is told what about subcontractors: each customer's contacts in their language, proposers, vendor managers. */
@Component
class SubprocessorNotices {

  private final Proposals proposals;
  private final Customers customers;
  private final Documents documents;
  private final People people;
  private final Notices notices;

  SubprocessorNotices(Proposals proposals, Customers customers, Documents documents, People people, Notices notices) {
    this.proposals = proposals;
    this.customers = customers;
    this.documents = documents;
    this.people = people;
    this.notices = notices;
  }

  // ---- customers ----

  /** The request, with what was proposed and its documents. */
  void consentAsked(Consent consent, Deadline deadline) {
    Proposal proposal = proposals.require(consent.about().proposalId());
    Map<String, Object> facts = facts(proposal.proposed());
    facts.put("due", deadline.due());
    facts.put("explanation", deadline.explanation());
    toCustomer(consent, "consent-asked", facts, documents.of(proposal.id()));
  }

  void consentReminder(Consent consent, Deadline deadline) {
    toCustomer(consent, "consent-reminder", facts("subprocessor", name(consent), "due", deadline.due(), "explanation",
        deadline.explanation()), List.of());
  }

  /**
   * What was recorded of the customer's answer, or of its silence.
   *
   * @param earlier a consent from before that stands beside it, for what it covers itself; nothing where the answer is a consent
   */
  void consentResult(Consent consent, Optional<Consent> earlier) {
    Map<String, Object> facts = facts("subprocessor", name(consent), "result", consent.state().name(), "reason", consent.reason());
    if (consent.state() == ConsentState.CONSENTED) {
      facts.put("from", consent.validFrom());
      facts.put("until", consent.validUntil());
      put(facts, "services", consent.serviceList());
      put(facts, "dataCategories", consent.dataCategoryList());
    }
    if (consent.document() != null) {
      facts.put("document", consent.document().name() + ", SHA-256 " + consent.document().sha256());
    }
    present(facts);
    if (consent.state() == ConsentState.LATE) {
      toVendorManagers(consent, "consent-result", facts);
    }
    Map<String, Object> told = new HashMap<>(facts);
    if (consent.state() != ConsentState.CONSENTED) {
      earlier.ifPresent(before -> told.putAll(standing(before)));
    }
    toCustomer(consent, "consent-result", told, List.of());
  }

  /** What a consent covers, by the case in which it was given. */
  private Map<String, Object> standing(Consent consent) {
    Map<String, Object> facts = covered(consent, proposals.require(consent.about().proposalId()).proposed());
    facts.put("earlier", consent.about().proposalId());
    return facts;
  }

  private static Map<String, Object> covered(Consent consent, Proposed pinned) {
    Map<String, Object> facts = facts("country", pinned.country(), "purpose", pinned.purposeList(), "dataCategories",
        consent.coveredData(pinned), "until", consent.validUntil());
    put(facts, "services", consent.serviceList());
    return facts;
  }

  /** Suspended before and checked anew: it counts again as it stood, and who consented may take that back. */
  void revived(Consent consent, Subprocessor entry, Proposed pinned) {
    Map<String, Object> facts = covered(consent, pinned);
    facts.put("subprocessor", entry.name());
    facts.put("result", consent.state().name());
    facts.put("checkedAt", entry.checkedAt());
    facts.put("withdrawable", consent.state() == ConsentState.CONSENTED);
    toCustomer(consent, "consent-revived", facts, List.of());
  }

  /** Listed by its agreement, or bound by the provider's terms: the customers hear of it. */
  void registered(Proposal proposal, List<Consent> rows) {
    for (Consent row : rows) {
      if (row.askedAt() == null && (row.state() == ConsentState.LISTED_AFFILIATE || row.state() == ConsentState.BOUND_BY_TERMS)) {
        toCustomer(row, "subprocessor-registered", registered(proposal, row), List.of());
      }
    }
  }

  /** Its agreement has come to name it while it was asked: it need not answer. */
  void settled(Proposal proposal, Consent row) {
    Map<String, Object> facts = registered(proposal, row);
    facts.put("askedAt", row.askedAt());
    toCustomer(row, "subprocessor-registered", facts, List.of());
  }

  private static Map<String, Object> registered(Proposal proposal, Consent row) {
    Map<String, Object> facts = facts(proposal.proposed());
    facts.put("result", row.state().name());
    facts.put("from", row.validFrom());
    facts.put("until", row.validUntil());
    if (row.state() == ConsentState.LISTED_AFFILIATE) {
      // What it may do is up to the agreement alone (S4).
      facts.remove("dataCategories");
      facts.remove("purpose");
    }
    return present(facts);
  }

  void consentWithdrawn(Consent consent, Subprocessor entry) {
    Map<String, Object> facts = ended(consent, entry, consent.endedAt(), consent.reason());
    toCustomer(consent, "consent-ended", facts, List.of());
    toVendorManagers(consent, "consent-ended", facts);
  }

  /** It can no longer be used for the customer, without the customer's doing. */
  void ended(Consent consent, Subprocessor entry, Instant at, String result, String reason) {
    Map<String, Object> facts = ended(consent, entry, at, reason);
    facts.put("result", result);
    toCustomer(consent, "consent-ended", facts, List.of());
  }

  private Map<String, Object> ended(Consent consent, Subprocessor entry, Instant at, String reason) {
    return facts("customer", customers.require(consent.about().customerId()).name(), "subprocessor", entry.name(), "result",
        consent.state().name(), "endedAt", at, "reason", reason);
  }

  // ---- proposer and vendor managers ----

  void proposalRefused(Proposal proposal) {
    toProposer(proposal, "proposal-refused", facts("subprocessor", proposal.proposed().name(), "rule", proposal.refusalRule().name(),
        "reason", proposal.refusalDetail()));
  }

  /** How the customers stand, when the last one has answered or let its time pass. */
  void tally(Proposal proposal, Map<ConsentState, Long> tally) {
    Map<String, Object> facts = facts("subprocessor", proposal.proposed().name());
    Map.of("consented", ConsentState.CONSENTED, "refused", ConsentState.REFUSED, "silent", ConsentState.SILENT, "late", ConsentState.LATE,
        "listed", ConsentState.LISTED_AFFILIATE, "bound", ConsentState.BOUND_BY_TERMS)
        .forEach((key, state) -> facts.put(key, tally.getOrDefault(state, 0L)));
    toProposer(proposal, "proposal-tally", facts);
  }

  void suspended(Subprocessor entry, String why) {
    Map<String, Object> facts = facts("subprocessor", entry.name(), "result", ConsentState.SUSPENDED.name(), "endedAt", entry.suspendedAt(),
        "reason", why);
    people.membersOf(Group.VENDOR_MANAGERS).forEach(person -> to(person, entry.id(), "consent-ended", facts));
  }

  // ---- facts and recipients ----

  private static Map<String, Object> facts(Proposed proposed) {
    return facts("subprocessor", proposed.name(), "registerNumber", proposed.registerNumber(), "country", proposed.country(), "service",
        proposed.service(), "dataCategories", proposed.dataCategoryList(), "purpose", proposed.purposeList(), "from",
        proposed.plannedStart(), "until", proposed.validUntil());
  }

  /** Pairs of key and fact; facts that are not there are left out. */
  private static Map<String, Object> facts(Object... pairs) {
    Map<String, Object> facts = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        facts.put((String) pairs[i], pairs[i + 1]);
      }
    }
    return facts;
  }

  private static Map<String, Object> present(Map<String, Object> facts) {
    facts.values().removeIf(java.util.Objects::isNull);
    return facts;
  }

  private static void put(Map<String, Object> facts, String key, List<String> values) {
    if (!values.isEmpty()) {
      facts.put(key, values);
    }
  }

  private String name(Consent consent) {
    return proposals.require(consent.about().proposalId()).proposed().name();
  }

  private void toCustomer(Consent consent, String template, Map<String, Object> facts, List<Document> attached) {
    for (Contact contact : customers.require(consent.about().customerId()).contacts()) {
      notices.send(new Notice(consent.about().proposalId(), template, contact.name(), contact.email(), contact.language(), facts, attached));
    }
  }

  private void toVendorManagers(Consent consent, String template, Map<String, Object> facts) {
    people.membersOf(Group.VENDOR_MANAGERS).forEach(person -> to(person, consent.about().proposalId(), template, facts));
  }

  private void toProposer(Proposal proposal, String template, Map<String, Object> facts) {
    people.find(proposal.proposed().proposedBy()).ifPresent(person -> to(person, proposal.id(), template, facts));
  }

  private void to(Person person, String caseId, String template, Map<String, Object> facts) {
    if (person.email() != null && !person.email().isBlank()) {
      notices.send(new Notice(caseId, template, person.name(), person.email(), "en", facts));
    }
  }
}
