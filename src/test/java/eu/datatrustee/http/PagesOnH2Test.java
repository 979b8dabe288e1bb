package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Here one waits for a row for a second only; PostgreSQL lets one wait until it is free. */
@OnH2
class PagesOnH2Test extends PagesContract {

  @Autowired
  private TransactionTemplate transaction;

  @Test
  @DisplayName("409: somebody else keeps the case, for longer than one waits")
  void lostRace() {
    Answer answer = transaction.execute(status -> {
      jdbc.sql("select id from demand_case where id = ? for update").param(id).query(String.class).single();
      return submit(counsel, "/demands/" + id + "/withdrawal", "reason=Taken+back");
    });
    saidOnAPage(answer, 409, "Somebody else has just changed this case");
    assertThat(demand(id).get("state").asText()).isEqualTo("IN_VERIFICATION");
    assertThat(submit(counsel, "/demands/" + id + "/withdrawal", "reason=Taken+back").header("Location")).endsWith("/demands/" + id);
    assertThat(demand(id).get("outcome").asText()).isEqualTo("WITHDRAWN");
  }
}
