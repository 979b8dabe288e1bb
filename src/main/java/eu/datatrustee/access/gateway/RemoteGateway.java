package eu.datatrustee.access.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A gateway that is told over HTTP. What it has to offer, relative to its configured address:
 *
 * <table>
 * <caption>The contract, JSON in UTF-8, HTTP Basic</caption>
 * <tr><td>{@code PUT /accesses?accessor=…&resource=…}</td><td>opens the access or replaces it as a whole; body {@code accessor},
 * {@code accessorName}, {@code organisation}, {@code resource}, {@code entitlements[]} {{@code caseId}, {@code customer},
 * {@code mode}, {@code actions[]}, {@code from}, {@code until}}; the access is what any of the entitlements allows between its
 * {@code from} and {@code until} (ISO 8601, UTC); 2xx</td></tr>
 * <tr><td>{@code DELETE /accesses?accessor=…&resource=…}</td><td>closes it, running sessions included; 2xx, also where it was not
 * open; 404 likewise</td></tr>
 * <tr><td>{@code GET /accesses}</td><td>{@code accesses[]} {{@code accessor}, {@code resource}, {@code entitlements[]}
 * {{@code caseId}, {@code until}}}: everything that is open, whoever opened it, in the spelling it was
 * told; a gateway that keeps no entitlements says
 * {@code until} beside {@code resource}, or neither where it keeps no end: such a one is sent the {@code PUT} again when one of several
 * cases ends, and its answer to that is all there is to go by; 200</td></tr>
 * </table>
 *
 * <p>Each call may come again. It is given five seconds, body included.
 */
class RemoteGateway implements AccessGateway {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** The gateway's answer; what else it says is its own. */
  record Listing(List<Listed> accesses) {

    record Listed(String accessor, String resource, Instant until, List<Entitled> entitlements) {

      OpenAccess access() {
        return new OpenAccess(accessor, resource, until, entitlements == null ? Map.of()
            : entitlements.stream().collect(Collectors.toMap(Entitled::caseId, Entitled::until, (a, b) -> a.isAfter(b) ? a : b)));
      }
    }

    record Entitled(String caseId, Instant until) {}
  }

  private final GatewaySettings.Remote settings;
  private final HttpClient http;
  private final ObjectMapper json;

  /** @param json lenient about fields it does not know */
  RemoteGateway(GatewaySettings.Remote settings, HttpClient http, ObjectMapper json) {
    this.settings = settings;
    this.http = http;
    this.json = json;
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public boolean guards(String resource) {
    return settings.resourceTypes().isEmpty() || settings.resourceTypes().contains(resource.substring(0, Math.max(0, resource.indexOf(':'))));
  }

  @Override
  public void open(NeededAccess access) {
    try {
      send(request(query(access.accessor(), access.resource())).header("Content-Type", "application/json")
          .PUT(BodyPublishers.ofString(json.writeValueAsString(access))), false);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An access cannot be written as JSON", e);
    }
  }

  @Override
  public void close(String accessor, String resource) {
    send(request(query(accessor, resource)).DELETE(), true);
  }

  @Override
  public Collection<OpenAccess> openAccesses() {
    String body = send(request("").GET(), false);
    try {
      Listing listing = json.readValue(body, Listing.class);
      // An answer without the list is no answer: read as "nothing is open" it would confirm every revocation.
      if (listing == null || listing.accesses() == null
          || listing.accesses().stream().anyMatch(a -> a == null || a.accessor() == null || a.resource() == null)) {
        throw new GatewayUnavailable(name(), "its list of accesses cannot be read", null);
      }
      return listing.accesses().stream().map(Listing.Listed::access).toList();
    } catch (JsonProcessingException | NullPointerException e) {
      throw new GatewayUnavailable(name(), "its list of accesses cannot be read", e);
    }
  }

  private HttpRequest.Builder request(String query) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(settings.url() + "/accesses" + query)).timeout(PATIENCE);
    if (settings.username() != null) {
      String signIn = settings.username() + ":" + (settings.password() == null ? "" : settings.password());
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(signIn.getBytes(StandardCharsets.UTF_8)));
    }
    return request;
  }

  private static String query(String accessor, String resource) {
    return "?accessor=" + URLEncoder.encode(accessor, StandardCharsets.UTF_8) + "&resource=" + URLEncoder.encode(resource, StandardCharsets.UTF_8);
  }

  private String send(HttpRequest.Builder request, boolean mayBeMissing) {
    // The request's own timeout ends with the answer's first line; a gateway that drips its body is cut off here.
    CompletableFuture<HttpResponse<String>> answer = http.sendAsync(request.build(), BodyHandlers.ofString());
    try {
      HttpResponse<String> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      int status = response.statusCode();
      if (status / 100 != 2 && !(mayBeMissing && status == 404)) {
        throw new GatewayUnavailable(name(), "answered with status " + status, null);
      }
      return response.body();
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new GatewayUnavailable(name(), "no answer within " + PATIENCE.toSeconds() + " seconds", e);
    } catch (ExecutionException e) {
      throw new GatewayUnavailable(name(), "cannot be reached (" + e.getCause().getClass().getSimpleName() + ")", e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new GatewayUnavailable(name(), "asking was interrupted", e);
    }
  }
}
