package eu.datatrustee.access;

import static eu.datatrustee.access.AccessActions.Ground.PURPOSE_CHANGED;
import static eu.datatrustee.access.AccessActions.Ground.TERMINATED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.access.gateway.WilfulGateway.Will;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Group;
import eu.datatrustee.processes.WholeModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code support-incident-access}, every element of it. */
class SupportIncidentAccessTest extends ProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(SupportIncidentAccess.KEY);

  private static final Affiliate AFFILIATE = new Affiliate("Nordwerk GmbH", "HRB 4711", "DE", null);
  private static final List<String> OFFICERS =
      List.of("officer1@trustee.example", "officer2@trustee.example", "officer3@trustee.example");
  private static final List<String> SUPERVISORS = List.of("supervisor1@trustee.example", "supervisor2@trustee.example");

  @Autowired
  private Grants grants;

  // ---- the straight line ----

  @Test
  @DisplayName("A1–A5: asked, granted, supervised, resolved, revoked, accounted for, undisputed")
  void straight() {
    asked(Wish.of("contoso"));
    assertThat(process).isWaitingAt("task_review");
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);

    decide("task_review", "officer1", "GRANT");
    assertThat(process).isWaitingAt("service_grantAccess");
    assertThat(state()).isEqualTo(AccessState.GRANTING);

    executeJobFor("service_grantAccess");
    assertThat(process).isWaitingAt("task_supervise");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(gateway.isOpenFor(caseId)).isTrue();
    assertThat(grants.require(caseId).until()).isEqualTo(MONDAY.plus(Duration.ofMinutes(60)));
    assertThat(mails("access-granted")).containsExactly("clara.conrad@contoso.example", "connor.tosh@contoso.example");

    claim("task_supervise", "supervisor1");
    decide("task_supervise", "supervisor1", "RESOLVED");
    assertThat(state()).isEqualTo(AccessState.REVOKING);
    assertThat(grants.require(caseId).live()).isFalse();

    revoked();
    assertThat(process).isWaitingAt("task_closingStatement");
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(gateway.isOpenFor(caseId)).isFalse();

    decide("task_closingStatement", "supervisor1", "SIGN", "findings", "A transport rule was wrong.");
    executeJobFor("service_sendStatement");
    assertThat(process).isWaitingAt("receive_dispute");
    assertThat(mails("closing-statement")).containsExactly("clara.conrad@contoso.example", "connor.tosh@contoso.example");

    fireTimer("timer_disputeOver");
    assertThat(process).isEnded().hasPassed("end_closed");
    assertThat(state()).isEqualTo(AccessState.CLOSED);
    assertThat(request().endReason()).isEqualTo(EndReason.RESOLVED);
    assertThat(decisions()).containsExactly("REVIEW GRANT officer1", "SUPERVISION RESOLVED supervisor1",
        "CLOSING_STATEMENT SIGN supervisor1");
    assertThat(acts()).containsExactly("ACCESS_REQUESTED", "REVIEW_GRANT", "ACCESS_GRANTED", "SUPERVISION_CLAIMED", "ACCESS_ENDED",
        "SUPERVISION_RESOLVED", "REVOCATION_CONFIRMED", "CLOSING_STATEMENT_SIGN", "CLOSING_STATEMENT_SENT", "CASE_CLOSED");
    assertThat(mails()).containsExactly("access-ended", "access-granted", "closing-statement", "request-granted");
    assertThat(runningClocks()).isEmpty();
  }

  // ---- refused by rule ----

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(Rule.A3, Wish.of("contoso").purpose("ADVERTISING")),
        Arguments.of(Rule.A3, Wish.of("contoso").incident("INC-NEVER")),
        Arguments.of(Rule.A3, Wish.of("contoso").incident("INC-2001")),
        Arguments.of(Rule.A4, Wish.of("contoso").minutes(481)),
        Arguments.of(Rule.A7, Wish.of("contoso").from("US")),
        Arguments.of(Rule.A7, Wish.of("fabrikam").from("IE")),
        Arguments.of(Rule.A9, Wish.of("contoso").from("IE").action(Action.EXPORT)),
        Arguments.of(Rule.A10, Wish.of("contoso").resource("host:desk-7")),
        Arguments.of(Rule.D11, Wish.of("contoso").resource("key:master")),
        Arguments.of(Rule.S2, Wish.of("contoso").by("HRB 0")),
        Arguments.of(Rule.S3, Wish.of("fabrikam").by("HRB 204117")),
        Arguments.of(Rule.S4, Wish.of("contoso").by("HRB 204117")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refusals")
  @DisplayName("A rule says no before anybody sees the request, and the requester is told which")
  void refusedByRule(Rule rule, Wish wish) {
    asked(wish);

    assertThat(process).isNull();
    assertThat(history.createHistoricActivityInstanceQuery().activityId("end_refused").processInstanceId(history
        .createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseId).singleResult().getId()).count()).isOne();
    assertThat(state()).isEqualTo(AccessState.REFUSED);
    assertThat(request().refusalRule()).isEqualTo(rule);
    assertThat(acts()).containsExactly("ACCESS_REQUESTED", "REQUEST_REFUSED");
    assertThat(mails()).containsExactly("request-refused");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A3: a resolved incident carries no request; A2: nor does an agreement that is not in force")
  void refusedForWhatIsOver() {
    String incident = newIncident("contoso", "C");
    does("support1", caller -> incidents.resolve(incident, null, "done", caller));
    asked(Wish.of("contoso").incident(incident));
    assertThat(request().refusalRule()).isEqualTo(Rule.A3);

    Customer customer = customerWith();
    agreementEnds(customer, MONDAY);
    asked(Wish.of(customer.id()));
    assertThat(request().refusalRule()).isEqualTo(Rule.A2);
  }

  // ---- the officers ----

  @Test
  @DisplayName("A1: an officer denies, with a reason that the requester is told")
  void denied() {
    asked(Wish.of("contoso"));
    refused(() -> decide("task_review", "officer1", "DENY"));

    decide("task_review", "officer1", "DENY", "reason", "Ask the customer to look");

    assertThat(process).isEnded().hasPassed("end_denied");
    assertThat(state()).isEqualTo(AccessState.DENIED);
    assertThat(decisions()).containsExactly("REVIEW DENY officer1");
    assertThat(acts()).containsExactly("ACCESS_REQUESTED", "REVIEW_DENY", "REQUEST_DENIED");
    assertThat(mails()).containsExactly("request-denied");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A4: an officer asks, the requester answers, the review goes on under the same clock")
  void asksAndGrantsLess() {
    asked(Wish.of("contoso").readWrite());
    Instant due = clock("review").due();

    decide("task_review", "officer1", "ASK", "question", "Which mailbox?");
    assertThat(process).isWaitingAt("receive_answer");
    assertThat(state()).isEqualTo(AccessState.QUESTION_ASKED);
    assertThat(mails("question-asked")).containsExactly("support1@provider.example");

    later(Duration.ofHours(1));
    does("support1", support -> actions.answer(caseId, "The finance one", support));
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
    assertThat(task("task_review").getDueDate().toInstant()).isEqualTo(due);
    assertThat(tasks.getVariables(task("task_review").getId())).containsEntry("decision", null)
        .containsEntry("questionAndAnswer", "Asked: Which mailbox?\nAnswered: The finance one");

    decide("task_review", "officer1", "GRANT", "grantedMinutes", "30", "grantedMode", "READ_ONLY");
    assertThat(state()).isEqualTo(AccessState.IN_CONFIRMATION);
    assertThat(request().grantedMinutes()).isEqualTo(30);
    assertThat(request().grantedMode()).isEqualTo(Mode.READ_ONLY);
  }

  @ParameterizedTest
  @CsvSource({"grantedMinutes,481", "grantedMinutes,0", "grantedMinutes,soon", "grantedMode,READ_WRITE", "grantedMode,ALL"})
  @DisplayName("A4: nobody grants beyond policy and request; the task stays")
  void notBeyondThePolicy(String field, String value) {
    asked(Wish.of("contoso"));

    refused(() -> decide("task_review", "officer1", "GRANT", field, value));

    assertThat(task("task_review")).isNotNull();
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
    assertThat(decisions()).isEmpty();
    assertThat(runningClocks()).containsExactly("review");
  }

  @Test
  @DisplayName("A4: within the policy an officer may grant longer than was asked")
  void longerThanAsked() {
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "GRANT", "grantedMinutes", "480");
    assertThat(request().grantedMinutes()).isEqualTo(480);
  }

  @Test
  @DisplayName("Silence of the officers lapses the request: it opens nothing, and is no denial")
  void reviewOverdue() {
    asked(Wish.of("contoso"));
    fireTimer("timer_reviewDue");

    assertThat(process).isEnded().hasPassed("end_lapsed");
    lapsedAt("review");
  }

  @Test
  @DisplayName("The review's clock runs on while a question is open")
  void answerOverdue() {
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "ASK", "question", "Which mailbox?");
    fireTimer("timer_answerDue");

    assertThat(process).isEnded().hasPassed("end_lapsed");
    lapsedAt("review");
  }

  @Test
  @DisplayName("A4, A7: access from abroad takes a second officer, who confirms")
  void confirmed() {
    asked(Wish.of("contoso").from("IE"));
    decide("task_review", "officer1", "GRANT");
    assertThat(state()).isEqualTo(AccessState.IN_CONFIRMATION);
    assertThat(runningClocks()).containsExactly("confirm");

    decide("task_confirm", "officer2", "CONFIRM");

    assertThat(process).hasPassed("end_approvedByTwo").isWaitingAt("service_grantAccess");
    assertThat(decisions()).containsExactly("REVIEW GRANT officer1", "CONFIRM CONFIRM officer2");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A4: the second officer's no is a denial")
  void notConfirmed() {
    asked(Wish.of("contoso").readWrite());
    decide("task_review", "officer1", "GRANT");
    decide("task_confirm", "officer2", "DENY", "reason", "Reading is enough");

    assertThat(process).isEnded().hasPassed("end_denied");
    assertThat(state()).isEqualTo(AccessState.DENIED);
    assertThat(acts()).endsWith("REVIEW_GRANT", "CONFIRM_DENY", "REQUEST_DENIED");
  }

  @Test
  @DisplayName("A4: one approval of two opens nothing")
  void confirmOverdue() {
    asked(Wish.of("contoso").readWrite());
    decide("task_review", "officer1", "GRANT");
    fireTimer("timer_confirmDue");

    assertThat(process).isEnded().hasPassed("end_lapsed");
    lapsedAt("confirm");
  }

  private void lapsedAt(String clock) {
    assertThat(state()).isEqualTo(AccessState.LAPSED);
    assertThat(now()).isEqualTo(clock(clock).due());
    assertThat(acts()).endsWith("REQUEST_LAPSED");
    assertThat(mails()).contains("request-lapsed").doesNotContain("request-denied");
    assertThat(runningClocks()).isEmpty();
    assertThat(grants.state(caseId)).isEmpty();
  }

  // ---- the customer ----

  @Test
  @DisplayName("O2: the customer decides too, and allows")
  void customerAllows() {
    asked(Wish.of("fabrikam"));
    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_askCustomer");
    decide("task_customerDecision", "fabrikam1", "ALLOW");
    assertThat(process).hasPassed("gateway_approved").isWaitingAt("service_grantAccess");
  }

  @Test
  @DisplayName("O2: the customer refuses")
  void customerRefuses() {
    asked(Wish.of("fabrikam"));
    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_askCustomer");
    decide("task_customerDecision", "fabrikam1", "REFUSE", "reason", "No");
    assertThat(process).isEnded().hasPassed("end_refusedByCustomer");
    assertThat(state()).isEqualTo(AccessState.DENIED);
  }

  @Test
  @DisplayName("O2: the customer says nothing")
  void customerIsSilent() {
    asked(Wish.of("fabrikam"));
    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_askCustomer");
    fireTimer("timer_customerDue");
    assertThat(process).isEnded().hasPassed("end_customerSilent");
    lapsedAt("customerDecision");
  }

  @Test
  @DisplayName("O2: an agreement that leaves access to the customer while the officers decide has the customer asked")
  void customerComesToDecide() {
    Customer customer = customerWith();
    asked(Wish.of(customer.id()));
    customerDecidesFromNowOn(customer);
    decide("task_review", "officer1", "GRANT");
    assertThat(process).isWaitingAt("call_customerDecision");
    assertThat(state()).isEqualTo(AccessState.WITH_CUSTOMER);
  }

  @Test
  @DisplayName("O2: where it comes to that after the officers have decided, nothing opens that the customer was not asked about")
  void customerComesToDecideLate() {
    Customer customer = customerWith();
    asked(Wish.of(customer.id()).notBefore(MONDAY.plus(Duration.ofHours(3))));
    decide("task_review", "officer1", "GRANT");
    customerDecidesFromNowOn(customer);
    fireTimer("timer_windowOpens");
    executeJobFor("service_grantAccess");
    assertThat(grants.isLive(caseId, now())).isFalse();
    assertThat(request().endReason()).isEqualTo(EndReason.AGREEMENT_ENDED);
    assertThat(acts()).doesNotContain("ACCESS_GRANTED");
  }

  // ---- the window ----

  @Test
  @DisplayName("A4: nothing opens before the window that was asked for, and the time granted counts from there")
  void window() {
    Instant opens = MONDAY.plus(Duration.ofHours(3));
    asked(Wish.of("contoso").notBefore(opens));
    decide("task_review", "officer1", "GRANT");
    assertThat(process).isWaitingAt("timer_windowOpens");
    assertThat(state()).isEqualTo(AccessState.SCHEDULED);

    fireTimer("timer_windowOpens");
    assertThat(now()).isEqualTo(opens);
    assertThat(state()).isEqualTo(AccessState.GRANTING);

    executeJobFor("service_grantAccess");
    assertThat(grants.require(caseId).until()).isEqualTo(opens.plus(Duration.ofMinutes(60)));
  }

  // ---- overtaken while pending ----

  private void bringTo(AccessState state) {
    switch (state) {
      case IN_REVIEW -> asked(Wish.of("contoso"));
      case QUESTION_ASKED -> {
        asked(Wish.of("contoso"));
        decide("task_review", "officer1", "ASK", "question", "Why?");
      }
      case IN_CONFIRMATION -> {
        asked(Wish.of("contoso").readWrite());
        decide("task_review", "officer1", "GRANT");
      }
      case WITH_CUSTOMER -> {
        asked(Wish.of("fabrikam"));
        decide("task_review", "officer1", "GRANT");
        executeJobFor("service_askCustomer");
      }
      case SCHEDULED -> {
        asked(Wish.of("contoso").notBefore(MONDAY.plus(Duration.ofHours(3))));
        decide("task_review", "officer1", "GRANT");
      }
      default -> throw new IllegalArgumentException(state.name());
    }
    assertThat(state()).isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"IN_REVIEW", "QUESTION_ASKED", "IN_CONFIRMATION", "WITH_CUSTOMER", "SCHEDULED"})
  @DisplayName("A4: a withdrawn request is over at once, whatever it waits for")
  void withdrawnWhile(AccessState state) {
    bringTo(state);
    does("support1", support -> actions.withdraw(caseId, support));

    assertThat(process).isEnded().hasPassed("end_overtaken");
    assertThat(state()).isEqualTo(AccessState.WITHDRAWN);
    assertThat(request().endReason()).isEqualTo(EndReason.WITHDRAWN);
    assertThat(decisions()).endsWith("WITHDRAWAL WITHDRAWN support1");
    overtaken();
  }

  @ParameterizedTest
  @CsvSource({"IN_REVIEW", "QUESTION_ASKED", "IN_CONFIRMATION", "WITH_CUSTOMER", "SCHEDULED"})
  @DisplayName("A5: with its incident resolved a pending request is over at once")
  void resolvedWhile(AccessState state) {
    bringTo(state);
    does("support1", support -> incidents.resolve(incidentId, null, "Solved without", support));

    assertThat(process).isEnded().hasPassed("end_overtaken");
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(request().endReason()).isEqualTo(EndReason.RESOLVED);
    overtaken();
  }

  @Test
  @DisplayName("A2: with its agreement ended a pending request is over at once")
  void agreementEndedWhilePending() {
    Customer customer = customerWith();
    asked(Wish.of(customer.id()));
    agreementEnds(customer, MONDAY);

    assertThat(process).isEnded().hasPassed("end_overtaken");
    assertThat(request().endReason()).isEqualTo(EndReason.AGREEMENT_ENDED);
    overtaken();
  }

  private void overtaken() {
    assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).count()).isZero();
    assertThat(mails()).contains("request-ended").doesNotContain("access-granted");
    assertThat(acts()).contains("REQUEST_ENDED");
    assertThat(runningClocks()).isEmpty();
    assertThat(grants.state(caseId)).isEmpty();
  }

  // ---- granting ----

  @ParameterizedTest
  @CsvSource({"WITHDRAWN", "RESOLVED", "CONSENT_LOST", "AGREEMENT_ENDED"})
  @DisplayName("An end that comes while the access is being opened is not lost: nothing opens")
  void endedWhileGranting(EndReason reason) {
    Customer customer = customerWith(AFFILIATE);
    asked(Wish.of(customer.id()).by("HRB 4711"));
    decide("task_review", "officer1", "GRANT");

    switch (reason) {
      case WITHDRAWN -> does("support1", support -> actions.withdraw(caseId, support));
      case RESOLVED -> does("support1", support -> incidents.resolve(incidentId, null, "Solved", support));
      case CONSENT_LOST -> affiliatesAreNow(customer);
      default -> agreementEnds(customer, MONDAY);
    }
    assertThat(state()).isEqualTo(AccessState.REVOKING);
    executeJobFor("service_grantAccess");
    assertThat(process).hasNotPassed("sub_supervision").isWaitingAt("service_revokeAccess");

    revoked();
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(request().endReason()).isEqualTo(reason);
    assertThat(gateway.isOpenFor(caseId)).isFalse();
    assertThat(mails()).doesNotContain("access-granted", "request-granted");
    assertThat(acts()).doesNotContain("ACCESS_GRANTED");
  }

  @Test
  @DisplayName("S4: what the access rests on is checked again when it is opened")
  void basisIsCheckedAgain() {
    Customer customer = customerWith(new Affiliate("Nordwerk GmbH", "HRB 4711", "DE", MONDAY.plus(Duration.ofHours(2))));
    asked(Wish.of(customer.id()).by("HRB 4711").notBefore(MONDAY.plus(Duration.ofHours(3))));
    decide("task_review", "officer1", "GRANT");
    fireTimer("timer_windowOpens");
    executeJobFor("service_grantAccess");

    assertThat(process).hasNotPassed("sub_supervision").isWaitingAt("service_revokeAccess");
    assertThat(request().endReason()).isEqualTo(EndReason.CONSENT_LOST);
    assertThat(grants.state(caseId)).isEmpty();
  }

  @Test
  @DisplayName("A gateway that will not open: nothing is granted, the case shows it, people are told; tried again, it opens")
  void grantFails() {
    gateway.will(Will.REFUSES);
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "GRANT");
    assertThatThrownBy(() -> executeJobFor("service_grantAccess")).hasMessageContaining("out of order");
    assertThat(jobFor("service_grantAccess").getRetries()).isEqualTo(4);
    assertThat(state()).isEqualTo(AccessState.GRANTING);
    assertThat(mails()).isEmpty();

    exhaust("service_grantAccess");
    assertThat(state()).isEqualTo(AccessState.GRANT_FAILED);
    assertThat(grants.state(caseId)).isEmpty();
    assertThat(mails("grant-failed")).containsAll(OFFICERS).contains("support1@provider.example", "operator1@trustee.example");
    assertThat(acts()).containsOnlyOnce("GRANT_FAILED").doesNotContain("ACCESS_GRANTED");

    gateway.will(Will.OBEYS);
    management.setJobRetries(jobFor("service_grantAccess").getId(), 1);
    executeJobFor("service_grantAccess");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
  }

  @Test
  @DisplayName("A4: withdrawn after the gateway failed for good, the case goes on to its end by itself")
  void withdrawnAfterGrantFailed() {
    gateway.will(Will.REFUSES);
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "GRANT");
    exhaust("service_grantAccess");
    does("support1", support -> actions.withdraw(caseId, support));

    assertThat(jobFor("service_grantAccess").getRetries()).isPositive();
    gateway.will(Will.OBEYS);
    executeJobFor("service_grantAccess");
    revoked();
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(request().endReason()).isEqualTo(EndReason.WITHDRAWN);
  }

  // ---- what ends a running access ----

  static Map<String, BiConsumer<SupportIncidentAccessTest, Customer>> ends() {
    return Map.of(
        "TERMINATED by its customer", (t, c) -> {
          String contact = t.somebodyIn(Group.ofCustomer(c.id()));
          t.does(contact, caller -> t.actions.terminate(t.caseId, "Enough", TERMINATED, caller));
        },
        "TERMINATED by an officer", (t, c) ->
            t.does("officer2", caller -> t.actions.terminate(t.caseId, "Enough", TERMINATED, caller)),
        "TERMINATED by the supervisor's task", (t, c) -> t.decide("task_supervise", "supervisor1", "TERMINATE", "reason", "Astray"),
        "PURPOSE_CHANGED by a supervisor", (t, c) ->
            t.does("supervisor2", caller -> t.actions.terminate(t.caseId, "Looks at wages", PURPOSE_CHANGED, caller)),
        "WITHDRAWN by the requester", (t, c) -> t.does("support1", caller -> t.actions.withdraw(t.caseId, caller)),
        "RESOLVED by the ticket system", (t, c) ->
            t.does("support2", caller -> t.incidents.resolve(t.incidentId, null, "Solved", caller)),
        "AGREEMENT_ENDED", (t, c) -> t.agreementEnds(c, MONDAY),
        "CONSENT_LOST with the affiliate", (t, c) -> t.affiliatesAreNow(c),
        "EXPIRED", (t, c) -> t.fireTimer("timer_grantEnds"));
  }

  static Stream<String> waysToEnd() {
    return ends().keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("waysToEnd")
  @DisplayName("A4, A5, D12: the access ends at once, credentials are dead with the commit, the gateways close")
  void ends(String way) {
    Customer customer = customerWith(AFFILIATE);
    opened(Wish.of(customer.id()).by("HRB 4711"));
    claim("task_supervise", "supervisor1");

    ends().get(way).accept(this, customer);
    assertThat(grants.require(caseId).live()).isFalse();
    assertThat(process).isWaitingAt("service_revokeAccess");

    revoked();
    assertThat(process).isWaitingAt("task_closingStatement");
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(request().endReason()).isEqualTo(EndReason.valueOf(way.split(" ")[0]));
    assertThat(gateway.isOpenFor(caseId)).isFalse();
    assertThat(grants.require(caseId).endConfirmedAt()).isNotNull();
    assertThat(mails("access-ended")).containsExactly("nora@northwind.example");
    assertThat(acts()).containsOnlyOnce("ACCESS_ENDED").containsOnlyOnce("REVOCATION_CONFIRMED");
    assertThat(runningClocks()).containsExactly("closingStatement");
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).count()).isOne();
  }

  @Test
  @DisplayName("The first end counts: what comes after the grant has run out changes no reason, however late its timer is")
  void firstEndCounts() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    Instant until = grants.require(caseId).until();
    at(until.plusSeconds(90));
    does("support1", support -> incidents.resolve(incidentId, null, "Solved", support));

    assertThat(request().endReason()).isEqualTo(EndReason.EXPIRED);
    assertThat(request().endedAt()).isEqualTo(until);
  }

  @Test
  @DisplayName("A2: an agreement that will end shortens a running grant; one that is over by itself stands in nobody's way")
  void shortened() {
    Customer customer = customerWith();
    opened(Wish.of(customer.id()));
    claim("task_supervise", "supervisor1");
    agreementEnds(customer, MONDAY.plus(Duration.ofMinutes(30)));
    assertThat(jobFor("timer_grantEnds").getDuedate().toInstant()).isEqualTo(MONDAY.plus(Duration.ofMinutes(30)));

    at(MONDAY.plus(Duration.ofMinutes(31)));
    agreementEnds(customer, MONDAY.plus(Duration.ofMinutes(29)));
    assertThat(state()).isEqualTo(AccessState.REVOKING);

    Customer other = customerWith();
    opened(Wish.of(other.id()));
    later(Duration.ofMinutes(20));
    agreementEnds(other, now().plus(Duration.ofMinutes(10)));
    assertThat(grants.require(caseId).live()).isFalse();
  }

  // ---- supervision ----

  @Test
  @DisplayName("A5: an access that no supervisor claims in time ends")
  void unclaimed() {
    opened(Wish.of("contoso"));
    fireTimer("timer_supervisorDue");

    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofMinutes(15)));
    assertThat(process).hasPassed("boundary_unsupervised").isWaitingAt("service_revokeAccess");
    assertThat(grants.require(caseId).live()).isFalse();
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.UNSUPERVISED);
    assertThat(request().endedAt()).isEqualTo(MONDAY.plus(Duration.ofMinutes(15)));
  }

  @Test
  @DisplayName("A5: where both its clocks have run out before a timer fires, the earlier is why it ended")
  void unclaimedAndLate() {
    opened(Wish.of("contoso"));
    at(MONDAY.plus(Duration.ofHours(2)));
    fireTimer("timer_grantEnds");
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.UNSUPERVISED);
  }

  @ParameterizedTest
  @CsvSource({"true, timer_grantEnds, EXPIRED", "false, timer_supervisorDue, UNSUPERVISED"})
  @DisplayName("A4, A5: a node whose clock is behind the one that fired the timer writes the same reason")
  void nodesDisagree(boolean claimed, String timer, EndReason reason) {
    opened(Wish.of("contoso"));
    if (claimed) {
      claim("task_supervise", "supervisor1");
    }
    fireTimer(timer);
    at(now().minusSeconds(5));
    executeJobFor("service_revokeAccess");
    assertThat(request().endReason()).isEqualTo(reason);
    assertThat(request().endedAt()).isEqualTo(now());
    assertThat(grants.require(caseId).live()).isFalse();
    executeJobFor("service_confirmRevocation");
    assertThat(state()).isEqualTo(AccessState.ENDED);
  }

  @Test
  @DisplayName("A5: claimed in time, nothing happens when somebody looks")
  void claimed() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    assertThat(runningClocks()).isEmpty();
    fireTimer("timer_supervisorDue");

    assertThat(process).hasPassed("end_claimed").isWaitingAt("task_supervise");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(request().supervisor()).isEqualTo("supervisor1");
  }

  @Test
  @DisplayName("A5: given back and not claimed again, the access ends when the claim's time is over anew")
  void givenBack() {
    opened(Wish.of("contoso"));
    later(Duration.ofMinutes(10));
    claim("task_supervise", "supervisor1");
    later(Duration.ofMinutes(20));
    giveBack("task_supervise", "supervisor1");
    assertThat(runningClocks()).containsExactly("supervisorClaim");
    assertThat(request().supervisor()).isNull();

    fireTimer("timer_supervisorDue");
    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofMinutes(45)));
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.UNSUPERVISED);
    assertThat(acts()).containsSubsequence("SUPERVISION_CLAIMED", "SUPERVISION_RELEASED", "ACCESS_ENDED");
  }

  @Test
  @DisplayName("A5: given back and claimed by another, it goes on")
  void givenBackAndTaken() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    giveBack("task_supervise", "supervisor1");
    later(Duration.ofMinutes(14));
    claim("task_supervise", "supervisor2");
    later(Duration.ofMinutes(40));

    assertThat(grants.require(caseId).live()).isTrue();
    assertThat(request().supervisor()).isEqualTo("supervisor2");
  }

  @Test
  @DisplayName("A5: a hand-over is an offer; taken, it is recorded and the access goes on")
  void handedOver() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER"));
    refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "officer1"));
    refused(() -> decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor1"));

    decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor2", "reason", "Shift ends");
    assertThat(task("task_supervise").getAssignee()).isNull();
    assertThat(runningClocks()).containsExactly("supervisorClaim");

    claim("task_supervise", "supervisor2");
    later(Duration.ofMinutes(30));
    assertThat(grants.require(caseId).live()).isTrue();
    assertThat(decisions()).contains("SUPERVISION HAND_OVER supervisor1");
    decide("task_supervise", "supervisor2", "RESOLVED");
    assertThat(state()).isEqualTo(AccessState.REVOKING);
  }

  @Test
  @DisplayName("A5: a hand-over that nobody takes ends the access")
  void handOverNotTaken() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    later(Duration.ofMinutes(20));
    decide("task_supervise", "supervisor1", "HAND_OVER", "handOverTo", "supervisor2");
    fireTimer("timer_supervisorDue");

    assertThat(now()).isEqualTo(MONDAY.plus(Duration.ofMinutes(35)));
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.UNSUPERVISED);
  }

  @Test
  @DisplayName("A5: a claim that comes after the claim's time revives nothing")
  void claimedTooLate() {
    opened(Wish.of("contoso"));
    later(Duration.ofMinutes(15));
    refused(() -> claim("task_supervise", "supervisor1"));
    assertThat(task("task_supervise").getAssignee()).isNull();
    assertThat(grants.require(caseId).live()).isFalse();
  }

  // ---- extension ----

  private void extensionAsked(int minutes) {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    does("support1", support -> actions.askExtension(caseId, minutes, "Not done yet", support));
    assertThat(state()).isEqualTo(AccessState.EXTENSION_ASKED);
    assertThat(process).isWaitingAt("task_supervise", "task_decideExtension");
  }

  @Test
  @DisplayName("A4: extended by an officer, perhaps by less than asked; grant and timer end later")
  void extended() {
    extensionAsked(60);
    decide("task_decideExtension", "officer2", "EXTEND", "grantedMinutes", "30");

    Instant until = MONDAY.plus(Duration.ofMinutes(90));
    assertThat(grants.require(caseId).until()).isEqualTo(until);
    assertThat(jobFor("timer_grantEnds").getDuedate().toInstant()).isEqualTo(until);
    assertThat(task("task_supervise").getDueDate().toInstant()).as("what the supervisor reads").isEqualTo(until);
    assertThat(tasks.getVariable(task("task_supervise").getId(), "granted")).asString().startsWith("90 minutes");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(acts()).endsWith("EXTENSION_ASKED", "EXTENSION_EXTEND", "ACCESS_EXTENDED");
    assertThat(mails("extension-decided")).containsExactly("support1@provider.example");
    assertThat(mails("access-extended")).hasSize(2);
    assertThat(runningClocks()).isEmpty();

    fireTimer("timer_grantEnds");
    assertThat(now()).isEqualTo(until);
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.EXPIRED);
  }

  @Test
  @DisplayName("A4: nobody extends beyond the policy, neither by asking nor by granting")
  void notBeyondThePolicyEither() {
    opened(Wish.of("contoso"));
    assertThat(refused(() -> does("support1", support -> actions.askExtension(caseId, 421, "More", support))).rule())
        .isEqualTo(Rule.A4);
    does("support1", support -> actions.askExtension(caseId, 420, "More", support));
    refused(() -> decide("task_decideExtension", "officer2", "EXTEND", "grantedMinutes", "421"));
    assertThat(state()).isEqualTo(AccessState.EXTENSION_ASKED);
  }

  @Test
  @DisplayName("A4: refused, the old end stands")
  void extensionRefused() {
    extensionAsked(60);
    decide("task_decideExtension", "officer2", "REFUSE", "reason", "An hour is enough");
    oldEndStands();
    assertThat(acts()).endsWith("EXTENSION_ASKED", "EXTENSION_REFUSE");
  }

  @Test
  @DisplayName("A4: undecided, the old end stands")
  void extensionOverdue() {
    extensionAsked(60);
    fireTimer("timer_extensionDue");
    oldEndStands();
    assertThat(acts()).endsWith("EXTENSION_ASKED", "EXTENSION_LAPSED");
  }

  @Test
  @DisplayName("A4, S5: what has lost its basis is not extended, though nobody has ended it yet")
  void extensionWithoutBasis() {
    Customer customer = customerWith(AFFILIATE);
    opened(Wish.of(customer.id()).by("HRB 4711"));
    claim("task_supervise", "supervisor1");
    does("support1", support -> actions.askExtension(caseId, 60, "Not done yet", support));
    Instant until = grants.require(caseId).until();
    jdbc.sql("update subprocessor set state = 'SUSPENDED' where register_number = 'HRB 4711'").update();
    try {
      decide("task_decideExtension", "officer2", "EXTEND");
    } finally {
      jdbc.sql("update subprocessor set state = 'CHECKED' where register_number = 'HRB 4711'").update();
    }
    assertThat(grants.require(caseId).until()).isEqualTo(until);
    assertThat(acts()).doesNotContain("ACCESS_EXTENDED");
    assertThat(mails("access-extended")).isEmpty();
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
  }

  private void oldEndStands() {
    assertThat(process).isWaitingAt("task_supervise").hasPassed("end_extensionRefused");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(grants.require(caseId).until()).isEqualTo(MONDAY.plus(Duration.ofMinutes(60)));
    assertThat(mails("extension-decided")).containsExactly("support1@provider.example");
    assertThat(mails("access-extended")).isEmpty();
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("A4: an access that ends takes the undecided extension with it")
  void endedWhileExtensionIsAsked() {
    extensionAsked(60);
    does("support1", support -> incidents.resolve(incidentId, null, "Solved", support));
    revoked();

    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(tasks.createTaskQuery().processInstanceBusinessKey(caseId).taskDefinitionKey("task_decideExtension").count()).isZero();
    assertThat(runningClocks()).containsExactly("closingStatement");
  }

  @Test
  @DisplayName("A5: what the supervisor ends is revoked at once, though an extension is still undecided")
  void endedBySupervisorWhileExtensionIsAsked() {
    extensionAsked(60);
    decide("task_supervise", "supervisor1", "TERMINATE", "reason", "Astray");
    assertThat(process).isWaitingAt("service_revokeAccess").isNotWaitingAt("task_decideExtension");
    revoked();
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(runningClocks()).containsExactly("closingStatement");
  }

  @Test
  @DisplayName("A4: after its end an access is not extended")
  void notExtendedAfterTheEnd() {
    opened(Wish.of("contoso"));
    does("support1", support -> actions.withdraw(caseId, support));
    refused(() -> does("support1", support -> actions.askExtension(caseId, 10, "More", support)));
  }

  // ---- a gateway that does not let go ----

  private void notGone(Will will) {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    decide("task_supervise", "supervisor1", "TERMINATE", "reason", "Astray");
    gateway.will(will);
    revoked();
    assertThat(process).isWaitingAt("task_disconnectByHand");
    assertThat(state()).isEqualTo(AccessState.REVOCATION_FAILED);
    assertThat(grants.require(caseId).live()).isFalse();
    assertThat(mails("revocation-failed")).containsExactlyElementsOf(SUPERVISORS);
    assertThat(mails("access-ended")).isEmpty();
    assertThat(runningClocks()).containsExactly("disconnectByHand");
  }

  @Test
  @DisplayName("A5: a gateway lies: a supervisor disconnects by hand, and the gateway is asked again, until it is so")
  void disconnectedByHand() {
    notGone(Will.LIES);
    decide("task_disconnectByHand", "supervisor1", "DISCONNECTED");
    executeJobFor("service_confirmRevocation");
    assertThat(process).isWaitingAt("task_disconnectByHand");
    assertThat(mails("revocation-failed")).containsExactlyElementsOf(SUPERVISORS);

    gateway.forget();
    decide("task_disconnectByHand", "supervisor2", "DISCONNECTED");
    executeJobFor("service_confirmRevocation");
    assertThat(process).isWaitingAt("task_closingStatement");
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(acts()).endsWith("DISCONNECTION_DISCONNECTED", "REVOCATION_FAILED", "DISCONNECTION_DISCONNECTED", "REVOCATION_CONFIRMED");
    assertThat(runningClocks()).containsExactly("closingStatement");
  }

  @Test
  @DisplayName("A5: a gateway is down: when it comes back, the reconciler closes there and the case goes on by itself")
  void gatewayComesBack() {
    notGone(Will.REFUSES);
    gateway.will(Will.OBEYS);
    later(Duration.ofSeconds(40));
    reconciler.round();

    assertThat(gateway.isOpenFor(caseId)).isFalse();
    assertThat(process).hasPassed("boundary_revocationConfirmed").isWaitingAt("task_closingStatement");
    assertThat(state()).isEqualTo(AccessState.ENDED);
    assertThat(grants.require(caseId).endConfirmedAt()).isEqualTo(now());
    assertThat(mails("access-ended")).hasSize(2);
    assertThat(runningClocks()).containsExactly("closingStatement");
  }

  @Test
  @DisplayName("A5: confirmed between the hand's word and the question, the case goes on once")
  void confirmedInBetween() {
    notGone(Will.LIES);
    decide("task_disconnectByHand", "supervisor1", "DISCONNECTED");
    gateway.forget();
    later(Duration.ofSeconds(40));
    reconciler.round();
    assertThat(state()).isEqualTo(AccessState.ENDED);
    executeJobFor("service_confirmRevocation");

    assertThat(process).isWaitingAt("task_closingStatement");
    assertThat(mails("access-ended")).hasSize(2);
    assertThat(acts()).containsOnlyOnce("REVOCATION_CONFIRMED");
  }

  @Test
  @DisplayName("A5: nobody disconnects in time: supervisors, officers and operators are told, and the task stays")
  void stillOpen() {
    notGone(Will.LIES);
    fireTimer("timer_disconnectDue");

    assertThat(mails("revocation-alarm")).containsAll(SUPERVISORS).containsAll(OFFICERS).contains("operator1@trustee.example");
    assertThat(process).hasPassed("end_disconnectEscalated").isWaitingAt("task_disconnectByHand");
  }

  @Test
  @DisplayName("A5: a minute after the end the reconciler raises its alarm, once")
  void alarm() {
    notGone(Will.REFUSES);
    later(Duration.ofSeconds(61));
    reconciler.round();
    reconciler.round();
    assertThat(mails("revocation-alarm")).hasSize(SUPERVISORS.size() + OFFICERS.size() + 1);
  }

  // ---- the account ----

  private void ended() {
    opened(Wish.of("contoso"));
    claim("task_supervise", "supervisor1");
    decide("task_supervise", "supervisor1", "RESOLVED");
    revoked();
  }

  @Test
  @DisplayName("A5: unsigned at its clock's end, the statement goes out all the same, marked so")
  void unsigned() {
    ended();
    refused(() -> decide("task_closingStatement", "supervisor1", "SIGN"));
    fireTimer("timer_statementDue");
    executeJobFor("service_sendStatement");

    assertThat(process).isWaitingAt("receive_dispute");
    assertThat(request().signedBy()).isNull();
    assertThat(jdbc.sql("select detail from evidence where case_id = ? and act = 'CLOSING_STATEMENT_SENT'").param(caseId)
        .query(String.class).single()).startsWith("Unsigned");
    assertThat(mails("closing-statement")).hasSize(2);
    assertThat(runningClocks()).containsExactly("dispute");
  }

  private void disputed() {
    ended();
    decide("task_closingStatement", "supervisor2", "SIGN", "findings", "Nothing");
    refused(() -> does("contoso1", contact -> actions.dispute(caseId, "Not so", contact)));
    executeJobFor("service_sendStatement");
    does("contoso1", contact -> actions.dispute(caseId, "You saw more than that", contact));
    assertThat(process).isWaitingAt("task_reviewDispute");
    assertThat(state()).isEqualTo(AccessState.DISPUTED);
    assertThat(runningClocks()).containsExactly("disputeReview");
  }

  @ParameterizedTest
  @CsvSource({"UPHELD", "DISMISSED"})
  @DisplayName("O3: an officer who had no part decides on the dispute, and the customer is told")
  void disputeDecided(String decision) {
    disputed();
    refused(() -> decide("task_reviewDispute", "officer2", decision));
    decide("task_reviewDispute", "officer2", decision, "reason", "The log says so");
    executeJobFor("service_answerDispute");

    assertThat(process).isEnded().hasPassed("end_disputed");
    assertThat(state()).isEqualTo(AccessState.CLOSED);
    assertThat(request().disputeOutcome()).isEqualTo(decision);
    assertThat(mails("dispute-decided")).hasSize(2);
    assertThat(acts()).endsWith("STATEMENT_DISPUTED", "DISPUTE_" + decision, "DISPUTE_ANSWERED", "CASE_CLOSED");
    assertThat(runningClocks()).isEmpty();
  }

  @Test
  @DisplayName("O3: silence settles no dispute: all officers are told, and it stays open")
  void disputeOverdue() {
    disputed();
    fireTimer("timer_disputeReviewDue");

    assertThat(mails("task-escalation")).containsExactlyElementsOf(OFFICERS);
    assertThat(process).hasPassed("end_disputeEscalated").isWaitingAt("task_reviewDispute");
    decide("task_reviewDispute", "officer3", "UPHELD", "reason", "So it was");
    executeJobFor("service_answerDispute");
    assertThat(process).isEnded();
  }

  @Test
  @DisplayName("O3: a dispute after its deadline is too late, whether or not the timer has fired")
  void disputedTooLate() {
    ended();
    fireTimer("timer_statementDue");
    executeJobFor("service_sendStatement");
    at(clock("dispute").due());
    refused(() -> does("contoso1", contact -> actions.dispute(caseId, "Late", contact)));
    fireTimer("timer_disputeOver");
    assertThat(process).isEnded();
  }
}
