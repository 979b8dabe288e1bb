package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What European Production and Preservation Orders have of their own: preserved on receipt, asked about with Annex III where they are defective. */
class UnionOrderTest extends DemandProcessTest {

  private static final String PRESERVE = "data are to be preserved at once";

  private void defective() {
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Section F is empty");
  }

  private String preserving() {
    demanded(Order.preservation());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(state()).isEqualTo(CaseState.PRESERVING);
    return caseId;
  }

  @Test
  @DisplayName("Art. 10, 11: the desk is told to preserve as the order is registered, and the clock runs, before anybody has looked at it")
  void preservedOnReceipt() {
    for (Order order : List.of(Order.epoc(), Order.preservation())) {
      demanded(order);
      assertThat(alerts()).contains(PRESERVE);
      assertThat(runningClocks()).contains("preservation");
      assertThat(acts()).contains("PRESERVATION_BEGUN");
    }
    decide("task_verifyAuthority", "specialist1", "NOT_GENUINE", "reason", "The court knows nothing of it");
    assertThat(runningClocks()).as("nothing is kept for a forgery").doesNotContain("preservation");

    demanded("support1", Order.epoc().atProvider());
    assertThat(alerts()).as("it has to come to the trustee first").doesNotContain(PRESERVE);
    assertThat(runningClocks()).doesNotContain("preservation");
  }

  @Test
  @DisplayName("Art. 10, Annex III: a defective form is no end: counsel asks with Annex III, the data stay preserved, and nothing compels meanwhile")
  void askedAboutItsForm() {
    for (Order order : List.of(Order.epoc(), Order.preservation())) {
      demanded(order);
      defective();
      assertThat(process).isWaitingAt("task_assess");
      assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
      assertThat(runningClocks()).contains("preservation", "assessment");
      assertThat(triage.of(caseId)).extracting(Proposal::outcome, Proposal::compelled)
          .containsExactly(tuple(Proposal.Outcome.ASK, Proposal.Compelled.COUNSEL));
      assertThat(triage.of(caseId).get(0).norms()).contains("Annex III");
      decide("task_assess", "counsel1", "ASK", "question", "What does section F order?", "incomplete", "true");
      assertThat(letters("demand-question")).contains("het bevel is onvolledig");
      does("specialist1", specialist -> actions.requesterAnswer(caseId, "The mailbox of Anna", false, specialist));
      assertThat(process).isWaitingAt("task_assess");
    }
    decide("task_assess", "counsel1", "PRESERVE", "reason", "Completed on 9 March");
    assertThat(state()).isEqualTo(CaseState.PRESERVING);

    demanded(Order.epoc());
    defective();
    assertThat(refused(() -> decide("task_assess", "counsel1", "DISCLOSE")).errors()).extracting(Refusal.FieldError::field).containsExactly("reason");
  }

  @Test
  @DisplayName("Art. 11: an order that was defective takes up the preservation once counsel discloses on it, though its customer was told before")
  void putRight() {
    String earlier = preserving();
    demanded(Order.epoc().follows(earlier));
    defective();
    customerTold();
    assertThat(files.standing(earlier).closed()).as("nobody has found the order right").isFalse();
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "Section F came on 9 March");
    assertThat(files.standing(earlier).outcome()).isEqualTo(Outcome.FOLLOWED_UP);
  }

  @Test
  @DisplayName("D10, D11, D12: what falls by rule is rejected all the same, however defective its form is; another order's defect rejects it (D7)")
  void fallsByRule() {
    demanded(Order.epoc());
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Section F is empty", "otherPurpose", "A divorce");
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(rule()).isEqualTo(Rule.D12);

    demanded(Order.epoc().scope("All data of all customers"));
    defective();
    assertThat(rule()).isEqualTo(Rule.D10);
  }

  @Test
  @DisplayName("Art. 10, D10: an order that does not say whom it is about is asked first, and nothing is disclosed before that was said")
  void saysNotWhom() {
    demanded(Order.epoc().scope("Traffic data of July 2026"));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "DEFECTIVE", "reason", "Names nobody", "accountsNamed", "0");
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
    assertThat(runningClocks()).contains("preservation");
    Refusal nobody = refused(() -> decide("task_assess", "counsel1", "DISCLOSE", "reason", "Art. 10", "accountsNamed", "0"));
    assertThat(nobody.rule()).isEqualTo(Rule.D10);
    assertThat(nobody.errors()).extracting(Refusal.FieldError::field).containsExactly("decision");
    decide("task_assess", "counsel1", "ASK", "question", "Whose data?", "insufficientInformation", "true");
    does("specialist1", specialist -> actions.requesterAnswer(caseId, "The mailbox of Anna", false, specialist));
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "Art. 10; the mailbox of Anna", "accountsNamed", "1");
    assertThat(state()).isEqualTo(CaseState.IN_DISCLOSURE);

    demanded(Order.epoc().scope("Traffic data of July 2026"));
    defective();
    assertThat(tasks.getVariable(task("task_assess").getId(), "asked")).isEqualTo("accountsNamed");
    for (String decision : List.of("DISCLOSE", "REDIRECT")) {
      assertThat(refused(() -> decide("task_assess", "counsel1", decision, "reason", "Art. 10")).errors()).extracting(Refusal.FieldError::field)
          .containsExactly("accountsNamed");
    }
  }

  @Test
  @DisplayName("Art. 11: an order to produce whose form is defective ends no preservation that it takes up")
  void endsNoPreservation() {
    String preserved = preserving();
    demanded(Order.epoc().follows(preserved));
    defective();
    customerTold();
    assertThat(files.standing(preserved).state()).isEqualTo(CaseState.PRESERVING);
  }

  @Test
  @DisplayName("Art. 17: whoever is reminded of the response hears until when a third country's law can be objected on")
  void remindedOfTheObjection() {
    withCounsel(Order.epoc());
    fireTimer("start_responseHalf");
    assertThat(letters("demand-alert"))
        .contains("An objection on grounds of a third country's law can be raised: received Mon 8 Mar 2027", "Art. 17(2)");

    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    fireTimer("start_responseHalf");
    assertThat(letters("demand-alert")).contains("half of the time to respond").doesNotContain("An objection");
  }
}
