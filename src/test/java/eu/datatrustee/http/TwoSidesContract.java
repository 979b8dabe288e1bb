package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Nobody stands on two sides: whoever is of the trustee by an administrator's slip, or by what their issuer says, and of the provider or of
 * a customer as well, reads nothing of a demand that is under a ban, by whatever door, and decides nothing (A2, D5).
 */
abstract class TwoSidesContract extends DemandContract {

  private static final List<String> DESK = List.of(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL, Group.AUDITORS);

  @Autowired
  private People people;

  private final List<String> somebodies = new ArrayList<>();
  private Customer customer;
  private String id;
  private String assess;
  private String decideBan;

  @BeforeEach
  void silenced() {
    customer = customer();
    id = silenced(customer, Time.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS));
    assess = deskTask(id, "task_assess");
    decideBan = deskTask(id, "task_decideBan");
  }

  @AfterEach
  void dismiss() {
    somebodies.forEach(user -> directory.find(user).orElseThrow().groups().forEach(group -> directory.removeMember(user, group)));
  }

  /** Of the whole desk, and of that other side too. */
  private String deskAnd(String name, String... others) {
    String user = customer.id() + name;
    directory.ensureUser(user, "Tim", "Twosides", user + "@trustee.example", "demo");
    somebodies.add(user);
    DESK.forEach(group -> directory.ensureMember(user, group));
    for (String other : others) {
      directory.ensureMember(user, other);
    }
    return user;
  }

  private void hearsNothing(String user) {
    Caller caller = as(user);
    for (String path : List.of(DEMANDS, DEMANDS + "?customerId=" + customer.id(), THIRD_PARTIES, "/api/deadlines", "/api/deadlines?format=ics",
        "/api/evidence/entries", "/api/transparency-report?from=2026-01-01&to=2026-03-31",
        "/api/customers/" + customer.id() + "/ledger")) {
      assertThat(caller.get(path).status()).as(path).isEqualTo(403);
    }
    for (String path : List.of(path(id), path(id) + "/documents/1")) {
      assertThat(caller.get(path).status()).as(path).isIn(403, 404);
    }
    Caller page = signIn(user);
    for (String door : List.of("/engine-rest", "/camunda/api/engine/engine/default")) {
      Caller by = door.equals("/engine-rest") ? caller : page;
      assertThat(by.get(door + "/task?processInstanceBusinessKey=" + id).body()).as(door).doesNotContain(assess, decideBan, id);
      for (String task : List.of(assess, decideBan)) {
        assertThat(by.get(door + "/task/" + task).status()).as(door).isIn(403, 404);
        assertThat(by.get(door + "/task/" + task + "/form-variables").status()).as(door).isIn(403, 404);
      }
      assertThat(by.get(door + "/history/process-instance?processInstanceBusinessKey=" + id).body()).as(door).doesNotContain(id);
    }
    assertThat(page.get("/demands").status()).isEqualTo(403);
    assertThat(page.get("/demands/" + id).status()).isEqualTo(404);
  }

  private void decidesNothing(String user) {
    for (String task : List.of(assess, decideBan)) {
      assertThat(claim(user, task).status()).isIn(403, 404);
    }
    assertThat(complete(user, decideBan, "decision", "END", "reason", "No order came with it").status()).isIn(403, 404);
    assertThat(complete(user, assess, "decision", "REJECT", "reason", "Not binding").status()).isIn(403, 404);
    assertThat(tell(user, id, "bans", "{\"norm\": \"TDDDG § 22\", \"silences\": \"the trustee\"}").status()).isIn(403, 404);
    assertThat(tell(user, id, "withdrawal", "{\"reason\": \"x\"}").status()).isIn(403, 404);
    assertThat(tell(user, id, "customer-instruction", "{\"answer\": \"DISCLOSE\"}").status()).isIn(403, 404);
    JsonNode now = demand(id);
    assertThat(now.get("state").asText()).isEqualTo("IN_ASSESSMENT");
    assertThat(now.at("/bans/0/state").asText()).isEqualTo("PROPOSED");
  }

  @Test
  @DisplayName("A2, D5: who is of the provider's support and of the desk, or of a customer too, is of the provider only")
  void ofTheProvider() {
    String user = deskAnd("provider", Group.PROVIDER_SUPPORT, Group.ofCustomer(customer.id()));
    hearsNothing(user);
    decidesNothing(user);
    assertThat(people.groupsOf(user)).isEqualTo(Set.of(Group.PROVIDER_SUPPORT));
  }

  @Test
  @DisplayName("D5: who is of the desk and a contact of the customer, or of another one, has the rights of neither")
  void ofACustomer() {
    for (String user : List.of(deskAnd("own", Group.ofCustomer(customer.id())), deskAnd("other", Group.ofCustomer(customer().id())))) {
      hearsNothing(user);
      decidesNothing(user);
      assertThat(people.groupsOf(user)).isEmpty();
    }
  }

  @Test
  @DisplayName("A2, D5: what counsel and specialists are told by mail goes to none of them")
  void mails() {
    List<String> both = List.of(deskAnd("provider", Group.PROVIDER_SUPPORT), deskAnd("own", Group.ofCustomer(customer.id())));
    String told = register(epoc(customer));
    decideAtDesk("specialist1", told, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", told, "task_checkForm", "IN_ORDER");
    awaitMail(told, customer.mailbox("dora"));
    assertThat(tell(customer.contact(), told, "customer-instruction", "{\"answer\": \"DISCLOSE\"}").status()).isEqualTo(200);
    awaitMail(told, "counsel1@trustee.example");
    quiet();
    assertThat(mails(told)).noneMatch(mail -> mail.to().contains("provider@") || mail.to().contains("own@"));
    for (String group : DESK) {
      assertThat(people.membersOf(group)).extracting(People.Person::id).isNotEmpty().doesNotContainAnyElementsOf(both);
    }
  }
}
