package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A ban whose end had come stands again, longer, or confirmed: what is on its way since stays at home, also of the orders that take its case up (D5). */
class BansStandAgainTest extends DemandProcessTest {

  private static final String NORM = "StPO § 95a(6)";

  @Autowired
  private Bans bans;
  @Autowired
  private CustomerNotifications notifications;

  private String earlier;

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private static Instant days(int days) {
    return MONDAY.plus(Duration.ofDays(days));
  }

  private void informal() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    earlier = caseId;
  }

  private void banned(Issuer issuer, Instant until) {
    does("counsel1", c -> bans.record(earlier, new BanTerms(NORM, issuer, "The trustee", until, null, now()), c));
  }

  /** An order that takes the case up, whose own ban counsel ends, if one is proposed for it: the earlier one's silences it all the same. */
  private void followedBy(String followed) {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(followed));
    if (!bans.of(caseId).isEmpty()) {
      decide("task_decideBan", "counsel1", "END", "reason", "The order itself names none");
      lookAtNotice();
    }
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(notifications.silenced(caseId)).isTrue();
  }

  /** Nothing silences any more, and the order's letters wait for a mail server that is dead. */
  private void onItsWay(Instant when) {
    at(when);
    PostForTests.server(Server.DEAD);
    assertThat(notifications.silenced(caseId)).isFalse();
    fireTimer("timer_noticeReleased");
    writeNotice();
    inNobodysHands("demand-notice");
    assertThat(waiting()).isEqualTo(CONTACTS.size());
  }

  private long waiting() {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = 'demand-notice' and withdrawn_at is null").param(caseId)
        .query(Long.class).single();
  }

  /** None of its letters leaves, the case that it takes up goes on, and the ban is put to counsel for the order too. */
  private void calledBack(Instant until) {
    assertThat(waiting()).isZero();
    PostForTests.server(Server.TAKES);
    lookAtNotice();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(notifications.told(caseId)).isFalse();
    assertThat(files.standing(earlier).state()).isEqualTo(CaseState.IN_ASSESSMENT);
    BanView proposed = bans.of(caseId).get(bans.of(caseId).size() - 1);
    assertThat(proposed.state()).isEqualTo(Ban.State.PROPOSED);
    assertThat(proposed.until()).isEqualTo(until);
  }

  @Test
  @DisplayName("D5: a ban extended after its end calls back the letters of the orders that take its case up, however far, not only its own")
  void extended() {
    informal();
    banned(Issuer.COURT, days(30));
    followedBy(earlier);
    String order = caseId;
    followedBy(order);
    onItsWay(days(31));
    does("counsel1", c -> bans.extend(earlier, 1, days(60), null, null, c));
    calledBack(days(60));
    assertThat(notifications.silenced(order)).isTrue();
    assertThat(bans.of(order).get(bans.of(order).size() - 1).state()).isEqualTo(Ban.State.PROPOSED);
    assertThat(bans.of(earlier).get(0).note()).isNull();
    assertThat(bans.of(earlier).get(0).extensions().get(0).late()).isNull();
  }

  @Test
  @DisplayName("StPO § 95a(6): so does a court's confirmation in time that is recorded after the three days; from then on the court extends it")
  void confirmedByCourt() {
    informal();
    banned(Issuer.PROSECUTOR, days(90));
    followedBy(earlier);
    onItsWay(days(4));
    does("counsel1", c -> bans.confirmedByCourt(earlier, 1, "Amtsgericht Frankfurt", days(2), c));
    calledBack(days(90));
    does("counsel1", c -> bans.extend(earlier, 1, days(120), null, null, c));
    assertThat(bans.of(earlier).get(0).extensions().get(0).issuer()).isEqualTo(Issuer.COURT);
  }

  @Test
  @DisplayName("D5: so does counsel that confirms, with a later end, what was only proposed and had outlived its end")
  void confirmedByCounsel() {
    demanded(Order.epoc().instrument(Instrument.INFORMAL));
    earlier = caseId;
    decide("task_verifyAuthority", "specialist1", "GENUINE", "reason", "Called back over the court's own number");
    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOT_NOTIFIED", "banNorm", NORM, "banIssuer", "COURT", "banUntil",
        days(30).toString());
    followedBy(earlier);
    String order = caseId;
    onItsWay(days(31));
    caseId = earlier;
    decide("task_decideBan", "counsel1", "CONFIRM", "banUntil", days(50).toString());
    caseId = order;
    calledBack(days(50));
  }

  @Test
  @DisplayName("D5: an extension that comes after the notice calls nothing back and says so; it silences an order only once counsel is asked for that one")
  void extendedTooLate() {
    informal();
    banned(Issuer.COURT, days(30));
    followedBy(earlier);
    String order = caseId;
    caseId = earlier;
    lookAtNotice();
    at(days(31));
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    does("counsel1", c -> bans.extend(earlier, 1, days(60), null, null, c));
    BanView late = bans.of(earlier).get(0);
    assertThat(late.note()).contains("after the notice went out");
    assertThat(late.extensions().get(0).late()).isTrue();
    assertThat(acts()).contains("BAN_EXTENDED_TOO_LATE");

    caseId = order;
    assertThat(notifications.silenced(order)).isTrue();
    decide("task_decideBan", "counsel1", "END", "reason", "The customer knows of the informal one, and the order names none");
    assertThat(notifications.silenced(order)).isFalse();
    lookAtNotice();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D5: that a statutory ban which came too late is looked at again later silences no order anew")
  void reviewMoved() {
    informal();
    customerTold();
    does("counsel1", c -> bans.record(earlier, new BanTerms("TDDDG § 22", null, "The trustee", null, null), c));
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(earlier));
    decide("task_decideBan", "counsel1", "END", "reason", "The customer knows of the informal one, and the order names none");
    lookAtNotice();
    onItsWay(days(1));
    does("counsel1", c -> bans.extend(earlier, 1, null, days(90), null, c));
    assertThat(bans.of(earlier).get(0).reviewAt()).isEqualTo(days(90));
    assertThat(bans.of(caseId)).hasSize(1);
    assertThat(notifications.silenced(caseId)).isFalse();
    assertThat(waiting()).isEqualTo(CONTACTS.size());
  }

  @Test
  @DisplayName("StPO § 95a(6): a court's confirmation that is recorded after the notice says so too")
  void confirmedTooLate() {
    informal();
    banned(Issuer.PROSECUTOR, days(90));
    lookAtNotice();
    at(days(4));
    fireTimer("timer_noticeReleased");
    customerTold();
    does("counsel1", c -> bans.confirmedByCourt(earlier, 1, "Amtsgericht Frankfurt", days(2), c));
    assertThat(bans.of(earlier).get(0).state()).isEqualTo(Ban.State.STANDING);
    assertThat(bans.of(earlier).get(0).note()).contains("after the notice went out");
    assertThat(mails("counsel-alert")).isNotEmpty();
  }

  @Test
  @DisplayName("D5: a ban that is lifted wakes the notices of all orders that it silences, not only of the one that takes its case up itself")
  void liftedForAll() {
    informal();
    banned(Issuer.COURT, days(30));
    followedBy(earlier);
    followedBy(caseId);
    does("counsel1", c -> bans.lift(earlier, 1, "The measure is over", c));
    assertThat(notifications.silenced(caseId)).isFalse();
    customerTold();
    at(days(1));
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }
}
