package eu.datatrustee;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** The running service with the demonstration's people, called over HTTP as a program would; its database is the subclasses' business. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureObservability(tracing = false)
@ActiveProfiles("demo")
public abstract class RunningService {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
  protected static final ObjectMapper JSON = new ObjectMapper();

  @LocalServerPort
  protected int port;

  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  protected Caller as(String userId) {
    return callers.computeIfAbsent(userId, id -> new Caller(id, "demo"));
  }

  protected Caller nobody() {
    return new Caller(null, null);
  }

  /** Somebody who has signed in on the page and goes on with the session's cookie, as Tasklist does. */
  protected Caller signIn(String userId) {
    return new Caller(userId);
  }

  /** Somebody who calls, with Basic unless they are nobody. */
  protected final class Caller {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String userId;
    private final String password;
    private String firstSession;

    public Caller(String userId, String password) {
      this.userId = userId;
      this.password = password;
    }

    Caller(String pageUser) {
      this(null, null);
      Matcher token = CSRF.matcher(get("/login").body());
      firstSession = cookie("SESSION");
      if (!token.find()) {
        throw new IllegalStateException("No token on the sign-in page");
      }
      String form = "username=" + pageUser + "&password=demo&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
      Answer signedIn = send(client, HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login"))
          .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build());
      if (signedIn.status() != 302 || signedIn.header("Location").contains("failed")) {
        throw new IllegalStateException("Not signed in: " + signedIn);
      }
      // The web applications hand out the token of their own protection with the first answer.
      get("/camunda/api/engine/engine/");
    }

    /** The session's id before signing in. */
    public String firstSession() {
      return firstSession;
    }

    /** The value of a cookie, or null. */
    public String cookie(String name) {
      return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
          .map(HttpCookie::getValue).findFirst().orElse(null);
    }

    public Answer get(String path) {
      return call("GET", path, null);
    }

    public Answer post(String path, String json) {
      return call("POST", path, json);
    }

    public Answer call(String method, String path, String json, String... headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
          .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
      if (json != null && !List.of(headers).contains("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      if (cookie("XSRF-TOKEN") != null) {
        request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
      }
      if (userId != null) {
        request.header("Authorization", "Basic "
            + Base64.getEncoder().encodeToString((userId + ":" + password).getBytes(StandardCharsets.UTF_8)));
      }
      if (headers.length > 0) {
        request.headers(headers);
      }
      return send(client, request.build());
    }
  }

  protected static Answer send(HttpClient client, HttpRequest request) {
    try {
      return new Answer(client.send(request, BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What came back. */
  public record Answer(HttpResponse<String> response) {

    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(response.body());
      } catch (IOException e) {
        throw new IllegalStateException("No JSON: " + response.body(), e);
      }
    }

    @Override
    public String toString() {
      return status() + " " + body();
    }
  }
}
