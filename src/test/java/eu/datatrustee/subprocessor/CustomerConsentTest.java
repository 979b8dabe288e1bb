package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.processes.WholeModel;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal.Kind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.document.Upload;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code customer-consent}, every element of it: one customer consents in writing, refuses, is silent or late (S3). */
class CustomerConsentTest extends SubprocessorProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(SubprocessorApproval.CUSTOMER_CONSENT);

  @Test
  @DisplayName("S3: in writing, by a named person, on a stored and hashed document; the register says who, when and on what")
  void consented() {
    Customer customer = customer("de");
    asked(offer(customer));
    assertThat(refused(() -> answer(customer, contactOf(customer), "CONSENT")).rule()).as("no document yet").isEqualTo(Rule.S3);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.ASKED);
    document(customer, Narrowing.NONE);
    later(Duration.ofHours(1));
    answer(customer, contactOf(customer), "CONSENT");

    Consent consent = consent(customer);
    assertThat(consent.state()).isEqualTo(ConsentState.CONSENTED);
    assertThat(consent.decidedBy()).isEqualTo(contactOf(customer));
    assertThat(consent.decidedAt()).isEqualTo(now());
    assertThat(consent.document().sha256()).isEqualTo(sha256());
    assertThat(consent.document().type()).isEqualTo("application/pdf");
    assertThat(events(customer)).containsExactly("ASKED", "DOCUMENT", "CONSENTED");
    assertThat(history.of(entry().id(), customer.id())).last().satisfies(event -> {
      assertThat(event.actor()).isEqualTo(contactOf(customer));
      assertThat(event.documentSha256()).isEqualTo(sha256());
      assertThat(event.validFrom()).isEqualTo(now());
    });
    assertThat(mails("consent-result")).containsExactly(customer.id() + "@northwind.example");
    assertThat(runningClocks(consent.id())).isEmpty();
    assertThat(acts()).containsSubsequence("CONSENT_ASKED", "CONSENT_DOCUMENT_STORED", "CONSENT_GIVEN");
  }

  private String sha256() {
    try (Upload paper = paper()) {
      return paper.sha256();
    }
  }

  @Test
  @DisplayName("S3: refused with a reason, and never without one")
  void refusedByCustomer() {
    Customer customer = customer("en");
    asked(offer(customer));
    refused(() -> answer(customer, contactOf(customer), "REFUSE"));
    refused(() -> answer(customer, contactOf(customer), "MAYBE"));
    answer(customer, contactOf(customer), "REFUSE", "reason", "Not with them");
    assertThat(consent(customer).state()).isEqualTo(ConsentState.REFUSED);
    assertThat(consent(customer).reason()).isEqualTo("Not with them");
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(refused(() -> document(customer, Narrowing.NONE)).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(refused(() -> withdraw(customer)).kind()).as("nothing was given").isEqualTo(Kind.CONFLICT);
  }

  @Test
  @DisplayName("S3: silence at the deadline is no consent, and is recorded as silence; the deadline is the agreement's where it sets one")
  void silence() {
    Customer customer = customer("nl");
    Customer hasty = changed(customer("de"), List.of(), Map.of("consent", new OwnDeadline(90, Counting.MINUTES)));
    asked(offer(customer, hasty));
    Deadline usual = clock(consent(customer).id(), "consent");
    assertThat(usual.due()).as("thirty days from Tue 9 Mar to Wed 7 Apr 24:00").isEqualTo(Instant.parse("2027-04-07T22:00:00Z"));
    assertThat(clock(consent(hasty).id(), "consent").due()).isEqualTo(MONDAY.plus(Duration.ofMinutes(90)));
    assertThat(clock(consent(hasty).id(), "consent").norm()).contains("DTA-" + hasty.id());

    staysSilent(hasty);
    assertThat(consent(hasty).state()).isEqualTo(ConsentState.SILENT);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.ASKED);
    staysSilent(customer);
    assertThat(now()).isEqualTo(usual.due());
    assertThat(events(customer)).containsExactly("ASKED", "SILENT");
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(mails("consent-result")).hasSize(2);
    assertThat(refused(() -> withdraw(customer)).kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  @DisplayName("S3: said after the time was up, timer or no timer, it is recorded as late, without effect")
  void late() {
    Customer customer = customer("de");
    asked(offer(customer));
    document(customer, Narrowing.NONE);
    at(clock(consent(customer).id(), "consent").due());
    answer(customer, contactOf(customer), "CONSENT");
    assertThat(consent(customer).state()).isEqualTo(ConsentState.LATE);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(mails("consent-result")).contains("vendor1@trustee.example", customer.id() + "@northwind.example");
    assertThat(refused(() -> withdraw(customer)).kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  @DisplayName("S3: a document after the silence is kept as late; the customer is asked again, and then it counts")
  void askedAgain() {
    Customer customer = customer("de");
    asked(offer(customer));
    assertThat(refused(() -> does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager))).kind()).isEqualTo(Kind.CONFLICT);
    staysSilent(customer);
    document(customer, Narrowing.NONE);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.LATE);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    runAll("call_customerConsent");
    executeJobFor("service_closeProposal");

    for (String user : List.of("support1", "officer1", contactOf(customer))) {
      assertThat(refused(() -> does(user, caller -> desk.askAgain(caseId, customer.id(), caller))).kind()).isEqualTo(Kind.FORBIDDEN);
    }
    does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager));
    runAll("service_askForConsent");
    consents(customer);
    assertThat(lack(customer)).isNull();
    assertThat(consents.tally(caseId)).as("each customer counts once").isEqualTo(Map.of(ConsentState.CONSENTED, 1L));
    assertThat(events(customer)).containsExactly("ASKED", "SILENT", "LATE", "ASKED", "DOCUMENT", "CONSENTED");
    assertThat(refused(() -> does("vendor1", manager -> desk.askAgain(caseId, customer.id(), manager))).kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  @DisplayName("S4: its agreement comes to name it while the customer is asked: listed, the question is closed and the customer told so")
  void namedWhileAsked() {
    Offer offer = offer();
    Customer customer = customer("de");
    Customer other = customer("de");
    asked(offer.to(customer, other));
    String instance = consentTask(customer).getProcessInstanceId();
    String consentId = consent(customer).id();

    changed(customer, List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", null)), Map.of());

    assertThat(consent(customer).id()).isEqualTo(consentId);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
    assertThat(lack(customer)).isNull();
    assertThat(events(customer)).containsExactly("ASKED", "LISTED_AFFILIATE");
    assertThat(runningClocks(consentId)).isEmpty();
    assertThat(acts()).contains("AFFILIATE_LISTED");
    assertThat(tasks.createTaskQuery().processInstanceId(instance).count()).isZero();
    assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isZero();
    assertThat(mails("subprocessor-registered")).containsExactly(customer.id() + "@northwind.example");
    assertThat(consentTask(other)).as("the other customer is asked as before").isNotNull();
    staysSilent(other);
    runAll("call_customerConsent");
    executeJobFor("service_closeProposal");
    assertThat(mails("subprocessor-registered")).as("told once").hasSize(1);
    assertThat(consents.tally(caseId)).isEqualTo(Map.of(ConsentState.LISTED_AFFILIATE, 1L, ConsentState.SILENT, 1L));
  }

  @Test
  @DisplayName("S4: its agreement comes to name it before the customer was asked: it is not asked, wherever its process stands")
  void namedBeforeAsked() {
    Offer offer = offer();
    Customer early = customer("de");
    Customer late = customer("de");
    Affiliate affiliate = new Affiliate("Helfer GmbH", offer.number(), "DE", null);
    proposed(offer.to(early, late));
    decide("task_dueDiligence", "vendor2", "PASS");
    executeJobFor("call_customerConsent#multiInstanceBody");
    changed(early, List.of(affiliate), Map.of());
    runAll("call_customerConsent");
    changed(late, List.of(affiliate), Map.of());
    runAll("service_askForConsent");
    runAll("call_customerConsent");
    executeJobFor("service_closeProposal");
    assertThat(mails("consent-asked")).isEmpty();
    assertThat(mails("subprocessor-registered")).hasSize(2);
    assertThat(events(early)).containsExactly("LISTED_AFFILIATE");
    assertThat(events(late)).containsExactly("LISTED_AFFILIATE");
    assertThat(List.of(consent(early).askedAt() == null, lack(early) == null, lack(late) == null)).containsOnly(true);
  }

  @Test
  @DisplayName("S3: nobody at trustee or provider, no other customer and no administrator can give it, or bring its document")
  void nobodyElse() {
    Customer customer = customer("de");
    Customer other = customer("de");
    asked(offer(customer));
    document(customer, Narrowing.NONE);
    String both = somebodyIn(Group.ofCustomer(customer.id()), Group.VENDOR_MANAGERS);
    String provider = somebodyIn(Group.ofCustomer(customer.id()), Group.PROVIDER_SUPPORT);
    for (String user : List.of("vendor1", "officer1", "agreements1", "support1", "admin", "contoso1", contactOf(other), both, provider)) {
      refused(() -> answer(customer, user, "CONSENT"));
      refused(() -> does(user, caller -> desk.attach(caseId, customer.id(), paper(), Narrowing.NONE, caller)));
      refused(() -> does(user, caller -> desk.withdraw(customer.id(), entry().id(), "No", caller)));
    }
    assertThat(consent(customer).state()).isEqualTo(ConsentState.ASKED);
    assertThat(events(customer)).containsExactly("ASKED", "DOCUMENT");
  }

  @Test
  @DisplayName("Two people of the customer: the first decides, the second is told so")
  void secondIsTold() {
    Customer customer = customer("de");
    String second = somebodyIn(Group.ofCustomer(customer.id()));
    asked(offer(customer));
    document(customer, Narrowing.NONE);
    Task task = consentTask(customer);
    answer(customer, contactOf(customer), "CONSENT");
    assertThat(refused(() -> does(second, caller -> tasks.complete(task.getId(), Map.of("decision", "REFUSE", "reason", "No")))).kind())
        .isEqualTo(Kind.CONFLICT);
    assertThat(consent(customer).decidedBy()).isEqualTo(contactOf(customer));
  }

  @Test
  @DisplayName("S3: withdrawn, nothing rests on it any more, for that customer only; withdrawn again, there is nothing to withdraw")
  void withdrawn() {
    Customer customer = customer("de");
    Customer other = customer("de");
    asked(offer(customer, other));
    assertThat(refused(() -> withdraw(customer)).kind()).as("not given yet").isEqualTo(Kind.CONFLICT);
    consents(customer);
    consents(other);
    assertThat(refused(() -> does(contactOf(customer), contact -> desk.withdraw(customer.id(), entry().id(), " ", contact))).kind())
        .isEqualTo(Kind.MALFORMED);
    withdraw(customer);
    assertThat(lack(customer)).isEqualTo(Rule.S3);
    assertThat(lack(other)).isNull();
    assertThat(lost()).containsExactly(customer.id());
    assertThat(consent(customer).endedBy()).isEqualTo(contactOf(customer));
    assertThat(mails("consent-ended")).contains(customer.id() + "@northwind.example", "vendor1@trustee.example");
    assertThat(refused(() -> withdraw(customer)).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(refused(() -> does(contactOf(customer), contact -> desk.withdraw(customer.id(), "SP-1999-000001", "No", contact))).kind())
        .isEqualTo(Kind.UNKNOWN);
  }

  private void withdraw(Customer customer) {
    does(contactOf(customer), contact -> desk.withdraw(customer.id(), entry().id(), "We changed our mind", contact));
  }

  @Test
  @DisplayName("The customer's contacts are reminded in their language at half and at three quarters of the time, once each")
  void reminders() {
    Customer customer = customer("nl");
    asked(offer(customer));
    String instance = consentTask(customer).getProcessInstanceId();
    fire(jobOf(instance, "task_consent_remind"));
    assertThat(now()).as("15 of 30 days from Tue 9 Mar").isEqualTo(Instant.parse("2027-03-23T23:00:00Z"));
    fire(jobOf(instance, "task_consent_escalate"));
    assertThat(now()).as("22.5 of 30 days, and the clocks went forward").isEqualTo(Instant.parse("2027-03-31T10:00:00Z"));
    assertThat(mails("consent-reminder")).hasSize(2).containsOnly(customer.id() + "@northwind.example");
    assertThat(jdbc.sql("select distinct language from outbox where case_id = ? and recipient like '%northwind%'").param(caseId)
        .query(String.class).list()).containsExactly("nl");
  }

  @Test
  @DisplayName("The customer's task shows what the customer may read, in its language, and nothing of other customers or of the check")
  void customerSeesNoMore() {
    Customer customer = customer("nl");
    asked(offer(customer, customer("de")));
    Task task = consentTask(customer);
    Map<String, Object> seen = tasks.getVariables(task.getId());
    assertThat(seen.keySet()).containsExactlyInAnyOrder("caseId", "consent", "customer", "customerGroup", "language", "organisation", "country",
        "registerNumber", "where", "service", "dataCategories", "purposes", "period", "documents", "deadline", "signedDocument", "coveredData",
        "coveredServices", "coveredUntil", "onFile", "seen", "decision", "reason");
    assertThat(seen.get("where")).isEqualTo("Duitsland");
    assertThat(seen.get("purposes")).asString().contains("onderhoud van de dienst");
    assertThat(engine.getFormService().getTaskFormData(task.getId()).getCamundaFormRef().getKey()).isEqualTo("consent-nl");
  }
}
