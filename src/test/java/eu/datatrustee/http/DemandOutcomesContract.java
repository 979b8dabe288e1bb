package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import eu.datatrustee.identity.Group;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each end that a demand can take, from the call that registers it to the mail that ends it. */
abstract class DemandOutcomesContract extends DemandContract {

  static final String AUTHORITY = "anne.moreau@justice.example";

  private Customer customer;

  @BeforeEach
  void oneCustomer() {
    customer = customer();
  }

  /** Registered, genuine, its form in order. */
  private String inAssessment(ObjectNode order) {
    String id = register(order);
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    awaitDemand(id, "IN_ASSESSMENT");
    return id;
  }

  private void closedFor(String id, String outcome, String rule) {
    JsonNode view = awaitOutcome(id, outcome);
    assertThat(view.get("state").asText()).isEqualTo("CLOSED");
    assertThat(view.at("/ended/rule").asText("none")).isEqualTo(rule);
    quiet();
    assertThat(as("auditor1").get("/engine-rest/task?processInstanceBusinessKey=" + id).json().findValuesAsText("taskDefinitionKey"))
        .doesNotContain("task_assess", "task_checkForm", "task_verifyAuthority", "task_selectItems", "task_approveDisclosure");
    assertThat(tell("specialist1", id, "withdrawal", "{\"reason\": \"x\"}").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("D2, D13: what reached the provider is referred to trustee and customer, closed and kept from the customer until counsel releases it")
  void redirectedByProvider() {
    Answer posted = as("support1").post(DEMANDS, with(epoc(customer), d -> d.put("receivedBy", "PROVIDER")).toString());
    assertThat(posted.status()).as(posted.toString()).isEqualTo(201);
    String id = posted.json().get("id").asText();
    assertThat(awaitMail(id, AUTHORITY, customer.id() + " GmbH", customer.mailbox("dora")).language()).isEqualTo("en");
    awaitOutcome(id, "REDIRECTED_BY_PROVIDER");
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(404);
    decideAtDesk("counsel1", id, "task_releaseToCustomer", "RELEASE");
    awaitMail(id, customer.mailbox("dora"));
    assertThat(ok(as(customer.contact()).get(path(id))).at("/notification/state").asText()).isEqualTo("SENT");
  }

  @Test
  @DisplayName("Not genuine: rejected and reported as such; nobody outside hears of it")
  void notGenuine() {
    String id = register(epoc(customer));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "NOT_GENUINE", "reason", "The prosecutor's office knows of no such order.");
    closedFor(id, "NOT_GENUINE", "D4");
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals(AUTHORITY));
  }

  @Test
  @DisplayName("D11: keys are rejected by rule whatever people decide; the requester gets the reason, the customer is told")
  void keys() {
    String id = register(with(epoc(customer), d -> d.putArray("dataCategories").add("ENCRYPTION_KEYS")));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    closedFor(id, "REJECTED", "D11");
    awaitMail(id, AUTHORITY, "D11");
    awaitMail(id, customer.mailbox("dora"));
  }

  @Test
  @DisplayName("D10: a demand that names nobody is rejected by rule")
  void blanket() {
    String id = register(with(epoc(customer), d -> {
      d.put("scope", "All data of all users");
      d.putArray("accounts");
    }));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    closedFor(id, "REJECTED", "D10");
    awaitMail(id, AUTHORITY, "D10");
  }

  @Test
  @DisplayName("D10: whom nothing identifies a specialist counts, before the form can be in order")
  void counted() {
    String id = register(with(epoc(customer), d -> {
      d.put("scope", "Traffic data of July 2026, persons as in section D");
      d.putArray("accounts");
    }));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    Answer no = complete("specialist2", deskTask(id, "task_checkForm"), "decision", "IN_ORDER");
    assertThat(no.status()).as(no.toString()).isEqualTo(422);
    assertThat(no.body()).contains("accountsNamed", "D10");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER", "accountsNamed", "2", "accountsTotal", "100");
    awaitDemand(id, "IN_ASSESSMENT");
  }

  @Test
  @DisplayName("D10, D11: what the words leave in doubt a specialist says, before the form can be in order")
  void doubtful() {
    String id = register(with(epoc(customer), d -> {
      d.put("scope", "Mails about the signing key from 1 January 2026 onwards, with full access permissions");
      d.putArray("dataCategories").add("CONTENT");
    }));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    List<String> answers = new ArrayList<>(List.of("decision", "IN_ORDER"));
    for (List<String> asked : List.of(List.of("asksKeys", "NO", "D11"), List.of("asksWayIn", "NO", "D10"), List.of("dataUntil", "2026-06-30", "D10"))) {
      Answer no = complete("specialist2", deskTask(id, "task_checkForm"), answers.toArray(String[]::new));
      assertThat(no.status()).as(no.toString()).isEqualTo(422);
      assertThat(no.body()).contains(asked.get(0), asked.get(2));
      answers.addAll(asked.subList(0, 2));
    }
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER", answers.subList(2, answers.size()).toArray(String[]::new));
    assertThat(awaitDemand(id, "IN_ASSESSMENT").get("fallen")).isEmpty();
  }

  @Test
  @DisplayName("D5: a demand that came without a document is told in its own words; one that comes later is added, by the desk only")
  void noDocument() {
    String id = as("specialist1").post(DEMANDS, epoc(customer).toString()).json().get("id").asText();
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    deskTask(id, "task_checkForm");
    List<Part> order = List.of(Part.document("order.pdf", Papers.pdf()));
    assertThat(send("auditor1", path(id) + "/documents", order).status()).isEqualTo(403);
    assertThat(send("officer1", path(id) + "/documents", List.of(Part.document("order.pdf", Papers.pdf()))).status()).isEqualTo(403);
    assertThat(send("specialist1", path(id) + "/documents", List.of(Part.document("order.pdf", new byte[0]))).status()).isEqualTo(422);
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    awaitMail(id, customer.mailbox("dora"), epoc(customer).get("scope").asText());
    assertThat(ok(as("auditor1").get(path(id))).at("/notification/copySha256").asText()).hasSize(64);
    Answer added = send("specialist1", path(id) + "/documents", List.of(Part.document("order.pdf", Papers.pdf())));
    assertThat(added.status()).as(added.toString()).isEqualTo(200);
    assertThat(added.json().get("documents")).hasSize(1);
  }

  @Test
  @DisplayName("D7: what the law does not require is rejected with reasons")
  void rejected() {
    String id = inAssessment(epoc(customer));
    decideAtDesk("counsel1", id, "task_assess", "REJECT", "reason", "The offence is none that the Regulation names.");
    closedFor(id, "REJECTED", "D7");
    awaitMail(id, AUTHORITY, "The offence is none that the Regulation names.");
    awaitMail(id, customer.mailbox("dora"));
    assertThat(soon().until(() -> ledger(customer), acts -> acts.contains("CUSTOMER_NOTIFIED"))).isNotEmpty();
    assertThat(as(customer.contact()).get("/api/customers/" + customer.id() + "/ledger?size=200").body()).contains("REJECTED")
        .as("what counsel wrote is not its").doesNotContain("The offence is none");
  }

  @Test
  @DisplayName("D5: the customer is told promptly with the copy of the demand, byte by byte, and sees the case from then on")
  void toldWithCopy() {
    String id = inAssessment(epoc(customer));
    awaitMail(id, customer.mailbox("dora"), "[attached: order.pdf]", Papers.pdf().length + " Byte");
    JsonNode view = ok(as(customer.contact()).get(path(id)));
    assertThat(view.at("/notification/state").asText()).isEqualTo("SENT");
    assertThat(view.at("/notification/copySha256").asText()).isEqualTo(view.at("/documents/0/sha256").asText());
    assertThat(download(customer.contact(), path(id) + "/documents/1").body()).isEqualTo(Papers.pdf());
    assertThat(ok(as(customer.contact()).get(DEMANDS)).get("total").asInt()).isEqualTo(1);
    assertThat(view.has("bans")).isFalse();
    assertThat(view.has("letters")).isFalse();
    assertThat(ledger(customer)).isNotEmpty();
    assertThat(signIn("specialist1").get("/demands/" + id).body()).as("whoever adds a document knows who reads it")
        .contains("it can read at once what you add");
  }

  @Test
  @DisplayName("D8: redirected to the customer, who answers it itself")
  void answeredByCustomer() {
    String id = inAssessment(epoc(customer));
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "REDIRECT");
    awaitMail(id, AUTHORITY, customer.mailbox("dora"));
    awaitDemand(id, "REDIRECTED");
    awaitMail(id, customer.mailbox("dora"), "wurde an Sie verwiesen", "Parquet de Lille");
    awaitMail(id, customer.mailbox("eve"), "was asked to turn to you", "answer it yourself");
    assertThat(ok(as(customer.contact()).get(path(id))).get("deadlines")).as("until when it can answer")
        .extracting(clock -> clock.get("name").asText()).contains("redirect");
    JsonNode proof = soon().until(() -> demand(id).at("/redirects/0"), redirect -> redirect.hasNonNull("deliveredAt"));
    assertThat(demand(id).get("letters")).filteredOn(letter -> letter.get("id").equals(proof.get("letter"))).singleElement()
        .satisfies(letter -> assertThat(letter.get("sentAt")).isEqualTo(proof.get("deliveredAt")));
    assertThat(tell(alsoIn(customer, Group.OPERATORS), id, "customer-instruction", "{\"answer\": \"DISCLOSE\"}").status())
        .as("no instruction by who keeps the machines").isEqualTo(403);
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"ANSWERED\", \"reason\": \"Sent on Monday.\"}").status())
        .isEqualTo(200);
    assertThat(awaitOutcome(id, "ANSWERED_BY_CUSTOMER").at("/redirects/0/result").asText()).isEqualTo("ANSWERED");
  }

  @Test
  @DisplayName("D3: a customer takes its instruction back while the disclosure is prepared, and may give it again; counsel is told")
  void instructionTakenBack() {
    String id = inAssessment(epoc(customer));
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "REDIRECT");
    awaitDemand(id, "REDIRECTED");
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"DISCLOSE\"}").status()).isEqualTo(200);
    awaitDemand(id, "IN_DISCLOSURE");
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"ANSWERED\"}").status()).isEqualTo(409);
    assertThat(tell(customer().contact(), id, "customer-instruction", "{\"answer\": \"REFUSED\"}").status()).isEqualTo(404);
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"REFUSED\"}").status()).isEqualTo(200);
    awaitMail(id, "counsel1@trustee.example", "taken its instruction to disclose back");
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"REFUSED\"}").status()).isEqualTo(409);
    assertThat(tell(customer.contact(), id, "customer-instruction", "{\"answer\": \"DISCLOSE\"}").status()).isEqualTo(200);
    awaitMail(id, "counsel1@trustee.example", "instructs us to disclose");
  }

  @Test
  @DisplayName("D8: nobody comes back until the deadline: closed as redirected")
  void redirectedToCustomer() {
    String id = inAssessment(epoc(customer));
    decideAtDesk("counsel1", id, "task_assess", "REDIRECT");
    awaitDemand(id, "REDIRECTED");
    passTo(dueOf(id, "redirect").plusSeconds(1));
    awaitOutcome(id, "REDIRECTED_TO_CUSTOMER");
  }

  @Test
  @DisplayName("D4: no data: the requester is told")
  void noData() {
    String id = inAssessment(epoc(customer));
    decideAtDesk("counsel1", id, "task_assess", "NO_DATA");
    closedFor(id, "NO_DATA", "D4");
    awaitMail(id, AUTHORITY);
  }

  @Test
  @DisplayName("A question to the authority, its answer, and the assessment goes on")
  void asked() {
    String id = inAssessment(epoc(customer));
    decideAtDesk("counsel1", id, "task_assess", "ASK", "question", "Which of the two accounts do you mean?");
    awaitMail(id, AUTHORITY, "Which of the two accounts do you mean?");
    awaitDemand(id, "QUESTION_ASKED");
    assertThat(tell("specialist1", id, "requester-answer", "{\"text\": \"The first.\"}").status()).isEqualTo(200);
    awaitDemand(id, "IN_ASSESSMENT");
    decideAtDesk("counsel2", id, "task_assess", "NO_DATA");
    awaitOutcome(id, "NO_DATA");
  }

  @Test
  @DisplayName("Art. 10, Annex III: data are preserved as the order arrives; its defective form is asked about, and it is disclosed once it is complete")
  void defectiveForm() {
    String id = register(epoc(customer));
    awaitMail(id, "specialist1@trustee.example", "data are to be preserved at once");
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "DEFECTIVE", "reason", "Section F is empty");
    JsonNode view = awaitDemand(id, "IN_ASSESSMENT");
    assertThat(view.at("/proposals/0/outcome").asText()).isEqualTo("ASK");
    assertThat(view.at("/proposals/0/compelled").asText()).isEqualTo("COUNSEL");
    assertThat(view.at("/proposals/0/norms").asText()).contains("Annex III");
    decideAtDesk("counsel1", id, "task_assess", "ASK", "question", "What does section F order?", "incomplete", "true");
    awaitMail(id, AUTHORITY, "What does section F order?");
    assertThat(tell("specialist1", id, "requester-answer", "{\"text\": \"The holder of the account.\"}").status()).isEqualTo(200);
    awaitDemand(id, "IN_ASSESSMENT");
    assertThat(complete("counsel1", deskTask(id, "task_assess"), "decision", "DISCLOSE").status()).isEqualTo(422);
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "Complete since its answer: Art. 10(3)");
    awaitDemand(id, "IN_DISCLOSURE");
  }

  @Test
  @DisplayName("D4, Art. 11: an order to produce what is preserved is a demand of its own, verified and checked; then the preservation is taken up by it")
  void producedAfterPreservation() {
    String preserved = register(with(epoc(customer), d -> d.put("instrument", "EPOC_PR").put("legalBasis", "Regulation (EU) 2023/1543 Art. 6")));
    decideAtDesk("specialist1", preserved, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", preserved, "task_checkForm", "IN_ORDER");
    awaitDemand(preserved, "PRESERVING");
    Answer no = tell("specialist1", preserved, "requester-answer", "{\"text\": \"EPOC of today\", \"binding\": true}");
    assertThat(no.status()).isEqualTo(422);
    assertThat(no.json().at("/errors/0/field").asText()).isEqualTo("binding");
    assertThat(as("specialist1").post(DEMANDS, with(epoc(customer()), d -> d.put("follows", preserved)).toString()).status()).isEqualTo(422);
    String order = register(with(epoc(customer), d -> d.put("follows", preserved)));
    assertThat(demand(order).get("linked")).extracting(JsonNode::asText).contains(preserved);
    decideAtDesk("specialist1", order, "task_verifyAuthority", "GENUINE");
    assertThat(demand(preserved).get("state").asText()).isEqualTo("PRESERVING");
    decideAtDesk("specialist2", order, "task_checkForm", "IN_ORDER");
    awaitOutcome(preserved, "FOLLOWED_UP");
    awaitDemand(order, "IN_ASSESSMENT");
    assertThat(tell("counsel1", order, "enforcing-authority", "{\"objects\": false}").status()).isEqualTo(200);
    assertThat(demand(order).at("/proposals/0/norms").asText()).contains("Art. 10(3)");
  }

  @Test
  @DisplayName("Contested: the case waits for the court and is assessed again")
  void contested() {
    String id = inAssessment(epoc(customer));
    decideAtDesk("counsel1", id, "task_assess", "CONTEST", "reason", "Immunity of the account's holder.");
    awaitMail(id, AUTHORITY, "Immunity of the account's holder.");
    awaitDemand(id, "CONTESTED");
    assertThat(tell("counsel1", id, "court-confirmation", "{\"confirmed\": false, \"court\": \"Tribunal de Lille\"}").status()).isEqualTo(200);
    awaitDemand(id, "IN_ASSESSMENT");
  }

  @Test
  @DisplayName("D3, D4, D5: items one by one, two counsels, the customer told with a copy: the package goes out once, without what is withheld")
  void disclosedInPart() {
    String id = inAssessment(withoutEnforcingAuthority());
    awaitMail(id, customer.mailbox("dora"));
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "StPO §§ 94, 98");
    deskTask(id, "task_selectItems");
    assertThat(put("counsel1", path(id) + "/items/1", "application/json",
        bytes("{\"reference\": \"Holder of j.doe\", \"decision\": \"PRODUCE\"}")).status()).isEqualTo(201);
    assertThat(put("counsel1", path(id) + "/items/1/extract", "text/csv", bytes("name;address\nJ. Doe;Lille"),
        "Content-Disposition", "attachment; filename=\"holder.csv\"").status()).isEqualTo(201);
    assertThat(put("counsel1", path(id) + "/items/2", "application/json",
        bytes("{\"reference\": \"Sign-ins of June\", \"decision\": \"WITHHOLD\"}")).status()).isEqualTo(422);
    assertThat(put("counsel1", path(id) + "/items/2", "application/json",
        bytes("{\"reference\": \"Sign-ins of June\", \"decision\": \"WITHHOLD\", \"reason\": \"Not asked for.\"}")).status()).isEqualTo(201);
    assertThat(put("specialist1", path(id) + "/items/3", "application/json", bytes("{\"reference\": \"x\", \"decision\": \"PRODUCE\"}")).status())
        .isEqualTo(403);
    decideAtDesk("counsel1", id, "task_selectItems", "SUBMIT");
    String approve = deskTask(id, "task_approveDisclosure");
    assertThat(complete("counsel1", approve, "decision", "APPROVE").status()).isEqualTo(403);
    decideAtDesk("counsel2", id, "task_approveDisclosure", "APPROVE");
    JsonNode view = awaitOutcome(id, "DISCLOSED_IN_PART");
    assertThat(view.at("/disclosure/manifestSha256").asText()).hasSize(64);
    awaitMail(id, AUTHORITY, "holder.csv");
    assertThat(mails(id)).filteredOn(mail -> mail.to().equals(AUTHORITY) && mail.says("[attached: holder.csv]")).hasSize(1);
    assertThat(mails(id)).filteredOn(mail -> mail.to().equals(AUTHORITY)).noneMatch(mail -> mail.says("Sign-ins of June"));
  }

  /** A German court's seizure of one mailbox: no enforcing authority holds it up, and no law silences. */
  private ObjectNode withoutEnforcingAuthority() {
    return with(epoc(customer), d -> {
      d.put("instrument", "NATIONAL_ORDER").put("legalBasis", "StPO §§ 94, 98").put("issuer", "COURT").put("periodUntil", "2026-06-30T22:00:00Z");
      d.putArray("dataCategories").add("CONTENT");
      ((ObjectNode) d.get("requester")).put("country", "DE").put("language", "en");
    });
  }

  @Test
  @DisplayName("D12: knowledge of another purpose ends a running disclosure; counsel and authority are told, nothing goes out")
  void otherPurpose() {
    String id = inAssessment(withoutEnforcingAuthority());
    decideAtDesk("counsel1", id, "task_assess", "DISCLOSE", "reason", "StPO §§ 94, 98");
    deskTask(id, "task_selectItems");
    assertThat(tell("counsel2", id, "purpose-known", "{\"detail\": \"A press release names a tax matter.\"}").status()).isEqualTo(200);
    JsonNode view = awaitOutcome(id, "REJECTED");
    assertThat(view.at("/ended/rule").asText()).isEqualTo("D12");
    awaitMail(id, AUTHORITY);
    assertThat(as("counsel1").get("/engine-rest/task?processInstanceBusinessKey=" + id + "&taskDefinitionKey=task_selectItems").json()).isEmpty();
  }

  @Test
  @DisplayName("Withdrawn at any step: closed, the customer told all the same")
  void withdrawn() {
    String id = register(epoc(customer));
    deskTask(id, "task_verifyAuthority");
    assertThat(tell("specialist1", id, "withdrawal", "{\"reason\": \"The case was closed there.\"}").status()).isEqualTo(200);
    awaitOutcome(id, "WITHDRAWN");
    quiet();
    assertThat(as(customer.contact()).get(path(id)).status()).as("counsel looks for a ban first").isEqualTo(404);
    decideAtDesk("counsel1", id, "task_decideBan", "END", "reason", "It orders no silence.");
    pass(Duration.ofDays(5));
    awaitMail(id, customer.mailbox("dora"), "order.pdf");
  }

  @Test
  @DisplayName("D5, D12: another purpose, known before the form check, ends the demand; the customer is told once counsel has looked for a ban")
  void otherPurposeBeforeTheFormCheck() {
    String id = register(epoc(customer));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    deskTask(id, "task_checkForm");
    assertThat(tell("counsel2", id, "purpose-known", "{\"detail\": \"A press release names a tax matter.\"}").status()).isEqualTo(200);
    awaitOutcome(id, "REJECTED");
    quiet();
    assertThat(as(customer.contact()).get(path(id)).status()).as("its issuer may have asked for silence").isEqualTo(404);
    decideAtDesk("counsel1", id, "task_decideBan", "END", "reason", "It orders no silence.");
    pass(Duration.ofDays(5));
    awaitMail(id, customer.mailbox("dora"), "order.pdf");
    assertThat(ok(as(customer.contact()).get(path(id))).at("/notification/state").asText()).isEqualTo("SENT");
  }

  @Test
  @DisplayName("Two demands with the same reference of the same authority are linked, not merged")
  void linked() {
    ObjectNode order = epoc(customer);
    String first = register(order);
    String second = register(order);
    assertThat(second).isNotEqualTo(first);
    assertThat(demand(second).get("linked")).extracting(JsonNode::asText).containsExactly(first);
    assertThat(demand(first).get("linked")).extracting(JsonNode::asText).containsExactly(second);
  }

  @Test
  @DisplayName("A demand that names several customers is one case each and one parent; each customer reads of itself alone")
  void several() {
    Customer other = customer();
    ObjectNode order = with(epoc(customer), d -> {
      d.remove("customerId");
      d.putArray("customerIds").add(customer.id()).add(other.id());
    });
    String parent = register(order);
    JsonNode view = demand(parent);
    assertThat(view.get("state").asText()).isEqualTo("SPLIT");
    assertThat(view.get("parts")).hasSize(2);
    String part = view.get("parts").get(0).asText();
    assertThat(demand(part).get("parentId").asText()).isEqualTo(parent);
    assertThat(demand(part).get("documents")).as("the original names others too").isEmpty();
    assertThat(view.get("documents")).hasSize(1);
    for (Customer each : List.of(customer, other)) {
      assertThat(as(each.contact()).get(path(parent)).status()).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("An unknown customer is a case all the same, and nothing is sent to anyone outside")
  void unknownCustomer() {
    String id = register(with(epoc(customer), d -> d.put("customerId", "Somebody Else AG")));
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    deskTask(id, "task_assess");
    quiet();
    assertThat(mails(id)).noneMatch(mail -> mail.to().equals(AUTHORITY) || mail.to().endsWith(customer.id() + ".example"));
    JsonNode view = demand(id);
    assertThat(view.get("customerNamed").asText()).isEqualTo("Somebody Else AG");
    assertThat(view.has("customerId")).isFalse();
    Answer no = complete("counsel1", deskTask(id, "task_assess"), "decision", "DISCLOSE");
    assertThat(no.status()).as(no.toString()).isEqualTo(422);
    assertThat(no.body()).contains("decision", "D5");
    Answer nobody = complete("counsel1", deskTask(id, "task_assess"), "decision", "REDIRECT");
    assertThat(nobody.status()).as(nobody.toString()).isEqualTo(422);
    assertThat(nobody.body()).contains("decision", "D8");
    assertThat(tell("specialist1", id, "customer", "{\"customerId\": \"nobody\"}").json().at("/errors/0/field").asText()).isEqualTo("customerId");
    assertThat(tell("officer1", id, "customer", "{\"customerId\": \"nobody\"}").status()).isEqualTo(403);
    Answer assigned = tell("specialist1", id, "customer", "{\"customerId\": \"" + customer.id() + "\"}");
    assertThat(assigned.status()).as(assigned.toString()).isEqualTo(200);
    assertThat(assigned.json().get("customerId").asText()).isEqualTo(customer.id());
    assertThat(tell("specialist1", id, "customer", "{\"customerId\": \"" + customer.id() + "\"}").status()).isEqualTo(409);
    awaitMail(id, AUTHORITY);
    awaitMail(id, customer.mailbox("dora"), "order.pdf");
  }

  @Test
  @DisplayName("D5: a ban silences; when its time is over the notice goes out by itself, and a ban that comes afterwards says so")
  void ban() {
    ObjectNode order = withoutEnforcingAuthority();
    String id = register(order);
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil",
        Time.now().plus(Duration.ofDays(30)).toString());
    decideAtDesk("counsel1", id, "task_decideBan", "CONFIRM");
    quiet();
    assertThat(demand(id).at("/notification/state").asText()).isEqualTo("SILENCED");
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(404);
    assertThat(as(customer.contact()).get(DEMANDS).json().get("total").asInt()).isZero();
    assertThat(as("counsel1").post(path(id) + "/bans", "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"COURT\", \"silences\": \"all\"}").status())
        .isEqualTo(422);
    assertThat(as("specialist1").post(path(id) + "/bans", "{\"norm\": \"TDDDG § 22\", \"silences\": \"all\"}").status()).isEqualTo(403);
    pass(Duration.ofDays(36));
    awaitMail(id, customer.mailbox("dora"), "order.pdf");
    assertThat(soon().until(() -> demand(id), view -> view.at("/notification/state").asText().equals("SENT")).at("/bans/0/state").asText())
        .isEqualTo("EXPIRED");
    Answer late = as("counsel1").post(path(id) + "/bans",
        "{\"norm\": \"StPO § 95a(6)\", \"issuer\": \"COURT\", \"silences\": \"all\", \"until\": \"" + Time.now().plus(Duration.ofDays(10)) + "\"}");
    assertThat(late.status()).as(late.toString()).isEqualTo(201);
    assertThat(late.json().get("note").asText()).contains("after the notice");
    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(200);
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
