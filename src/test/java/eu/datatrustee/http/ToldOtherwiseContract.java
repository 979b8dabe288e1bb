package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.document.Papers;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.notification.PostForTests.Server;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A customer whom no mail reaches, told another way by counsel, who keeps the proof of it (D5). */
@Import(PostForTests.class)
abstract class ToldOtherwiseContract extends DemandContract {

  @AfterEach
  void serverIsBack() {
    PostForTests.server(Server.TAKES);
  }

  private Answer prove(String user, String id) {
    return send(user, path(id) + "/notice-proofs", List.of(Part.document("receipt.png", Papers.png())));
  }

  @Test
  @DisplayName("Refused by the mail server for good: the post's receipt is added while the task is open, on a closed case, and is the desk's alone")
  void proof() {
    Customer customer = customer();
    String id = register(epoc(customer));
    assertThat(prove("counsel1", id).status()).as("nothing is due").isEqualTo(409);
    PostForTests.server(Server.REFUSES);
    decideAtDesk("specialist1", id, "task_verifyAuthority", "GENUINE");
    decideAtDesk("specialist2", id, "task_checkForm", "IN_ORDER");
    String task = deskTask(id, "task_tellOtherwise");
    decideAtDesk("counsel1", id, "task_assess", "REJECT", "reason", "No norm compels");
    awaitOutcome(id, "REJECTED");

    assertThat(as(customer.contact()).get(path(id)).status()).isEqualTo(404);
    assertThat(prove("specialist1", id).status()).isEqualTo(403);
    assertThat(prove(customer.contact(), id).status()).isEqualTo(404);
    assertThat(send("counsel1", path(id) + "/notice-proofs", List.of()).status()).isEqualTo(400);
    Answer proved = prove("counsel1", id);
    assertThat(proved.status()).as(proved.toString()).isEqualTo(200);
    assertThat(proved.json().at("/noticeProofs/0/n").asInt()).isEqualTo(1);
    assertThat(proved.json().get("documents")).as("no part of the copy").hasSize(1);
    assertThat(signIn("counsel1").get("/demands/" + id).body()).contains("Add the proof that the customer was told another way", "receipt.png",
        "Tell the customer another way");

    assertThat(complete("counsel1", task, "decision", "TOLD", "way", "REGISTERED_POST", "reason", "Dora, RR 4711 DE", "document", "2").status())
        .isEqualTo(422);
    assertThat(complete("counsel1", task, "decision", "TOLD", "way", "REGISTERED_POST", "reason", "Dora, RR 4711 DE", "document", "1").status())
        .isEqualTo(204);
    JsonNode told = demand(id);
    assertThat(told.at("/notification/state").asText()).isEqualTo("SENT");
    assertThat(told.at("/notification/wayDocument").asInt()).isEqualTo(1);
    assertThat(download("auditor1", path(id) + "/notice-proofs/1").body()).isEqualTo(Papers.png());

    JsonNode read = ok(as(customer.contact()).get(path(id)));
    assertThat(read.has("noticeProofs")).isFalse();
    assertThat(read.get("documents")).hasSize(1);
    assertThat(download(customer.contact(), path(id) + "/notice-proofs/1").statusCode()).isEqualTo(404);
    assertThat(prove(customer.contact(), id).status()).isEqualTo(403);
  }
}
