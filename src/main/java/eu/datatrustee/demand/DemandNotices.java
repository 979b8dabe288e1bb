package eu.datatrustee.demand;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import eu.datatrustee.identity.People.Person;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import eu.datatrustee.notification.Recalls;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Letters to requesters, in their language, and alerts to the desk. The customer is told elsewhere. */
@Component
class DemandNotices {

  /** What the desk is alerted to. */
  enum Alert {
    EMERGENCY_REGISTERED, NOT_GENUINE, ENTRY_REGISTERED, ENTRY_WITH_DATA, ENTRY_OVERDUE, RELEASE_OVERDUE, VERIFICATION_OVERDUE,
    FORM_CHECK_OVERDUE, ASSESSMENT_OVERDUE, OBJECTION_OVERDUE, RESPONSE_HALF, RESPONSE_LATE, RESPONSE_OVERDUE, OTHER_PURPOSE,
    ORDER_LAPSED, COURT_REFUSED, WITHDRAWN, INSTRUCTED, INSTRUCTION_TAKEN_BACK, STILL_BINDING, ENFORCING_AUTHORITY,
    UNKNOWN_CUSTOMER, SAME_REFERENCE, STEP_FAILED, PRESERVE_NOW
  }

  /**
   * Why a demand ended from outside. {@code STILL_BINDING}: the customer has taken its instruction back, and the law may compel a part all the
   * same, so that the order is taken up by a case of its own and its authority is not told that it has ended.
   */
  enum Ending { WITHDRAWN, INSTRUCTION_TAKEN_BACK, STILL_BINDING, OTHER_PURPOSE, ORDER_LAPSED, COURT_REFUSED, ENFORCING_AUTHORITY }

  private static final String[] DESK = {Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL};
  private static final String[] COUNSEL = {Group.LEGAL_COUNSEL};

  private final Customers customers;
  private final People people;
  private final Notices notices;
  private final Recalls recalls;

  DemandNotices(Customers customers, People people, Notices notices, Recalls recalls) {
    this.customers = customers;
    this.people = people;
    this.notices = notices;
    this.recalls = recalls;
  }

  // ---- the requester ----

  /** D2, D13: the provider has no access; whom to turn to. @return the notice's id */
  String referred(CaseFile file) {
    return toRequester(file, "demand-referred", withContact(file, facts(file)));
  }

  /** @param fallen causes and reasons of what is not pursued */
  void receipt(CaseFile file, Instant due, List<String> fallen) {
    Map<String, Object> facts = facts(file);
    facts.put("receivedAt", file.receivedAt());
    facts.put("due", due);
    facts.put("causes", fallen.isEmpty() ? null : fallen);
    toRequester(file, "demand-receipt", facts);
  }

  /** @param causes codes that have their words in each language, or what somebody wrote */
  void rejected(CaseFile file, Rule rule, List<String> causes) {
    Map<String, Object> facts = facts(file);
    facts.put("rule", rule == null ? null : rule.name());
    facts.put("causes", causes);
    toRequester(file, "demand-rejected", facts);
  }

  /** D8, D13. @param waiting whether the controller is told and the processor waits (GDPR Art. 48). @return the notice's id */
  String redirected(CaseFile file, Instant due, String reason, boolean waiting) {
    Map<String, Object> facts = withContact(file, facts(file));
    facts.put("due", due);
    facts.put("reason", reason);
    facts.put("waiting", waiting);
    return toRequester(file, "demand-redirected", facts);
  }

  String redirectReminder(CaseFile file, Instant sentAt, Instant due) {
    Map<String, Object> facts = withContact(file, facts(file));
    facts.put("sentAt", sentAt);
    facts.put("due", due);
    return toRequester(file, "demand-redirect-reminder", facts);
  }

  /**
   * D8, D13: a redirect, with the customer's contact, that has not left when the demand ends stays at home, and so does what tells the
   * customer of it. @return whether any to the requester did
   */
  boolean callBackRedirect(String caseId, String why) {
    recalls.callBack(caseId, Set.of("redirect-notice"), why);
    return recalls.callBack(caseId, Set.of("demand-redirected", "demand-redirect-reminder"), why).calledBack() > 0;
  }

  /** @param question or null, where the reasons of Annex III say it all */
  void asked(CaseFile file, List<String> annexReasons, String question, Instant due) {
    Map<String, Object> facts = facts(file);
    facts.put("annex", annex(file));
    facts.put("annexReasons", annexReasons.isEmpty() ? null : annexReasons);
    facts.put("question", question);
    facts.put("due", due);
    toRequester(file, "demand-question", facts);
  }

  /** @param norms by which it is contested, or null where the reason says so: what the table cites may be what compels */
  void contested(CaseFile file, String norms, String reason) {
    Map<String, Object> facts = facts(file);
    facts.put("norms", norms);
    facts.put("reason", reason);
    toRequester(file, "demand-contested", facts);
  }

  void noData(CaseFile file, String reason) {
    Map<String, Object> facts = facts(file);
    facts.put("annex", annex(file));
    facts.put("reason", reason);
    toRequester(file, "demand-no-data", facts);
  }

  /** @param disclosed whether data went out before: they are to be deleted */
  void ended(CaseFile file, Ending ending, String reason, boolean disclosed) {
    Map<String, Object> facts = facts(file);
    facts.put("ending", ending.name());
    facts.put("reason", reason);
    facts.put("disclosed", disclosed);
    toRequester(file, "demand-ended", facts);
  }

  /** @param until the end of the preservation @param extended whether by its one extension @param fallen what of the order is not pursued */
  void preserved(CaseFile file, Instant until, boolean extended, List<String> fallen) {
    Map<String, Object> facts = facts(file);
    facts.put("receivedAt", file.receivedAt());
    facts.put("until", until);
    facts.put("extended", extended);
    facts.put("causes", fallen.isEmpty() ? null : fallen);
    toRequester(file, "demand-preserved", facts);
  }

  /** @param kept whether the data are kept all the same, for an order to produce */
  void preservationEnded(CaseFile file, Instant until, boolean kept) {
    Map<String, Object> facts = facts(file);
    facts.put("until", until);
    facts.put("kept", kept);
    toRequester(file, "demand-preservation-ended", facts);
  }

  /** Reg. (EU) 2023/1543 Art. 10(5) to (7), 11(4) to (6): what an order of that Regulation is answered by; null for any other. */
  private static Boolean annex(CaseFile file) {
    return file.unionOrder() ? true : null;
  }

  // ---- the desk ----

  /** Tells all specialists and all of counsel. @param detail in English words, nothing of a demand's content; or null */
  void desk(String caseId, Alert alert, String detail) {
    toGroups(caseId, alert, detail, null, DESK);
  }

  void desk(String caseId, Alert alert, Deadline deadline) {
    toGroups(caseId, alert, null, deadline, DESK);
  }

  /** @param detail as above */
  void desk(String caseId, Alert alert, String detail, Deadline deadline) {
    toGroups(caseId, alert, detail, deadline, DESK);
  }

  void counsel(String caseId, Alert alert, String detail) {
    toGroups(caseId, alert, detail, null, COUNSEL);
  }

  private void toGroups(String caseId, Alert alert, String detail, Deadline deadline, String... groups) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("alert", alert.name());
    if (detail != null) {
      facts.put("detail", detail);
    }
    if (deadline != null) {
      facts.put("due", deadline.due());
      facts.put("explanation", deadline.explanation());
    }
    Map<String, Person> each = new LinkedHashMap<>();
    for (String group : groups) {
      people.membersOf(group).forEach(person -> each.put(person.id(), person));
    }
    each.values().stream().filter(person -> person.email() != null && !person.email().isBlank())
        .forEach(person -> notices.send(new Notice(caseId, "demand-alert", person.name(), person.email(), "en", facts)));
  }

  private static Map<String, Object> facts(CaseFile file) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", file.requester().authority());
    facts.put("reference", file.requester().reference());
    // Who is no authority demands nothing: it asks.
    facts.put("third", file.kind() == CaseKind.THIRD_PARTY_REQUEST ? true : null);
    return facts;
  }

  /** D13: name and privacy contact, no more. */
  private Map<String, Object> withContact(CaseFile file, Map<String, Object> facts) {
    if (file.customerKnown()) {
      Customer customer = customers.require(file.customerId());
      Contact contact = customer.contacts().get(0);
      facts.put("customer", customer.name());
      facts.put("customerContact", contact.name() + ", " + contact.email() + (contact.phone() == null ? "" : ", " + contact.phone()));
    }
    return facts;
  }

  private String toRequester(CaseFile file, String template, Map<String, Object> facts) {
    facts.values().removeIf(fact -> fact == null);
    return notices.send(new Notice(file.id(), template, file.requester().contactName(), file.requester().contactEmail(),
        file.requester().letterLanguage(), facts));
  }
}
