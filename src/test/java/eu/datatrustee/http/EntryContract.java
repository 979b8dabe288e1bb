package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Emergency responders who entered (X1): accounted for, recorded, and told to the customer as what it was. */
abstract class EntryContract extends DemandContract {

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  private String entered() {
    ObjectNode entry = json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "EMERGENCY_RESPONDER", "authority": "Fire brigade of Frankfurt", "country": "DE", "contactName": "Frieda Funke",
           "contactEmail": "frieda@fire.example"},
         "customerId": "%s", "instrument": "INFORMAL", "dataCategories": [], "scope": "Smoke in hall 2"}"""
        .formatted(Time.now().minusSeconds(60), customer.id()));
    String id = register(entry);
    deskTask(id, "task_superviseEntry");
    assertThat(as(customer.contact()).get(path(id)).status()).as("nobody knows yet what there is to tell").isEqualTo(404);
    return id;
  }

  private void recorded(String id) {
    JsonNode view = awaitOutcome(id, "RECORDED");
    assertThat(view.get("state").asText()).isEqualTo("CLOSED");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("X1");
  }

  @Test
  @DisplayName("X1: an entry is accounted for and recorded; the customer reads who entered, who was with them, and that nobody saw its data")
  void nothingSeen() {
    String id = entered();
    assertThat(complete("specialist1", deskTask(id, "task_superviseEntry"), "decision", "NO_DATA_ACCESSED").status())
        .as("not without an account").isEqualTo(422);
    decideAtDesk("specialist1", id, "task_superviseEntry", "NO_DATA_ACCESSED", "reason", "Paula Roth was with them, 10:00 to 10:40.");
    recorded(id);
    awaitMail(id, customer.mailbox("dora"), "Fire brigade of Frankfurt", "Smoke in hall 2", "Paula Roth was with them, 10:00 to 10:40.",
        "niemand hat auf sie zugegriffen");
    awaitMail(id, customer.mailbox("eve"), "none of them were accessed");
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals("frieda@fire.example"))
        .noneMatch(mail -> mail.to().equals(customer.mailbox("eve")) && mail.says("demand"));
    assertThat(ok(as(customer.contact()).get(path(id))).get("outcome").asText()).isEqualTo("RECORDED");
    assertThat(ledger(customer)).contains("ENTRY_RECEIVED", "CUSTOMER_NOTIFIED").doesNotContain("DEMAND_RECEIVED");
  }

  @Test
  @DisplayName("X1: where its data were seen, the customer reads that, and the whole desk is told")
  void seen() {
    String id = entered();
    decideAtDesk("specialist1", id, "task_superviseEntry", "DATA_ACCESSED", "reason", "A screen stood open.");
    recorded(id);
    awaitMail(id, customer.mailbox("dora"), "Daten wurden gesehen oder mitgenommen", "A screen stood open.", "Art. 33 DSGVO");
    awaitMail(id, customer.mailbox("eve"), "some of them were seen or taken", "GDPR Art. 33");
    awaitMail(id, "counsel1@trustee.example", "Customer Data were seen during an entry");
  }
}
