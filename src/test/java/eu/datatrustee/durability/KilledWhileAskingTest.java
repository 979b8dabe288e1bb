package eu.datatrustee.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.RunningService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred customers are being asked when the service is killed: after the restart each is asked, and once. */
@Tag("durability")
class KilledWhileAskingTest {

  private static final int CUSTOMERS = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir
  static Path home;

  @Test
  @DisplayName("S3: killed as the 500 begin, and again in the middle of them: each customer is asked, by one mail, under one clock")
  void eachOnce() {
    try (ServiceProcess service = new ServiceProcess(home, home, Map.of())) {
      Trustee trustee = service.trustee();
      service.start();
      register(trustee);
      String proposal = trustee.expect(201, trustee.post("vendor1", "/api/subprocessor-proposals", """
          {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "HRB 55012", "country": "DE", "service": "Support",
           "dataCategories": ["CONTENT"], "purposes": ["SUPPORT_INCIDENT"], "customers": [%s]}""".formatted(IntStream.range(0, CUSTOMERS)
          .mapToObj(i -> "\"k" + i + "\"").collect(Collectors.joining(","))))).json().path("id").asText();

      Halt.IN_JOB.arm(home);
      check(trustee, proposal);
      service.awaitDead();
      service.start();
      await().atMost(PATIENCE).until(() -> asked(trustee) >= CUSTOMERS / 5);
      service.kill();
      service.awaitDead();
      assertThat(mailed(proposal)).as("killed in the middle").hasSizeLessThan(CUSTOMERS);
      service.start();

      await().atMost(PATIENCE).until(() -> asked(trustee) == CUSTOMERS);
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailed(proposal)).hasSize(CUSTOMERS));
      assertThat(mailed(proposal).values()).as("one mail each").containsOnly(1L);
      assertThat(clocks(trustee)).isEqualTo(CUSTOMERS);
    }
  }

  private static void register(Trustee trustee) {
    List<CompletableFuture<Void>> callers = IntStream.range(0, 4).mapToObj(caller -> CompletableFuture.runAsync(() -> {
      for (int i = caller; i < CUSTOMERS; i += 4) {
        trustee.expect(201, trustee.call("agreements1", "PUT", "/api/customers/k" + i, """
            {"name": "Kunde %1$d", "contacts": [{"name": "Karla Kern", "email": "k%1$d@kunde.example", "language": "de"}],
             "agreement": {"reference": "DTA-%1$d", "inForceFrom": "2026-01-01T00:00:00Z", "customerDecidesAccess": false}}""".formatted(i)));
      }
    })).toList();
    callers.forEach(CompletableFuture::join);
  }

  /** The answer may be lost with the service: the check is committed before the first job runs. */
  private static void check(Trustee trustee, String proposal) {
    String task = trustee.expect(200, trustee.get("vendor2", "/engine-rest/task?processInstanceBusinessKey=" + proposal)).json()
        .get(0).path("id").asText();
    try {
      trustee.post("vendor2", "/engine-rest/task/" + task + "/complete", "{\"variables\": {\"decision\": {\"value\": \"PASS\"}}}");
    } catch (UncheckedIOException lost) {
      assertThat(lost).isNotNull();
    }
  }

  /** How many tasks wait for customers. */
  private static int asked(Trustee trustee) {
    Answer count = trustee.get("auditor1", "/engine-rest/task/count?taskDefinitionKey=task_consent");
    return count.status() == 200 ? count.json().path("count").asInt() : 0;
  }

  private static int clocks(Trustee trustee) {
    int clocks = 0;
    for (int page = 0; ; page++) {
      JsonNode items = trustee.expect(200, trustee.get("auditor1", "/api/deadlines?size=200&page=" + page)).json().path("items");
      if (items.isEmpty()) {
        return clocks;
      }
      for (JsonNode item : items) {
        clocks += item.path("name").asText().equals("consent") ? 1 : 0;
      }
    }
  }

  /** How many requests each recipient has got; the same mail sent again is the same file. */
  private static Map<String, Long> mailed(String proposal) {
    Path outbox = home.resolve("var/outbox");
    try (Stream<Path> mails = Files.exists(outbox) ? Files.list(outbox) : Stream.empty()) {
      return mails.filter(file -> file.toString().endsWith(".eml")).map(KilledWhileAskingTest::read)
          .filter(mail -> mail.contains(proposal) && mail.contains("To: "))
          .map(mail -> mail.lines().filter(line -> line.startsWith("To: ")).findFirst().orElseThrow())
          .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
