package eu.datatrustee.demand.notice;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.casework.Sha256;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.document.Document;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The letter to the customer's contacts: what came in, from whom, and a copy of it; of an entry, how it went (X1). */
@Component
class NoticeLetters {

  /** The clock of a data subject's request, which the process of the request starts. */
  static final String DATA_SUBJECT = "dataSubject";

  private final CaseFiles files;
  private final Customers customers;
  private final OwnParts parts;
  private final Deadlines deadlines;
  private final DecisionLog log;
  private final PastSilence silence;
  private final Notices notices;

  NoticeLetters(CaseFiles files, Customers customers, OwnParts parts, Deadlines deadlines, DecisionLog log, PastSilence silence, Notices notices) {
    this.files = files;
    this.customers = customers;
    this.parts = parts;
    this.deadlines = deadlines;
    this.log = log;
    this.silence = silence;
    this.notices = notices;
  }

  /**
   * Writes to the customer's contacts, as the register has them now.
   *
   * @param written addresses that are written to already
   * @return the SHA-256 of the copy that goes with it
   */
  String tell(CaseFile file, List<String> written) {
    List<Document> copy = parts.copy(file);
    Rule rule = NoticeEvidence.rule(file);
    Map<String, Object> facts = facts(parts.shown(file), rule);
    optional(facts, "own", parts.whole(file) ? null : true);
    for (Contact contact : customers.require(file.customerId()).contacts()) {
      if (!written.contains(contact.email())) {
        notices.send(new Notice(file.id(), template(rule), contact.name(), contact.email(), contact.language(),
            withSilence(file, rule, facts, contact.language()), copy));
      }
    }
    return copySha256(file, copy);
  }

  /** @param copy the documents that its customer gets, or got */
  String copySha256(CaseFile file, List<Document> copy) {
    return sha256(parts.shown(file), copy);
  }

  private static String template(Rule rule) {
    return switch (rule) {
      case D5 -> "demand-notice";
      case X1 -> "entry-notice";
      case D9 -> "data-subject-request";
      default -> "request-notice";
    };
  }

  private Map<String, Object> facts(CaseFile file, Rule rule) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", file.requester().authority());
    facts.put("country", file.requester().country());
    facts.put("receivedAt", file.receivedAt());
    optional(facts, "scope", file.scope().isBlank() ? null : file.scope());
    facts.put("rule", rule.name());
    optional(facts, "reference", file.requester().reference());
    // D13: whoever asked was given the customer's contact.
    optional(facts, "referred", files.standing(file.id()).outcome() == Outcome.REDIRECTED_BY_PROVIDER ? true : null);
    if (rule == Rule.D9) {
      facts.put("contactName", file.requester().contactName());
      facts.put("contactEmail", file.requester().contactEmail());
      Deadline month = deadlines.of(file.id()).stream().filter(clock -> clock.name().equals(DATA_SUBJECT)).findFirst()
          .orElseThrow(() -> new IllegalStateException("The clock of " + file.id() + " never ran"));
      facts.put("due", month.due());
      facts.put("explanation", month.explanation() + ", " + month.norm());
    } else if (rule == Rule.X1) {
      account(file, facts);
    } else {
      optional(facts, "dataCategories", file.dataCategories().isEmpty() ? null : file.dataCategories().stream().map(Enum::name).toList());
      optional(facts, "legalBasis", file.legalBasis());
      optional(facts, "statedPurpose", file.statedPurpose());
    }
    return facts;
  }

  /** X1: who was with the responders, and whether data were seen; nobody says so of an entry that was taken back before. */
  private void account(CaseFile file, Map<String, Object> facts) {
    Optional<DecisionLog.Entry> account = log.of(file.id()).stream().filter(entry -> entry.step() == Step.ENTRY).findFirst();
    String accessed = account.map(DecisionLog.Entry::decision).orElse("NOT_ACCOUNTED_FOR");
    facts.put("accessed", accessed);
    facts.put("seen", accessed.equals("DATA_ACCESSED"));
    optional(facts, "takenBack", account.isEmpty() ? true : null);
    optional(facts, "account", account.map(DecisionLog.Entry::reason).orElse(null));
  }

  /** In the words of the contact's language. */
  private Map<String, Object> withSilence(CaseFile file, Rule rule, Map<String, Object> facts, String language) {
    List<String> reasons = rule == Rule.D9 ? List.of() : silence.of(file.id(), language);
    Map<String, Object> all = new HashMap<>(facts);
    optional(all, "silence", reasons.isEmpty() ? null : String.join("; ", reasons));
    return all;
  }

  private static void optional(Map<String, Object> facts, String key, Object fact) {
    if (fact != null) {
      facts.put(key, fact);
    }
  }

  /** Of the one document; of the list of hashes, one a line, where there are several; of the request's own words where there is none. */
  private static String sha256(CaseFile file, List<Document> copy) {
    if (copy.size() == 1) {
      return copy.get(0).sha256();
    }
    String text = copy.isEmpty() ? file.scope() : copy.stream().map(document -> document.sha256() + "\n").collect(Collectors.joining());
    return Sha256.of(text);
  }
}
