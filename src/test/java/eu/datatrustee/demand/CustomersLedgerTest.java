package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer that was told reads of its case in its ledger: what was done, and none of what authority and desk wrote about it (D5). */
class CustomersLedgerTest extends DemandProcessTest {

  /** What is written for the customer itself. */
  private static final Set<String> FOR_IT = Set.of("DEMAND_RECEIVED", "NOTICE_WAS_SILENCED", "CUSTOMER_NOTIFIED", "CASE_STANDS", "DISCLOSED");

  @Autowired
  private Bans bans;
  @Autowired
  private CaseAccess access;

  /** {@code ACT: detail} of each that the customer's ledger shows with words that somebody wrote. */
  private List<String> words() {
    return jdbc.sql("select act, detail from evidence where case_id = ? and told_to_customer = true and detail is not null order by id")
        .param(caseId).query((row, n) -> row.getString(1) + ": " + row.getString(2)).list().stream()
        .filter(line -> !FOR_IT.contains(line.substring(0, line.indexOf(':')))).toList();
  }

  private List<String> kept() {
    return jdbc.sql("select detail from evidence where case_id = ? and told_to_customer = false and detail is not null").param(caseId)
        .query(String.class).list();
  }

  private String stands() {
    return jdbc.sql("select detail from evidence where case_id = ? and told_to_customer = true and act = 'CASE_STANDS'").param(caseId)
        .query(String.class).single();
  }

  @Test
  @DisplayName("D5: the authority's answer, counsel's question and reasons, and how another purpose is known are the desk's; the acts are the customer's")
  void wordsAreTheDesks() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    customerTold();
    assertThat(stands()).isEqualTo("IN_ASSESSMENT");
    decide("task_assess", "counsel1", "ASK", "question", "Which account?");
    does("specialist1", s -> actions.requesterAnswer(caseId, "Keep silent: we search on 3 December", false, s));
    decide("task_assess", "counsel1", "CONTEST", "reason", "Aimed at the lawyer");
    does("counsel1", c -> actions.purposeKnown(caseId, "A press release names a tax matter", c));
    assertThat(toldToCustomer()).contains("ASSESSMENT_ASK", "REQUESTER_ANSWERED", "ASSESSMENT_CONTEST", "PURPOSE_OTHER_PURPOSE", "CASE_REJECTED");
    assertThat(words()).isEmpty();
    assertThat(kept()).contains("Keep silent: we search on 3 December", "Aimed at the lawyer", "A press release names a tax matter");
  }

  @Test
  @DisplayName("D5: so are the reason of a withdrawal, and of a case that was over when its customer was told")
  void toldAfterwards() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT));
    does("specialist1", s -> actions.withdraw(caseId, "The suspect was arrested", s));
    customerTold();
    assertThat(stands()).isEqualTo("WITHDRAWN");
    assertThat(words()).isEmpty();
    assertThat(kept()).contains("The suspect was arrested");
  }

  @Test
  @DisplayName("D5: that a preservation is extended tells of the order that is coming: the customer does not read it")
  void preservationExtended() {
    demanded(Order.preservation());
    decide("task_verifyAuthority", "specialist1", "GENUINE", "reason", "Called back");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    customerTold();
    does("specialist1", s -> actions.extendPreservation(caseId, "The production order is being prepared", s));
    assertThat(acts()).contains("PRESERVATION_EXTENDED");
    assertThat(toldToCustomer()).isNotEmpty().doesNotContain("PRESERVATION_EXTENDED");
    assertThat(words()).isEmpty();
  }

  @Test
  @DisplayName("D5: a ban that comes after the notice leaves no hole in the customer's ledger, be it on what the case takes up: it reads on")
  void bannedAfterwards() {
    withCounsel(Order.epoc().instrument(Instrument.INFORMAL));
    String earlier = caseId;
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", CONTENT).follows(earlier));
    customerTold();
    assertThat(files.standing(earlier).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
    does("counsel1", c -> bans.record(earlier, new BanTerms("StPO § 95a(6)", Issuer.COURT, "The trustee", now().plus(Duration.ofDays(30)), null,
        now()), c));
    does("specialist1", s -> actions.requesterAnswer(caseId, "We go on", false, s));
    assertThat(bans.of(caseId)).as("put to counsel for the order too").hasSize(1);
    assertThat(toldToCustomer()).containsOnlyOnce("REQUESTER_ANSWERED");
    assertThat(words()).isEmpty();
    does("contoso1", c -> assertThat(access.visible(caseId, c).id()).isEqualTo(caseId));
  }
}
