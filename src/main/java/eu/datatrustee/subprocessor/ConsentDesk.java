package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Upload;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers do about consents outside their task: the signed document, and taking a consent back (S3). */
@Service
public class ConsentDesk {

  /** Kinds of resource that a consent can be narrowed to, beside the proposal's own services. */
  public static final Set<String> KINDS = Set.of("mailbox", "site", "database", "host", "store");

  /** As many characters as the record keeps. */
  private static final int SERVICES_AT_MOST = 1000;

  private final Consents consents;
  private final Proposals proposals;
  private final Subprocessors subprocessors;
  private final Register register;
  private final Standings standings;
  private final ConsentHistory history;
  private final Customers customers;
  private final Documents documents;
  private final SubprocessorApproval process;
  private final ConsentFacts facts;
  private final Questions questions;
  private final SubprocessorNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  ConsentDesk(Consents consents, Proposals proposals, Subprocessors subprocessors, Register register, Standings standings,
      ConsentHistory history, Customers customers, Documents documents, SubprocessorApproval process, ConsentFacts facts,
      Questions questions, SubprocessorNotices notices, Ledger ledger, Clock clock) {
    this.consents = consents;
    this.proposals = proposals;
    this.subprocessors = subprocessors;
    this.register = register;
    this.standings = standings;
    this.history = history;
    this.customers = customers;
    this.documents = documents;
    this.process = process;
    this.facts = facts;
    this.questions = questions;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Keeps the signed document and what it leaves out, until the customer decides on its task. After the time it is kept as late, without
   * effect.
   *
   * @throws Refusal (unknown) where the proposal does not concern the caller's customer, (conflict) where the customer has decided or is
   *     not asked, (impossible) where the narrowing is none
   */
  @Transactional
  public Consent attach(String proposalId, String customerId, Upload signed, Narrowing narrowing, Caller caller) {
    requireContact(customerId, caller);
    Consent seen = consents.of(proposalId, customerId).filter(row -> row.state() != ConsentState.PROPOSED
        && row.state() != ConsentState.DROPPED).orElseThrow(() -> Refusal.unknown("subprocessor proposal", proposalId));
    Consent consent = consents.lock(seen.id());
    Proposed proposed = proposals.require(proposalId).proposed();
    check(narrowing, proposed);
    boolean late = consent.state() == ConsentState.SILENT || consent.state() == ConsentState.LATE;
    if (!late) {
      consent.requireAsked();
    }
    Document stored = documents.store(consent.id(), signed);
    SignedDocument document = new SignedDocument(stored.caseId(), stored.n(), stored.fileName(), stored.mediaType(), stored.sha256(),
        caller.id(), clock.instant());
    if (late) {
      consent.attachLate(document, narrowing, clock.instant());
      standings.write(consent, "CONSENT_LATE", Rule.S3, "The document came after the time was up: without effect");
      notices.consentResult(consent, register.consentBeside(consent, clock.instant()));
    } else {
      consent.attach(document, narrowing);
      consents.save(consent);
      process.documented(consent, facts.onFile(consent, proposed));
      history.add(consent, "DOCUMENT", stored.fileName());
      ledger.append(new Act(proposalId, customerId, "CONSENT_DOCUMENT_STORED", Rule.S3, stored.sha256(), true));
    }
    return consent;
  }

  private void check(Narrowing narrowing, Proposed proposed) {
    Set<String> services = new HashSet<>(KINDS);
    services.addAll(proposed.serviceList());
    within("services", narrowing.services(), services);
    if (String.join("\n", narrowing.services()).length() > SERVICES_AT_MOST) {
      throw Refusal.impossible("services", "are longer than " + SERVICES_AT_MOST + " characters");
    }
    within("dataCategories", narrowing.dataCategories(), new HashSet<>(proposed.dataCategoryList()));
    if (narrowing.until() != null && !narrowing.until().isAfter(clock.instant())) {
      throw Refusal.impossible("until", "is in the past");
    }
    if (narrowing.until() != null && !narrowing.until().isAfter(proposed.plannedStart())) {
      throw Refusal.impossible("until", "is over before the subcontractor is to begin, on " + proposed.plannedStart());
    }
  }

  private static void within(String field, List<String> narrowed, Set<String> offered) {
    narrowed.stream().filter(value -> !offered.contains(value)).findFirst().ifPresent(other -> {
      throw Refusal.impossible(field, "hold " + other + ", which the proposal does not offer");
    });
  }

  /**
   * The customer takes its consent back; what rests on it ends with this transaction.
   *
   * @throws Refusal (unknown) where the subprocessor does not concern the caller's customer, (conflict) where there is no consent that
   *     could be withdrawn
   */
  @Transactional
  public Consent withdraw(String customerId, String subprocessorId, String reason, Caller caller) {
    requireContact(customerId, caller);
    ProposalForm.present("reason", reason, 4000);
    // Before its consent, as whoever opens an access or changes the agreement does.
    customers.hold(customerId);
    Subprocessor entry = subprocessors.find(subprocessorId)
        .or(() -> proposals.find(subprocessorId).map(proposal -> subprocessors.require(proposal.proposed().subprocessorId())))
        .orElseThrow(() -> Refusal.unknown("subprocessor", subprocessorId));
    List<Consent> rows = consents.ofCustomer(customerId, entry.id()).stream().filter(Consent::known).toList();
    Instant now = clock.instant();
    List<Consent> given = rows.stream().filter(row -> row.state() == ConsentState.CONSENTED && !row.over(now)).toList();
    // What it has given for a later time as well, and that first: nothing may come to rest on it.
    given.stream().skip(1).forEach(later -> withdraw(later, caller, reason, now));
    Consent seen = given.stream().findFirst().or(() -> rows.stream().filter(row -> row.state().counts()).findFirst())
        .orElseGet(() -> rows.stream().reduce((one, later) -> later).orElseThrow(() -> Refusal.unknown("subprocessor", subprocessorId)));
    Consent consent = withdraw(seen, caller, reason, now);
    notices.consentWithdrawn(consent, entry);
    return consent;
  }

  private Consent withdraw(Consent given, Caller caller, String reason, Instant now) {
    Consent consent = consents.lock(given.id());
    consent.withdraw(caller.id(), now, reason.strip());
    standings.writeLost(consent, "CONSENT_WITHDRAWN", Rule.S3, consent.reason());
    return consent;
  }

  /**
   * A vendor manager asks a customer again, about the same proposal, who was silent, late or said no, or whose consent is over.
   *
   * @throws Refusal (conflict) where the customer is being asked, or has consented, or the subprocessor is not checked
   */
  @Transactional
  public Consent askAgain(String proposalId, String customerId, Caller caller) {
    if (!caller.in(Group.VENDOR_MANAGERS)) {
      throw Refusal.forbidden("Customers are asked by vendor managers", Rule.S3);
    }
    Proposal proposal = proposals.require(proposalId);
    Consent before = consents.of(proposalId, customerId).orElseThrow(() -> Refusal.unknown("customer of this proposal", customerId));
    Subprocessor entry = subprocessors.lock(proposal.proposed().subprocessorId());
    if (!before.state().mayBeAskedAgain() || entry.state() != Subprocessor.State.CHECKED) {
      throw Refusal.conflict("%s is %s, the subprocessor %s: there is nothing to ask".formatted(customerId, before.state(), entry.state()));
    }
    if (proposal.proposed().over(clock.instant())) {
      throw Refusal.conflict("The proposal was for a time that is over: there is nothing to ask");
    }
    if (consents.counting(customerId, entry.id()).filter(row -> row.state() == ConsentState.LISTED_AFFILIATE).isPresent()) {
      throw Refusal.conflict("The agreement of %s names it (S4): there is nothing to ask".formatted(customerId));
    }
    return questions.put(proposal, customers.require(customerId));
  }

  /** Its own people, and nobody of the trustee or the provider, whatever other group they are in. */
  private void requireContact(String customerId, Caller caller) {
    if (caller.customers().isEmpty()) {
      throw Refusal.forbidden("A consent is given and taken back by its customer", Rule.S3);
    }
    if (!caller.contactOf(customerId)) {
      throw Refusal.unknown("customer", customerId);
    }
    if (!caller.decidesFor(customerId)) {
      throw Refusal.forbidden("Nobody at trustee or provider consents for a customer", Rule.S3);
    }
  }
}
