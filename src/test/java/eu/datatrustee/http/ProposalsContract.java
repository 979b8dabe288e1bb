package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Proposals: the three routes, what is no proposal, who sees what (S1–S5). */
abstract class ProposalsContract extends SubprocessorContract {

  // ---- the routes ----

  @Test
  @DisplayName("S3: engaged by the trustee: one consents, one refuses, one stays silent; each counts at once, and only for itself")
  void writtenConsent() {
    Customer yes = customer();
    Customer no = customer();
    Customer silent = customer();
    String proposal = checked(subcontractor(yes, no, silent));
    for (Customer customer : List.of(yes, no, silent)) {
      awaitStanding(proposal, customer, "ASKED");
      awaitMail(proposal, customer.mailbox("dora"), "Spree Support GmbH");
      awaitMail(proposal, customer.mailbox("eve"), "Spree Support GmbH");
    }
    assertThat(proposal(proposal).get("state").asText()).isEqualTo("WITH_CUSTOMERS");
    String subprocessor = subprocessor(proposal);
    refusedBy("S3", by(subprocessor, yes));

    consent(proposal, yes);
    refuse(proposal, no);
    String early = ask(by(subprocessor, yes));
    assertThat(state(early)).as("the consent counts without waiting for the last").isEqualTo("IN_REVIEW");

    passTo(consentDue(proposal, silent));
    awaitStanding(proposal, silent, "SILENT");
    JsonNode registered = awaitProposal(proposal, "REGISTERED");
    assertThat(registered.get("tally")).isEqualTo(json("{\"CONSENTED\": 1, \"REFUSED\": 1, \"SILENT\": 1}"));
    assertThat(awaitMail(proposal, "vendor1@trustee.example", "The customers' answers to your proposal").body().lines()).containsSubsequence(
        "Consented: 1", "Refused: 1", "Silent (no consent): 1", "Late (without effect): 0", "Named by the agreement: 0",
        "Bound to the provider's limits: 0");

    JsonNode consented = standing(proposal, yes);
    assertThat(consented.get("decidedBy").asText()).isEqualTo(yes.contact());
    assertThat(consented.at("/document/sha256").asText()).hasSize(64);
    assertThat(consented.at("/document/mediaType").asText()).isEqualTo("application/pdf");
    assertThat(consented.get("validUntil").isTextual()).isTrue();
    assertThat(standing(proposal, silent).has("decidedBy")).as("silence is nobody's decision").isFalse();
    assertThat(standing(proposal, no).get("reason").asText()).isEqualTo("Not with our data.");

    refusedBy("S3", by(subprocessor, no));
    refusedBy("S3", by(subprocessor, silent));
    assertThat(state(ask(by(subprocessor, yes)))).isEqualTo("IN_REVIEW");
    assertThat(ledger(yes)).contains("CONSENT_GIVEN");
    assertThat(ledger(no)).contains("CONSENT_REFUSED");
    assertThat(ledger(silent)).contains("CONSENT_SILENT");
  }

  private java.time.Instant consentDue(String proposal, Customer customer) {
    return java.time.Instant.parse(standing(proposal, customer).get("due").asText());
  }

  @Test
  @DisplayName("S1, S2: the provider's subcontractor works on the provider's terms, for its purposes and data only")
  void bindingTerms() {
    Customer customer = customer();
    String proposal = checked(ofProvider(customer));
    String subprocessor = subprocessor(proposal);
    refusedBy("S2", by(subprocessor, customer));
    decideAs("vendor2", proposal, "task_bindingTerms", "BOUND");
    awaitProposal(proposal, "REGISTERED");
    awaitStanding(proposal, customer, "BOUND_BY_TERMS");
    assertThat(state(ask(by(subprocessor, customer)))).isEqualTo("IN_REVIEW");
    refusedBy("S1", by(subprocessor, customer).put("purpose", "IMPROVEMENT"));
    ObjectNode otherData = by(subprocessor, customer);
    otherData.putArray("dataCategories").add("PAYMENT");
    refusedBy("S1", otherData);
    assertThat(tasksOf(customer.contact(), proposal, "task_consent")).as("nobody asks the customer").isEmpty();
  }

  @Test
  @DisplayName("S1, S2: terms that the provider's subcontractor does not sign bind nobody, and nobody may use it")
  void termsRefused() {
    Customer customer = customer();
    String proposal = checked(ofProvider(customer));
    decideAs("vendor2", proposal, "task_bindingTerms", "REFUSED", "reason", "They will not be audited.");
    JsonNode refused = awaitProposal(proposal, "REFUSED");
    assertThat(refused.get("refusal").toString()).contains("They will not be audited.");
    refusedBy("S2", by(subprocessor(proposal), customer));
    awaitMail(proposal, "vendor1@trustee.example", "They will not be audited.");
  }

  @Test
  @DisplayName("S4, S5: an affiliate that the agreement names works after its check, for the customers that name it, and for no other")
  void listedAffiliate() {
    Customer names = customer();
    Customer other = customer();
    ObjectNode helper = subcontractor(names).put("name", "Helper GmbH").put("registerNumber", "HRB " + names.id());
    refusedBy("S5", by("HRB " + names.id(), names));
    String proposal = propose(helper);
    refusedBy("S5", by("HRB " + names.id(), names));
    pass(proposal);
    awaitStanding(proposal, names, "LISTED_AFFILIATE");
    awaitProposal(proposal, "REGISTERED");
    assertThat(state(ask(by("HRB " + names.id(), names)))).isEqualTo("IN_REVIEW");
    refusedBy("S3", by("HRB " + names.id(), other));
  }

  @Test
  @DisplayName("S5: a due diligence that fails refuses the proposal; nobody is asked, and nobody may use it")
  void failed() {
    Customer customer = customer();
    String proposal = propose(subcontractor(customer));
    Answer silent = complete("vendor2", taskOf("vendor2", proposal, "task_dueDiligence"), "decision", "FAIL");
    assertThat(silent.status()).as("a no has a reason").isEqualTo(422);
    decideAs("vendor2", proposal, "task_dueDiligence", "FAIL", "reason", "Its data centre is leased to others.");
    JsonNode refused = awaitProposal(proposal, "REFUSED");
    assertThat(refused.at("/refusal/rule").asText()).isEqualTo("S5");
    refusedBy("S3", by(subprocessor(proposal), customer));
    assertThat(as(customer.contact()).get(PROPOSALS + "/" + proposal).status()).as("it was never asked").isEqualTo(404);
    assertThat(mails(proposal)).noneMatch(mail -> mail.to().endsWith(customer.id() + ".example"));
  }

  @Test
  @DisplayName("S5: nobody checks what they proposed, nobody checks for the trustee but its vendor managers")
  void independence() {
    String proposal = propose(subcontractor(customer()));
    String task = taskOf("vendor2", proposal, "task_dueDiligence");
    for (String nobody : List.of("vendor1", "officer1", "agreements1", "support1", "admin", "contoso1", "auditor1")) {
      assertThat(complete(nobody, task, "decision", "PASS").status()).as(nobody).isEqualTo(403);
      assertThat(claim(nobody, task).status()).as(nobody).isEqualTo(403);
    }
    assertThat(proposal(proposal).get("state").asText()).isEqualTo("IN_DUE_DILIGENCE");
  }

  // ---- bad input ----

  private void refused(int status, String field, Consumer<ObjectNode> change) {
    ObjectNode body = subcontractor(customer());
    change.accept(body);
    Map<String, Long> before = rows();
    Answer answer = tryToPropose("vendor1", body);
    assertThat(answer.status()).as(field + " " + answer).isEqualTo(status);
    assertThat(answer.json().at("/errors/0/field").asText()).as(answer.toString()).startsWith(field);
    assertThat(rows()).as(field).isEqualTo(before);
  }

  @Test
  @DisplayName("What cannot be read is 400 with its field, and leaves nothing")
  void malformed() {
    for (String field : List.of("engagedBy", "name", "registerNumber", "country", "service", "dataCategories", "purposes", "customers")) {
      refused(400, field, body -> body.remove(field));
      refused(400, field, body -> body.putNull(field));
    }
    refused(400, "engagedBy", body -> body.put("engagedBy", "CUSTOMER"));
    refused(400, "name", body -> body.put("name", 7));
    refused(400, "dataCategories", body -> body.put("dataCategories", "CONTENT"));
    refused(400, "dataCategories", body -> body.putArray("dataCategories").add("KEYS"));
    refused(400, "plannedStart", body -> body.put("plannedStart", "tomorrow"));
    refused(400, "plannedStart", body -> body.put("plannedStart", 1));
    refused(400, "state", body -> body.put("state", "REGISTERED"));
    refused(400, "customers", body -> body.putObject("customers"));
  }

  @Test
  @DisplayName("What cannot be is 422 with its field, and leaves nothing: no customer, an unknown one, no country, a validity in the past")
  void impossible() {
    refused(400, "customers", body -> body.putArray("customers"));
    refused(422, "customers", body -> body.putArray("customers").add("nobodyknows"));
    refused(400, "customers", body -> body.putArray("customers").add("ALL").add("contoso"));
    refused(422, "country", body -> body.put("country", "XX"));
    refused(422, "country", body -> body.put("country", "Germany"));
    refused(422, "validUntil", body -> body.put("validUntil", Time.now().minusSeconds(1).toString()));
    refused(422, "validUntil", body -> body.put("validUntil", body.get("plannedStart").asText()));
    refused(400, "dataCategories", body -> body.putArray("dataCategories"));
    refused(422, "dataCategories", body -> body.putArray("dataCategories").add("ENCRYPTION_KEYS"));
    refused(400, "purposes", body -> body.putArray("purposes"));
    refused(422, "purposes", body -> body.putArray("purposes").add("ADVERTISING"));
    refused(400, "name", body -> body.put("name", " "));
    refused(422, "registerNumber", body -> body.put("registerNumber", "x".repeat(101)));
  }

  @Test
  @DisplayName("An unknown customer among 500 refuses all of it")
  void oneOfManyUnknown() {
    refused(422, "customers", body -> {
      ArrayNode customers = body.putArray("customers");
      IntStream.range(0, 499).forEach(i -> customers.add(i % 2 == 0 ? "contoso" : "fabrikam"));
      customers.insert(250, "nobodyknows");
    });
  }

  @Test
  @DisplayName("A proposal twice: with one key it is one; without, the second is a conflict while the customer is being asked")
  void twice() {
    Customer customer = customer();
    ObjectNode body = subcontractor(customer);
    Answer first = as("vendor1").call("POST", PROPOSALS, body.toString(), "Idempotency-Key", "p-" + customer.id());
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    Answer again = as("vendor1").call("POST", PROPOSALS, body.toString(), "Idempotency-Key", "p-" + customer.id());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(as("vendor1").call("POST", PROPOSALS, body.deepCopy().put("country", "NL").toString(), "Idempotency-Key", "p-" + customer.id())
        .status()).isEqualTo(422);
    Map<String, Long> before = rows();
    assertThat(tryToPropose("vendor1", body).status()).isEqualTo(409);
    assertThat(rows()).isEqualTo(before);
    assertThat(ok(as(customer.contact()).get("/api/customers/" + customer.id() + "/consents")).get("total").asInt()).isLessThanOrEqualTo(1);
  }

  @Test
  @DisplayName("The same proposal by eight at once is one, and seven conflicts")
  void atOnce() throws Exception {
    ObjectNode body = subcontractor(customer());
    List<Callable<Integer>> calls = IntStream.range(0, 8).mapToObj(i -> (Callable<Integer>) () -> tryToPropose("vendor1", body).status()).toList();
    assertThat(atOnce(calls)).containsOnly(201, 409).containsOnlyOnce(201);
  }

  @Test
  @DisplayName("Proposed by vendor managers and the provider's support; 403 for everybody else")
  void whoProposes() {
    assertThat(tryToPropose("support1", ofProvider(customer())).status()).isEqualTo(201);
    for (String user : List.of("officer1", "contoso1", "auditor1", "admin", "operator1", "gateway1", "counsel1")) {
      assertThat(tryToPropose(user, subcontractor(customer())).status()).as(user).isEqualTo(403);
    }
    assertThat(nobody().post(PROPOSALS, "{}").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("S3: what the customers are to read comes with the proposal, goes to them by mail, and only they and the trustee fetch it")
  void documents() {
    Customer customer = customer();
    String parts = "--b\r\nContent-Disposition: form-data; name=\"proposal\"\r\nContent-Type: application/json\r\n\r\n" + subcontractor(customer)
        + "\r\n--b\r\nContent-Disposition: form-data; name=\"document\"; filename=\"measures.pdf\"\r\nContent-Type: application/pdf\r\n\r\n"
        + PDF + "\r\n--b--\r\n";
    String key = "d-" + customer.id();
    Answer answer = as("vendor1").call("POST", PROPOSALS, parts, "Content-Type", "multipart/form-data; boundary=b", "Idempotency-Key", key);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    String proposal = answer.json().get("id").asText();
    assertThat(as("vendor1").call("POST", PROPOSALS, parts, "Content-Type", "multipart/form-data; boundary=b", "Idempotency-Key", key).json())
        .isEqualTo(answer.json());
    assertThat(as("vendor1").call("POST", PROPOSALS, parts.replace(PDF, "We are good."), "Content-Type", "multipart/form-data; boundary=b")
        .status()).isEqualTo(415);
    assertThat(as(customer.contact()).get(PROPOSALS + "/" + proposal + "/documents/1").status()).as("not asked yet").isEqualTo(404);
    pass(proposal);
    awaitStanding(proposal, customer, "ASKED");
    awaitMail(proposal, customer.mailbox("eve"), "measures.pdf");
    assertThat(mails(proposal)).as("with the request, byte for byte, to each contact")
        .filteredOn(mail -> mail.says("[attached: measures.pdf] SHA-256 "
        + sha256(PDF))).extracting(Mails.Mail::to).contains(customer.mailbox("eve"), customer.mailbox("dora"));
    assertThat(as(customer.contact()).get(PROPOSALS + "/" + proposal + "/documents/1").body()).isEqualTo(PDF);
    assertThat(as(customer().contact()).get(PROPOSALS + "/" + proposal + "/documents/1").status()).isEqualTo(404);
    assertThat(as(customer.contact()).get(PROPOSALS + "/" + proposal + "/documents/2").status()).isEqualTo(404);
  }

  // ---- who sees what ----

  @Test
  @DisplayName("A customer sees what concerns it and only that; the provider's support its own proposals; others nothing")
  void visibility() {
    Customer one = customer();
    Customer two = customer();
    Customer stranger = customer();
    String proposal = checked(subcontractor(one, two));
    awaitStanding(proposal, one, "ASKED");
    awaitStanding(proposal, two, "ASKED");
    consent(proposal, two);
    String subprocessor = subprocessor(proposal);

    JsonNode seen = ok(as(one.contact()).get(PROPOSALS + "/" + proposal));
    assertThat(seen.toString()).doesNotContain(two.id()).doesNotContain("tally", "checkedBy", "vendor1", "vendor2");
    assertThat(seen.at("/consent/state").asText()).isEqualTo("ASKED");
    assertThat(as(one.contact()).get(PROPOSALS + "/" + proposal + "/consents").status()).isEqualTo(403);
    assertThat(as(one.contact()).get(PROPOSALS + "/" + proposal + "/consents/" + two.id()).status()).isEqualTo(404);
    assertThat(as(one.contact()).get(document(proposal, two)).status()).isEqualTo(404);
    JsonNode entry = ok(as(one.contact()).get("/api/subprocessors/" + subprocessor));
    assertThat(entry.get("customers").findValuesAsText("customerId")).containsExactly(one.id());
    assertThat(entry.toString()).doesNotContain(two.id()).doesNotContain("vendor1", "vendor2");
    JsonNode list = ok(as(one.contact()).get("/api/subprocessors"));
    assertThat(list.get("total").asInt()).isEqualTo(1);
    assertThat(list.toString()).doesNotContain(two.id());
    String csv = as(one.contact()).call("GET", "/api/subprocessors", null, "Accept", "text/csv").body();
    assertThat(csv.lines()).hasSize(2);
    assertThat(csv).contains(one.id()).doesNotContain(two.id());

    for (String path : List.of(PROPOSALS + "/" + proposal, "/api/subprocessors/" + subprocessor)) {
      Answer unknown = as(stranger.contact()).get(path.replace(proposal, "SP-2020-000001").replace(subprocessor, "SP-2020-000001"));
      Answer strange = as(stranger.contact()).get(path);
      assertThat(strange.status()).as(path).isEqualTo(404);
      assertThat(strange.body().replace(proposal, "x").replace(subprocessor, "x")).isEqualTo(unknown.body().replace("SP-2020-000001", "x"));
    }
    assertThat(ok(as(stranger.contact()).get("/api/subprocessors")).get("total").asInt()).isZero();
    assertThat(ok(as(stranger.contact()).get(PROPOSALS)).get("total").asInt()).isZero();
    assertThat(as("support1").get("/api/subprocessors").status()).isEqualTo(403);
    assertThat(as("support1").get(PROPOSALS + "/" + proposal).status()).isEqualTo(404);
    for (String user : List.of("admin", "operator1", "gateway1")) {
      assertThat(as(user).get("/api/subprocessors").status()).as(user).isEqualTo(403);
      assertThat(as(user).get(PROPOSALS + "/" + proposal).status()).as(user).isEqualTo(403);
    }
  }

  @Test
  @DisplayName("S3: who is of the trustee and of the provider's support reads its own proposals, and no more, as the provider does")
  void trusteeAndProvider() {
    Customer customer = customer();
    String proposal = consented(customer);
    String both = customer.id() + "both";
    directory.ensureUser(both, "Bo", "Both", both + "@trustee.example", "demo");
    directory.ensureMember(both, Group.AUDITORS);
    directory.ensureMember(both, Group.PROVIDER_SUPPORT);
    try {
      assertThat(as(both).get("/api/subprocessors/" + subprocessor(proposal)).status()).isIn(403, 404);
      assertThat(as(both).get(PROPOSALS + "/" + proposal).status()).isEqualTo(404);
      assertThat(as(both).get(PROPOSALS + "/" + proposal + "/consents").status()).isEqualTo(403);
      assertThat(as(both).get(PROPOSALS + "/" + proposal + "/consents/" + customer.id()).status()).isEqualTo(404);
      assertThat(as(both).get(document(proposal, customer)).status()).isEqualTo(404);
      Answer own = tryToPropose(both, ofProvider(customer));
      assertThat(own.status()).as(own.toString()).isEqualTo(201);
      assertThat(as(both).get(PROPOSALS + "/" + own.json().get("id").asText()).status()).isEqualTo(200);
      assertThat(as(both).get(PROPOSALS + "/" + own.json().get("id").asText() + "/consents").status()).isEqualTo(403);
    } finally {
      directory.removeMember(both, Group.AUDITORS);
      directory.removeMember(both, Group.PROVIDER_SUPPORT);
    }
    assertThat(as("operator1").get(document(proposal, customer)).status()).as("operators are no trustee group").isIn(403, 404);
    assertThat(as("support1").get(document(proposal, customer)).status()).isIn(403, 404);
  }

  @Test
  @DisplayName("The register by subprocessor and by customer, page by page and as CSV, with its history")
  void register() {
    Customer customer = customer();
    Customer other = customer();
    String proposal = checked(subcontractor(customer, other));
    consent(proposal, customer);
    String subprocessor = subprocessor(proposal);

    JsonNode entry = ok(as("vendor1").get("/api/subprocessors/" + subprocessor));
    assertThat(entry.get("customers").findValuesAsText("customerId")).containsExactlyInAnyOrder(customer.id(), other.id());
    assertThat(entry.get("history").findValuesAsText("event")).contains("CONSENTED");
    assertThat(ok(as("vendor1").get("/api/subprocessors/" + entry.get("registerNumber").asText().replace(" ", "%20"))).get("id"))
        .isEqualTo(entry.get("id"));
    JsonNode page = ok(as("vendor1").get("/api/subprocessors/" + subprocessor + "/customers?page=1&size=1"));
    assertThat(page.get("items")).hasSize(1);
    assertThat(page.get("total").asInt()).isEqualTo(2);
    assertThat(ok(as("vendor1").get(PROPOSALS + "/" + proposal + "/consents?state=ASKED")).at("/items/0/customerId").asText())
        .isEqualTo(other.id());
    JsonNode mine = ok(as(customer.contact()).get("/api/customers/" + customer.id() + "/consents"));
    assertThat(mine.at("/items/0/state").asText()).isEqualTo("CONSENTED");
    assertThat(as(customer.contact()).get("/api/customers/" + other.id() + "/consents").status()).isEqualTo(404);

    Answer csv = as("auditor1").call("GET", "/api/subprocessors/" + subprocessor, null, "Accept", "text/csv");
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(csv.body().lines()).hasSize(3);
    assertThat(csv.body()).contains(standing(proposal, customer).at("/document/sha256").asText(), customer.contact(), "CONSENTED");
    assertThat(as("auditor1").get("/api/customers/" + customer.id() + "/consents?format=csv").body().lines()).hasSize(2);
    assertThat(as("auditor1").get("/api/subprocessors?format=xml").status()).isEqualTo(400);
    assertThat(as("auditor1").get("/api/subprocessors?size=201").status()).isEqualTo(400);
  }
}
