package eu.datatrustee.demand.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.processes.WholeModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code disclosure}, every element of it: what goes out, once, by two counsels, and what stops it (D3–D5, D12). */
class DisclosureTest extends CaseProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(Disclosure.KEY);

  private static final String MAIL = "rita@requester.example";

  @Autowired
  private Disclosures disclosures;
  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private Bans bans;
  @Autowired
  private Documents documents;
  @Autowired
  private Uploads uploads;
  @Autowired
  private ObjectionForTests objection;

  private void decided(SampleCase sample) {
    registered(sample);
    start();
  }

  private void start() {
    inTransaction(() -> processes.start(Disclosure.KEY, caseId, Map.of()));
    process = running(Disclosure.KEY);
  }

  private void told() {
    inTransaction(() -> notifications.begin(caseId));
    executeJobFor("service_sendNotice");
  }

  private void item(int n, Decision decision, String reason) {
    item("counsel1", n, decision, reason);
  }

  private void item(String user, int n, Decision decision, String reason) {
    does(user, counsel -> disclosures.put(caseId, n, new ItemTerms("mailbox:item-" + n, decision, reason, null), counsel));
  }

  private void extract(int n, String content) {
    extract("counsel1", n, content);
  }

  private void extract(String user, int n, String content) {
    does(user, counsel -> {
      try (Upload upload = uploads.any("extract", "item-" + n + ".mbox", "application/mbox",
          new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))) {
        disclosures.extract(caseId, n, upload, counsel);
      }
    });
  }

  /** One item produced and one withheld, by counsel1, approved by counsel2. */
  private void approved() {
    item(1, Decision.PRODUCE, null);
    extract(1, "From anna");
    item(2, Decision.WITHHOLD, "Beyond the order");
    extract(2, "From bert");
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
  }

  private DisclosureView view() {
    return disclosures.of(caseId).orElseThrow();
  }

  /** What the caller goes on with. */
  private String outcome() {
    assertThat(process).isEnded();
    return inTransaction(() -> disclosures.settle(caseId));
  }

  private String read(Document document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    documents.stream(document, bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  // ---- the straight line ----

  @Test
  @DisplayName("D3–D5: two counsels, the customer told: the package goes out once, with the produced and without the withheld; the record says exactly what went to whom")
  void disclosedInPart() throws IOException {
    decided(SampleCase.demand());
    told();
    assertThat(process).isWaitingAt("task_selectItems");
    approved();
    assertThat(process).isWaitingAt("service_releasePackage");
    assertThat(mails("disclosure-package")).isEmpty();

    executeJobFor("service_releasePackage");

    assertThat(process).isEnded().hasPassed("end_released");
    assertThat(outcome()).isEqualTo("DISCLOSED_IN_PART");
    assertThat(mails("disclosure-package")).containsExactly(MAIL);
    Document manifest = documents.of(caseId, Shelf.ISSUED).get(0);
    assertThat(view().manifestSha256()).isEqualTo(manifest.sha256());
    assertThat(view().recipient()).isEqualTo(MAIL);
    JsonNode content = new ObjectMapper().readTree(read(manifest));
    assertThat(content.path("recipient").path("email").asText()).isEqualTo(MAIL);
    assertThat(content.path("rule").asText()).isEqualTo("D4");
    assertThat(content.path("ground").asText()).isEqualTo("LAW");
    assertThat(content.path("groundDetail").asText()).isEqualTo("StPO § 100k");
    assertThat(content.path("items")).hasSize(1);
    assertThat(content.path("items").get(0).path("dataCategory").asText()).isEqualTo("TRAFFIC");
    assertThat(content.path("items").get(0).path("sha256").asText()).isEqualTo(documents.of(caseId, Shelf.EXTRACTS).get(0).sha256());
    assertThat(read(manifest)).doesNotContain("item-2");
    assertThat(jdbc.sql("select a.file_name from outbox_attachment a join outbox m on m.id = a.mail_id where m.case_id = ? and m.template = ? order by a.position")
        .params(caseId, "disclosure-package").query(String.class).list()).containsExactly(manifest.fileName(), "item-1.mbox");
    assertThat(jdbc.sql("select body from outbox where case_id = ? and template = ?").params(caseId, "disclosure-package")
        .query(String.class).single()).contains("mailbox:item-1", "StPO § 100k", manifest.sha256()).doesNotContain("item-2");
    assertThat(toldToCustomer()).endsWith("DISCLOSED");
    assertThat(decisions()).containsExactly("ITEMS SUBMIT counsel1", "APPROVAL APPROVE counsel2");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D3: to a requester whom counsel says to know, all items, one of them by its reference alone; a second disclosure of the case is none")
  void disclosed() {
    decided(SampleCase.of(RequesterKind.LAWYER));
    told();
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    assertThat(tasks.getVariable(task("task_approveDisclosure").getId(), "unverified")).isEqualTo(true);
    for (String[] said : List.of(new String[0], new String[] {"requesterKnown", "false"})) {
      Refusal no = refused(() -> decide("task_approveDisclosure", "counsel2", "APPROVE", said));
      assertThat(no.errors().get(0).field()).isEqualTo("requesterKnown");
      assertThat(no.rule()).isEqualTo(Rule.D3);
    }
    decide("task_approveDisclosure", "counsel2", "APPROVE", "requesterKnown", "true");
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo("DISCLOSED");

    start();
    assertThat(process).isNull();
    assertThat(mails("disclosure-package")).containsExactly(MAIL);
    refused(() -> item(2, Decision.PRODUCE, null));
  }

  @Test
  @DisplayName("All withheld, or nothing there: two answers, and nothing goes out")
  void nothing() {
    decided(SampleCase.demand());
    told();
    refused(() -> item(1, Decision.WITHHOLD, null));
    item(1, Decision.WITHHOLD, "Content, which the norm does not reach");
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(process).isEnded().hasPassed("end_noData");
    assertThat(outcome()).isEqualTo("WITHHELD");
    assertThat(mails()).containsExactly("demand-notice");

    decided(SampleCase.demand());
    assertThat(refused(() -> decide("task_selectItems", "counsel1", "SUBMIT")).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("reason");
    decide("task_selectItems", "counsel1", "SUBMIT", "reason", "The account does not exist");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(outcome()).isEqualTo("NO_DATA");
  }

  // ---- two different counsels ----

  @Test
  @DisplayName("D4: who put an item or brought its extract does not approve either, whoever submitted them")
  void whoPreparedApprovesNothing() {
    decided(SampleCase.demand());
    told();
    item("counsel1", 1, Decision.PRODUCE, null);
    extract("counsel3", 1, "From: anna");
    decide("task_selectItems", "counsel2", "SUBMIT");
    for (String user : List.of("counsel1", "counsel2", "counsel3")) {
      assertThat(refused(() -> claim("task_approveDisclosure", user)).rule()).as(user).isEqualTo(Rule.D4);
      assertThat(refused(() -> decide("task_approveDisclosure", user, "APPROVE")).rule()).as(user).isEqualTo(Rule.D4);
    }
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.SUBMITTED);
    assertThat(disclosures.of(caseId).orElseThrow().approvedBy()).isNull();
  }

  @Test
  @DisplayName("D4: the counsel who selected does not approve; sent back, the items can be changed, and submitted ones cannot")
  void twoCounsels() {
    decided(SampleCase.demand());
    told();
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    assertThat(refused(() -> item(1, Decision.WITHHOLD, "No")).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(refused(() -> decide("task_approveDisclosure", "counsel1", "APPROVE")).rule()).isEqualTo(Rule.D4);
    assertThat(refused(() -> claim("task_approveDisclosure", "counsel1")).rule()).isEqualTo(Rule.D4);
    for (String user : List.of("specialist1", "officer1", "auditor1", "support1", "contoso1", "operator1", "admin")) {
      refused(() -> decide("task_approveDisclosure", user, "APPROVE"));
    }
    refused(() -> decide("task_approveDisclosure", "counsel2", "SEND_BACK"));
    decide("task_approveDisclosure", "counsel2", "SEND_BACK", "reason", "Too wide");
    assertThat(process).isWaitingAt("task_selectItems");
    item("counsel2", 1, Decision.WITHHOLD, "Too wide");
    item("counsel2", 2, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel2", "SUBMIT");
    refused(() -> decide("task_approveDisclosure", "counsel2", "APPROVE"));
    decide("task_approveDisclosure", "counsel1", "APPROVE");
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo("DISCLOSED_IN_PART");
  }

  @Test
  @DisplayName("Only counsel puts items, and each with what it needs")
  void items() {
    decided(SampleCase.demand());
    for (String user : List.of("specialist1", "auditor1", "contoso1", "support1")) {
      assertThat(refused(() -> does(user, caller -> disclosures.put(caseId, 1, new ItemTerms("x", Decision.PRODUCE, null, null), caller))).kind())
          .isEqualTo(Refusal.Kind.FORBIDDEN);
    }
    for (ItemTerms terms : List.of(new ItemTerms(null, Decision.PRODUCE, null, null), new ItemTerms("x", null, null, null))) {
      refused(() -> does("counsel1", counsel -> disclosures.put(caseId, 1, terms, counsel)));
    }
    refused(() -> does("counsel1", counsel -> disclosures.put(caseId, 0, new ItemTerms("x", Decision.PRODUCE, null, null), counsel)));
    refused(() -> extract(1, "of no item"));
    assertThat(disclosures.items(caseId)).isEmpty();
    assertThat(as("counsel1", c -> disclosures.put(caseId, 7, new ItemTerms("x", Decision.PRODUCE, null, null), c)).created()).isTrue();
    assertThat(as("counsel2", c -> disclosures.put(caseId, 7, new ItemTerms("y", Decision.PRODUCE, null, null), c)).created()).isFalse();
    assertThat(disclosures.items(caseId)).singleElement().satisfies(item -> assertThat(item.reference()).isEqualTo("y"));
  }

  // ---- what it waits for ----

  @Test
  @DisplayName("D5: neither told nor silenced, it waits, whatever was approved and however long; counsel hears of it; the notice lets it out")
  void blockedUntilTold() {
    decided(SampleCase.demand());
    approved();
    assertThat(process).isWaitingAt("receive_unblocked");
    fireTimer("timer_blockedLong");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    fireTimer("timer_looksAgain");
    executeJobFor("service_releasePackage");
    assertThat(process).isWaitingAt("receive_unblocked");
    later(Duration.ofDays(60));
    assertThat(mails("disclosure-package")).isEmpty();

    told();
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo("DISCLOSED_IN_PART");
  }

  @Test
  @DisplayName("D5: a ban lets it out without the customer; lifted while it waits for its release, it waits for the notice; the ledger tells the customer then")
  void banLiftedMeanwhile() {
    registered(SampleCase.demand());
    inTransaction(() -> notifications.begin(caseId));
    does("counsel1", counsel -> bans.record(caseId,
        new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", MONDAY.plus(Duration.ofDays(30)), null), counsel));
    executeJobFor("service_sendNotice");
    start();
    approved();
    assertThat(process).isWaitingAt("service_releasePackage");
    does("counsel1", counsel -> bans.lift(caseId, 1, "The court has lifted it", counsel));
    executeJobFor("service_releasePackage");
    assertThat(process).isWaitingAt("receive_unblocked");
    assertThat(mails("disclosure-package")).isEmpty();

    executeJobFor("service_sendNotice");
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    executeJobFor("service_releasePackage");
    assertThat(now()).isEqualTo(Instant.parse("2027-03-09T07:00:00Z"));
    assertThat(mails("disclosure-package")).containsExactly(MAIL);
  }

  @Test
  @DisplayName("D5: a ban that is only proposed silences, and lets nothing out until counsel has confirmed it")
  void onlyProposed() {
    registered(SampleCase.demand());
    does("specialist1", specialist -> inTransaction(() -> bans.propose(caseId,
        new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", MONDAY.plus(Duration.ofDays(30)), null))));
    inTransaction(() -> notifications.begin(caseId));
    start();
    approved();
    assertThat(process).isWaitingAt("receive_unblocked");
    assertThat(mails("disclosure-package")).isEmpty();

    decide("task_decideBan", "counsel3", "CONFIRM");
    executeJobFor("service_releasePackage");
    assertThat(mails("disclosure-package")).containsExactly(MAIL);
    assertThat(toldToCustomer()).isEmpty();
  }

  @Test
  @DisplayName("D5: disclosed under a ban, the customer's ledger tells it when the ban has ended, and not before")
  void disclosedInSilence() {
    registered(SampleCase.demand());
    inTransaction(() -> notifications.begin(caseId));
    does("counsel1", counsel -> bans.record(caseId,
        new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", MONDAY.plus(Duration.ofDays(30)), null), counsel));
    executeJobFor("service_sendNotice");
    start();
    approved();
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo("DISCLOSED_IN_PART");
    assertThat(toldToCustomer()).isEmpty();
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    assertThat(toldToCustomer()).contains("DISCLOSED", "NOTICE_WAS_SILENCED", "CUSTOMER_NOTIFIED");
  }

  @Test
  @DisplayName("While the enforcing authority may object, an approved disclosure waits; then it goes out")
  void objectionWindow() {
    decided(SampleCase.demand());
    told();
    Instant end = MONDAY.plus(Duration.ofHours(2));
    objection.until(caseId, end);
    approved();
    assertThat(process).isWaitingAt("receive_unblocked");
    fireTimer("timer_looksAgain");
    assertThat(now()).isEqualTo(end);
    executeJobFor("service_releasePackage");
    assertThat(outcome()).isEqualTo("DISCLOSED_IN_PART");
  }

  // ---- what stops it ----

  @Test
  @DisplayName("D3: the agreement that it rests on no longer describes it when it is to go out: nothing does, and counsel is told")
  void groundGone() {
    registered(SampleCase.of(RequesterKind.LAWYER));
    inTransaction(() -> disclosures.restsOn(caseId, Ground.AGREEMENT, "A clause that the agreement has lost"));
    start();
    told();
    item(1, Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE", "requesterKnown", "true");
    executeJobFor("service_releasePackage");
    assertThat(process).isEnded().hasPassed("end_groundGone");
    assertThat(outcome()).isEqualTo("TAKEN_BACK");
    assertThat(view().stoppedBy()).isEqualTo(Rule.D3);
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A lapsed or withdrawn order stops it after both have approved; what comes back later begins anew")
  void stopped() {
    decided(SampleCase.demand());
    told();
    approved();
    inTransaction(() -> disclosures.stop(caseId, Rule.D4, "No court has confirmed the order"));
    assertThat(process).isEnded().hasPassed("end_stopped");
    assertThat(outcome()).isEqualTo("STOPPED");
    assertThat(mails("disclosure-package")).isEmpty();
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    assertThat(view().stoppedBy()).isEqualTo(Rule.D4);
    assertThat(runningClocks()).isEmpty();

    start();
    assertThat(process).isWaitingAt("task_selectItems");
    assertThat(view().approvedBy()).isNull();
  }

  @Test
  @DisplayName("D12: another purpose known, nothing of the case is ever disclosed, also where it is known before; known afterwards, counsel hears of it")
  void otherPurpose() {
    decided(SampleCase.demand());
    told();
    inTransaction(() -> disclosures.stop(caseId, Rule.D12, "The data are for a tender"));
    assertThat(outcome()).isEqualTo("STOPPED");
    start();
    assertThat(process).isNull();

    registered(SampleCase.demand());
    inTransaction(() -> disclosures.stop(caseId, Rule.D4, "Nothing was begun"));
    assertThat(disclosures.of(caseId)).isEmpty();
    inTransaction(() -> disclosures.stop(caseId, Rule.D12, "The data are for a tender"));
    start();
    assertThat(process).isNull();
    refused(() -> item(1, Decision.PRODUCE, null));

    decided(SampleCase.demand());
    told();
    approved();
    executeJobFor("service_releasePackage");
    inTransaction(() -> disclosures.stop(caseId, Rule.D12, "The data went to a competitor"));
    assertThat(view().state()).isEqualTo(DisclosureState.RELEASED);
    assertThat(acts()).contains("LEARNT_AFTER_DISCLOSURE");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
  }

  // ---- the clocks ----

  @Test
  @DisplayName("No clock ever discloses: overdue tasks stay, all of counsel are told; in an emergency within the hour")
  void overdue() {
    decided(SampleCase.demand().emergency());
    told();
    item(1, Decision.PRODUCE, null);
    fireTimer("task_selectItems_remind");
    fireTimer("task_selectItems_escalate");
    fireTimer("timer_selectItemsDue");
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofHours(1)));
    assertThat(process).isWaitingAt("task_selectItems");
    decide("task_selectItems", "counsel1", "SUBMIT");
    fireTimer("timer_approvalDue");
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofHours(2)));
    assertThat(process).isWaitingAt("task_approveDisclosure");
    assertThat(mails("counsel-alert")).hasSize(2 * COUNSEL.size());
    later(Duration.ofDays(30));
    assertThat(mails("disclosure-package")).isEmpty();
  }
}
