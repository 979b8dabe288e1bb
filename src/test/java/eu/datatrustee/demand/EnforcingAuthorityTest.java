package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.disclosure.DisclosureState;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The enforcing authority's word on a European Production Order: before the form's check, on a demand that names several, after the release. */
class EnforcingAuthorityTest extends DemandProcessTest {

  private static final String GROUND = "Freedom of the press";

  @Autowired
  private EnforcingAuthorityWord word;

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private void says(boolean objects) {
    does("counsel1", c -> actions.enforcingAuthority(caseId, objects, objects ? GROUND : null, c));
  }

  private List<String> said(String id) {
    return log.of(id).stream().filter(entry -> entry.step() == Step.ENFORCING_AUTHORITY).map(entry -> entry.decision()).toList();
  }

  private void on(String id) {
    caseId = id;
    process = running(LawEnforcementDemand.KEY);
  }

  /** @return the parent and its two parts, the first of which is with counsel */
  private List<String> several() {
    String parent = demanded(Order.epoc().on(List.of("contoso", "fabrikam"))).id();
    List<String> parts = files.children(parent);
    on(parts.get(0));
    checked();
    return List.of(parent, parts.get(0), parts.get(1));
  }

  private void checked() {
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOTIFIED", "accountsNamed", "1");
  }

  @Test
  @DisplayName("Art. 10: an objection to a demand on several customers ends each of its parts, also the one whose form nobody has checked yet")
  void objectsToAll() {
    List<String> cases = several();
    on(cases.get(0));
    says(true);
    for (String part : cases.subList(1, 3)) {
      on(part);
      assertThat(process).isNull();
      assertThat(outcome()).isEqualTo(Outcome.REJECTED);
      assertThat(runningClocks()).doesNotContain("enforcingAuthority");
    }
    for (String each : cases) {
      assertThat(said(each)).last().isEqualTo("OBJECTED");
    }
    on(cases.get(0));
    assertThat(refused(() -> says(true)).kind()).as("there is nothing left that it could stop").isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("Art. 10: a clearance of a demand on several customers counts for the parts whose window is open, and for no other")
  void clearsThoseThatWait() {
    List<String> cases = several();
    on(cases.get(0));
    says(false);
    assertThat(said(cases.get(1))).containsExactly("NOTIFIED", "CLEARED");
    assertThat(said(cases.get(2))).isEmpty();
    on(cases.get(2));
    assertThat(state()).isEqualTo(CaseState.IN_VERIFICATION);
    assertThat(refused(() -> says(false)).kind()).as("its form is not checked: nobody knows whether it was notified")
        .isEqualTo(Refusal.Kind.CONFLICT);
  }

  @Test
  @DisplayName("An answer to a demand on several customers is recorded on its parts, which the refusal names")
  void answersOnTheParts() {
    List<String> cases = several();
    decide("task_assess", "counsel1", "ASK", "question", "Which account?");
    on(cases.get(0));
    Refusal no = refused(() -> does("specialist1", s -> actions.requesterAnswer(caseId, "anna's", false, s)));
    assertThat(no.kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(no.getMessage()).contains(cases.get(1), cases.get(2)).doesNotContain("too late");
    on(cases.get(1));
    assertThat(state()).isEqualTo(CaseState.QUESTION_ASKED);
    does("specialist1", s -> actions.requesterAnswer(caseId, "anna's", false, s));
    assertThat(state()).isEqualTo(CaseState.IN_ASSESSMENT);
  }

  @Test
  @DisplayName("Art. 10: an objection before the form is checked ends the order at once")
  void objectsEarly() {
    demanded(Order.epoc());
    says(true);
    assertThat(process).isEnded();
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
  }

  /** An order in an emergency, disclosed within its eight hours. @param server what the mail server does with the package */
  private void disclosedInEmergency(Server server) {
    withCounsel(Order.epoc().emergency());
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    PostForTests.server(server);
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(word.mayObject(files.require(caseId))).isTrue();
  }

  @Test
  @DisplayName("Art. 10: an emergency is disclosed while the authority may object for 96 hours: its objection asks for deletion of what is out")
  void objectsAfterRelease() {
    disclosedInEmergency(Server.TAKES);
    does("specialist1", s -> actions.enforcingAuthority(caseId, true, GROUND, s));
    assertThat(said(caseId)).last().isEqualTo("OBJECTED");
    assertThat(outcome()).as("it is out").isEqualTo(Outcome.DISCLOSED);
    assertThat(acts()).contains("LEARNT_ENFORCING_AUTHORITY", "LEARNT_AFTER_DISCLOSURE");
    assertThat(letters("demand-ended")).contains(GROUND).contains("gewist");
    assertThat(runningClocks()).doesNotContain("enforcingAuthority");
    assertThat(word.mayObject(files.require(caseId))).isFalse();
  }

  @Test
  @DisplayName("Art. 10: an objection while the released package waits to leave calls it back; after the 96 hours there is none")
  void objectsBeforeItLeft() {
    disclosedInEmergency(Server.DEAD);
    inNobodysHands("disclosure-package");
    says(true);
    assertThat(outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.STOPPED);
    assertThat(acts()).contains("DISCLOSURE_CALLED_BACK", "CASE_REJECTED");

    PostForTests.server(Server.TAKES);
    disclosedInEmergency(Server.TAKES);
    at(clock("enforcingAuthority").due());
    assertThat(word.mayObject(files.require(caseId))).isFalse();
    assertThat(refused(() -> says(true)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
  }

  @ParameterizedTest
  @EnumSource(value = DataCategory.class, names = {"USAGE", "SUPPORT"})
  @DisplayName("Art. 3, 8: usage data are traffic data there, and what was sent to the support is content: an order on these waits for it too")
  void enforcingAuthorityOfUsageData(DataCategory category) {
    demanded(Order.epoc().of(category));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    decide("task_approveDisclosure", "counsel2", "APPROVE");
    assertThat(waitsFor("service_releasePackage")).isFalse();
  }
}
