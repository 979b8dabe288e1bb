package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.notification.MailHandedOver;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import eu.datatrustee.processes.WholeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** {@code customer-notification}, every element of it: the notice, and the bans that keep it (D5, D6). */
class CustomerNotificationTest extends CaseProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(CustomerNotification.KEY);

  /** Six months after the Monday on which the tests begin, 24:00; a Wednesday. */
  private static final Instant SIX_MONTHS = Instant.parse("2027-09-08T22:00:00Z");
  /** Thursday morning after that. */
  private static final Instant MORNING_AFTER = Instant.parse("2027-09-09T06:00:00Z");

  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private Bans bans;
  @Autowired
  private ApplicationEventPublisher events;

  private void begun(SampleCase sample) {
    registered(sample);
    begin();
  }

  private void begin() {
    does("specialist1", specialist -> inTransaction(() -> notifications.begin(caseId)));
    process = running(CustomerNotification.KEY);
  }

  private void propose(BanTerms terms) {
    does("specialist1", specialist -> inTransaction(() -> bans.propose(caseId, terms)));
  }

  private BanView record(BanTerms terms) {
    return as("counsel1", counsel -> bans.record(caseId, terms, counsel));
  }

  private static BanTerms ofCourt(Instant until) {
    return new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee towards the customer", until, null);
  }

  private static BanTerms statutory(Instant reviewAt) {
    return new BanTerms("TDDDG § 22", null, "Whoever gives the information", null, reviewAt);
  }

  private NoticeView notice() {
    return notifications.of(caseId);
  }

  /** Whatever has changed, the notice looks again at what stands. */
  private void looks() {
    if (waitsFor("service_sendNotice")) {
      executeJobFor("service_sendNotice");
    }
  }

  private void releasedAndSent() {
    looks();
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
  }

  // ---- the straight line ----

  @Test
  @DisplayName("D5: told at once after the form's check, each contact in its language, with what was asked; the ledger tells it then, and nothing before")
  void told() {
    begun(SampleCase.demand());
    assertThat(process).isWaitingAt("service_sendNotice");
    assertThat(notice().state()).isEqualTo(NoticeState.DUE);
    assertThat(notifications.told(caseId)).isFalse();
    assertThat(toldToCustomer()).isEmpty();
    assertThat(runningClocks()).containsExactly("notice");

    executeJobFor("service_sendNotice");

    assertThat(process).isEnded().hasPassed("end_told");
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(notice().state()).isEqualTo(NoticeState.SENT);
    assertThat(notice().sentAt()).isEqualTo(MONDAY);
    assertThat(notice().copySha256()).matches("[0-9a-f]{64}");
    assertThat(toldToCustomer()).containsExactly("DEMAND_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_STANDS");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D6: a third party's request is told by its own letter; said twice, it is begun once")
  void thirdParty() {
    begun(SampleCase.of(RequesterKind.COMPANY));
    begin();
    executeJobFor("service_sendNotice");
    assertThat(mails()).containsExactly("request-notice");
    assertThat(toldToCustomer()).containsExactly("REQUEST_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_STANDS");
  }

  @Test
  @DisplayName("A customer that the register does not know: nothing is sent to anyone but counsel")
  void nobody() {
    begun(SampleCase.demand().customer(null));
    assertThat(process).isNull();
    assertThat(notice().state()).isEqualTo(NoticeState.NOBODY);
    assertThat(mails()).containsExactly("counsel-alert");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    assertThat(acts()).containsExactly("NOBODY_TO_TELL");
    assertThat(notifications.told(caseId)).isFalse();
  }

  @Test
  @DisplayName("A notice that cannot leave: counsel hears of it after a working day, and it goes on being tried")
  void overdue() {
    begun(SampleCase.demand());
    PostForTests.server(Server.DEAD);
    writeNotice();
    assertThat(notice().state()).isEqualTo(NoticeState.QUEUED);
    assertThat(notice().queuedAt()).isEqualTo(MONDAY);
    assertThat(notice().sentAt()).isNull();
    assertThat(notifications.told(caseId)).isFalse();
    assertThat(toldToCustomer()).isEmpty();
    fireTimer("boundary_noticeOverdue");
    assertThat(now()).isEqualTo(Instant.parse("2027-03-09T23:00:00Z"));
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
    fireTimer("timer_handOverLook");
    lookAtNotice();
    assertThat(process).isWaitingAt("task_tellOtherwise", "receive_handOver");
    fireTimer("task_tellOtherwise_remind");
    fireTimer("task_tellOtherwise_escalate");
    fireTimer("timer_tellOtherwiseDue");
    assertThat(mails("counsel-alert")).hasSize(2 * COUNSEL.size());

    PostForTests.server(Server.TAKES);
    leaves();
    assertThat(process).isEnded().hasPassed("end_told");
    assertThat(notice().state()).isEqualTo(NoticeState.SENT);
    assertThat(notice().sentAt()).isEqualTo(now());
    assertThat(runningClocks()).isEmpty();
  }

  /** The mail server takes what waits, and its step sees it. */
  private void leaves() {
    await().atMost(Duration.ofSeconds(20)).until(() -> waitsFor("service_sendNotice"));
    lookAtNotice();
  }

  @Test
  @DisplayName("D5: refused for good (550): at once a task of counsel, who tells the customer another way; the letters stay at home, and the customer sees the case")
  void toldOtherwise() {
    begun(SampleCase.demand());
    PostForTests.server(Server.REFUSES);
    writeNotice();
    await().atMost(Duration.ofSeconds(20)).until(() -> notice().state() == NoticeState.UNDELIVERABLE
        && !jobFor("boundary_noticeOverdue").getDuedate().toInstant().isAfter(now()));
    assertThat(mails("counsel-alert")).hasSize(2 * COUNSEL.size());
    assertThat(acts()).containsOnly("NOTICE_REFUSED");
    fireTimer("boundary_noticeOverdue");
    assertThat(now()).isEqualTo(MONDAY);

    refused(() -> decide("task_tellOtherwise", "specialist1", "TOLD", "way", "COURIER", "reason", "x"));
    assertThat(refused(() -> decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER")).errors())
        .extracting(Refusal.FieldError::field).containsExactly("reason");
    assertThat(refused(() -> decide("task_tellOtherwise", "counsel1", "TOLD", "way", "PIGEON", "reason", "x")).errors())
        .extracting(Refusal.FieldError::field).containsExactly("way");
    assertThat(refused(() -> decide("task_tellOtherwise", "counsel1", "TOLD", "way", "COURIER", "reason", "x", "document", "7")).errors())
        .extracting(Refusal.FieldError::field).containsExactly("document");
    assertThat(notifications.told(caseId)).isFalse();
    decide("task_tellOtherwise", "counsel1", "TOLD", "way", "REGISTERED_POST", "reason", "Clara Conrad, 8 March, RR 4711 DE");

    assertThat(process).isEnded().hasPassed("end_toldOtherwise");
    assertThat(notice().state()).isEqualTo(NoticeState.SENT);
    assertThat(notice().way()).isEqualTo(Way.REGISTERED_POST);
    assertThat(notice().copySha256()).matches("[0-9a-f]{64}");
    assertThat(toldToCustomer()).containsExactly("DEMAND_RECEIVED", "CUSTOMER_NOTIFIED", "CASE_STANDS");
    assertThat(decisions()).containsExactly("NOTICE TOLD_REGISTERED_POST counsel1");
    assertThat(notCalledBack()).isZero();
    assertThat(runningClocks()).isEmpty();
  }

  private long notCalledBack() {
    return jdbc.sql("select count(*) from outbox where case_id = ? and template = 'demand-notice' and withdrawn_at is null").param(caseId)
        .query(Long.class).single();
  }

  @Test
  @DisplayName("D5: a ban recorded while the notice waits for a dead mail server calls it back; it goes out anew when the ban has ended, and nothing before")
  void calledBack() {
    begun(SampleCase.demand());
    PostForTests.server(Server.DEAD);
    writeNotice();
    fireTimer("boundary_noticeOverdue");
    inNobodysHands("demand-notice");
    BanView ban = record(ofCourt(SIX_MONTHS));
    PostForTests.server(Server.TAKES);

    assertThat(ban.note()).isNull();
    assertThat(process).hasPassed("end_nobodyTells");
    assertThat(acts()).contains("NOTICE_CALLED_BACK");
    assertThat(notCalledBack()).isZero();
    executeJobFor("service_sendNotice");
    assertThat(process).isWaitingAt("receive_silence");
    assertThat(notice().state()).isEqualTo(NoticeState.SILENCED);
    assertThat(notice().maybeOut()).isNull();
    assertThat(notice().copySha256()).isNull();
    assertThat(toldToCustomer()).isEmpty();
    assertThat(runningClocks()).isEmpty();

    releasedAndSent();
    assertThat(now()).isEqualTo(MORNING_AFTER);
    assertThat(process).isEnded().hasPassed("end_told");
    assertThat(jdbc.sql("select count(*) from outbox where case_id = ? and template = 'demand-notice' and sent_at is not null").param(caseId)
        .query(Long.class).single()).isPositive();
    assertThat(toldToCustomer()).contains("NOTICE_WAS_SILENCED");
  }

  @Test
  @DisplayName("D5: an attempt has ended without an answer when the ban comes: maybe out, said to counsel, not tried again; found out to have left, the ban is late")
  void maybeOut() {
    begun(SampleCase.demand());
    PostForTests.server(Server.DEAD);
    writeNotice();
    jdbc.sql("update outbox set maybe_out = true where case_id = ?").param(caseId).update();
    record(ofCourt(SIX_MONTHS));
    assertThat(notice().state()).isEqualTo(NoticeState.SILENCED);
    assertThat(notice().maybeOut()).isTrue();
    assertThat(acts()).contains("NOTICE_MAYBE_OUT").doesNotContain("NOTICE_CALLED_BACK");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    executeJobFor("service_sendNotice");
    assertThat(process).isWaitingAt("receive_silence");

    // The node that had it in hand says so after all.
    jdbc.sql("update outbox set sent_at = current_timestamp where case_id = ? and template = 'demand-notice'").param(caseId).update();
    events.publishEvent(new MailHandedOver(caseId, "demand-notice", "of the dead", true));
    assertThat(notifications.told(caseId)).isTrue();
    assertThat(acts()).contains("NOTICE_LEFT_ALL_THE_SAME");
    assertThat(mails("counsel-alert")).hasSize(2 * COUNSEL.size());
    lookAtNotice();
    assertThat(process).isEnded().hasPassed("end_told");
  }

  // ---- proposed bans ----

  @Test
  @DisplayName("D5: a proposed ban silences at once, before the notice is begun; confirmed by counsel, it silences to its end, and the notice goes out on the next working day at 08:00")
  void proposedAndConfirmed() {
    registered(SampleCase.demand());
    propose(ofCourt(SIX_MONTHS));
    assertThat(notifications.silenced(caseId)).isTrue();
    assertThat(notice().state()).isEqualTo(NoticeState.SILENCED);
    begin();
    assertThat(process).isWaitingAt("receive_silence", "task_decideBan");
    assertThat(runningClocks()).containsExactly("decideBan");
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 1, SIX_MONTHS.plusSeconds(60), null, Issuer.COURT, c))).kind())
        .as("nobody has found yet that there is one to extend").isEqualTo(Refusal.Kind.CONFLICT);

    refused(() -> decide("task_decideBan", "specialist1", "CONFIRM"));
    decide("task_decideBan", "counsel1", "CONFIRM");
    looks();

    assertThat(process).isWaitingAt("receive_silence");
    assertThat(bans.of(caseId)).singleElement().satisfies(ban -> {
      assertThat(ban.state()).isEqualTo(Ban.State.STANDING);
      assertThat(ban.kind()).isEqualTo(Ban.Kind.ORDERED);
      assertThat(ban.limit()).contains("6 months end Wed 8 Sep 24:00");
    });
    assertThat(notice().goesOutAt()).isEqualTo(MORNING_AFTER);
    assertThat(mails()).isEmpty();
    assertThat(toldToCustomer()).isEmpty();

    releasedAndSent();
    assertThat(now()).isEqualTo(MORNING_AFTER);
    assertThat(process).isEnded().hasPassed("end_told");
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(toldToCustomer()).containsExactly("DEMAND_RECEIVED", "NOTICE_WAS_SILENCED", "CUSTOMER_NOTIFIED", "CASE_STANDS");
    assertThat(decisions()).containsExactly("BAN PROPOSE specialist1", "BAN CONFIRM counsel1");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("D5: counsel ends a proposed ban, with a reason: the notice goes out on the next working day")
  void proposedAndEnded() {
    registered(SampleCase.demand());
    propose(ofCourt(SIX_MONTHS));
    begin();
    refused(() -> decide("task_decideBan", "counsel1", "END"));
    decide("task_decideBan", "counsel1", "END", "reason", "No order came with the demand");
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.LIFTED);
    assertThat(runningClocks()).containsExactly("notice");
    executeJobFor("service_sendNotice");
    assertThat(mails("demand-notice")).isEmpty();

    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2027-03-09T07:00:00Z"));
    assertThat(process).isEnded().hasPassed("end_banRefused");
  }

  @Test
  @DisplayName("Unanswered, a proposed ban goes on silencing; all of counsel are reminded and told")
  void undecided() {
    registered(SampleCase.demand());
    propose(new BanTerms("StPO § 95a(6)", Issuer.COURT, null, null, null));
    begin();
    fireTimer("task_decideBan_remind");
    fireTimer("task_decideBan_escalate");
    fireTimer("timer_decideBanDue");
    assertThat(mails("task-reminder")).containsExactlyElementsOf(COUNSEL);
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    later(Duration.ofDays(30));
    assertThat(notifications.silenced(caseId)).isTrue();
    assertThat(mails("demand-notice")).isEmpty();

    Refusal noEnd = refused(() -> decide("task_decideBan", "counsel2", "CONFIRM"));
    assertThat(noEnd.errors()).extracting(Refusal.FieldError::field).containsExactly("banUntil");
    decide("task_decideBan", "counsel2", "CONFIRM", "banUntil", "2027-06-30", "banSilences", "The trustee");
    assertThat(bans.of(caseId).get(0).until()).isEqualTo("2027-06-30T22:00:00Z");
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2027-07-01T06:00:00Z"));
  }

  @Test
  @DisplayName("StPO § 95a(6): no proposal silences longer than six months, without an end, with one too late, or from nobody known, also where counsel never looks")
  void noProposalSilencesLongerThanTheLaw() {
    for (BanTerms terms : List.of(new BanTerms("StPO § 95a(6)", Issuer.COURT, null, null, null),
        ofCourt(MONDAY.plus(Duration.ofDays(700))), new BanTerms("StPO § 95a(6)", null, null, null, null))) {
      at(MONDAY);
      registered(SampleCase.demand());
      propose(terms);
      begin();
      assertThat(notice().goesOutAt()).isEqualTo(MORNING_AFTER);
      releasedAndSent();
      assertThat(now()).isEqualTo(MORNING_AFTER);
      assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
      assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.EXPIRED);
    }
  }

  @Test
  @DisplayName("StPO § 95a(6): a prosecutor's ban lapses without its court also where counsel has not looked at the proposal; its court makes it stand")
  void prosecutorsProposal() {
    registered(SampleCase.demand());
    propose(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, null, null, null));
    begin();
    assertThat(bans.of(caseId).get(0).confirmBy()).isEqualTo("2027-03-11T23:00:00Z");
    assertThat(runningClocks()).contains("banConfirmation", "decideBan");
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2027-03-12T07:00:00Z"));
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.LAPSED);

    at(MONDAY);
    registered(SampleCase.demand());
    propose(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, null, null, null));
    begin();
    does("counsel1", counsel -> bans.confirmedByCourt(caseId, 1, "Amtsgericht Frankfurt", null, counsel));
    at(Instant.parse("2027-03-15T10:00:00Z"));
    assertThat(notifications.silenced(caseId)).isTrue();
    decide("task_decideBan", "counsel1", "CONFIRM", "banUntil", "2027-06-30", "banSilences", "The trustee");
    assertThat(bans.of(caseId).get(0).issuer()).isEqualTo(Issuer.COURT);
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.STANDING);
    assertThat(runningClocks()).doesNotContain("banConfirmation");
  }

  @Test
  @DisplayName("StPO § 95a(6): a prosecutor's proposal is confirmed by counsel in its three days only; later it is its court's or nobody's")
  void prosecutorsProposalTooLate() {
    registered(SampleCase.demand());
    propose(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, null, null, null));
    begin();
    at(Instant.parse("2027-03-11T23:00:00Z"));
    Refusal lapsed = refused(() -> decide("task_decideBan", "counsel1", "CONFIRM", "banUntil", "2027-06-30", "banSilences", "The trustee"));
    assertThat(lapsed.errors()).extracting(Refusal.FieldError::field).containsExactly("banIssuer");
    assertThat(lapsed.getMessage()).contains("2027-03-11T23:00:00Z");
    assertThat(notifications.silenced(caseId)).isFalse();
    decide("task_decideBan", "counsel1", "CONFIRM", "banIssuer", "COURT", "banUntil", "2027-06-30", "banSilences", "The trustee");
    assertThat(notifications.silenced(caseId)).isTrue();
    Refusal before = refused(() -> propose(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, null, null, null, MONDAY.minus(Duration.ofDays(9)))));
    assertThat(before.errors()).extracting(Refusal.FieldError::field).containsExactly("banOrderedAt");
  }

  @Test
  @DisplayName("A proposed ban that counsel lifts over the API needs no decision any more")
  void liftedWhileUndecided() {
    registered(SampleCase.demand());
    propose(ofCourt(SIX_MONTHS));
    begin();
    does("counsel2", counsel -> bans.lift(caseId, 1, "The court has lifted it", counsel));
    assertThat(process).hasPassed("end_proposalOver");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count()).isZero();
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(notifications.told(caseId)).isTrue();
  }

  @Test
  @DisplayName("A proposed ban whose own end has come while another stands can be ended, not confirmed")
  void expiredWhileUndecided() {
    registered(SampleCase.demand());
    propose(ofCourt(MONDAY.plus(Duration.ofDays(2))));
    begin();
    record(ofCourt(SIX_MONTHS));
    later(Duration.ofDays(3));
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.EXPIRED);
    refused(() -> decide("task_decideBan", "counsel1", "CONFIRM"));
    decide("task_decideBan", "counsel1", "END", "reason", "Over by itself");
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.EXPIRED);
    assertThat(notifications.silenced(caseId)).isTrue();
  }

  // ---- recorded bans ----

  @Test
  @DisplayName("D5: several bans at once: the notice waits for the last one, also where an earlier one is lifted and a later one is extended in time; a year later it goes out by itself")
  void several() {
    begun(SampleCase.demand());
    BanView first = record(ofCourt(Instant.parse("2027-05-14T22:00:00Z")));
    BanView second = record(new BanTerms("EU 2023/1543 Art. 13", Issuer.PROSECUTOR, "The trustee", Instant.parse("2027-06-30T22:00:00Z"), null));
    assertThat(List.of(first.n(), second.n())).containsExactly(1, 2);
    executeJobFor("service_sendNotice");
    assertThat(process).isWaitingAt("receive_silence");
    assertThat(mails()).isEmpty();

    does("counsel1", counsel -> bans.lift(caseId, 1, "No longer needed", counsel));
    executeJobFor("service_sendNotice");
    assertThat(notice().goesOutAt()).isEqualTo("2027-07-01T06:00:00Z");

    at(Instant.parse("2027-06-29T10:00:00Z"));
    does("counsel1", counsel -> bans.extend(caseId, 2, Instant.parse("2028-03-31T22:00:00Z"), null, null, counsel));
    executeJobFor("service_sendNotice");
    assertThat(mails()).isEmpty();
    assertThat(notice().goesOutAt()).isEqualTo("2028-04-03T06:00:00Z");
    assertThat(bans.of(caseId).get(1).extensions()).singleElement()
        .satisfies(extension -> assertThat(extension.from()).isEqualTo("2027-06-30T22:00:00Z"));

    inTransaction(() -> files.close(caseId, Outcome.REJECTED, Rule.D7, "Nothing in German law requires it"));
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2028-04-03T06:00:00Z"));
    assertThat(mails("demand-notice")).containsExactlyElementsOf(CONTACTS);
    assertThat(jdbc.sql("select detail from evidence where case_id = ? and act = 'CASE_STANDS'").param(caseId).query(String.class).single())
        .as("why, as counsel wrote it, is the desk's").isEqualTo("REJECTED");
  }

  @Test
  @DisplayName("D5: a ban and an extension that come after the notice call nothing back, say so, and alert counsel")
  void tooLate() {
    begun(SampleCase.demand());
    record(ofCourt(MONDAY.plus(Duration.ofHours(6))));
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(notifications.told(caseId)).isTrue();

    BanView late = record(ofCourt(now().plus(Duration.ofDays(30))));
    assertThat(late.note()).contains("after the notice went out");
    BanView extended = as("counsel1", counsel -> bans.extend(caseId, late.n(), now().plus(Duration.ofDays(60)), null, null, counsel));
    assertThat(extended.note()).isNotNull();
    assertThat(mails("counsel-alert")).hasSize(2 * COUNSEL.size());
    assertThat(notifications.told(caseId)).isTrue();
    assertThat(notifications.silenced(caseId)).isFalse();
    assertThat(acts()).contains("BAN_CAME_TOO_LATE", "BAN_EXTENDED_TOO_LATE");
    assertThat(toldToCustomer()).doesNotContain("BAN_CAME_TOO_LATE");
  }

  @Test
  @DisplayName("D5: an extension after the ban's end, but before the morning of the notice, still moves it")
  void extendedOverNight() {
    begun(SampleCase.demand());
    record(ofCourt(Instant.parse("2027-03-10T17:00:00Z")));
    executeJobFor("service_sendNotice");
    at(Instant.parse("2027-03-10T20:00:00Z"));
    assertThat(notice().state()).isEqualTo(NoticeState.DUE);
    assertThat(notice().goesOutAt()).isEqualTo("2027-03-11T07:00:00Z");
    does("counsel1", counsel -> bans.extend(caseId, 1, Instant.parse("2027-03-20T23:00:00Z"), null, null, counsel));
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2027-03-22T07:00:00Z"));
  }

  // ---- statutory bans ----

  @Test
  @DisplayName("D5: a statutory ban has no end but reviews; unreviewed, it goes on; counsel continues it, and ends it a year later")
  void statutoryBan() {
    begun(SampleCase.demand());
    BanView ban = record(statutory(null));
    assertThat(ban.kind()).isEqualTo(Ban.Kind.STATUTORY);
    assertThat(ban.reviewAt()).isEqualTo("2027-06-08T22:00:00Z");
    assertThat(notice().goesOutAt()).isNull();
    assertThat(clock("banReview").due()).isEqualTo(ban.reviewAt());
    executeJobFor("service_sendNotice");

    fireTimer("timer_banReview");
    assertThat(process).isWaitingAt("receive_silence", "task_reviewBan");
    fireTimer("task_reviewBan_remind");
    fireTimer("task_reviewBan_escalate");
    fireTimer("timer_reviewBanDue");
    assertThat(mails("counsel-alert")).containsExactlyElementsOf(COUNSEL);
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    assertThat(mails("demand-notice")).isEmpty();

    refused(() -> decide("task_reviewBan", "counsel1", "CONTINUE", "banReviewAt", "2027-01-01"));
    decide("task_reviewBan", "counsel1", "CONTINUE", "banReviewAt", "2028-03-08");
    executeJobFor("service_sendNotice");
    assertThat(process).isWaitingAt("receive_silence", "timer_banReview");
    assertThat(clock("banReview").due()).isEqualTo("2028-03-08T23:00:00Z");
    assertThat(clock("banReview").explanation()).startsWith("the date that the ban's record keeps, later than ");
    assertThat(runningClocks()).containsExactly("banReview");
    fireTimer("timer_banReview");
    assertThat(now()).isEqualTo(Instant.parse("2028-03-08T23:00:00Z"));
    later(Duration.ofHours(10));
    decide("task_reviewBan", "counsel1", "END", "reason", "The proceedings are over");
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2028-03-10T07:00:00Z"));
    assertThat(process).isEnded().hasPassed("end_banEnded", "end_told");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A review that counsel moves comes when counsel says")
  void reviewMoved() {
    begun(SampleCase.demand());
    record(statutory(Instant.parse("2027-04-01T22:00:00Z")));
    refused(() -> does("counsel1", counsel -> bans.extend(caseId, 1, SIX_MONTHS, null, null, counsel)));
    does("counsel1", counsel -> bans.extend(caseId, 1, null, Instant.parse("2027-05-03T22:00:00Z"), null, counsel));
    fireTimer("timer_banReview");
    assertThat(now()).isEqualTo(Instant.parse("2027-05-03T22:00:00Z"));
    assertThat(process).isWaitingAt("task_reviewBan");
  }

  @Test
  @DisplayName("A statutory ban lifted while its review is open needs none; one lifted before is not looked at again")
  void liftedBeforeReview() {
    begun(SampleCase.demand());
    record(statutory(Instant.parse("2027-04-01T22:00:00Z")));
    record(statutory(Instant.parse("2027-04-08T22:00:00Z")));
    record(ofCourt(SIX_MONTHS));
    at(Instant.parse("2027-04-01T22:00:00Z"));
    management.executeJob(jobs().stream().filter(job -> job.getDuedate() != null && job.getDuedate().toInstant().equals(now())).findFirst()
        .orElseThrow().getId());
    assertThat(process).isWaitingAt("task_reviewBan");
    does("counsel1", counsel -> bans.lift(caseId, 1, null, counsel));
    assertThat(process).hasPassed("end_reviewOver");
    does("counsel1", counsel -> bans.lift(caseId, 2, null, counsel));
    fireTimer("timer_banReview");
    assertThat(process).hasPassed("end_banOver");
    assertThat(refused(() -> does("counsel1", counsel -> bans.lift(caseId, 2, null, counsel))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(now()).isEqualTo(MORNING_AFTER);
  }

  // ---- the limits of the law ----

  @Test
  @DisplayName("StPO § 95a(6): at most six months, by a court; an ordered ban has an end; nothing refused leaves a trace")
  void limits() {
    begun(SampleCase.demand());
    Refusal tooLong = refused(() -> record(ofCourt(SIX_MONTHS.plusMillis(1))));
    assertThat(tooLong.kind()).isEqualTo(Refusal.Kind.IMPOSSIBLE);
    assertThat(tooLong.rule()).isEqualTo(Rule.D5);
    assertThat(tooLong.getMessage()).contains("6 months end Wed 8 Sep 24:00", "§ 95a(6)");
    assertThat(field(ofCourt(null))).isEqualTo("until");
    assertThat(field(ofCourt(MONDAY))).isEqualTo("until");
    assertThat(field(new BanTerms("§ 95a Abs. 6 StPO", Issuer.POLICE, "x", SIX_MONTHS, null))).isEqualTo("issuer");
    assertThat(field(new BanTerms("§ 95a Abs. 6 StPO", null, "x", SIX_MONTHS, null))).isEqualTo("issuer");
    assertThat(field(new BanTerms(null, Issuer.COURT, "x", SIX_MONTHS, null))).isEqualTo("norm");
    assertThat(field(new BanTerms("StPO § 95a(6)", Issuer.COURT, null, SIX_MONTHS, null))).isEqualTo("silences");
    assertThat(field(statutory(MONDAY))).isEqualTo("reviewAt");
    assertThat(bans.of(caseId)).isEmpty();
    assertThat(acts()).isEmpty();
    assertThat(refused(() -> does("specialist1", someone -> bans.record(caseId, ofCourt(SIX_MONTHS), someone))).kind())
        .isEqualTo(Refusal.Kind.FORBIDDEN);
  }

  private String field(BanTerms terms) {
    return refused(() -> record(terms)).errors().get(0).field();
  }

  @Test
  @DisplayName("StPO § 95a(6), BGB § 190: an extension lasts at most three months from the end of the period before, by a court only")
  void extensions() {
    begun(SampleCase.demand());
    record(ofCourt(SIX_MONTHS));
    // Three months of Wed 8 Sep: Wed 8 Dec 2027, 24:00 CET.
    Instant threeMore = Instant.parse("2027-12-08T23:00:00Z");
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 1, threeMore.plusMillis(1), null, Issuer.COURT, c))).rule())
        .isEqualTo(Rule.D5);
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 1, threeMore, null, Issuer.PROSECUTOR, c))).errors())
        .extracting(Refusal.FieldError::field).containsExactly("issuer");
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 1, SIX_MONTHS, null, null, c))).errors())
        .extracting(Refusal.FieldError::field).containsExactly("until");
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 2, threeMore, null, null, c))).kind()).isEqualTo(Refusal.Kind.UNKNOWN);
    at(Instant.parse("2027-08-01T10:00:00Z"));
    BanView extended = as("counsel1", counsel -> bans.extend(caseId, 1, threeMore, null, null, counsel));
    assertThat(extended.until()).isEqualTo(threeMore);
    assertThat(extended.extensions()).singleElement().satisfies(extension -> assertThat(extension.from()).isEqualTo(SIX_MONTHS));
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(now()).isEqualTo(Instant.parse("2027-12-09T07:00:00Z"));
  }

  @Test
  @DisplayName("StPO § 95a(6): a prosecutor's ban lapses after three days without a court, and stands with it")
  void prosecutor() {
    begun(SampleCase.demand());
    BanView ban = record(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, "The trustee", SIX_MONTHS, null));
    // Tue, Wed, Thu 11 March, 24:00.
    assertThat(ban.confirmBy()).isEqualTo("2027-03-11T23:00:00Z");
    assertThat(notice().goesOutAt()).isEqualTo("2027-03-12T07:00:00Z");
    assertThat(runningClocks()).contains("banConfirmation");
    executeJobFor("service_sendNotice");
    releasedAndSent();
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.LAPSED);
    assertThat(notifications.told(caseId)).isTrue();

    at(MONDAY);
    begun(SampleCase.demand());
    record(new BanTerms("StPO § 95a(6)", Issuer.PROSECUTOR, "The trustee", SIX_MONTHS, null));
    executeJobFor("service_sendNotice");
    later(Duration.ofDays(2));
    assertThat(refused(() -> does("counsel1", c -> bans.extend(caseId, 1, SIX_MONTHS.plusSeconds(60), null, Issuer.COURT, c))).kind())
        .isEqualTo(Refusal.Kind.CONFLICT);
    refused(() -> does("counsel1", c -> bans.confirmedByCourt(caseId, 1, "AG Frankfurt", now().plusSeconds(60), c)));
    does("counsel1", counsel -> bans.confirmedByCourt(caseId, 1, "AG Frankfurt", null, counsel));
    executeJobFor("service_sendNotice");
    assertThat(notice().goesOutAt()).isEqualTo(MORNING_AFTER);
    assertThat(runningClocks()).doesNotContain("banConfirmation");
    assertThat(refused(() -> does("counsel1", c -> bans.confirmedByCourt(caseId, 1, "AG", null, c))).kind()).isEqualTo(Refusal.Kind.CONFLICT);
  }
}
