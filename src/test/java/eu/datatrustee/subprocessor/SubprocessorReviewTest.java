package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.processes.WholeModel;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code subprocessor-review}, every element of it: asked for each year and near an affiliate's end; failed or unanswered, suspended (S5). */
class SubprocessorReviewTest extends SubprocessorProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(SubprocessorReview.KEY);

  private Customer one;
  private Customer other;
  private Offer offer;

  @BeforeEach
  void twoCustomersConsented() {
    one = customer("de");
    other = customer("en");
    offer = offer(one, other);
    asked(offer);
    consents(one);
    consents(other);
  }

  private void reviewIsDue() {
    fireTimer("timer_reviewDue");
  }

  private void suspended(String why) {
    assertThat(entry().state()).isEqualTo(Subprocessor.State.SUSPENDED);
    assertThat(entry().suspension()).isEqualTo(why);
    assertThat(List.of(lack(one), lack(other))).containsOnly(Rule.S3);
    assertThat(lost()).containsExactlyElementsOf(Stream.of(one.id(), other.id()).sorted().toList());
    assertThat(mails("consent-ended")).contains(one.id() + "@northwind.example", other.id() + "@northwind.example", "vendor1@trustee.example");
    assertThat(consent(one).state()).as("what the customer said stands").isEqualTo(ConsentState.CONSENTED);
    assertThat(standings.of(entry(), caller("auditor1"), 0, 10)).extracting(StandingQueries.Standing::state)
        .containsOnly(ConsentState.SUSPENDED);
  }

  @Test
  @DisplayName("S5: due a year after its check; passed, it stands for another year")
  void passed() {
    reviewIsDue();
    assertThat(now()).as("365 days from Tue 9 Mar 2027, Tue 7 Mar 2028 24:00").isEqualTo(Instant.parse("2028-03-07T23:00:00Z"));
    assertThat(runningClocks(caseId)).containsExactly("nextReview", "subprocessorReview");
    decide("task_renewCheck", "vendor2", "PASS");
    assertThat(entry().checkedAt()).isEqualTo(now());
    assertThat(runningClocks(caseId)).containsExactly("nextReview");
    assertThat(lack(one)).isNull();
    reviewIsDue();
    assertThat(now()).isAfter(Instant.parse("2029-03-06T00:00:00Z"));
    assertThat(refused(() -> decide("task_renewCheck", "vendor1", "PASS")).rule()).as("who proposed it reviews it no more than they checked it")
        .isEqualTo(Rule.S5);
    String open = tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey("task_renewCheck").singleResult().getId();
    assertThat(refused(() -> does("vendor1", caller -> tasks.claim(open, caller.id()))).kind()).isEqualTo(Refusal.Kind.FORBIDDEN);
    decide("task_renewCheck", "vendor2", "PASS");
    assertThat(lost()).isEmpty();
  }

  @Test
  @DisplayName("S5: passed after its time was up, it stays unanswered, timer or no timer")
  void tooLate() {
    reviewIsDue();
    at(deadlines.running(caseId, "subprocessorReview").orElseThrow().due());
    assertThat(refused(() -> decide("task_renewCheck", "vendor2", "PASS")).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(lack(one)).isNotNull();
  }

  @Test
  @DisplayName("S5: failed, it is suspended for every customer at that instant, and everyone is told")
  void failed() {
    reviewIsDue();
    refused(() -> decide("task_renewCheck", "vendor2", "FAIL"));
    refused(() -> decide("task_renewCheck", "officer1", "PASS"));
    refused(() -> decide("task_renewCheck", "vendor2", "PASS", "measures", "false"));
    decide("task_renewCheck", "vendor2", "FAIL", "reason", "Measures are gone");
    suspended("Measures are gone");
    assertThat(acts()).contains("SUBPROCESSOR_SUSPENDED", "REVIEW_FAIL");
    assertThat(runningClocks(caseId)).isEmpty();
  }

  @Test
  @DisplayName("S5: unanswered, it counts as suspended from the very instant, before the timer has written it down")
  void unanswered() {
    reviewIsDue();
    fireTimer("task_renewCheck_remind");
    fireTimer("task_renewCheck_escalate");
    assertThat(mails("task-escalation")).contains("vendor1@trustee.example");
    at(clock(caseId, "subprocessorReview").due().minusMillis(1));
    assertThat(lack(one)).isNull();
    later(Duration.ofMillis(1));
    assertThat(lack(one)).isEqualTo(Rule.S3);
    assertThat(entry().state()).isEqualTo(Subprocessor.State.CHECKED);
    fireTimer("timer_reviewUnanswered");
    suspended("Its review was not answered in time");
  }

  private Instant until(Customer customer) {
    return engagements.of(customers.require(customer.id()), work(), now()).until();
  }

  @Test
  @DisplayName("S5, A4: nothing may run past the end of a review, begun or not: what is granted ends there, whether any timer fires or not")
  void nothingOutlastsTheReview() {
    Instant foreseen = until(one);
    assertThat(foreseen).as("asked for on Wed 8 Mar 2028 0:00, that day left out: Thu 9 Mar to Wed 5 Apr 24:00 are twenty working days")
        .isEqualTo(Instant.parse("2028-04-05T22:00:00Z"));
    reviewIsDue();
    Instant due = clock(caseId, "subprocessorReview").due();
    assertThat(due).isEqualTo(foreseen);
    assertThat(until(one)).isEqualTo(due);
    assertThat(lost()).as("nothing has to be cut").isEmpty();
    decide("task_renewCheck", "vendor2", "PASS");
    assertThat(until(one)).as("another year").isAfter(due.plus(Duration.ofDays(300)));
  }

  @Test
  @DisplayName("S5: a review that nobody has even begun is left unanswered too, when its time would have been up")
  void neverBegun() {
    Instant foreseen = until(one);
    at(foreseen.minusMillis(1));
    assertThat(lack(one)).isNull();
    at(foreseen);
    assertThat(runningClocks(caseId)).containsExactly("nextReview");
    assertThat(lack(one)).isEqualTo(Rule.S3);
    assertThat(standings.of(entry(), caller("auditor1"), 0, 10)).extracting(StandingQueries.Standing::state)
        .containsOnly(ConsentState.SUSPENDED);
    assertThat(standings.ofCustomer(one.id(), caller("auditor1"), 0, 200)).extracting(StandingQueries.Standing::state)
        .contains(ConsentState.SUSPENDED);
  }

  @Test
  @DisplayName("O2, S5: the register shows a customer whose agreement sets a shorter time for a review that nobody has begun what it enforces for it")
  void neverBegunByItsAgreement() {
    changed(one, List.of(), Map.of("subprocessorReview", new OwnDeadline(90, Counting.MINUTES)));
    at(until(one).minusMillis(1));
    assertThat(shown(one)).isNotEqualTo(ConsentState.SUSPENDED);
    later(Duration.ofMillis(1));
    assertThat(lack(one)).isEqualTo(Rule.S3);
    assertThat(lack(other)).isNull();
    assertThat(shown(one)).isEqualTo(ConsentState.SUSPENDED);
    assertThat(shown(other)).isNotEqualTo(ConsentState.SUSPENDED);
    assertThat(standings.of(entry(), caller("auditor1"), 0, 10)).filteredOn(standing -> standing.state() == ConsentState.SUSPENDED)
        .extracting(standing -> standing.consent().about().customerId()).containsExactly(one.id());
  }

  private ConsentState shown(Customer customer) {
    return standings.ofCustomer(customer.id(), caller("auditor1"), 0, 200).stream()
        .filter(standing -> standing.consent().about().subprocessorId().equals(entry().id())).findFirst().orElseThrow().state();
  }

  @Test
  @DisplayName("O2, S5: the shortest time that an agreement sets for the review counts for all; a longer one than the table's for nobody")
  void agreementsOwnTime() {
    changed(one, List.of(), Map.of("subprocessorReview", new OwnDeadline(90, Counting.MINUTES)));
    changed(other, List.of(), Map.of("subprocessorReview", new OwnDeadline(200, Counting.WORKING_DAYS)));
    Instant asked = Instant.parse("2028-03-07T23:00:00Z");
    assertThat(until(one)).as("by its own agreement").isEqualTo(asked.plus(Duration.ofMinutes(90)));
    assertThat(until(other)).as("by the table, as far as it can know").isEqualTo(Instant.parse("2028-04-05T22:00:00Z"));
    losses.published.clear();
    reviewIsDue();
    assertThat(now()).isEqualTo(asked);
    assertThat(clock(caseId, "subprocessorReview").due()).isEqualTo(asked.plus(Duration.ofMinutes(90)));
    assertThat(clock(caseId, "subprocessorReview").norm()).contains("DTA-" + one.id(), "O2");
    assertThat(until(other)).isEqualTo(asked.plus(Duration.ofMinutes(90)));
    assertThat(lost()).as("what was granted until later is looked at").containsExactlyElementsOf(Stream.of(one.id(), other.id()).sorted().toList());
    losses.published.clear();
    at(asked.plus(Duration.ofMinutes(90)));
    assertThat(lack(other)).isEqualTo(Rule.S3);
    fireTimer("timer_reviewUnanswered");
    suspended("Its review was not answered in time");
  }

  @Test
  @DisplayName("S5: an agreement that names it for a short time has it looked at early, and takes nothing away before that has begun")
  void earlyReviewTakesNothingBefore() {
    at(MONDAY.plus(Duration.ofDays(100)));
    Instant end = now().plus(Duration.ofDays(2));
    Customer named = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", end));
    assertThat(jobsFor("timer_reviewDue").get(0).getDuedate().toInstant()).as("thirty days before, which is past").isBefore(now());
    assertThat(lack(one)).isNull();
    assertThat(lack(named)).isNull();
    losses.published.clear();
    reviewIsDue();
    Instant due = clock(caseId, "subprocessorReview").due();
    assertThat(due).as("its time begins when it is asked for").isAfter(now().plus(Duration.ofDays(20)));
    assertThat(until(one)).isEqualTo(due);
    assertThat(lost()).contains(one.id(), other.id(), named.id());
  }

  @Test
  @DisplayName("S5: a timer that fires weeks late adds nothing to the review's time: it is over, and the entry suspended")
  void timerMuchTooLate() {
    Instant foreseen = until(one);
    at(foreseen.plus(Duration.ofDays(3)));
    reviewIsDue();
    assertThat(clock(caseId, "subprocessorReview").due()).isEqualTo(foreseen);
    assertThat(refused(() -> decide("task_renewCheck", "vendor2", "PASS")).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    fireTimer("timer_reviewUnanswered");
    suspended("Its review was not answered in time");
  }

  @Test
  @DisplayName("S5: a new proposal of the entity that passes its check lifts the suspension, and watches from then on")
  void checkedAnew() {
    String first = caseId;
    asked(offer);
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(first).processDefinitionKey(SubprocessorReview.KEY).count())
        .as("one watch for one entry").isEqualTo(1);
    caseId = first;
    reviewIsDue();
    decide("task_renewCheck", "vendor2", "FAIL", "reason", "Measures are gone");
    assertThat(lack(one)).isEqualTo(Rule.S3);
    Customer third = customer("de");
    proposed(offer.to(third));
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(entry().state()).isEqualTo(Subprocessor.State.CHECKED);
    assertThat(lack(one)).as("its consent counts again").isNull();
  }

  @Test
  @DisplayName("S4: asked for thirty days before an affiliate's time in an agreement ends, also when that time is changed")
  void affiliateNearsItsEnd() {
    Offer named = offer();
    Instant end = MONDAY.plus(Duration.ofDays(100));
    Affiliate affiliate = new Affiliate("Helfer GmbH", named.number(), "DE", end);
    Customer customer = customer("de", affiliate);
    proposed(named.to(customer));
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(jobsFor("timer_reviewDue").get(0).getDuedate().toInstant()).isEqualTo(end.minus(Duration.ofDays(30)));

    Instant sooner = MONDAY.plus(Duration.ofDays(60));
    changed(customer, List.of(new Affiliate("Helfer GmbH", named.number(), "DE", sooner)), Map.of());
    assertThat(consent(customer).validUntil()).isEqualTo(sooner);
    assertThat(jobsFor("timer_reviewDue").get(0).getDuedate().toInstant()).isEqualTo(sooner.minus(Duration.ofDays(30)));
    reviewIsDue();
    decide("task_renewCheck", "vendor2", "PASS");
    assertThat(jobsFor("timer_reviewDue").get(0).getDuedate().toInstant()).as("reviewed for that end already").isAfter(sooner);
    at(sooner);
    assertThat(lack(customer)).isEqualTo(Rule.S4);
  }
}
