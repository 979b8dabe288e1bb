package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer that a ban kept from reading that the authority was asked to turn to it reads so while there is still time (D5, D8, D13). */
class RedirectNoticeTest extends DemandProcessTest {

  @Autowired
  private Bans bans;

  private void told() {
    withCounsel(Order.german(Issuer.PROSECUTOR, "StPO § 95", CONTENT));
    customerTold();
  }

  private void redirected() {
    decide("task_assess", "counsel1", "REDIRECT", "reason", "A court could order it");
  }

  private void banned(int days) {
    does("counsel1", c -> bans.record(caseId,
        new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(days)), null, now()), c));
  }

  private void lifted(int n) {
    does("counsel1", c -> bans.lift(caseId, n, "The measure is over", c));
  }

  /** Recipients of the letters that were not called back. */
  private List<String> written() {
    return jdbc.sql("select recipient from outbox where case_id = ? and template = 'redirect-notice' and withdrawn_at is null order by recipient")
        .param(caseId).query(String.class).list();
  }

  @Test
  @DisplayName("D5, D8: kept from it when the authority was asked, it is written to when the last ban is lifted, each contact once in a wait")
  void lifted() {
    told();
    banned(30);
    banned(60);
    redirected();
    assertThat(written()).isEmpty();
    later(Duration.ofDays(2));
    lifted(1);
    assertThat(written()).as("another stands").isEmpty();
    lifted(2);
    assertThat(written()).containsExactlyElementsOf(CONTACTS);
    delivered("redirect-notice");
    banned(30);
    lifted(3);
    fireTimer("timer_redirectReminder");
    assertThat(written()).as("it knows").containsExactlyElementsOf(CONTACTS);

    does("contoso1", c -> actions.customerInstruction(caseId, CustomerAnswer.REFUSED, null, c));
    assertThat(runningClocks()).doesNotContain("redirect");
    later(Duration.ofDays(1));
    redirected();
    assertThat(written()).as("another wait").hasSize(2 * CONTACTS.size());
  }

  @Test
  @DisplayName("D5, D8: a letter that a ban has called back is written anew when that is lifted")
  void calledBack() {
    told();
    PostForTests.server(Server.DEAD);
    redirected();
    inNobodysHands("redirect-notice");
    banned(30);
    assertThat(written()).isEmpty();
    PostForTests.server(Server.TAKES);
    later(Duration.ofDays(2));
    lifted(1);
    assertThat(written()).containsExactlyElementsOf(CONTACTS);
  }

  @Test
  @DisplayName("D5, D8: nothing happens when a ban ends by itself: the customer is thought of again at half time, when the authority is reminded")
  void endedByItself() {
    told();
    banned(1);
    redirected();
    delivered("demand-redirected");
    fireTimer("timer_redirectReminder");
    assertThat(written()).containsExactlyElementsOf(CONTACTS);
    assertThat(mails("demand-redirect-reminder")).containsExactly(REQUESTER);
  }

  @Test
  @DisplayName("D5: nobody is written to when the case waits for the customer no more")
  void nothingToWaitFor() {
    told();
    banned(30);
    redirected();
    does("specialist1", s -> actions.withdraw(caseId, "Taken back", s));
    lifted(1);
    assertThat(written()).isEmpty();
  }
}
