package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A court's word on an order given in exigency, over HTTP (StPO §§ 98(2), 100e(1)). */
abstract class CourtContract extends DemandContract {

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  /** The police's seizure of one mailbox in exigency. */
  private ObjectNode seizure() {
    return with(epoc(customer), d -> {
      d.put("instrument", "NATIONAL_ORDER").put("legalBasis", "StPO §§ 94, 98").put("issuer", "POLICE").put("exigent", true)
          .put("periodUntil", "2026-06-30T22:00:00Z");
      d.putArray("dataCategories").add("CONTENT");
      ((ObjectNode) d.get("requester")).put("country", "DE").put("language", "en");
    });
  }

  private String inDisclosure() {
    String id = register(seizure());
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "StPO §§ 94, 98");
    deskTask(id, "task_selectItems");
    return id;
  }

  private void refused(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(field);
  }

  @Test
  @DisplayName("StPO § 98(2): the court refuses after counsel has objected: the running disclosure stops, the authority is told")
  void refusesAfterTheObjection() {
    String id = inDisclosure();
    passTo(dueOf(id, "courtConfirmation"));
    decideAtDesk("counsel1", id, "task_objectToOrder", "OBJECT");
    assertThat(tell("specialist1", id, "court-confirmation", "{\"confirmed\": false, \"court\": \"Amtsgericht Frankfurt\"}").status()).isEqualTo(200);
    JsonNode view = awaitOutcome(id, "LAPSED_ORDER");
    assertThat(view.at("/disclosure/state").asText()).isEqualTo("STOPPED");
    assertThat(view.at("/decisions").findValuesAsText("decision")).contains("NOT_CONFIRMED");
    awaitMail(id, "anne.moreau@justice.example", "a court has not confirmed the order");
    assertThat(tell("specialist1", id, "court-confirmation", "{\"confirmed\": true, \"court\": \"Amtsgericht\"}").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("StPO § 98(2): a later confirmation is recorded; what no court can have said is refused, by field")
  void words() {
    String id = inDisclosure();
    String body = "{\"confirmed\": %s, \"court\": \"%s\"%s}";
    refused(tell("specialist1", id, "court-confirmation", body.formatted(true, "", "")), 400, "court");
    refused(tell("specialist1", id, "court-confirmation", body.formatted(true, "AG \\u0000", "")), 400, "court");
    refused(tell("specialist1", id, "court-confirmation", body.formatted(true, "x".repeat(401), "")), 422, "court");
    refused(tell("specialist1", id, "court-confirmation", body.formatted(true, "AG", ", \"at\": \"" + Time.now().plus(Duration.ofDays(1)) + "\"")),
        422, "at");
    refused(tell("specialist1", id, "court-confirmation", body.formatted(false, "AG", ", \"at\": \"" + Time.now().minus(Duration.ofDays(1)) + "\"")),
        422, "at");
    assertThat(tell("auditor1", id, "court-confirmation", body.formatted(false, "AG", "")).status()).isEqualTo(403);
    passTo(dueOf(id, "courtConfirmation"));
    decideAtDesk("counsel1", id, "task_objectToOrder", "ACCEPT", "reason", "The order is right");
    assertThat(tell("specialist1", id, "court-confirmation", body.formatted(true, "Amtsgericht Frankfurt", "")).status()).isEqualTo(200);
    assertThat(demand(id).at("/decisions").findValuesAsText("decision")).contains("CONFIRMED");
    assertThat(demand(id).get("state").asText()).isEqualTo("IN_DISCLOSURE");
  }
}
