package eu.datatrustee.subprocessor;

import eu.datatrustee.engine.Processes;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code subprocessor-approval}: its key, ids and variables. */
@Component
class SubprocessorApproval {

  static final String KEY = "subprocessor-approval";
  /** The called process in which one customer decides; it carries the same case id, and the id of that customer's consent. */
  static final String CUSTOMER_CONSENT = "customer-consent";

  static final class Task {
    static final String DUE_DILIGENCE = "task_dueDiligence";
    static final String BINDING_TERMS = "task_bindingTerms";
    static final String CONSENT = "task_consent";

    private Task() {}
  }

  static final class Message {
    /** Of the called process: the customer's agreement names it, so there is nothing left to ask. */
    static final String NAMED_BY_AGREEMENT = "namedByAgreement";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    static final String ORGANISATION = "organisation";
    static final String REGISTER_NUMBER = "registerNumber";
    static final String COUNTRY = "country";
    static final String SERVICE = "service";
    static final String DATA_CATEGORIES = "dataCategories";
    static final String PURPOSE = "purpose";
    static final String ENGAGED_BY = "engagedBy";
    static final String PROPOSER = "proposer";
    static final String BY_PROVIDER = "byProvider";
    static final String CONSENT_NEEDED = "consentNeeded";
    /** Number of the last customer's row that the approval itself asks. */
    static final String LAST_ROW = "lastRow";
    /** Of the called process: the id of the customer's consent, and what its people may read. */
    static final String CONSENT = "consent";
    static final String CUSTOMER = "customer";
    static final String CUSTOMER_GROUP = "customerGroup";
    static final String LANGUAGE = "language";
    /** Of its task: the hash of the document that stands and what it covers, as shown. */
    static final String SIGNED_DOCUMENT = "signedDocument";
    static final String COVERED_DATA = "coveredData";
    static final String COVERED_SERVICES = "coveredServices";
    static final String COVERED_UNTIL = "coveredUntil";
    /** All of that as one value; and the value for what the person has seen, as answered. */
    static final String ON_FILE = "onFile";
    static final String SEEN = "seen";

    private Variable() {}
  }

  private final Processes processes;

  SubprocessorApproval(Processes processes) {
    this.processes = processes;
  }

  void start(Proposal proposal) {
    Proposed proposed = proposal.proposed();
    Map<String, Object> variables = new HashMap<>();
    // The business key once more: Tasklist shows variables only.
    variables.put(Variable.CASE_ID, proposal.id());
    variables.put(Variable.ORGANISATION, proposed.name());
    variables.put(Variable.REGISTER_NUMBER, proposed.registerNumber());
    variables.put(Variable.COUNTRY, proposed.country());
    variables.put(Variable.SERVICE, proposed.service());
    variables.put(Variable.DATA_CATEGORIES, String.join(", ", proposed.dataCategoryList()));
    variables.put(Variable.PURPOSE, String.join(", ", proposed.purposeList()));
    variables.put(Variable.ENGAGED_BY, proposed.engagedBy().name());
    variables.put(Variable.PROPOSER, proposed.proposedBy());
    processes.start(KEY, proposal.id(), variables);
  }

  /** The customer's agreement names it: closes what it is asked. Where it was not asked yet, it will not be. */
  void named(Consent consent) {
    processes.tell(consent.about().proposalId(), Message.NAMED_BY_AGREEMENT, Variable.CONSENT, consent.id());
  }

  /** The customer's task shows which document its consent would be to, and what that one covers. */
  void documented(Consent consent, Map<String, Object> onFile) {
    processes.show(consent.about().proposalId(), Task.CONSENT, Variable.CONSENT, consent.id(), onFile);
  }

  /** Asks one customer again, beside the approval, which need not run any more. */
  void askAgain(Consent consent, Proposed proposed, String customer, String customerGroup, String language) {
    processes.start(CUSTOMER_CONSENT, consent.about().proposalId(), Map.of(
        Variable.CASE_ID, consent.about().proposalId(),
        Variable.CONSENT, consent.id(),
        Variable.CUSTOMER, customer,
        Variable.CUSTOMER_GROUP, customerGroup,
        Variable.LANGUAGE, language,
        Variable.ORGANISATION, proposed.name(),
        Variable.COUNTRY, proposed.country()));
  }
}
