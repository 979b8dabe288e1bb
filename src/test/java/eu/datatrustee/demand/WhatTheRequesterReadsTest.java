package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.disclosure.DisclosureState;
import eu.datatrustee.demand.disclosure.Item.Decision;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What goes to the requester beside the data: why, and why not the rest; and nothing before counsel has decided (D3, D7). */
class WhatTheRequesterReadsTest extends DemandProcessTest {

  @Autowired
  private Documents documents;

  private JsonNode manifest() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    documents.stream(documents.of(caseId, Shelf.ISSUED).get(0), bytes);
    return new ObjectMapper().readTree(bytes.toByteArray());
  }

  private void instructs(String reason) {
    does("contoso1", customer -> actions.customerInstruction(caseId, CustomerAnswer.DISCLOSE, reason, customer));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "The works council knows")
  @DisplayName("D3: that the customer has instructed it, in the requester's language; why, neither the letter says nor the manifest, only our record")
  void instructed(String reason) throws IOException {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    customerTold();
    instructs(reason);
    decide("task_assess", "counsel1", "DISCLOSE", "reason", "Counsel's own thoughts");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED);
    assertThat(letters("disclosure-package")).contains("Grund: der Kunde hat uns zur Herausgabe angewiesen\nRegel:")
        .doesNotContain("works council", "thoughts", "CUSTOMER_INSTRUCTION");
    assertThat(manifest().get("ground").asText()).isEqualTo("CUSTOMER_INSTRUCTION");
    assertThat(manifest().has("groundDetail")).isFalse();
    assertThat(log.of(caseId)).anySatisfy(entry -> {
      assertThat(entry.decision()).isEqualTo("DISCLOSE");
      assertThat(entry.decidedBy()).isEqualTo("contoso1");
      assertThat(entry.reason()).isEqualTo(reason);
    });
  }

  @Test
  @DisplayName("D7: the law requires it, by its norm; what is withheld is answered with its reasons, each once, and is in neither list nor manifest")
  void withheld() throws IOException {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    customerTold();
    decide("task_assess", "counsel1", "DISCLOSE");
    item(2, Decision.WITHHOLD, "Older than the order reaches");
    item(3, Decision.WITHHOLD, "Older than the order reaches");
    item(4, Decision.WITHHOLD, "Mail with a defence lawyer");
    disclose();
    assertThat(outcome()).isEqualTo(Outcome.DISCLOSED_IN_PART);
    String norms = triage.of(caseId).get(0).norms();
    assertThat(letters("disclosure-package")).contains("Grund: deutsches Recht verlangt die Herausgabe\nIm Einzelnen: " + norms,
        "aus diesen Gründen: Older than the order reaches; Mail with a defence lawyer");
    assertThat(manifest().get("groundDetail").asText()).isEqualTo(norms);
    assertThat(manifest().toString()).doesNotContain("Older", "lawyer");
    assertThat(manifest().get("items")).hasSize(1);
  }

  @Test
  @DisplayName("D3: instructed while counsel assesses, nothing is being selected: no item is taken, and withdrawn, nothing was stopped")
  void notBegun() {
    withCounsel(Order.german(Issuer.COURT, "StPO §§ 94, 98", DataCategory.CONTENT));
    customerTold();
    instructs(null);
    assertThat(disclosures.of(caseId).orElseThrow().state()).isEqualTo(DisclosureState.NOT_BEGUN);
    assertThat(refused(() -> item(1, Decision.PRODUCE, null)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    does("specialist1", s -> actions.withdraw(caseId, "Settled", s));
    assertThat(outcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(process).isEnded();
    assertThat(mails("counsel-alert")).isEmpty();
    assertThat(acts()).doesNotContain("DISCLOSURE_STOPPED");
    assertThat(refused(() -> item(1, Decision.PRODUCE, null)).kind()).isEqualTo(Refusal.Kind.CONFLICT);
    assertThat(disclosures.items(caseId)).isEmpty();
  }
}
