package eu.datatrustee.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.durability.MailSink.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3: the service is killed while it asks five hundred customers for their consent, twice. */
@Tag("durability")
class KilledAmongConsentsTest {

  private static final int CUSTOMERS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  @TempDir static Path home;
  private static final MailSink MAILS = new MailSink();
  private static ServiceProcess service;
  private static Trustee trustee;

  @BeforeAll
  static void start() {
    service = new ServiceProcess(home, home, Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", "" + MAILS.port(),
        "datatrustee.outbox.claim", "5s"));
    trustee = service.trustee();
    service.start();
  }

  @AfterAll
  static void stop() {
    service.close();
    MAILS.close();
  }

  @Test
  @DisplayName("Killed in the middle of asking 500: after the restart each has been asked once, by one task and one mail")
  void killed() {
    for (int i = 0; i < CUSTOMERS; i++) {
      String id = "k" + i;
      trustee.expect(201, trustee.call("agreements1", "PUT", "/api/customers/" + id, """
          {"name": "%1$s GmbH", "contacts": [{"name": "Kim", "email": "kim@%1$s.example", "language": "de"}],
           "agreement": {"reference": "DTA-%1$s", "inForceFrom": "2020-01-01", "customerDecidesAccess": false, "accessFromCountries": [],
             "affiliates": [], "describedDisclosures": [], "deadlines": {}}}""".formatted(id)));
    }
    String proposal = trustee.expect(201, trustee.post("vendor1", "/api/subprocessor-proposals", """
        {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "HRB 55012", "country": "DE", "service": "Support",
         "dataCategories": ["CONTENT"], "purposes": ["SUPPORT_INCIDENT"], "customers": "ALL", "plannedStart": "%s"}"""
        .formatted(Instant.now()))).json().path("id").asText();
    int all = tally(proposal, "PROPOSED");
    assertThat(all).isGreaterThanOrEqualTo(CUSTOMERS);
    String task = trustee.expect(200, trustee.get("vendor2", "/engine-rest/task?processInstanceBusinessKey=" + proposal)).json()
        .path(0).path("id").asText();
    trustee.expect(204, trustee.post("vendor2", "/engine-rest/task/" + task + "/complete",
        "{\"variables\": {\"decision\": {\"value\": \"PASS\"}}}"));

    int early = diesAfter(proposal, all / 5);
    service.start();
    int late = diesAfter(proposal, all * 3 / 5);
    service.start();
    System.out.printf("Killed when %d and when %d of %d were asked%n", early, late, all);
    assertThat(early).isLessThan(all);

    long ready = System.nanoTime();
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> tally(proposal, "ASKED") == all);
    System.out.printf("The rest were asked %.1f s after the restart%n", (System.nanoTime() - ready) / 1e9);
    assertThat(trustee.expect(200, trustee.get("auditor1", "/engine-rest/task/count?taskDefinitionKey=task_consent&processInstanceBusinessKey="
        + proposal)).json().path("count").asInt()).isEqualTo(all);
    JsonNode tally = trustee.expect(200, trustee.get("auditor1", "/api/subprocessor-proposals/" + proposal)).json().path("tally");
    assertThat(tally).hasSize(1);
    mailed(proposal);
  }

  private int tally(String proposal, String state) {
    return trustee.expect(200, trustee.get("auditor1", "/api/subprocessor-proposals/" + proposal)).json().path("tally").path(state).asInt();
  }

  /** Has the service fall dead in one of the jobs, when so many are asked. @return how many that were, as it last said */
  private int diesAfter(String proposal, int asked) {
    int[] last = new int[1];
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> (last[0] = tally(proposal, "ASKED")) >= asked);
    Halt.IN_JOB.arm(home);
    service.awaitDead();
    return last[0];
  }

  /** Everybody was told; a mail that came twice is the same, by its id. */
  private static void mailed(String proposal) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> recipients(proposal).size() >= CUSTOMERS);
    Map<String, Set<String>> ids = MAILS.of(proposal).stream().filter(mail -> mail.header("To").contains("kim@k"))
        .collect(Collectors.groupingBy(mail -> mail.header("To"), Collectors.mapping(Received::id, Collectors.toSet())));
    assertThat(ids).hasSize(CUSTOMERS).allSatisfy((to, messages) -> assertThat(messages).as(to).hasSize(1));
  }

  private static Set<String> recipients(String proposal) {
    List<Received> mails = MAILS.of(proposal);
    return mails.stream().map(mail -> mail.header("To")).filter(to -> to.contains("kim@k")).collect(Collectors.toSet());
  }
}
