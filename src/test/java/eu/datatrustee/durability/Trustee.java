package eu.datatrustee.durability;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.RunningService.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A running service, wherever it runs, and what the demonstration's people do with an access there; over HTTP alone. */
public final class Trustee {

  /** Access that is asked for; everything else about it is the same each time. */
  public record Ask(String customer, String incident, String purpose, String accessor, String organisation, String country,
      String resource, int minutes) {

    /** A mailbox of contoso's, for the provider's engineer. */
    public static Ask of(String incident, String accessor) {
      return new Ask("contoso", incident, "SUPPORT_INCIDENT", accessor, "PROVIDER", "DE", "mailbox:finance", 60);
    }

    /** A rule refuses this one (A8): so it is a case and a mail in one transaction. */
    public static Ask refused(String accessor) {
      return new Ask("contoso", null, "ADVERTISING", accessor, "PROVIDER", "DE", "mailbox:finance", 60);
    }

    public Ask of(String otherCustomer, String otherIncident, String otherOrganisation) {
      return new Ask(otherCustomer, otherIncident, purpose, accessor, otherOrganisation, country, resource, minutes);
    }

    public Ask from(String otherCountry) {
      return new Ask(customer, incident, purpose, accessor, organisation, otherCountry, resource, minutes);
    }

    public Ask lasting(int otherMinutes) {
      return new Ask(customer, incident, purpose, accessor, organisation, country, resource, otherMinutes);
    }

    public Ask to(String otherResource) {
      return new Ask(customer, incident, purpose, accessor, organisation, country, otherResource, minutes);
    }

    public String json() {
      return """
          {"customerId": "%s", "purpose": "%s", %s "accessor": {"name": "Erin Engineer", "email": "%s", "organisation": "%s"},
           "accessFromCountry": "%s", "resources": ["%s"], "mode": "READ_ONLY", "actions": ["VIEW"],
           "justification": "Mails vanish after a migration.", "alternativesConsidered": "The logs did not show the cause.",
           "durationMinutes": %d}""".formatted(customer, purpose, incident == null ? "" : "\"incidentId\": \"" + incident + "\",",
          accessor, organisation, country, resource, minutes);
    }
  }

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  private final String url;

  public Trustee(String url) {
    this.url = url;
  }

  public String url() {
    return url;
  }

  // ---- calls ----

  public Answer get(String user, String path) {
    return call(user, "GET", path, null);
  }

  public Answer post(String user, String path, String body) {
    return call(user, "POST", path, body);
  }

  /** @throws UncheckedIOException where the service is not there, or goes away before it answers */
  public Answer call(String user, String method, String path, String body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE)
        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
        .header("Content-Type", body != null && body.startsWith("token=") ? "application/x-www-form-urlencoded" : "application/json");
    if (user != null) {
      request.header("Authorization",
          "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  // ---- what people do ----

  /** Reports an incident that the customer has submitted. @return its id */
  public String incident(String customer) {
    String id = "INC-" + UUID.randomUUID();
    expect(201, post("support1", "/api/incidents", """
        {"id": "%s", "customerId": "%s", "title": "Mails vanish", "severity": "B", "submittedBy": "it@example.com",
         "submittedAt": "%s"}""".formatted(id, customer, Instant.now().minusSeconds(60))));
    return id;
  }

  public void resolve(String user, String incident) {
    expect(200, post(user, "/api/incidents/" + incident + "/resolution", "{\"summary\": \"A transport rule was wrong.\"}"));
  }

  /** @return the case's id */
  public String ask(Ask ask) {
    return expect(201, post("support1", "/api/access-requests", ask.json())).json().path("id").asText();
  }

  public Answer askWithKey(Ask ask, String key) {
    return call("support1", "POST", "/api/access-requests", ask.json(), "Idempotency-Key", key);
  }

  public JsonNode access(String caseId) {
    return expect(200, get("support1", "/api/access-requests/" + caseId)).json();
  }

  public String state(String caseId) {
    return access(caseId).path("state").asText();
  }

  public void reaches(String caseId, String state) {
    reaches(caseId, state, PATIENCE);
  }

  /** @param within what is promised, where it is */
  public void reaches(String caseId, String state, Duration within) {
    await().atMost(within).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).until(() -> state(caseId), state::equals);
  }

  /** How many cases there are, ended ones included. */
  public int cases() {
    return expect(200, get("auditor1", "/api/access-requests?size=1")).json().path("total").asInt();
  }

  public void grant(String caseId) {
    complete("officer1", task("officer1", caseId, "task_review"), "{\"decision\": {\"value\": \"GRANT\"}}");
  }

  public void confirm(String caseId) {
    complete("officer2", task("officer2", caseId, "task_confirm"), "{\"decision\": {\"value\": \"CONFIRM\"}}");
  }

  public void claim(String user, String caseId) {
    expect(204, post(user, "/engine-rest/task/" + task(user, caseId, "task_supervise") + "/claim", "{\"userId\": \"" + user + "\"}"));
  }

  public void unclaim(String user, String caseId) {
    expect(204, post(user, "/engine-rest/task/" + task(user, caseId, "task_supervise") + "/unclaim", "{}"));
  }

  /** Completes the supervisor's task. @param more further variables as JSON, or empty */
  public void supervise(String user, String caseId, String decision, String more) {
    complete(user, task(user, caseId, "task_supervise"),
        "{\"decision\": {\"value\": \"" + decision + "\"}, \"reason\": {\"value\": \"As agreed\"}" + more + "}");
  }

  public void terminate(String user, String caseId, String ground) {
    expect(200, post(user, "/api/access-requests/" + caseId + "/termination",
        "{\"reason\": \"Enough\", \"ground\": \"" + ground + "\"}"));
  }

  public void withdraw(String caseId) {
    expect(200, post("support1", "/api/access-requests/" + caseId + "/withdrawal", null));
  }

  /** The id of the case's open task of that kind, as this person finds it. */
  public String task(String user, String caseId, String key) {
    JsonNode tasks = tasks(user, caseId, key);
    if (tasks.size() != 1) {
      throw new AssertionError(user + " finds " + tasks.size() + " tasks " + key + " of " + caseId);
    }
    return tasks.get(0).path("id").asText();
  }

  public JsonNode tasks(String user, String caseId, String key) {
    return expect(200, get(user, "/engine-rest/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + key)).json();
  }

  /** Completes the case's one open task of that kind. @param more name and value of further answers, in turn */
  public void decide(String user, String caseId, String task, String decision, String... more) {
    StringBuilder variables = new StringBuilder("{\"decision\": {\"value\": \"" + decision + "\"}");
    for (int i = 0; i < more.length; i += 2) {
      variables.append(", \"").append(more[i]).append("\": {\"value\": \"").append(more[i + 1]).append("\"}");
    }
    complete(user, task(user, caseId, task), variables + "}");
  }

  private void complete(String user, String task, String variables) {
    expect(204, post(user, "/engine-rest/task/" + task + "/complete", "{\"variables\": " + variables + "}"));
  }

  /** A credential for the accessor, as the requester fetches it. */
  public String token(String caseId) {
    return expect(200, post("support1", "/api/access-requests/" + caseId + "/credential", null)).json().path("token").asText();
  }

  /** What introspection says of a credential. */
  public boolean active(String token) {
    return expect(200, post("gateway1", "/api/introspect", "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8)))
        .json().path("active").asBoolean();
  }

  public double metric(String name) {
    return expect(200, get("operator1", "/actuator/prometheus")).body().lines().filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1))).sum();
  }

  public Answer expect(int status, Answer answer) {
    if (answer.status() != status) {
      throw new AssertionError("Expected " + status + " from " + answer.response().uri() + ", not " + answer);
    }
    return answer;
  }

  public ObjectMapper json() {
    return json;
  }
}
