package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.processes.WholeModel;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
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
    assertThat(queries.standings(entry(), caller("auditor1"), 0, 10)).extracting(RegisterQueries.Standing::state)
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
    decide("task_renewCheck", "vendor1", "PASS");
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
