package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Requests of those who are no authority, over HTTP and with real mails (D2, D3, D6–D9). */
abstract class ThirdPartyContract extends DemandContract {

  private static final String RITA = "rita@requester.example";

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer(agreement(agreement -> agreement.putArray("describedDisclosures").add("Journals to the group's auditor")));
  }

  private ObjectNode request(String kind) {
    return json("""
        {"receivedBy": "TRUSTEE", "receivedAt": "%s",
         "requester": {"kind": "%s", "authority": "Request & Partner", "country": "NL", "contactName": "Rita Request",
           "contactEmail": "rita@requester.example", "reference": "R-1"},
         "customerId": "%s", "dataCategories": ["CONTENT"], "scope": "The journals of 2026", "statedPurpose": "Audit"}"""
        .formatted(Time.now().minusSeconds(60), kind, customer.id()));
  }

  @Test
  @DisplayName("D9: a data subject's request is forwarded with the customer's month explained; the customer extends it, once, and answers")
  void dataSubject() {
    String id = register(dataSubject(customer));
    awaitMail(id, customer.mailbox("dora"), "Art. 12 Abs. 3 DSGVO", "jana@doe.example");
    awaitMail(id, customer.mailbox("eve"), "Art. 12(3) GDPR");
    awaitMail(id, "jana@doe.example", customer.mailbox("dora"), "weitergeleitet");
    var month = dueOf(id, "dataSubject");
    assertThat(tell("auditor1", id, "answer-extension", "{\"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(tell(customer.contact(), id, "answer-extension", "{}").status()).isEqualTo(400);
    assertThat(tell(customer.contact(), id, "answer-extension", "{\"reason\": \"Eleven mailboxes\"}").status()).isEqualTo(200);
    assertThat(dueOf(id, "dataSubjectExtended")).isAfter(month.plus(Duration.ofDays(55)));
    assertThat(ok(as(customer.contact()).get(path(id))).get("deadlines")).as("the customer's own time").extracting(d -> d.get("name").asText())
        .contains("dataSubject", "dataSubjectExtended");
    assertThat(tell(customer.contact(), id, "answer-extension", "{\"reason\": \"More\"}").status()).isEqualTo(409);
    passTo(month);
    assertThat(demand(id).get("state").asText()).isEqualTo("REDIRECTED");
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"ANSWERED\"}").status()).isEqualTo(200);
    awaitOutcome(id, "ANSWERED_BY_CUSTOMER");
    assertThat(ledger(customer)).contains("REQUEST_RECEIVED", "CUSTOMER_NOTIFIED");
  }

  @Test
  @DisplayName("D9: nobody says what has become of it: when the customer's month is over, the case ends as forwarded, and nothing went out")
  void forwarded() {
    String id = register(dataSubject(customer));
    awaitMail(id, customer.mailbox("dora"), "Art. 12 Abs. 3 DSGVO");
    passTo(dueOf(id, "dataSubject").plusSeconds(1));
    var view = awaitOutcome(id, "FORWARDED_TO_CUSTOMER");
    assertThat(view.get("state").asText()).isEqualTo("CLOSED");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("D9");
    assertThat(view.has("disclosure")).isFalse();
    assertThat(tell(customer.contact(), id, "answer-extension", "{\"reason\": \"Too late\"}").status()).isEqualTo(409);
    assertThat(mails(id)).filteredOn(mail -> mail.to().equals("jana@doe.example")).hasSize(1);
  }

  @Test
  @DisplayName("D9: of a customer whom the register did not know, it is put to the customer once the desk has assigned it")
  void assigned() {
    String id = register(dataSubject(customer).put("customerId", "Somebody Else AG"));
    deskTask(id, "task_assess");
    quiet();
    assertThat(mails(id)).noneMatch(mail -> mail.to().endsWith(customer.id() + ".example") || mail.to().equals("jana@doe.example"));
    assertThat(tell("officer1", id, "customer", "{\"customerId\": \"" + customer.id() + "\"}").status()).isEqualTo(403);
    assertThat(tell("specialist1", id, "customer", "{\"customerId\": \"" + customer.id() + "\"}").status()).isEqualTo(200);
    awaitMail(id, customer.mailbox("dora"), "Art. 12 Abs. 3 DSGVO");
    assertThat(dueOf(id, "dataSubject")).isAfter(Time.now());
    assertThat(tell("specialist1", id, "customer", "{\"customerId\": \"" + customer.id() + "\"}").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("D6, D7: anybody else's request: the customer is told, and what the law does not require is rejected")
  void rejected() {
    String id = register(request("COMPANY"));
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "REJECT", "reason", "No norm of German law requires it");
    awaitOutcome(id, "REJECTED");
    awaitMail(id, RITA, "No norm of German law requires it");
  }

  @Test
  @DisplayName("D3: disclosed as the agreement describes, by two counsels; on the customer's instruction only where there is one")
  void asTheAgreementDescribes() {
    String id = register(request("LAWYER"));
    awaitMail(id, customer.mailbox("dora"));
    assertThat(complete("counsel1", deskTask(id, "task_assess"), "decision", "DISCLOSE", "ground", "CUSTOMER_INSTRUCTION").status()).isEqualTo(422);
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "ground", "AGREEMENT", "reason", "Schedule 3");
    deskTask(id, "task_selectItems");
    assertThat(as("counsel1").call("PUT", path(id) + "/items/1", "{\"reference\": \"store:journals-2026\", \"decision\": \"PRODUCE\"}").status())
        .isEqualTo(201);
    decideAtDesk("counsel1", id, "task_selectItems", "SUBMIT");
    assertThat(complete("counsel1", deskTask(id, "task_approveDisclosure"), "decision", "APPROVE").status()).isEqualTo(403);
    Answer unknown = complete("counsel2", deskTask(id, "task_approveDisclosure"), "decision", "APPROVE");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.toString()).contains("requesterKnown", "D3");
    decideAtDesk("counsel2", id, "task_approveDisclosure", "APPROVE", "requesterKnown", "true");
    awaitOutcome(id, "DISCLOSED");
    awaitMail(id, RITA, "store:journals-2026", "Journals to the group's auditor", "voorziet in deze verstrekking");
  }

  @Test
  @DisplayName("D2: one that reached the provider is referred, with the customer's basic contact")
  void provider() {
    String id = register(with(request("END_USER"), body -> body.put("receivedBy", "PROVIDER")));
    awaitOutcome(id, "REDIRECTED_BY_PROVIDER");
    awaitMail(id, RITA, customer.mailbox("dora"));
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals(customer.mailbox("dora")));
    decideAtDesk("counsel1", id, "task_releaseToCustomer", "RELEASE");
    awaitMail(id, customer.mailbox("dora"));
  }
}
