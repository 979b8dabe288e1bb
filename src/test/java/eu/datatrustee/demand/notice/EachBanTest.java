package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each ban by itself: its own clocks, its own order's date, and texts that can be kept (D5). */
class EachBanTest extends CaseProcessTest {

  /** Six months after the Monday on which the tests begin, 24:00. */
  private static final Instant SIX_MONTHS = Instant.parse("2027-09-08T22:00:00Z");

  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private Bans bans;

  @BeforeEach
  void begun() {
    registered(SampleCase.demand());
    does("specialist1", specialist -> inTransaction(() -> notifications.begin(caseId)));
    process = running(CustomerNotification.KEY);
  }

  private void propose() {
    does("specialist1", specialist -> inTransaction(() -> bans.propose(caseId, ordered("StPO § 95a(6)", Issuer.COURT, SIX_MONTHS, null))));
  }

  private static BanTerms ordered(String norm, Issuer issuer, Instant until, Instant orderedAt) {
    return new BanTerms(norm, issuer, "The trustee", until, null, orderedAt);
  }

  private BanView record(BanTerms terms) {
    return as("counsel1", counsel -> bans.record(caseId, terms, counsel));
  }

  private void refused(String field, Rule rule, BanTerms terms) {
    Refusal no = refused(() -> record(terms));
    assertThat(no.errors().get(0).field()).isEqualTo(field);
    assertThat(no.rule()).isEqualTo(rule);
  }

  private List<Task> open(String key) {
    return tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey(key).orderByTaskCreateTime().asc().list();
  }

  // ---- clocks ----

  @Test
  @DisplayName("D5: two proposed bans: each has its own time to be decided in and its own reminder; deciding on one leaves the other's running")
  void ownDecisions() {
    propose();
    Instant first = clock("decideBan").due();
    later(Duration.ofDays(2));
    propose();
    assertThat(clock("decideBan.2").due()).isEqualTo(first.plus(Duration.ofDays(2)));
    assertThat(open("task_decideBan")).extracting(Task::getDueDate).containsExactly(Date.from(first), Date.from(first.plus(Duration.ofDays(2))));
    assertThat(runningClocks()).contains("decideBan", "decideBan.2");

    List<Instant> halves = List.of(clock("decideBan").half(), clock("decideBan.2").half());
    jobs().stream().filter(job -> job.getDuedate() != null && halves.contains(job.getDuedate().toInstant()))
        .forEach(job -> management.executeJob(job.getId()));
    assertThat(mails("task-reminder")).as("one for each ban, to each of counsel").hasSize(2 * COUNSEL.size());

    complete(open("task_decideBan").get(0), Map.of("decision", "CONFIRM"));
    assertThat(runningClocks()).contains("decideBan.2").doesNotContain("decideBan");
    complete(open("task_decideBan").get(0), Map.of("decision", "END", "reason", "Not ordered"));
    assertThat(runningClocks()).doesNotContain("decideBan", "decideBan.2");
    assertThat(bans.of(caseId)).extracting(BanView::state).containsExactly(Ban.State.STANDING, Ban.State.LIFTED);
  }

  private void complete(Task task, Map<String, Object> answer) {
    does("counsel1", counsel -> tasks.complete(task.getId(), answer));
  }

  @Test
  @DisplayName("D5: two statutory bans are reviewed each at its own time; two of a prosecutor wait for their court each")
  void ownReviews() {
    record(new BanTerms("TDDDG § 22", null, "The trustee", null, Instant.parse("2027-04-01T22:00:00Z")));
    record(new BanTerms("TDDDG § 24", null, "The trustee", null, Instant.parse("2027-05-03T22:00:00Z")));
    record(ordered("StPO § 95a(6)", Issuer.PROSECUTOR, SIX_MONTHS, null));
    later(Duration.ofDays(1));
    record(ordered("StPO § 95a(6)", Issuer.PROSECUTOR, SIX_MONTHS, null));
    assertThat(clock("banReview").due()).isEqualTo("2027-04-01T22:00:00Z");
    assertThat(clock("banReview.2").due()).isEqualTo("2027-05-03T22:00:00Z");
    assertThat(clock("banConfirmation.3").due()).isEqualTo("2027-03-11T23:00:00Z");
    // Three days of Tuesday 9 March: Friday 12 March, 24:00.
    assertThat(clock("banConfirmation.4").due()).isEqualTo("2027-03-12T23:00:00Z");
    does("counsel1", counsel -> bans.confirmedByCourt(caseId, 3, "AG Frankfurt", null, counsel));
    assertThat(runningClocks()).contains("banConfirmation.4").doesNotContain("banConfirmation.3");
    does("counsel1", counsel -> bans.lift(caseId, 1, null, counsel));
    assertThat(runningClocks()).contains("banReview.2").doesNotContain("banReview");
  }

  // ---- the order's date ----

  @Test
  @DisplayName("StPO § 95a(6): six months are counted from the order, not from when it was recorded; a prosecutor's three days too")
  void fromTheOrder() {
    Instant ordered = Instant.parse("2027-02-01T10:00:00Z");
    // Six months of Mon 1 Feb: Sun 1 Aug 2027, hence Mon 2 Aug, 24:00 CEST: the later reading of a silence.
    BanView ban = record(ordered("StPO § 95a(6)", Issuer.COURT, Instant.parse("2027-08-01T22:00:00Z"), ordered));
    assertThat(ban.orderedAt()).isEqualTo(ordered);
    assertThat(ban.from()).isEqualTo(MONDAY);
    assertThat(ban.limit()).contains("6 months end");
    refused("until", Rule.D5, ordered("StPO § 95a(6)", Issuer.COURT, SIX_MONTHS, ordered));
    refused("orderedAt", null, ordered("StPO § 95a(6)", Issuer.COURT, SIX_MONTHS, MONDAY.plusMillis(1)));
    refused("orderedAt", null, new BanTerms("TDDDG § 22", null, "The trustee", null, null, ordered));
    // Ordered Fri 5 March: three days end Mon 8 March, 24:00.
    assertThat(record(ordered("StPO § 95a(6)", Issuer.PROSECUTOR, Instant.parse("2027-06-01T22:00:00Z"), Instant.parse("2027-03-05T10:00:00Z")))
        .confirmBy()).isEqualTo("2027-03-08T23:00:00Z");
    refused("orderedAt", Rule.D5,
        ordered("StPO § 95a(6)", Issuer.PROSECUTOR, Instant.parse("2027-06-01T22:00:00Z"), Instant.parse("2027-03-01T10:00:00Z")));
    assertThat(bans.of(caseId)).hasSize(2);
  }

  @Test
  @DisplayName("StPO § 95a(6): counsel says when a proposed ban was ordered as it confirms it")
  void orderedBeforeTheProposal() {
    propose();
    Task task = open("task_decideBan").get(0);
    Refusal no = refused(() -> complete(task, Map.of("decision", "CONFIRM", "banOrderedAt", "2027-02-01")));
    assertThat(no.errors().get(0).field()).isEqualTo("banUntil");
    complete(task, Map.of("decision", "CONFIRM", "banOrderedAt", "2027-03-08", "banUntil", "2027-08-01"));
    assertThat(bans.of(caseId).get(0).orderedAt()).isEqualTo("2027-03-07T23:00:00Z");
  }

  // ---- texts ----

  @Test
  @DisplayName("What is written about a ban can be kept: neither longer than its place nor with characters that are no text")
  void texts() {
    record(ordered("StPO § 95a(6)", Issuer.PROSECUTOR, SIX_MONTHS, null));
    refused("norm", null, ordered("StPO\0 § 95a(6)", Issuer.COURT, SIX_MONTHS, null));
    refused("silences", null, new BanTerms("StPO § 95a(6)", Issuer.COURT, "x\uD800", SIX_MONTHS, null));
    assertThat(fieldOf(() -> does("counsel1", c -> bans.lift(caseId, 1, "x".repeat(4001), c)))).isEqualTo("reason");
    assertThat(fieldOf(() -> does("counsel1", c -> bans.lift(caseId, 1, "x\0", c)))).isEqualTo("reason");
    assertThat(fieldOf(() -> does("counsel1", c -> bans.confirmedByCourt(caseId, 1, "x".repeat(401), null, c)))).isEqualTo("confirmedBy");
    assertThat(fieldOf(() -> does("counsel1", c -> bans.confirmedByCourt(caseId, 1, "AG\u0001", null, c)))).isEqualTo("confirmedBy");
    assertThat(fieldOf(() -> does("counsel1", c -> bans.confirmedByCourt(caseId, 1, " ", null, c)))).isEqualTo("confirmedBy");
  }

  private String fieldOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    return refused(act).errors().get(0).field();
  }
}
