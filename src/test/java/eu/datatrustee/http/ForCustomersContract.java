package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the customer's to say about an access is said by its own people: by nobody who is of another house as well (A1, A5, A6, O3). */
abstract class ForCustomersContract extends HttpContract {

  @ParameterizedTest
  @ValueSource(strings = {Group.OPERATORS, Group.ADMINISTRATORS, Group.MONITORING, Group.AUDITORS})
  @DisplayName("A1, A5, O3: the decision on an access, its termination and the dispute are the customer's own, whoever else is among its contacts")
  void access(String house) {
    Customer customer = customer(body -> body.withObject("/agreement").put("customerDecidesAccess", true));
    String both = alsoIn(customer, house);
    String caseId = ask(application(customer, incident(customer)));
    decide("officer1", caseId, "task_review", "GRANT");
    awaitState(caseId, "WITH_CUSTOMER");
    String task = task(caseId, "task_customerDecision");
    assertThat(claim(both, task).status()).isEqualTo(403);
    assertThat(complete(both, task, "decision", "ALLOW").status()).isEqualTo(403);
    decide(customer.contact(), caseId, "task_customerDecision", "ALLOW");
    supervise(caseId);
    awaitState(caseId, "ACTIVE");
    Map<String, Long> before = rows();
    assertThat(act(both, caseId, "termination", "{\"reason\": \"Enough.\"}").status()).isIn(403, 404);
    assertThat(rows()).isEqualTo(before);
    assertThat(state(caseId)).isEqualTo("ACTIVE");
    assertThat(act(customer.contact(), caseId, "termination", "{\"reason\": \"Enough.\"}").status()).isEqualTo(200);
    awaitEnd(caseId, "TERMINATED");
    decide("supervisor1", caseId, "task_closingStatement", "SIGN", "findings", "None.");
    before = rows();
    assertThat(act(both, caseId, "dispute", "{\"reason\": \"Not so.\"}").status()).isIn(403, 404);
    assertThat(rows()).isEqualTo(before);
    assertThat(act(customer.contact(), caseId, "dispute", "{\"reason\": \"Not so.\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {Group.PROVIDER_SUPPORT, Group.OPERATORS, Group.ADMINISTRATORS, Group.SUPERVISORS})
  @DisplayName("A6: an access that the customer gave is ended by its own people")
  void directAccess(String house) {
    Customer customer = customer();
    String both = alsoIn(customer, house);
    Answer given = as(customer.contact()).post("/api/customers/" + customer.id() + "/direct-accesses", """
        {"way": "AUTHORISED_USER", "until": "%s", "accessor": {"name": "Erin Engineer", "email": "erin@provider.example",
         "organisation": "PROVIDER"}}""".formatted(Time.now().plus(Duration.ofHours(2))));
    assertThat(given.status()).as(given.toString()).isEqualTo(201);
    String end = "/api/direct-accesses/" + given.json().get("id").asText() + "/end";
    assertThat(as(both).post(end, null).status()).isIn(403, 404);
    assertThat(ok(as(customer.contact()).post(end, null)).get("state").asText()).isEqualTo("ENDED");
  }
}
