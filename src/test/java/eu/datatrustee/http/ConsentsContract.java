package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import eu.datatrustee.identity.Group;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer's written consent, from the document to its end, and the accesses that rest on it (S1, S3, A4, A5). */
abstract class ConsentsContract extends SubprocessorContract {

  // ---- written, by a named person of the customer ----

  @Test
  @DisplayName("S3: a consent needs the signed document first, and a refusal its reason; the task stays where either is missing")
  void inWriting() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    Answer unsigned = complete(customer.contact(), task, "decision", "CONSENT");
    assertThat(unsigned.status()).as(unsigned.toString()).isEqualTo(422);
    assertThat(unsigned.json().get("rule").asText()).isEqualTo("S3");
    assertThat(complete(customer.contact(), task, "decision", "REFUSE").status()).isEqualTo(422);
    assertThat(complete(customer.contact(), task, "decision", "MAYBE").status()).isEqualTo(422);
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(201);
    assertThat(standing(proposal, customer).get("state").asText()).as("a document alone is no consent").isEqualTo("ASKED");
    refusedBy("S3", by(subprocessor(proposal), customer));
    assertThat(upload(customer.contact(), proposal, customer, "").status()).as("a later one takes its place").isEqualTo(200);
    assertThat(complete(customer.contact(), task, "decision", "CONSENT").status()).isEqualTo(204);
    assertThat(awaitStanding(proposal, customer, "CONSENTED").get("decidedBy").asText()).isEqualTo(customer.contact());
    assertThat(upload(customer.contact(), proposal, customer, "").status()).as("it has decided").isEqualTo(409);
    Answer bytes = as(customer.contact()).get(document(proposal, customer));
    assertThat(bytes.body()).isEqualTo(PDF);
    assertThat(bytes.header("Content-Disposition")).startsWith("attachment");
    assertThat(bytes.header("Content-Digest")).startsWith("sha-256=:");
  }

  @Test
  @DisplayName("S3: nobody at trustee or provider, no administrator and no other customer's person consents for a customer")
  void nobodyElse() {
    Customer customer = customer();
    Customer other = customer();
    String proposal = checked(subcontractor(customer, other));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    Map<String, Long> before = rows();
    for (String user : List.of("vendor1", "vendor2", "officer1", "support1", "admin", "agreements1", "auditor1", "operator1", other.contact(),
        "contoso1")) {
      assertThat(complete(user, task, "decision", "CONSENT").status()).as(user).isEqualTo(403);
      assertThat(complete(user, task, "decision", "REFUSE", "reason", "x").status()).as(user).isEqualTo(403);
      assertThat(claim(user, task).status()).as(user).isEqualTo(403);
      assertThat(upload(user, proposal, customer, "").status()).as(user).isIn(403, 404);
      assertThat(withdraw(user, customer, subprocessor(proposal)).status()).as(user).isIn(403, 404);
    }
    assertThat(upload("vendor1", proposal, customer, "").status()).isEqualTo(403);
    assertThat(upload(other.contact(), proposal, customer, "").status()).isEqualTo(404);
    assertThat(rows()).isEqualTo(before);
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("ASKED");
  }

  @Test
  @DisplayName("S3: what is consented to is the document that the person saw: another one put in its place meanwhile is refused, and the task stays")
  void theDocumentThatWasSeen() {
    Customer customer = customer();
    directory.ensureUser(customer.id() + "second", "Kaya", "Second", customer.mailbox("kaya"), "demo");
    directory.ensureMember(customer.id() + "second", Group.ofCustomer(customer.id()));
    String second = customer.id() + "second";
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    assertThat(upload(customer.contact(), proposal, customer, "").status()).isEqualTo(201);
    assertThat(standing(proposal, customer).at("/document/sha256").asText()).isEqualTo(sha256(PDF));
    String seen = shown(customer, task, "onFile");
    assertThat(standing(proposal, customer).get("onFile").asText()).isEqualTo(seen);
    assertThat(shown(customer, task, "signedDocument")).as("its form shows it").isEqualTo(sha256(PDF));
    String other = PDF + "%";
    assertThat(as(second).call("PUT", document(proposal, customer), other, "Content-Type", "application/pdf").status()).isEqualTo(200);
    String onFile = shown(customer, task, "onFile");
    Answer unseen = complete(customer.contact(), task, "decision", "CONSENT", "seen", seen);
    assertThat(unseen.status()).as(unseen.toString()).isEqualTo(409);
    assertThat(unseen.body()).contains(second, onFile);
    assertThat(complete(customer.contact(), task, "decision", "CONSENT").status()).as("somebody else brought it, and nothing says it was seen")
        .isEqualTo(409);
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("ASKED");
    assertThat(shown(customer, task, "signedDocument")).isEqualTo(sha256(other));
    assertThat(complete(customer.contact(), task, "decision", "CONSENT", "seen", onFile).status()).isEqualTo(204);
    assertThat(awaitStanding(proposal, customer, "CONSENTED").at("/document/sha256").asText()).isEqualTo(sha256(other));
    assertThat(standing(proposal, customer).has("onFile")).as("once it is decided").isFalse();
    String refused = checked(subcontractor(customer));
    taskOf(customer.contact(), refused, "task_consent");
    upload(customer.contact(), refused, customer, "");
    decideAs(second, refused, "task_consent", "REFUSE", "reason", "Not with our data.");
  }

  @Test
  @DisplayName("S3: the same paper with less left out is not what the person saw; what it leaves in, and until when, is there to read before")
  void theNarrowingThatWasSeen() {
    Customer customer = customer();
    String second = customer.id() + "second";
    directory.ensureUser(second, "Kaya", "Second", customer.mailbox("kaya"), "demo");
    directory.ensureMember(second, Group.ofCustomer(customer.id()));
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    assertThat(upload(customer.contact(), proposal, customer, "?services=mailbox&dataCategories=SUPPORT&until=2099-12-31").status()).isEqualTo(201);
    assertThat(standing(proposal, customer).get("until").asText()).as("to the end of the day in Germany").isEqualTo("2099-12-31T23:00:00Z");
    assertThat(shown(customer, task, "coveredServices")).as("in its language").isEqualTo("Postfächer");
    assertThat(shown(customer, task, "coveredData")).isEqualTo("Supportdaten");
    assertThat(shown(customer, task, "coveredUntil")).contains("2100");
    String seen = shown(customer, task, "onFile");
    assertThat(as(second).call("PUT", document(proposal, customer), PDF, "Content-Type", "application/pdf").status()).isEqualTo(200);
    assertThat(complete(customer.contact(), task, "decision", "CONSENT", "seen", seen).status()).isEqualTo(409);
    for (String wider : List.of("?services=mailbox&dataCategories=SUPPORT", "?services=mailbox&until=2099-12-31",
        "?dataCategories=SUPPORT&until=2099-12-31", "?services=mailbox&dataCategories=SUPPORT&until=2100-12-31")) {
      assertThat(upload(second, proposal, customer, wider).status()).isEqualTo(200);
      assertThat(complete(customer.contact(), task, "decision", "CONSENT", "seen", seen).status()).as(wider).isEqualTo(409);
    }
    assertThat(upload(second, proposal, customer, "?services=mailbox&dataCategories=SUPPORT&until=2099-12-31").status()).isEqualTo(200);
    assertThat(complete(customer.contact(), task, "decision", "CONSENT", "seen", seen).status()).isEqualTo(204);
    assertThat(awaitStanding(proposal, customer, "CONSENTED").get("until").asText()).isEqualTo("2099-12-31T23:00:00Z");
  }

  private String shown(Customer customer, String task, String fact) {
    return ok(as(customer.contact()).get("/engine-rest/task/" + task + "/form-variables")).at("/" + fact + "/value").asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {Group.PROVIDER_SUPPORT, Group.OPERATORS, Group.ADMINISTRATORS, Group.MONITORING, Group.GATEWAYS, Group.LEGAL_COUNSEL})
  @DisplayName("S3: who is of the provider, of the trustee or keeps the machines decides nothing for a customer whose contact they are too")
  void ofAnotherHouseToo(String house) {
    Customer customer = customer();
    String both = alsoIn(customer, house);
    String proposal = checked(subcontractor(customer));
    String task = taskOf(customer.contact(), proposal, "task_consent");
    assertThat(upload(both, proposal, customer, "").status()).isIn(403, 404);
    assertThat(claim(both, task).status()).isEqualTo(403);
    assertThat(complete(both, task, "decision", "REFUSE", "reason", "x").status()).isEqualTo(403);
    assertThat(complete(both, task, "decision", "CONSENT").status()).isEqualTo(403);
    assertThat(standing(proposal, customer).get("state").asText()).isEqualTo("ASKED");
    String subprocessor = consented(customer);
    assertThat(withdraw(both, customer, subprocessor(subprocessor)).status()).isIn(403, 404);
  }

  @Test
  @DisplayName("A document that is no document: empty, a text, encrypted, too large, without a narrowing that can be")
  void noDocument() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    taskOf(customer.contact(), proposal, "task_consent");
    String path = document(proposal, customer);
    Caller contact = as(customer.contact());
    assertThat(contact.call("PUT", path, "We agree.", "Content-Type", "application/pdf").status()).isEqualTo(415);
    assertThat(contact.call("PUT", path, "", "Content-Type", "application/pdf").status()).isEqualTo(422);
    String encrypted = new String(Papers.pdf("<< /Size 4 /Root 1 0 R /Encrypt 5 0 R >>"), StandardCharsets.ISO_8859_1);
    assertThat(contact.call("PUT", path, encrypted, "Content-Type", "application/pdf").status()).isEqualTo(422);
    assertThat(contact.call("PUT", path, "%PDF-1.7\n" + "x".repeat(25_000_001), "Content-Type", "application/pdf").status()).isEqualTo(413);
    assertThat(upload(customer.contact(), proposal, customer, "?dataCategories=PAYMENT").status()).as("was not proposed").isEqualTo(422);
    assertThat(upload(customer.contact(), proposal, customer, "?dataCategories=KEYS").status()).isIn(400, 422);
    assertThat(upload(customer.contact(), proposal, customer, "?services=kitchen").status()).isEqualTo(422);
    assertThat(upload(customer.contact(), proposal, customer, "?until=soon").status()).isEqualTo(400);
    assertThat(upload(customer.contact(), proposal, customer, "?until=2020-01-01").status()).isEqualTo(422);
    assertThat(standing(proposal, customer).has("document")).isFalse();
    assertThat(as(customer.contact()).get(path).status()).isEqualTo(404);
  }

  // ---- partial ----

  @Test
  @DisplayName("S3: some data, some services, until a date: what was left out is refused, what was left in passes")
  void partial() {
    Customer customer = customer();
    String content = checked(subcontractor(customer));
    consent(content, customer, "?dataCategories=CONTENT&services=mailbox");
    String subprocessor = subprocessor(content);
    assertThat(state(ask(by(subprocessor, customer)))).isEqualTo("IN_REVIEW");
    ObjectNode support = by(subprocessor, customer);
    support.putArray("dataCategories").add("SUPPORT");
    refusedBy("S3", support);
    ObjectNode site = by(subprocessor, customer);
    site.withArray("resources").removeAll().add("site:intranet");
    refusedBy("S3", site);
    refusedBy("S3", by(subprocessor, customer).put("purpose", "IMPROVEMENT"));
    refusedBy("S3", by(subprocessor, customer).put("accessFromCountry", "IE"));

    String brief = checked(subcontractor(customer));
    Instant until = Time.now().plus(Duration.ofMinutes(50)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    consent(brief, customer, "?until=" + until);
    String caseId = active(by(subprocessor(brief), customer));
    assertThat(Instant.parse(view(caseId).at("/grant/until").asText())).as("a grant never passes the end of the consent").isEqualTo(until);
    passTo(until);
    awaitEnd(caseId, "CONSENT_LOST");
    refusedBy("S3", by(subprocessor(brief), customer));
  }

  @Test
  @DisplayName("S1, S3: a request may name kinds of data beside what its resources hold; what is none is 400, and leaves nothing")
  void named() {
    Customer customer = customer();
    ObjectNode application = application(customer, incident(customer));
    assertThat(view(ask(application)).get("dataCategories")).as("a mailbox holds content").hasSize(1);
    Map<String, Long> before = rows();
    application.putArray("dataCategories").add("KEYS");
    Answer unknown = as("support1").post(REQUESTS, application.toString());
    assertThat(unknown.status()).as(unknown.toString()).isEqualTo(400);
    assertThat(unknown.json().at("/errors/0/field").asText()).startsWith("dataCategories");
    application.putArray("dataCategories").addNull();
    assertThat(as("support1").post(REQUESTS, application.toString()).status()).isEqualTo(400);
    assertThat(rows()).isEqualTo(before);
    application.putArray("dataCategories").add("USAGE");
    assertThat(view(ask(application)).get("dataCategories").toString()).contains("USAGE", "CONTENT");
  }

  @Test
  @DisplayName("S3: narrowing by headers is the same as by the query")
  void headers() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    taskOf(customer.contact(), proposal, "task_consent");
    Answer answer = as(customer.contact()).call("PUT", document(proposal, customer), PDF, "Content-Type", "application/pdf", "dataCategories",
        "CONTENT", "services", "mailbox, site", "until", "2099-12-31");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.json().get("dataCategories")).hasSize(1);
    assertThat(answer.json().get("services")).hasSize(2);
  }

  @Test
  @DisplayName("S3: the consent is pinned to what was proposed: another country, purpose or category is asked anew and covered by nothing before")
  void pinned() {
    Customer customer = customer(agreement(a -> ((ArrayNode) a.get("accessFromCountries")).addObject().put("country", "NL").put("basis", "SCC")));
    ObjectNode body = subcontractor(customer);
    String first = checked(body);
    consent(first, customer);
    String subprocessor = subprocessor(first);
    ObjectNode fromNl = by(subprocessor, customer).put("accessFromCountry", "NL");
    refusedBy("S3", fromNl);

    String second = checked(body.deepCopy().put("country", "NL"));
    assertThat(subprocessor(second)).isEqualTo(subprocessor);
    awaitStanding(second, customer, "ASKED");
    refusedBy("S3", by(subprocessor, customer).put("accessFromCountry", "NL"));
    assertThat(state(ask(by(subprocessor, customer)))).as("the first consent stands for what it covers").isEqualTo("IN_REVIEW");
    consent(second, customer);
    assertThat(state(ask(by(subprocessor, customer).put("accessFromCountry", "NL")))).isEqualTo("IN_REVIEW");
  }

  @Test
  @DisplayName("S3: what is meant to narrow a consent and does not is refused: nothing named, an empty part, an unknown parameter, query and header")
  void narrowsNothing() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer).put("plannedStart", Time.now().plus(Duration.ofDays(30)).toString()));
    taskOf(customer.contact(), proposal, "task_consent");
    for (String query : List.of("services=,", "services=", "services=mailbox,,site", "dataCategories=,", "dataCategories=", "until=",
        "dataCategory=CONTENT", "Services=mailbox", "until=2099-13-01", "until=2099-12-31&until=2099-12-30")) {
      Answer answer = upload(customer.contact(), proposal, customer, "?" + query);
      assertThat(answer.status()).as(query + ": " + answer).isEqualTo(400);
      assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(query.substring(0, query.indexOf('=')));
    }
    Caller contact = as(customer.contact());
    String path = document(proposal, customer);
    for (String name : List.of("services", "dataCategories", "until")) {
      assertThat(contact.call("PUT", path, PDF, "Content-Type", "application/pdf", name, " ").status()).as(name).isEqualTo(400);
    }
    assertThat(contact.call("PUT", path, PDF, "Content-Type", "application/pdf", "services", ",").status()).isEqualTo(400);
    assertThat(contact.call("PUT", path + "?services=mailbox", PDF, "Content-Type", "application/pdf", "services", "site").status()).isEqualTo(400);
    assertThat(contact.call("PUT", path, PDF, "Content-Type", "application/pdf", "dataCategories", "PAYMENT").status()).isEqualTo(422);
    assertThat(contact.call("PUT", path, PDF, "Content-Type", "application/pdf", "until", "2020-01-01").status()).isEqualTo(422);
    Answer before = upload(customer.contact(), proposal, customer, "?until=" + Time.now().plus(Duration.ofDays(29)));
    assertThat(before.status()).as("over before it is to begin").isEqualTo(422);
    assertThat(before.json().at("/errors/0/field").asText()).isEqualTo("until");
    assertThat(standing(proposal, customer).has("document")).isFalse();
    assertThat(upload(customer.contact(), proposal, customer, "?services=mailbox&services=site").json().get("services")).hasSize(2);
  }

  // ---- late ----

  @Test
  @DisplayName("S3: after the deadline it is silence; a document that comes then is kept as late, without effect; a new round can be asked for")
  void late() {
    Customer customer = customer(agreement(a -> ((ObjectNode) a.get("deadlines")).putObject("consent").put("amount", 3).put("counting", "MINUTES")));
    String proposal = checked(subcontractor(customer));
    awaitStanding(proposal, customer, "ASKED");
    String task = taskOf(customer.contact(), proposal, "task_consent");
    passTo(Instant.parse(standing(proposal, customer).get("due").asText()));
    awaitStanding(proposal, customer, "SILENT");
    assertThat(complete(customer.contact(), task, "decision", "CONSENT").status()).as("the task is gone").isIn(404, 409);
    Answer late = upload(customer.contact(), proposal, customer, "");
    assertThat(late.status()).as(late.toString()).isEqualTo(201);
    assertThat(late.json().get("state").asText()).isEqualTo("LATE");
    refusedBy("S3", by(subprocessor(proposal), customer));
    assertThat(withdraw(customer.contact(), customer, subprocessor(proposal)).status()).isEqualTo(409);
    assertThat(ledger(customer)).contains("CONSENT_LATE");

    String round = PROPOSALS + "/" + proposal + "/consents/" + customer.id() + "/round";
    assertThat(as(customer.contact()).post(round, null).status()).isEqualTo(403);
    JsonNode again = ok(as("vendor1").post(round, null));
    assertThat(again.get("customerId").asText()).isEqualTo(customer.id());
    consent(proposal, customer);
    assertThat(state(ask(by(subprocessor(proposal), customer)))).isEqualTo("IN_REVIEW");
    assertThat(as("vendor1").post(round, null).status()).as("it has consented").isEqualTo(409);
  }

  // ---- withdrawn ----

  @Test
  @DisplayName("S3: a withdrawal ends the running access at once, for that customer only; pending requests are refused; everyone is told")
  void withdrawn() {
    Customer customer = customer();
    Customer other = customer();
    String proposal = checked(subcontractor(customer, other));
    consent(proposal, customer);
    consent(proposal, other);
    String subprocessor = subprocessor(proposal);
    String running = active(by(subprocessor, customer));
    String pending = ask(by(subprocessor, customer));
    String providers = active(customer);
    String others = active(by(subprocessor, other));
    String token = credential(running);
    String othersToken = credential(others);
    assertThat(active(token)).isTrue();

    Answer withdrawal = withdraw(customer.contact(), customer, subprocessor);
    assertThat(withdrawal.status()).as(withdrawal.toString()).isEqualTo(200);
    assertThat(active(token)).as("dead with the commit").isFalse();
    assertThat(withdrawal.json().get("state").asText()).isEqualTo("WITHDRAWN");
    assertThat(act("support1", running, "credential", null).status()).isEqualTo(409);

    JsonNode refused = awaitState(pending, "REFUSED");
    assertThat(refused.at("/refusal/rule").asText()).isEqualTo("S3");
    assertThat(refused.get("endReason").asText()).isEqualTo("CONSENT_LOST");
    JsonNode ended = awaitEnd(running, "CONSENT_LOST");
    assertThat(ended.at("/grant/revocationConfirmedAt").isTextual()).isTrue();
    assertThat(active(othersToken)).isTrue();
    assertThat(state(others)).isEqualTo("ACTIVE");
    assertThat(state(providers)).isEqualTo("ACTIVE");
    refusedBy("S3", by(subprocessor, customer));
    assertThat(state(ask(by(subprocessor, other)))).isEqualTo("IN_REVIEW");

    awaitMail(running, customer.mailbox("eve"), "ended");
    awaitMail(pending, "support1@provider.example", "S3");
    awaitMail(proposal, "vendor2@trustee.example", customer.id());
    awaitMail(proposal, customer.mailbox("dora"), "Spree Support GmbH");
    assertThat(ledger(customer)).contains("CONSENT_WITHDRAWN", "ACCESS_ENDED", "REVOCATION_CONFIRMED", "REQUEST_REFUSED");
    assertThat(withdraw(customer.contact(), customer, subprocessor).status()).as("twice").isEqualTo(409);
  }

  @Test
  @DisplayName("S3: what was never given cannot be withdrawn, nor what is no consent; of an unknown subprocessor nothing is said")
  void neverGiven() {
    Customer customer = customer();
    String proposal = checked(subcontractor(customer));
    awaitStanding(proposal, customer, "ASKED");
    assertThat(withdraw(customer.contact(), customer, subprocessor(proposal)).status()).isEqualTo(409);
    refuse(proposal, customer);
    assertThat(withdraw(customer.contact(), customer, subprocessor(proposal)).status()).isEqualTo(409);
    assertThat(withdraw(customer.contact(), customer, "SP-2020-000001").status()).isEqualTo(404);
    String bound = checked(ofProvider(customer));
    decideAs("vendor2", bound, "task_bindingTerms", "BOUND");
    awaitStanding(bound, customer, "BOUND_BY_TERMS");
    assertThat(withdraw(customer.contact(), customer, subprocessor(bound)).status()).isEqualTo(409);
    String given = consented(customer);
    Answer without = as(customer.contact()).post("/api/customers/" + customer.id() + "/consents/" + subprocessor(given) + "/withdrawal", "{}");
    assertThat(without.status()).as("a no has a reason").isEqualTo(400);
    assertThat(as(customer.contact()).post("/api/customers/contoso/consents/" + subprocessor(given) + "/withdrawal", "{\"reason\": \"x\"}")
        .status()).isEqualTo(404);
  }

  // ---- the register's own ends ----

  @Test
  @DisplayName("S4: an affiliate that leaves the agreement loses its running access and its pending requests, nobody else does")
  void affiliateLeaves() {
    Customer customer = customer();
    checkAffiliate(customer);
    String running = active(by("HRB " + customer.id(), customer));
    String pending = ask(by("HRB " + customer.id(), customer));
    String provider = active(customer);
    ok(put(customer, agreement(a -> ((ArrayNode) a.get("affiliates")).removeAll())));
    awaitEnd(running, "CONSENT_LOST");
    assertThat(awaitState(pending, "REFUSED").at("/refusal/rule").asText()).isEqualTo("S3");
    assertThat(state(provider)).isEqualTo("ACTIVE");
  }

  @Test
  @DisplayName("S3, A4: when the validity that was proposed is over, grants have ended with it")
  void validityOver() {
    Customer customer = customer();
    Instant until = Time.now().plus(Duration.ofHours(3)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
    String proposal = checked(subcontractor(customer).put("validUntil", until.toString()));
    consent(proposal, customer);
    pass(Duration.ofMinutes(100));
    String caseId = active(by(subprocessor(proposal), customer));
    assertThat(Instant.parse(view(caseId).at("/grant/until").asText())).isEqualTo(until);
    passTo(until);
    awaitEnd(caseId, "CONSENT_LOST");
    refusedBy("S3", by(subprocessor(proposal), customer));
  }

  // ---- Tasklist ----

  @Test
  @DisplayName("Customers' people see in Tasklist their consents and nothing else")
  void tasklist() {
    Customer one = customer();
    Customer two = customer();
    String proposal = checked(subcontractor(one, two));
    taskOf(one.contact(), proposal, "task_consent");
    String others = taskOf(two.contact(), proposal, "task_consent");
    JsonNode all = ok(as(one.contact()).get("/engine-rest/task"));
    assertThat(all).hasSize(1);
    assertThat(as(one.contact()).get("/engine-rest/task/" + others + "/form-variables").status()).isIn(403, 404);
    assertThat(as(one.contact()).get("/engine-rest/task/" + others).status()).isIn(403, 404);
    JsonNode variables = ok(as(one.contact()).get("/engine-rest/task/" + all.get(0).get("id").asText() + "/form-variables"));
    assertThat(variables.toString()).contains("Spree Support GmbH").doesNotContain(two.id());
  }
}
