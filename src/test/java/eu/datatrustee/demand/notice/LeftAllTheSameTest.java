package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import eu.datatrustee.notification.MailHandedOver;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A letter that was called back, and is found to have left all the same (D5). */
class LeftAllTheSameTest extends CaseProcessTest {

  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private Bans bans;
  @Autowired
  private Documents documents;
  @Autowired
  private ApplicationEventPublisher events;

  private String first;

  /** Written, with one document, and in the hands of a node. */
  @BeforeEach
  void beingHandedOver() {
    registered(SampleCase.demand());
    does("specialist1", specialist -> inTransaction(() -> {
      store(Papers.pdf());
      notifications.begin(caseId);
    }));
    PostForTests.server(Server.DEAD);
    writeNotice();
    inNobodysHands("demand-notice");
    jdbc.sql("update outbox set maybe_out = true where case_id = ? and template = 'demand-notice'").param(caseId).update();
    first = notifications.of(caseId).copySha256();
  }

  private void store(byte[] bytes) {
    try (Upload upload = Papers.upload("order", bytes)) {
      documents.store(caseId, upload);
    }
  }

  /** The node that had the first letters in hand says so after all. */
  private void leftAllTheSame() {
    leftUnheard();
    events.publishEvent(new MailHandedOver(caseId, "demand-notice", "of the dead", true));
    assertThat(notifications.told(caseId)).isTrue();
    assertThat(acts()).contains("NOTICE_LEFT_ALL_THE_SAME");
  }

  /** The same; it is in the outbox, and was not heard of yet. */
  private void leftUnheard() {
    jdbc.sql("update outbox set sent_at = current_timestamp where case_id = ? and template = 'demand-notice' and maybe_out = true and "
        + "withdrawn_at is not null").param(caseId).update();
  }

  private String ledgerOfTheCustomer() {
    return jdbc.sql("select detail from evidence where case_id = ? and act = 'CUSTOMER_NOTIFIED' and told_to_customer = true").param(caseId)
        .query(String.class).single();
  }

  private long alertsOfALateBan() {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = 'counsel-alert' and body like '%came after%'").param(caseId)
        .query(Long.class).single();
  }

  @Test
  @DisplayName("D5: called back by a ban: the ledger has the hash of the copy that left, counsel hears of a late ban, the customer of none")
  void ban() {
    does("counsel1", c -> bans.record(caseId, new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null), c));
    assertThat(notifications.of(caseId).copySha256()).isNull();
    leftAllTheSame();
    assertThat(ledgerOfTheCustomer()).isEqualTo("Copy SHA-256 " + first);
    assertThat(notifications.of(caseId).copySha256()).isEqualTo(first);
    assertThat(alertsOfALateBan()).isEqualTo(COUNSEL.size());
    assertThat(bans.of(caseId).get(0).note()).isNotNull();
    assertThat(toldToCustomer()).doesNotContain("NOTICE_WAS_SILENCED");
  }

  @Test
  @DisplayName("D5: called back by a ban, and found to have left as the next ban is recorded: counsel hears of both that they were late, once each")
  void seenByAnother() {
    BanTerms terms = new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null);
    does("counsel1", c -> bans.record(caseId, terms, c));
    assertThat(alertsOfALateBan()).isZero();
    leftUnheard();
    does("counsel1", c -> bans.record(caseId, terms, c));
    assertThat(alertsOfALateBan()).isEqualTo(2 * COUNSEL.size());
    leftAllTheSame();
    assertThat(alertsOfALateBan()).isEqualTo(2 * COUNSEL.size());
    assertThat(bans.of(caseId)).allSatisfy(ban -> assertThat(ban.note()).isNotNull());
  }

  @Test
  @DisplayName("D5: called back for another copy: the ledger has the hash of the one that left, and no ban is said to have come too late")
  void anotherCopy() {
    inTransaction(() -> {
      store(Papers.png());
      notifications.copyCame(caseId);
    });
    assertThat(notifications.of(caseId).copySha256()).isNotEqualTo(first);
    leftAllTheSame();
    assertThat(ledgerOfTheCustomer()).isEqualTo("Copy SHA-256 " + first);
    assertThat(alertsOfALateBan()).isZero();
  }

  @Test
  @DisplayName("D5: called back after the customer was told another way: no ban is said to have come too late")
  void toldOtherwise() {
    fireTimer("boundary_noticeOverdue");
    decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER", "reason", "Clara Conrad, 8 March");
    leftAllTheSame();
    assertThat(ledgerOfTheCustomer()).isEqualTo("Copy SHA-256 " + first);
    assertThat(alertsOfALateBan()).isZero();
  }
}
