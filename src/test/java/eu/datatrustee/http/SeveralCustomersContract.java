package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A demand on several customers, as each of them finds it: of itself alone, past no other one's ban (D5). */
abstract class SeveralCustomersContract extends DemandContract {

  private Customer one;
  private Customer other;

  @BeforeEach
  void twoCustomers() {
    one = customer();
    other = customer();
  }

  private ObjectNode onBoth() {
    return with(epoc(one), d -> {
      d.remove("customerId");
      d.put("scope", "Holders of j.doe@%s.example and of j.doe@%s.example".formatted(one.id(), other.id()));
      d.putArray("accounts").add("j.doe@" + one.id() + ".example").add("j.doe@" + other.id() + ".example");
      d.with("requester").put("reference", "EPOC-2");
    });
  }

  private String part(String parent, Customer customer) {
    for (JsonNode part : demand(parent).get("parts")) {
      if (demand(part.asText()).get("customerId").asText().equals(customer.id())) {
        return part.asText();
      }
    }
    throw new AssertionError("No part of " + customer.id());
  }

  private void examined(String id, String... ban) {
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER", ban);
  }

  private Answer add(String id, byte[] bytes) {
    return send("specialist1", path(id) + "/documents", List.of(Part.document("copy.png", bytes)));
  }

  @Test
  @DisplayName("Given apart: each reads its own words and its own copy; nothing that it can reach names the other, who is silenced")
  void apart() {
    ObjectNode order = onBoth();
    for (Customer each : List.of(one, other)) {
      order.withArray("customers").addObject().put("customerId", each.id()).put("scope", "Holder of j.doe@" + each.id() + ".example")
          .putArray("accounts").add("j.doe@" + each.id() + ".example");
    }
    String parent = register(order);
    String id = part(parent, one);
    String silenced = part(parent, other);
    examined(silenced, "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", Time.now().plus(Duration.ofDays(30)).toString());
    examined(id);
    quiet();
    assertThat(demand(id).at("/own/copyMissing").asBoolean()).isTrue();
    assertThat(demand(id).at("/notification/state").asText()).isEqualTo("DUE");
    assertThat(as(one.contact()).get(path(id)).status()).as("not told").isEqualTo(404);
    assertThat(mails(id)).noneMatch(mail -> mail.to().endsWith(one.id() + ".example"));
    assertThat(add(id, Papers.pdf()).status()).as("the original").isEqualTo(422);
    assertThat(add(id, Papers.png()).status()).isEqualTo(200);

    Mails.Mail notice = awaitMail(id, one.mailbox("dora"), "j.doe@" + one.id() + ".example");
    assertThat(notice.subject() + notice.body()).doesNotContain(other.id(), parent, silenced);
    soon().until(() -> as(one.contact()).get(path(id)).status() == 200);
    Answer read = as(one.contact()).get(path(id));
    assertThat(read.json().get("scope").asText()).isEqualTo("Holder of j.doe@" + one.id() + ".example");
    assertThat(read.json().get("accounts")).hasSize(1);
    assertThat(read.json().get("documents")).hasSize(1);
    for (String reached : List.of(read.toString(), as(one.contact()).get(DEMANDS).toString(),
        as(one.contact()).get("/api/customers/" + one.id() + "/ledger?size=200").toString())) {
      assertThat(reached).contains(id).doesNotContain(other.id(), parent, silenced, "\"own\"", "Investigation of fraud");
    }
    assertThat(download(one.contact(), path(id) + "/documents/1").body()).isEqualTo(Papers.png());
    assertThat(download(one.contact(), path(id) + "/documents/2").statusCode()).isEqualTo(404);
    for (String hidden : List.of(parent, silenced)) {
      assertThat(as(one.contact()).get(path(hidden)).status()).isEqualTo(404);
      assertThat(download(one.contact(), path(hidden) + "/documents/1").statusCode()).isEqualTo(404);
    }
    assertThat(as(other.contact()).get(DEMANDS).json().get("total").asInt()).isZero();
  }

  @Test
  @DisplayName("Nothing given apart: the customer reads no word of the whole; counsel may let it have the original, nobody else")
  void original() {
    ObjectNode order = onBoth();
    order.putArray("customerIds").add(one.id()).add(other.id());
    String parent = register(order);
    String id = part(parent, one);
    examined(id, "accountsNamed", "1", "accountsTotal", "1000");
    assertThat(tell("specialist1", id, "original-release", "{\"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(tell("counsel1", id, "original-release", "{}").status()).isEqualTo(400);
    assertThat(add(id, Papers.png()).status()).isEqualTo(200);
    awaitMail(id, one.mailbox("dora"));
    soon().until(() -> as(one.contact()).get(path(id)).status() == 200);
    JsonNode read = ok(as(one.contact()).get(path(id)));
    assertThat(read.toString()).doesNotContain(other.id());
    assertThat(read.get("scope").asText()).isEmpty();
    assertThat(tell(one.contact(), id, "original-release", "{\"reason\": \"x\"}").status()).isEqualTo(403);
    assertThat(tell("counsel1", id, "original-release", "{\"reason\": \"One group\"}").status()).as("the other's form is not checked").isEqualTo(409);
    examined(part(parent, other), "accountsNamed", "1", "accountsTotal", "1000");
    Answer released = tell("counsel1", id, "original-release", "{\"reason\": \"One group\"}");
    assertThat(released.status()).as(released.toString()).isEqualTo(200);
    assertThat(released.json().at("/own/releasedBy").asText()).isEqualTo("counsel1");
    assertThat(ok(as(one.contact()).get(path(id))).get("scope").asText()).contains(other.id());
    assertThat(download(one.contact(), path(id) + "/documents/2").body()).isEqualTo(Papers.pdf());
    assertThat(tell("counsel1", id, "original-release", "{\"reason\": \"One group\"}").status()).isEqualTo(409);
  }

  @Test
  @DisplayName("What is given apart is checked: a name twice, an empty scope, beside customerIds, an unknown field")
  void checked() {
    ObjectNode twice = onBoth();
    twice.withArray("customers").addObject().put("customerId", one.id()).put("scope", " ");
    twice.withArray("customers").addObject().put("customerId", one.id());
    Answer answer = as("specialist1").post(DEMANDS, twice.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.json().get("errors").findValuesAsText("field")).contains("customers[0].scope", "customers[1].customerId");
    ObjectNode beside = with(onBoth(), d -> d.put("customerId", one.id()).putArray("customers").addObject().put("customerId", one.id()));
    assertThat(as("specialist1").post(DEMANDS, beside.toString()).json().get("errors").findValuesAsText("field")).contains("customers");
    ObjectNode unknown = with(onBoth(), d -> d.putArray("customers").addObject().put("customerId", one.id()).put("document", 1));
    assertThat(as("specialist1").post(DEMANDS, unknown.toString()).status()).isEqualTo(400);
  }
}
