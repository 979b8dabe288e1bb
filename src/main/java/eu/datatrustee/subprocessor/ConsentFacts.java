package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.InTransaction;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.identity.Group;
import eu.datatrustee.notification.Vocabulary;
import eu.datatrustee.subprocessor.SubprocessorApproval.Variable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code customer-consent} asks the record for: whom to ask, and what the customer's people read, in their language. */
@Component("consentFacts")
public class ConsentFacts {

  private final InTransaction<List<String>> toAsk = new InTransaction<>();
  private final Consents consents;
  private final Proposals proposals;
  private final Customers customers;
  private final Documents documents;
  private final Vocabulary vocabulary;

  ConsentFacts(Consents consents, Proposals proposals, Customers customers, Documents documents, Vocabulary vocabulary) {
    this.consents = consents;
    this.proposals = proposals;
    this.customers = customers;
    this.documents = documents;
    this.vocabulary = vocabulary;
  }

  /** Ids of the consents to ask for, in their stored order; who came after it was entered is asked beside the approval. */
  public List<String> toAsk(DelegateExecution execution) {
    String caseId = execution.getProcessBusinessKey();
    Integer last = (Integer) execution.getVariable(Variable.LAST_ROW);
    // The engine asks once for each of them.
    return toAsk.find(caseId, () -> Optional.of(consents.toAsk(caseId, last == null ? Integer.MAX_VALUE : last))).orElseThrow();
  }

  public String customer(String consentId) {
    return customerOf(consentId).name();
  }

  public String customerGroup(String consentId) {
    return Group.ofCustomer(consents.require(consentId).about().customerId());
  }

  public String language(String consentId) {
    return language(customerOf(consentId));
  }

  /** The language of the customer's first contact, as far as the service speaks it. */
  static String language(Customer customer) {
    String language = customer.contacts().isEmpty() ? "en" : customer.contacts().get(0).language();
    return List.of("de", "nl").contains(language) ? language : "en";
  }

  /** What became of the consent, for the gateway. */
  public String answer(DelegateExecution execution) {
    return consents.require(consentOf(execution)).state().name();
  }

  public String registerNumber(DelegateExecution execution) {
    return proposed(execution).registerNumber();
  }

  public String service(DelegateExecution execution) {
    return proposed(execution).service();
  }

  public String country(DelegateExecution execution) {
    return say(execution, "country", List.of(proposed(execution).country()));
  }

  public String dataCategories(DelegateExecution execution) {
    return say(execution, "dataCategories", proposed(execution).dataCategoryList());
  }

  public String purposes(DelegateExecution execution) {
    return say(execution, "purpose", proposed(execution).purposeList());
  }

  /** From when until when it is to be used. */
  public String period(DelegateExecution execution) {
    Proposed proposed = proposed(execution);
    return instant(execution, proposed.plannedStart()) + (proposed.validUntil() == null ? "" : " – " + instant(execution, proposed.validUntil()));
  }

  /** The proposal's documents by name and hash, as the mail brought them. */
  public String documents(DelegateExecution execution) {
    return lines(documents.of(execution.getProcessBusinessKey()));
  }

  /** What the customer's decision would be to, once its signed document is there: that one's hash, and what it leaves in, in words. */
  Map<String, Object> onFile(Consent consent, Proposed proposed) {
    String language = language(consent.id());
    Map<String, Object> facts = new HashMap<>();
    facts.put(Variable.SIGNED_DOCUMENT, consent.document().sha256());
    facts.put(Variable.COVERED_DATA, vocabulary.say(language, "dataCategories", consent.coveredData(proposed)));
    facts.put(Variable.COVERED_SERVICES, consent.serviceList().isEmpty() ? null
        : vocabulary.say(language, "services", consent.serviceList()));
    facts.put(Variable.COVERED_UNTIL, consent.until() == null ? null : vocabulary.say(language, "until", consent.until()));
    facts.put(Variable.ON_FILE, consent.onFile());
    return facts;
  }

  static String lines(List<Document> documents) {
    return documents.stream().map(document -> document.fileName() + " (SHA-256 " + document.sha256() + ")").collect(Collectors.joining("\n"));
  }

  private String instant(DelegateExecution execution, Instant instant) {
    return vocabulary.say(languageOf(execution), "until", instant);
  }

  private String say(DelegateExecution execution, String key, List<String> codes) {
    return vocabulary.say(languageOf(execution), key, codes);
  }

  private static String languageOf(DelegateExecution execution) {
    return (String) execution.getVariable(Variable.LANGUAGE);
  }

  private Proposed proposed(DelegateExecution execution) {
    return proposals.require(execution.getProcessBusinessKey()).proposed();
  }

  private Customer customerOf(String consentId) {
    return customers.require(consents.require(consentId).about().customerId());
  }

  private static String consentOf(DelegateExecution execution) {
    return (String) execution.getVariable(Variable.CONSENT);
  }
}
