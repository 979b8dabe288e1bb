package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.http.Mails.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How proposals end, and what proposers and customers read about it in their mails (S1–S5). */
abstract class ProposalEndsContract extends SubprocessorContract {

  private static final String PROPOSER = "vendor1@trustee.example";

  private Instant dueOf(String owner, String clock) {
    return jdbc.sql("select due_at from deadline where case_id = ? and name = ? order by id desc fetch first 1 rows only").params(owner, clock)
        .query(OffsetDateTime.class).single().toInstant();
  }

  private boolean passed(String proposal, String element) {
    return jdbc.sql("select count(*) from act_hi_actinst a join act_hi_procinst p on p.id_ = a.proc_inst_id_ "
        + "where p.business_key_ = ? and a.act_id_ = ?").params(proposal, element).query(Long.class).single() == 1;
  }

  private void refused(String proposal, String rule, String why, String end, String proposer) {
    JsonNode view = awaitProposal(proposal, "REFUSED");
    assertThat(view.at("/refusal/rule").asText()).isEqualTo(rule);
    assertThat(view.at("/refusal/detail").asText()).isEqualTo(why);
    Mail told = awaitMail(proposal, proposer, "Your proposal is refused");
    assertThat(told.body().lines()).contains("Reason: " + why, "Case: " + proposal).anyMatch(line -> line.startsWith("Rule: " + rule + " "));
    assertThat(passed(proposal, end)).as(end).isTrue();
    quiet();
    assertThat(mails(proposal)).as("no customer hears of it").noneMatch(mail -> mail.to().contains("@c"));
    assertThat(tasksOf("vendor2", proposal, "task_dueDiligence")).isEmpty();
    assertThat(tasksOf("vendor2", proposal, "task_bindingTerms")).isEmpty();
  }

  private void tally(String proposal, String... lines) {
    assertThat(awaitMail(proposal, PROPOSER, "The customers' answers to your proposal").body().lines()).containsSubsequence(lines);
  }

  // ---- refused ----

  @Test
  @DisplayName("S5: a due diligence that nobody finishes in time refuses the proposal; its proposer is told, no customer asked")
  void notChecked() {
    Customer customer = customer();
    String proposal = propose(subcontractor(customer));
    Instant due = dueOf(proposal, "dueDiligence");
    passTo(due.minusSeconds(60));
    quiet();
    assertThat(proposal(proposal).get("state").asText()).isEqualTo("IN_DUE_DILIGENCE");
    passTo(due);
    refused(proposal, "S5", "Nobody finished the due diligence in time", "end_notChecked", PROPOSER);
    refusedBy("S3", by(subprocessor(proposal), customer));
  }

  @Test
  @DisplayName("S2: terms that nobody signs in time bind nobody: the proposal is refused, and the provider that proposed it is told")
  void notBound() {
    Customer customer = customer();
    Answer proposed = tryToPropose("support1", ofProvider(customer));
    assertThat(proposed.status()).as(proposed.toString()).isEqualTo(201);
    String proposal = proposed.json().get("id").asText();
    pass(proposal);
    taskOf("vendor2", proposal, "task_bindingTerms");
    passTo(dueOf(proposal, "bindingTerms"));
    refused(proposal, "S2", "Nobody bound it to the provider's limits in time", "end_notBound", "support1@provider.example");
    refusedBy("S2", by(subprocessor(proposal), customer));
  }

  @Test
  @DisplayName("S5: a check that fails is told to the proposer with its reason, and to no customer")
  void checkFailed() {
    String proposal = propose(subcontractor(customer()));
    decideAs("vendor2", proposal, "task_dueDiligence", "FAIL", "reason", "Its data centre is leased to others.");
    refused(proposal, "S5", "Its data centre is leased to others.", "end_checkFailed", PROPOSER);
  }

  @Test
  @DisplayName("S1–S5: a proposal whose own time is over is neither passed nor bound: 422 on validUntil; what runs goes on, and it can be refused")
  void over() {
    Customer customer = customer();
    ObjectNode body = ofProvider(customer);
    String number = body.get("registerNumber").asText();
    String first = checked(body);
    decideAs("vendor2", first, "task_bindingTerms", "BOUND");
    awaitStanding(first, customer, "BOUND_BY_TERMS");
    Instant end = Time.now().plus(Duration.ofMinutes(30)).truncatedTo(ChronoUnit.SECONDS);
    String second = checked(body.deepCopy().put("validUntil", end.toString()));
    String third = propose(subcontractor(customer()).put("validUntil", end.toString()));
    String running = active(by(number, customer));
    passTo(end);
    for (List<String> late : List.of(List.of(second, "task_bindingTerms", "BOUND"), List.of(third, "task_dueDiligence", "PASS"))) {
      Answer answer = complete("vendor2", taskOf("vendor2", late.get(0), late.get(1)), "decision", late.get(2));
      assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("validUntil");
      assertThat(answer.body()).contains(end.toString());
    }
    assertThat(standing(first, customer).get("state").asText()).isEqualTo("BOUND_BY_TERMS");
    assertThat(active(credential(running))).isTrue();
    decideAs("vendor2", second, "task_bindingTerms", "REFUSED", "reason", "Its time is over.");
    decideAs("vendor2", third, "task_dueDiligence", "FAIL", "reason", "Its time is over.");
    refused(second, "S2", "Its time is over.", "end_termsRefused", PROPOSER);
    assertThat(state(running)).isEqualTo("ACTIVE");
  }

  // ---- answered, or not ----

  @Test
  @DisplayName("S3, S4: one consents, two refuse, three stay silent, one is named: the proposer reads exactly that, the silent that it is no consent")
  void tallied() {
    Customer yes = customer();
    ObjectNode body = subcontractor();
    Customer names = customer(agreement(a -> ((ArrayNode) a.get("affiliates")).addObject().put("name", "Spree Support GmbH")
        .put("registerNumber", body.get("registerNumber").asText()).put("country", "DE")));
    List<Customer> no = List.of(customer(), customer());
    List<Customer> silent = List.of(customer(), customer(), customer());
    ArrayNode all = body.putArray("customers").add(yes.id()).add(names.id());
    no.forEach(customer -> all.add(customer.id()));
    silent.forEach(customer -> all.add(customer.id()));
    String proposal = checked(body);
    silent.forEach(customer -> awaitStanding(proposal, customer, "ASKED"));
    consent(proposal, yes);
    no.forEach(customer -> refuse(proposal, customer));
    passTo(Instant.parse(standing(proposal, silent.get(0)).get("due").asText()));
    for (Customer customer : silent) {
      awaitStanding(proposal, customer, "SILENT");
      awaitMail(proposal, customer.mailbox("eve"), "Result: your silence is recorded: it is no consent");
      awaitMail(proposal, customer.mailbox("dora"), "Ihr Schweigen ist erfasst: Es ist keine Einwilligung");
    }
    awaitMail(proposal, yes.mailbox("eve"), "your consent is recorded and counts", sha256(PDF));
    no.forEach(customer -> awaitMail(proposal, customer.mailbox("eve"), "your refusal is recorded", "Not with our data."));
    awaitMail(proposal, names.mailbox("eve"), "an affiliate that your agreement names");
    awaitProposal(proposal, "REGISTERED");
    tally(proposal, "Consented: 1", "Refused: 2", "Silent (no consent): 3", "Late (without effect): 0", "Named by the agreement: 1",
        "Bound to the provider's limits: 0");
  }

  @Test
  @DisplayName("S1, S2: customers for whom the provider's subcontractor is bound read on what it works, and for what; the proposer how many")
  void bound() {
    Customer one = customer();
    Customer other = customer();
    String proposal = checked(ofProvider(one, other));
    decideAs("vendor2", proposal, "task_bindingTerms", "BOUND");
    awaitProposal(proposal, "REGISTERED");
    for (Customer customer : List.of(one, other)) {
      awaitMail(proposal, customer.mailbox("eve"), "Helpdesk Ltd.",
          "bound to the provider's limits (rules S1, S2)", "Second-level support", "Until: ");
      awaitMail(proposal, customer.mailbox("dora"), "an dessen Grenzen gebunden (Regeln S1, S2)");
    }
    tally(proposal, "Consented: 0", "Refused: 0", "Silent (no consent): 0", "Late (without effect): 0", "Named by the agreement: 0",
        "Bound to the provider's limits: 2");
  }

  @Test
  @DisplayName("S3: said on the task after its time, it is late, though the timer is later: customer and vendor managers are told, the tally says so")
  void late() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(201);
    Instant due = Instant.parse(standing(proposal, customer).get("due").asText());
    String instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(proposal).processDefinitionKey("customer-consent")
        .singleResult().getId();
    management.setJobDuedate(management.createJobQuery().processInstanceId(instance).activityId("timer_consentDue").singleResult().getId(),
        Date.from(due.plus(Duration.ofHours(1))));
    passTo(due);
    assertThat(complete(customer.contact(), task, "decision", "CONSENT").status()).isEqualTo(204);

    awaitStanding(proposal, customer, "LATE");
    assertThat(passed(proposal, "end_consentLate")).isTrue();
    awaitMail(proposal, customer.mailbox("eve"), "it came after its time: without effect; you can be asked again");
    awaitMail(proposal, customer.mailbox("dora"), "verspätet eingegangen");
    awaitMail(proposal, "vendor2@trustee.example", "it came after its time");
    awaitProposal(proposal, "REGISTERED");
    tally(proposal, "Consented: 0", "Refused: 0", "Silent (no consent): 0", "Late (without effect): 1");
    refusedBy("S3", by(subprocessor(proposal), customer));
  }

  @Test
  @DisplayName("S3: a document that comes after the silence is told to customer and vendor managers as late, with its hash")
  void lateDocument() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    awaitStanding(proposal, customer, "ASKED");
    passTo(Instant.parse(standing(proposal, customer).get("due").asText()));
    awaitStanding(proposal, customer, "SILENT");
    assertThat(upload(customer.contact(), proposal, customer, "").json().get("state").asText()).isEqualTo("LATE");
    awaitMail(proposal, customer.mailbox("eve"), "it came after its time", sha256(PDF));
    awaitMail(proposal, "vendor2@trustee.example", "it came after its time", sha256(PDF));
  }
}
