package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.DisclosureState;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A demand on several customers: each is told of its own part, with a copy of its own, and of nobody else. */
class SeveralCustomersTest extends DemandProcessTest {

  private static final String BOTH = "Mailboxes anna@contoso.example and bob@fabrikam.example, 1 to 7 March 2027";
  private static final byte[] REDACTED = Papers.png();

  @Autowired
  private Documents documents;
  @Autowired
  private OwnParts parts;
  @Autowired
  private Bans bans;
  @Autowired
  private CustomerNotifications notifications;

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private static Order order() {
    return Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).scope(BOTH).on(List.of("contoso", "fabrikam"));
  }

  /** The part of one customer, its form in order. */
  private CaseFile part(CaseFile parent, String customer) {
    CaseFile part = files.children(parent.id()).stream().map(files::require).filter(child -> child.customerNamed().equals(customer))
        .findFirst().orElseThrow();
    caseId = part.id();
    process = running(LawEnforcementDemand.KEY);
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "accountsNamed", "1", "accountsTotal", "100");
    return part;
  }

  private void adds(byte[] bytes) {
    try (Upload upload = Papers.upload("copy", bytes)) {
      does("specialist1", s -> actions.addDocuments(caseId, List.of(upload), s));
    }
  }

  private boolean told() {
    return jdbc.sql("select count(*) from demand_notice where case_id = ? and sent_at is not null").param(caseId).query(Integer.class).single() > 0;
  }

  private List<String> attached() {
    return jdbc.sql("select distinct a.sha256 from outbox_attachment a join outbox m on m.id = a.mail_id where m.case_id = ? and m.template = 'demand-notice'")
        .param(caseId).query(String.class).list();
  }

  @Test
  @DisplayName("D4: withdrawn as a whole, the package of a part that has not left is called back too; after that there is nothing left to withdraw")
  void withdrawnWithAPackageOnItsWay() {
    CaseFile parent = demanded(order());
    part(parent, "contoso");
    String contoso = caseId;
    adds(REDACTED);
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    PostForTests.server(Server.DEAD);
    disclose();
    inNobodysHands("disclosure-package");
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);

    does("specialist1", s -> actions.withdraw(parent.id(), "Taken back", s));
    assertThat(files.standing(contoso).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(disclosures.of(contoso).orElseThrow().state()).isEqualTo(DisclosureState.STOPPED);
    assertThat(files.standing(parent.id()).outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(refused(() -> does("specialist1", s -> actions.withdraw(parent.id(), "Taken back", s))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(acts()).contains("DISCLOSURE_CALLED_BACK");
  }

  private int copyAlerts() {
    return (int) letters("counsel-alert").lines().filter(line -> line.contains("names several customers")).count();
  }

  @Test
  @DisplayName("D5: without a copy of its own a customer is not told, the people are, and nothing goes out; with one it is told of itself alone")
  void ownCopy() {
    CaseFile parent = demanded(order());
    part(parent, "contoso");
    assertThat(documents.of(caseId)).as("the original stays with the parent").isEmpty();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(runningClocks()).contains("notice");
    int alerted = copyAlerts();
    assertThat(alerted).isEqualTo(COUNSEL.size());

    decide("task_assess", "counsel1", "DISCLOSE");
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(waitsFor("service_releasePackage")).isFalse();
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    assertThat(told()).isFalse();
    assertThat(copyAlerts()).as("told again each working morning").isEqualTo(2 * alerted);
    assertThat(runningClocks()).contains("notice");

    Refusal no = refused(() -> adds(Papers.pdf()));
    assertThat(no.rule()).isEqualTo(Rule.D5);
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("document");
    assertThat(documents.of(caseId)).isEmpty();

    adds(REDACTED);
    executeJobFor("service_sendNotice");
    assertThat(told()).isTrue();
    assertThat(attached()).containsExactly(documents.of(caseId).get(0).sha256());
    assertThat(letters("demand-notice").toLowerCase()).contains("clara conrad").doesNotContain("fabrikam", "bob", "12/27");
    executeJobFor("service_releasePackage");
    assertThat(mails("disclosure-package")).isNotEmpty();
  }

  @Test
  @DisplayName("D5: what was given apart is the part's own, its accounts with it; the parent keeps the demand as it came")
  void givenApart() {
    DemandApplication whole = order().application(now());
    DemandApplication apart = new DemandApplication(whole.receivedBy(), whole.receivedAt(), whole.requester(), null, null,
        List.of(new NamedCustomer("contoso", "Mailbox anna@contoso.example", List.of("anna@contoso.example"), "Proceedings A"),
            new NamedCustomer("fabrikam", null, null, null)), whole.issuer(), whole.legalBasis(), whole.instrument(), false, false, null,
        whole.dataCategories(), BOTH, List.of("anna@contoso.example", "bob@fabrikam.example"), null, null, whole.statedPurpose(), null, null);
    CaseFile parent = as("specialist1", s -> registration.register(CaseKind.DEMAND, apart, List.of(), s));
    assertThat(parent.scope()).isEqualTo(BOTH);
    assertThat(parent.accounts()).hasSize(2);

    CaseFile contoso = part(parent, "contoso");
    assertThat(contoso.accounts()).containsExactly("anna@contoso.example");
    assertThat(parts.shown(contoso).scope()).isEqualTo("Mailbox anna@contoso.example");
    assertThat(parts.shown(contoso).statedPurpose()).isEqualTo("Proceedings A");
    executeJobFor("service_sendNotice");
    assertThat(told()).as("no document came, and its words are its own").isTrue();
    assertThat(letters("demand-notice")).contains("anna@contoso.example", "Proceedings A").doesNotContain("fabrikam");

    CaseFile fabrikam = part(parent, "fabrikam");
    assertThat(fabrikam.scope()).as("the desk examines the whole").isEqualTo(BOTH);
    assertThat(parts.shown(fabrikam).scope()).isEmpty();
    assertThat(parts.shown(fabrikam).accounts()).isEmpty();
    assertThat(parts.shown(fabrikam).statedPurpose()).isNull();
    assertThat(parts.copyMissing(fabrikam)).isTrue();
    assertThat(waitsFor("service_sendNotice")).isFalse();
  }

  @Test
  @DisplayName("D5: counsel alone lets a customer have the original, with its reason, once; then it is told with it")
  void original() {
    CaseFile parent = demanded(order());
    part(parent, "fabrikam");
    CaseFile part = part(parent, "contoso");
    assertThat(refused(() -> does("specialist1", s -> actions.releaseOriginal(caseId, "x", s))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    assertThat(refused(() -> does("counsel1", c -> actions.releaseOriginal(caseId, " ", c))).kind()).isEqualTo(Refusal.Kind.MALFORMED);
    assertThat(refused(() -> does("counsel1", c -> actions.releaseOriginal(parent.id(), "x", c))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    does("counsel1", c -> actions.releaseOriginal(caseId, "One group with fabrikam", c));
    executeJobFor("service_sendNotice");
    assertThat(told()).isTrue();
    assertThat(attached()).isEqualTo(documents.of(parent.id()).stream().map(Document::sha256).toList());
    assertThat(parts.shown(part).scope()).isEqualTo(BOTH);
    assertThat(decisions()).contains("RELEASE ORIGINAL counsel1");
    assertThat(toldToCustomer()).doesNotContain("ORIGINAL_RELEASED");
    assertThat(refused(() -> does("counsel1", c -> actions.releaseOriginal(caseId, "x", c))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("D5: what is kept for one customer is no copy for another; before the original is there, nothing is a copy")
  void nobodyElsesCopy() {
    CaseFile parent = demanded(order());
    part(parent, "contoso");
    adds(REDACTED);
    part(parent, "fabrikam");
    Refusal no = refused(() -> adds(REDACTED));
    assertThat(no.rule()).isEqualTo(Rule.D5);
    assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("document");
    assertThat(documents.of(caseId)).isEmpty();

    CaseFile spoken = as("specialist1", s -> registration.register(CaseKind.DEMAND, order().application(now()), List.of(), s));
    part(spoken, "contoso");
    assertThat(refused(() -> adds(Papers.pdf())).rule()).as("it may be the original").isEqualTo(Rule.D5);
    caseId = spoken.id();
    adds(Papers.pdf());
    caseId = files.children(spoken.id()).get(0);
    assertThat(refused(() -> adds(Papers.pdf())).rule()).isEqualTo(Rule.D5);
    adds(REDACTED);
    assertThat(parts.copyMissing(files.require(caseId))).isFalse();
  }

  @Test
  @DisplayName("D5: while a ban stands on another part, nobody may have the original, which would tell of it")
  void originalOfTheSilenced() {
    CaseFile parent = demanded(order());
    CaseFile silenced = part(parent, "fabrikam");
    does("counsel1", c -> bans.record(silenced.id(), new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)),
        null), c));
    part(parent, "contoso");
    Refusal no = refused(() -> does("counsel1", c -> actions.releaseOriginal(caseId, "One group", c)));
    assertThat(no.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(no.getMessage()).contains(silenced.id());
    assertThat(documents.of(caseId)).isEmpty();
    does("counsel1", c -> bans.lift(silenced.id(), 1, "The measure is over", c));
    does("counsel1", c -> actions.releaseOriginal(caseId, "One group", c));
    assertThat(documents.of(caseId)).isNotEmpty();
  }

  @Test
  @DisplayName("D5: a document that comes while the notice is on its way goes with it: the letters are written anew, and what is kept is what was sent")
  void anotherCopyOnItsWay() {
    PostForTests.server(Server.DEAD);
    CaseFile parent = demanded(order());
    part(parent, "contoso");
    adds(REDACTED);
    writeNotice();
    inNobodysHands("demand-notice");
    String first = notifications.of(caseId).copySha256();
    adds(Papers.tiff());
    PostForTests.server(Server.TAKES);
    await().atMost(Duration.ofSeconds(20)).until(() -> waitsFor("service_sendNotice"));
    executeJobFor("service_sendNotice");
    assertThat(told()).isTrue();
    assertThat(notifications.of(caseId).copySha256()).isNotEqualTo(first);
    Awaitility.await().untilAsserted(() -> assertThat(jdbc.sql("select count(*) from outbox where case_id = ? and template = 'demand-notice' "
        + "and sent_at is not null").param(caseId).query(Long.class).single()).as("each contact once").isEqualTo(CONTACTS.size()));
    assertThat(attachedTo("sent_at is not null")).hasSize(2);
  }

  private List<String> attachedTo(String mails) {
    return jdbc.sql("select distinct a.sha256 from outbox_attachment a join outbox m on m.id = a.mail_id where m.case_id = ? and m.template = "
        + "'demand-notice' and m." + mails).param(caseId).query(String.class).list();
  }

  @Test
  @DisplayName("D5: what people write about the whole is not read by the customer of one part")
  void wordsOfTheDesk() {
    CaseFile parent = demanded(order());
    part(parent, "contoso");
    adds(REDACTED);
    executeJobFor("service_sendNotice");
    does("specialist1", s -> actions.withdraw(parent.id(), "The authority has no interest in contoso and fabrikam any more", s));
    assertThat(process).isEnded();
    assertThat(toldToCustomer()).contains("CASE_WITHDRAWN");
    assertThat(jdbc.sql("select count(*) from evidence where case_id = ? and told_to_customer = true and lower(detail) like '%fabrikam%'")
        .param(caseId).query(Integer.class).single()).isZero();
    assertThat(jdbc.sql("select count(*) from evidence where case_id = ? and told_to_customer = false and lower(detail) like '%fabrikam%'")
        .param(caseId).query(Integer.class).single()).as("the record keeps it").isPositive();
  }
}
