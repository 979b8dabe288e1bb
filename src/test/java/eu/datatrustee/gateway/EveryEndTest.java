package eu.datatrustee.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.RunningService.Answer;
import eu.datatrustee.durability.Trustee.Ask;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A gateway in a process of its own refuses within a second of every way an access can end, though no timer fires and no job runs; it
 * is told to close by the reconciler alone. Then the engine wakes, and its books come to the same end.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EveryEndTest extends ServiceWithoutJobs {

  /** Its check was passed in the demonstration's data (S5). */
  private static final String AFFILIATE = "HRB 98311";
  private static final Duration SHORTLY = Duration.ofSeconds(90);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  /** What an access of a test rests on. */
  private record Access(String caseId, Ask ask) {}

  /** How an access ends. @param timer the timer that keeps the books, or null where a message or a task does */
  private record End(String reason, String timer, Function<Ask, Access> begin, Consumer<Access> end) {}

  @Autowired
  Deadlines deadlines;

  private long slowestRefusal;
  private long slowestClosing;

  @ParameterizedTest(name = "{0}")
  @MethodSource("ends")
  @DisplayName("A4, A5: the gateway refuses at once, with the job executor off")
  void refused(String way, End end) {
    Access access = end.begin.apply(Ask.of(trustee.incident("contoso"), accessor()));
    String token = trustee.token(access.caseId);
    assertThat(GATEWAY.refusal(token, access.ask.resource())).isNull();
    assertThat(openAtGateway(access.ask)).isTrue();

    end.end.accept(access);
    long ended = System.nanoTime();
    long refused = refusedAfter(token, access.ask.resource());
    assertThat(Duration.ofNanos(refused)).isLessThan(AT_ONCE);
    assertThat(trustee.post("support1", "/api/access-requests/" + access.caseId + "/credential", null).status()).isEqualTo(409);
    assertThat(extension(access).status()).isEqualTo(409);
    closedAtGateway(access.ask);
    slowestRefusal = Math.max(slowestRefusal, refused);
    slowestClosing = Math.max(slowestClosing, System.nanoTime() - ended);

    if (end.timer != null) {
      assertThat(jobOf(access.caseId, end.timer).getDuedate()).isBeforeOrEqualTo(ClockUtil.getCurrentTime());
      job(access.caseId, end.timer);
    }
    revoke(access.caseId);
    JsonNode booked = trustee.access(access.caseId);
    assertThat(booked.path("state").asText()).isEqualTo("ENDED");
    assertThat(booked.path("endReason").asText()).isEqualTo(end.reason);
    assertThat(instant(booked, "revokedAt")).isBeforeOrEqualTo(instant(booked, "until"));
    assertThat(booked.path("grant").path("revocationConfirmedAt").asText()).isNotEmpty();
  }

  /**
   * The end is committed: whoever comes from now on is refused, the very first time. How long the word "no" took is the best of three,
   * since one of them may have waited for a busy machine and not for the service. @return nanoseconds
   */
  private static long refusedAfter(String token, String resource) {
    long quickest = Long.MAX_VALUE;
    for (int i = 0; i < 3 && quickest >= AT_ONCE.toNanos(); i++) {
      long asked = System.nanoTime();
      assertThat(GATEWAY.admits(token, resource)).isFalse();
      quickest = Math.min(quickest, System.nanoTime() - asked);
    }
    return quickest;
  }

  @AfterAll
  void figures() {
    System.out.printf("Slowest refusal after an end: %d ms; slowest closing at the gateway: %d ms%n", slowestRefusal / 1_000_000,
        slowestClosing / 1_000_000);
  }

  private Stream<Arguments> ends() {
    return Stream.of(
        way("A5: the ticket system resolves the incident", "RESOLVED", a -> trustee.resolve("support1", a.ask.incident())),
        way("A5: the customer resolves the incident", "RESOLVED", a -> trustee.resolve("contoso1", a.ask.incident())),
        way("A5: the supervisor terminates it", "TERMINATED", a -> trustee.terminate("supervisor1", a.caseId, "TERMINATED")),
        way("A5: an officer terminates it", "TERMINATED", a -> trustee.terminate("officer2", a.caseId, "TERMINATED")),
        way("A5: the customer terminates it", "TERMINATED", a -> trustee.terminate("contoso1", a.caseId, "TERMINATED")),
        way("D12, A8: an officer knows of another purpose", "PURPOSE_CHANGED",
            a -> trustee.terminate("officer2", a.caseId, "PURPOSE_CHANGED")),
        way("A5: the supervisor's task says resolved", "RESOLVED",
            a -> trustee.supervise("supervisor1", a.caseId, "RESOLVED", "")),
        way("A5: the supervisor's task says terminate", "TERMINATED",
            a -> trustee.supervise("supervisor1", a.caseId, "TERMINATE", "")),
        way("A4: the requester withdraws", "WITHDRAWN", a -> trustee.withdraw(a.caseId)),
        arguments("A4: the requester withdraws while an extension is undecided", new End("WITHDRAWN", null, this::begin, a -> {
          extensionAsked(a);
          trustee.withdraw(a.caseId);
        })),
        arguments("A4: its time is up", new End("EXPIRED", "timer_grantEnds", this::nearItsEnd, this::itsEnd)),
        arguments("A4: its time is up while an extension is undecided", new End("EXPIRED", "timer_grantEnds", ask -> {
          Access access = begin(ask);
          extensionAsked(access);
          at(until(access).minus(SHORTLY));
          return access;
        }, this::itsEnd)),
        arguments("A5: no supervisor claims it", new End("UNSUPERVISED", "timer_supervisorDue", ask -> {
          Access access = new Access(open(ask), ask);
          at(claimDue(access).minus(SHORTLY));
          return access;
        }, a -> at(claimDue(a)))),
        arguments("A5: nobody takes a hand-over", new End("UNSUPERVISED", "timer_supervisorDue", ask -> {
          Access access = begin(ask);
          trustee.supervise("supervisor1", access.caseId, "HAND_OVER", ", \"handOverTo\": {\"value\": \"supervisor2\"}");
          at(claimDue(access).minus(SHORTLY));
          return access;
        }, a -> at(claimDue(a)))),
        arguments("A5: the supervisor gives it back and nobody takes it", new End("UNSUPERVISED", "timer_supervisorDue", ask -> {
          // Long enough after it was to be claimed first.
          Access access = begin(ask.lasting(240));
          at(until(access).minus(Duration.ofHours(2)));
          trustee.unclaim("supervisor1", access.caseId);
          at(claimDue(access).minus(SHORTLY));
          return access;
        }, a -> at(claimDue(a)))),
        arguments("A2: the agreement is changed to end", new End("AGREEMENT_ENDED", null, this::ofOwnCustomer,
            a -> agreement(a.ask.customer(), Instant.now(), AFFILIATE, null, "IE"))),
        arguments("A2: the agreement's own end comes", new End("AGREEMENT_ENDED", "timer_grantEnds", ask -> {
          Access access = ofOwnCustomer(ask, Instant.now().plusSeconds(1200).truncatedTo(ChronoUnit.SECONDS), null);
          at(until(access).minus(SHORTLY));
          return access;
        }, this::itsEnd)),
        arguments("S4: the affiliate is removed from the agreement", new End("CONSENT_LOST", null, this::ofOwnCustomer,
            a -> agreement(a.ask.customer(), null, "HRB 77002", null, "IE"))),
        arguments("S4: the affiliate's own end in the agreement comes", new End("CONSENT_LOST", "timer_grantEnds", ask -> {
          Access access = ofOwnCustomer(ask, null, Instant.now().plusSeconds(1200).truncatedTo(ChronoUnit.SECONDS));
          at(until(access).minus(SHORTLY));
          return access;
        }, this::itsEnd)),
        arguments("S5: the affiliate's review, which nobody has even begun, is left unanswered", new End("CONSENT_LOST", "timer_grantEnds", ask -> {
          at(reviewEnd().minus(Duration.ofMinutes(20)));
          Access access = ofOwnCustomer(ask);
          assertThat(until(access)).isEqualTo(reviewEnd());
          at(until(access).minus(SHORTLY));
          return access;
        }, this::itsEnd)),
        arguments("A7: the agreement no longer covers the country", new End("AGREEMENT_ENDED", null, ask -> {
          String customer = ownCustomer(null, null);
          return begin(ask.of(customer, trustee.incident(customer), "PROVIDER").from("IE"));
        }, a -> agreement(a.ask.customer(), null, AFFILIATE, null, "NL"))));
  }

  private Arguments way(String name, String reason, Consumer<Access> end) {
    return arguments(name, new End(reason, null, this::begin, end));
  }

  // ---- beginnings ----

  private Access begin(Ask ask) {
    return new Access(active(ask), ask);
  }

  private Access nearItsEnd(Ask ask) {
    Access access = begin(ask);
    at(until(access).minus(SHORTLY));
    return access;
  }

  /** When the affiliate's yearly review would have to be answered, at the latest. */
  private Instant reviewEnd() {
    String entry = trustee.call("auditor1", "GET", "/api/subprocessors/" + AFFILIATE.replace(" ", "%20"), null).json().path("id").asText();
    Instant asked = deadlines.running(entry, "nextReview").orElseThrow().due();
    return deadlines.foresee(new ClockStart(entry, null, "subprocessor-review", "subprocessorReview", asked, Map.of(), null, Set.of())).due();
  }

  private Access ofOwnCustomer(Ask ask) {
    return ofOwnCustomer(ask, null, null);
  }

  private Access ofOwnCustomer(Ask ask, Instant inForceUntil, Instant affiliateUntil) {
    String customer = ownCustomer(inForceUntil, affiliateUntil);
    return begin(ask.of(customer, trustee.incident(customer), AFFILIATE));
  }

  private String ownCustomer(Instant inForceUntil, Instant affiliateUntil) {
    String customer = "c" + UUID.randomUUID().toString().replace("-", "");
    agreement(customer, inForceUntil, AFFILIATE, affiliateUntil, "IE");
    return customer;
  }

  private void agreement(String customer, Instant inForceUntil, String affiliate, Instant affiliateUntil, String country) {
    int status = trustee.call("agreements1", "PUT", "/api/customers/" + customer, """
        {"name": "Tailspin GmbH",
         "contacts": [{"name": "Tess", "email": "tess@tailspin.example", "phone": "+49 69 1", "language": "de"}],
         "agreement": {"reference": "DTA-9", "inForceFrom": "2026-01-01T00:00:00Z", "inForceUntil": %s,
           "customerDecidesAccess": false, "accessFromCountries": [{"country": "%s", "basis": "Standard Contractual Clauses"}],
           "affiliates": [{"name": "Elbe GmbH", "registerNumber": "%s", "country": "DE", "validUntil": %s}],
           "describedDisclosures": [], "deadlines": {}}}""".formatted(json(inForceUntil), country, affiliate, json(affiliateUntil)))
        .status();
    assertThat(status).isBetween(200, 201);
  }

  private static String json(Instant instant) {
    return instant == null ? "null" : "\"" + instant + "\"";
  }

  private void extensionAsked(Access access) {
    trustee.expect(200, extension(access));
  }

  private Answer extension(Access access) {
    return trustee.post("support1", "/api/access-requests/" + access.caseId + "/extension",
        "{\"durationMinutes\": 30, \"reason\": \"The repair runs longer.\"}");
  }

  // ---- ends ----

  private void itsEnd(Access access) {
    at(until(access));
  }

  private Instant until(Access access) {
    return instant(trustee.access(access.caseId), "until");
  }

  private static Instant instant(JsonNode access, String field) {
    return Instant.parse(access.path("grant").path(field).asText());
  }

  /** The clock that runs, not one that was stopped by a claim. */
  private Instant claimDue(Access access) {
    for (JsonNode clock : trustee.access(access.caseId).path("deadlines")) {
      if (clock.path("name").asText().equals("supervisorClaim") && !clock.has("closedAt")) {
        return Instant.parse(clock.path("due").asText());
      }
    }
    throw new AssertionError("No clock of a claim runs: " + trustee.access(access.caseId));
  }
}
