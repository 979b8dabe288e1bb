package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.notification.MailHandedOver;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.notification.PostForTests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What silences a demand silences the order that takes it up, and neither tells of the other (D5, StPO § 95a(6)). */
class FollowedBansTest extends DemandProcessTest {

  private static final String NORM = "StPO § 95a(6)";

  @Autowired
  private Bans bans;
  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private ApplicationEventPublisher events;

  private String earlier;

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private void informal() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    earlier = caseId;
  }

  private void banned(Issuer issuer, Instant until) {
    does("counsel1", c -> bans.record(earlier, new BanTerms(NORM, issuer, "The trustee", until, null, now()), c));
  }

  private void ordered() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(earlier));
  }

  private BanView inherited() {
    assertThat(bans.of(caseId)).hasSize(1);
    return bans.of(caseId).get(0);
  }

  private Instant days(int days) {
    return MONDAY.plus(Duration.ofDays(days));
  }

  @Test
  @DisplayName("D5: counsel ends what was proposed for the order, and the ban on the earlier demand silences it all the same, as long as that stands")
  void silencedAsLongAsTheEarlier() {
    informal();
    banned(Issuer.COURT, days(30));
    ordered();
    assertThat(inherited().state()).isEqualTo(Ban.State.PROPOSED);
    decide("task_decideBan", "counsel1", "END", "reason", "The order itself names none");
    looksAndStaysSilent();
    assertThat(notifications.silenced(caseId)).isTrue();
    assertThat(notifications.prohibited(caseId)).as("a ban on another case opens no disclosure").isFalse();

    does("counsel1", c -> bans.extend(earlier, 1, days(60), null, null, c));
    at(days(40));
    assertThat(notifications.silenced(caseId)).as("extended there, it goes on here").isTrue();
    looksAndStaysSilent();
    does("counsel1", c -> bans.lift(earlier, 1, "The measure is over", c));
    assertThat(notifications.silenced(caseId)).isFalse();
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  /** Whatever stands has changed: the notice's step looks, and finds that it must wait. */
  private void looksAndStaysSilent() {
    lookAtNotice();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(mails("demand-notice")).isEmpty();
  }

  @Test
  @DisplayName("StPO § 95a(6): a prosecutor's is taken over for its three days only; confirmed, as the court's; extended, without the date of its first order")
  void terms() {
    informal();
    banned(Issuer.PROSECUTOR, days(90));
    ordered();
    assertThat(inherited().until()).isEqualTo(bans.of(earlier).get(0).confirmBy()).isBefore(days(4));

    does("counsel1", c -> bans.confirmedByCourt(earlier, 1, "Amtsgericht Frankfurt", null, c));
    ordered();
    assertThat(inherited().issuer()).isEqualTo(Issuer.COURT);
    assertThat(inherited().until()).isEqualTo(days(90));

    at(days(80));
    does("counsel1", c -> bans.extend(earlier, 1, days(150), null, Issuer.COURT, c));
    ordered();
    assertThat(inherited().orderedAt()).isNull();
    decide("task_decideBan", "counsel1", "CONFIRM");
    assertThat(inherited().state()).as("the law lets it be").isEqualTo(Ban.State.STANDING);
    assertThat(inherited().until()).isEqualTo(days(150));
  }

  @Test
  @DisplayName("D5: what silences a demand on a customer whom nobody knew is not lost when it is assigned")
  void unknownCustomer() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL).on("Contoso Holding"));
    earlier = caseId;
    banned(Issuer.COURT, days(30));
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).on("Contoso Holding").follows(earlier));
    does("specialist1", s -> assignment.assign(caseId, "contoso", s));
    assertThat(notifications.silenced(caseId)).isTrue();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(mails("demand-notice")).isEmpty();
  }

  @Test
  @DisplayName("D5: a statutory ban that came after the earlier demand's notice silences the order by what is inherited alone, which counsel ends")
  void lateOnTheEarlier() {
    informal();
    customerTold();
    does("counsel1", c -> bans.record(earlier, new BanTerms("TDDDG § 22", null, "The trustee", null, null), c));
    assertThat(bans.of(earlier).get(0).note()).contains("after the notice went out");
    ordered();
    assertThat(inherited().state()).isEqualTo(Ban.State.PROPOSED);
    assertThat(notifications.silenced(caseId)).isTrue();
    decide("task_decideBan", "counsel1", "END", "reason", "The customer knows of the informal one, and the order names none");
    assertThat(notifications.silenced(caseId)).isFalse();
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D5: so does one that was recorded while the earlier demand's letters were being handed over, once they are found to have left")
  void foundToHaveLeft() {
    informal();
    PostForTests.server(Server.DEAD);
    writeNotice();
    jdbc.sql("update outbox set maybe_out = true where case_id = ? and template = 'demand-notice'").param(earlier).update();
    does("counsel1", c -> bans.record(earlier, new BanTerms("TDDDG § 22", null, "The trustee", null, null), c));
    jdbc.sql("update outbox set sent_at = current_timestamp where case_id = ? and template = 'demand-notice'").param(earlier).update();
    events.publishEvent(new MailHandedOver(earlier, "demand-notice", "of the dead", true));
    PostForTests.server(Server.TAKES);
    assertThat(notifications.told(earlier)).isTrue();
    ordered();
    decide("task_decideBan", "counsel1", "END", "reason", "The order itself names none");
    assertThat(notifications.silenced(caseId)).isFalse();
  }

  @Test
  @DisplayName("D5: a ban that comes while the order's notice is on its way leaves nothing of the order in the earlier case")
  void bannedOnItsWay() {
    informal();
    customerTold();
    PostForTests.server(Server.DEAD);
    ordered();
    writeNotice();
    inNobodysHands("demand-notice");
    does("counsel1", c -> bans.record(caseId, new BanTerms(NORM, Issuer.COURT, "The trustee", days(30), null, now()), c));
    assertThat(notifications.silenced(caseId)).isTrue();
    assertThat(files.standing(earlier).state()).isEqualTo(CaseState.IN_ASSESSMENT);
    caseId = earlier;
    assertThat(toldToCustomer()).noneMatch(act -> act.contains("FOLLOW"));
  }

  @Test
  @DisplayName("D5: a ban on the earlier demand calls back the order's notice too, where that is on its way, and is put to counsel for it")
  void earlierBannedOnItsWay() {
    PostForTests.server(Server.DEAD);
    informal();
    ordered();
    writeNotice();
    inNobodysHands("demand-notice");
    banned(Issuer.COURT, days(30));
    assertThat(inherited().state()).isEqualTo(Ban.State.PROPOSED);
    assertThat(inherited().until()).isEqualTo(days(30));
    assertThat(notCalledBack("demand-notice")).isZero();
    PostForTests.server(Server.TAKES);
    lookAtNotice();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    does("counsel1", c -> bans.lift(earlier, 1, "The measure is over", c));
    assertThat(notifications.silenced(caseId)).as("by the one of its own").isTrue();
    decide("task_decideBan", "counsel1", "END", "reason", "The order itself names none");
    customerTold();
    fireTimer("timer_noticeReleased");
    customerTold();
    assertThat(notCalledBack("demand-notice")).isEqualTo(CONTACTS.size());
  }

  @Test
  @DisplayName("D13: the redirect of a demand that an order takes up stays at home, where it has not left")
  void redirectStaysAtHome() {
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    customerTold();
    PostForTests.server(Server.DEAD);
    decide("task_assess", "counsel1", "REDIRECT", "reason", "A court could order it");
    earlier = caseId;
    inNobodysHands("demand-redirected");
    ordered();
    PostForTests.server(Server.TAKES);
    customerTold();
    assertThat(files.standing(earlier).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
    caseId = earlier;
    assertThat(notCalledBack("demand-redirected")).isZero();
  }

  private long notCalledBack(String template) {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = ? and withdrawn_at is null").params(caseId, template)
        .query(Long.class).single();
  }
}
