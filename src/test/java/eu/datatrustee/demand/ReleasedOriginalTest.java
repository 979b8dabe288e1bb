package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The original given to one customer names the others: what silences one of them silences the notice that goes with it (D5). */
class ReleasedOriginalTest extends DemandProcessTest {

  @Autowired
  private Documents documents;
  @Autowired
  private OwnParts parts;
  @Autowired
  private Bans bans;
  @Autowired
  private CustomerNotifications notifications;

  private String contoso;
  private String fabrikam;

  @BeforeEach
  void onBoth() {
    CaseFile parent = demanded(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT)
        .scope("Mailboxes anna@contoso.example and bob@fabrikam.example").on(List.of("contoso", "fabrikam")));
    for (CaseFile part : files.children(parent.id()).stream().map(files::require).toList()) {
      if ("contoso".equals(part.customerId())) {
        contoso = part.id();
      } else {
        fabrikam = part.id();
      }
    }
  }

  /** Its form is in order; from here on the test is about that part. */
  private void examined(String id, String... ban) {
    caseId = id;
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER",
        Stream.concat(Stream.of("accountsNamed", "1", "accountsTotal", "100"), Stream.of(ban)).toArray(String[]::new));
  }

  private void bothExamined() {
    examined(fabrikam);
    examined(contoso);
  }

  private void release() {
    does("counsel1", c -> actions.releaseOriginal(contoso, "One group", c));
  }

  private void banned(String id, int days) {
    does("counsel1", c -> bans.record(id, new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", days(days), null, now()), c));
  }

  private void documents(String id, int howMany) {
    List<Upload> papers = IntStream.range(0, howMany)
        .mapToObj(i -> Papers.upload("page" + i, Papers.xml("<?xml version='1.0'?><page n='" + id + i + "'/>"))).toList();
    does("specialist1", s -> actions.addDocuments(id, papers, s));
    papers.forEach(Upload::close);
  }

  private void over(String id) {
    does("counsel1", c -> bans.lift(id, 1, "The measure is over", c));
  }

  private Instant days(int days) {
    return MONDAY.plus(Duration.ofDays(days));
  }

  private boolean told() {
    return notifications.told(contoso);
  }

  private void goesOutNextMorning() {
    customerTold();
    assertThat(told()).isFalse();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(told()).isTrue();
  }

  private long alerts(String words) {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = 'counsel-alert' and body like ?")
        .params(fabrikam, "%" + words + "%").query(Long.class).single();
  }

  @Test
  @DisplayName("D5: nobody gets the original before the form of every other part was checked: whether a ban silences it is not known before")
  void uncheckedSibling() {
    examined(contoso);
    Refusal unchecked = refused(this::release);
    assertThat(unchecked.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(unchecked.getMessage()).contains(fabrikam, "form");
    assertThat(documents.of(contoso)).isEmpty();
    assertThat(parts.whole(files.require(contoso))).isFalse();

    examined(fabrikam, "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", "2027-04-30");
    Refusal silenced = refused(this::release);
    assertThat(silenced.getMessage()).contains(fabrikam, "ban");
    decide("task_decideBan", "counsel1", "END", "reason", "The order names none");
    caseId = contoso;
    release();
    goesOutNextMorning();
  }

  @Test
  @DisplayName("D5: a part that ended before its form was checked is no hindrance once counsel has looked whether it is silenced")
  void endedSibling() {
    caseId = fabrikam;
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    does("specialist1", s -> actions.withdraw(fabrikam, "Taken back for this one", s));
    examined(contoso);
    assertThat(refused(this::release).getMessage()).contains(fabrikam, "ban");
    caseId = fabrikam;
    decide("task_decideBan", "counsel1", "END", "reason", "None was ordered");
    caseId = contoso;
    release();
    goesOutNextMorning();
  }

  @Test
  @DisplayName("D5: a ban on another part calls back the notice that takes the original with it; it goes out when that ban has ended")
  void bannedOnItsWay() {
    bothExamined();
    PostForTests.server(Server.DEAD);
    release();
    writeNotice();
    inNobodysHands("demand-notice");
    banned(fabrikam, 30);
    assertThat(acts()).contains("NOTICE_CALLED_BACK");
    assertThat(toldToCustomer()).isEmpty();
    assertThat(jdbc.sql("select count(*) from outbox where case_id = ? and template = 'demand-notice' and withdrawn_at is null").param(contoso)
        .query(Long.class).single()).isZero();
    PostForTests.server(Server.TAKES);
    lookAtNotice();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(notifications.silenced(contoso)).isTrue();
    assertThat(notifications.prohibited(contoso)).as("a ban on another opens no disclosure").isFalse();
    over(fabrikam);
    goesOutNextMorning();
  }

  @Test
  @DisplayName("D5: the original waits for a ban of its own; a ban on another part that comes meanwhile keeps it when the own one has ended")
  void bannedWhileItWaits() {
    bothExamined();
    banned(contoso, 30);
    release();
    lookAtNotice();
    at(days(10));
    banned(fabrikam, 60);
    at(days(32));
    if (waitsFor("service_sendNotice")) {
      lookAtNotice();
    }
    assertThat(notifications.silenced(contoso)).isTrue();
    assertThat(mails("demand-notice")).isEmpty();
    assertThat(notifications.of(contoso).goesOutAt()).isAfter(days(60));
    fireTimer("timer_noticeReleased");
    assertThat(now()).isAfter(days(60));
    customerTold();
    assertThat(told()).isTrue();
  }

  @Test
  @DisplayName("D5: a ban that comes after the customer of another part was told with the original is said to counsel, and calls nothing back")
  void toldBefore() {
    bothExamined();
    release();
    customerTold();
    banned(fabrikam, 30);
    assertThat(alerts(contoso)).isPositive();
    assertThat(bans.of(fabrikam).get(0).note()).as("the customer of the ban itself is silenced").isNull();
    assertThat(notifications.silenced(fabrikam)).isTrue();
    assertThat(told()).isTrue();
    does("specialist1", s -> actions.requesterAnswer(contoso, "We go on", false, s));
    assertThat(toldToCustomer()).as("it reads on, as before").contains("REQUESTER_ANSWERED");
  }

  @Test
  @DisplayName("D5: the original can be released however many documents it has, and the part its own")
  void manyDocuments() {
    documents(files.require(contoso).parentId(), 10 - documents.of(files.require(contoso).parentId()).size());
    documents(contoso, 4);
    bothExamined();
    release();
    assertThat(documents.of(contoso)).hasSize(14);
    documents(contoso, 6);
    customerTold();
    assertThat(told()).isTrue();
  }

  @Test
  @DisplayName("D5: a notice with a copy of its own waits for nobody else's ban, and is not called back by one")
  void ordinary() {
    bothExamined();
    banned(fabrikam, 30);
    try (Upload copy = Papers.upload("copy", Papers.png())) {
      does("specialist1", s -> actions.addDocuments(contoso, List.of(copy), s));
    }
    customerTold();
    assertThat(told()).isTrue();
    assertThat(notifications.silenced(contoso)).isFalse();
  }
}
