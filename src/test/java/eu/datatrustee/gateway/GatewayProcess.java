package eu.datatrustee.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A gateway in a process of its own, and the means to play tricks with it. It offers the contract of the service's remote gateway
 * under {@link #url()}, and lets people through on a credential ({@link #use}) as it finds at the service that it {@link #guard}s for.
 * Needs no database and no port of its own choosing; ends with the JVM that started it.
 */
public final class GatewayProcess implements AutoCloseable {

  /** How it behaves towards the service. */
  public enum Mood {
    /** Does as it says. */
    HONEST,
    /** Says "closed", and keeps it open; does not hide that when asked again. */
    ONLY_SAYS_CLOSED,
    /** Lists who has access to what, and neither what for nor until when. */
    LISTS_NAMES_ONLY,
    /** Answers 503 to openings only. */
    REFUSING_TO_OPEN,
    /** Answers 500 to everything. */
    FAILING,
    /** Takes the call and does not answer. */
    HANGING
  }

  /** Whom the service signs in as at this gateway. */
  public static final String USER = "trustee";
  public static final String PASSWORD = "played";

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final String url;
  private final String control;

  private GatewayProcess(Process process, int port, int controlPort) {
    this.process = process;
    this.url = "http://127.0.0.1:" + port;
    this.control = "http://127.0.0.1:" + controlPort;
  }

  /** Starts one, on ports that are free. */
  public static GatewayProcess start() {
    try {
      String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
      Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m",
          "-XX:TieredStopAtLevel=1", "-cp", classpath, PlayedGateway.class.getName(), USER, PASSWORD)
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
      BufferedReader said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
      String line = said.readLine();
      if (line == null || !line.startsWith("PORTS ")) {
        process.destroyForcibly();
        throw new IllegalStateException("The gateway did not start: " + line);
      }
      String[] ports = line.split(" ");
      return new GatewayProcess(process, Integer.parseInt(ports[1]), Integer.parseInt(ports[2]));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For {@code datatrustee.gateways[n].url}; with {@link #USER} and {@link #PASSWORD}. */
  public String url() {
    return url;
  }

  /** Tells it where the service is, and whom it signs in as there. */
  public void guard(String serviceUrl, String user, String password) {
    tell("/guard", Map.of("service", serviceUrl, "user", user, "password", password));
  }

  /** Connections are refused from here on; it keeps what is open. */
  public void down() {
    tell("/down", Map.of());
  }

  /** It listens again, on the same port. */
  public void up() {
    tell("/up", Map.of());
  }

  public void is(Mood mood) {
    tell("/mood", Map.of("mood", mood.name()));
  }

  /** Opens an access behind the service's back. */
  public void openByItself(String accessor, String resource) {
    tell("/put", Map.of("accessor", accessor, "resource", resource));
  }

  /** Loses everything that is open, as after a crash. */
  public void forget() {
    tell("/forget", Map.of());
  }

  /** What is really open, as {@code accessor resource}, whatever it says to the service. */
  public Set<String> open() {
    return state().stream().map(a -> a.path("accessor").asText() + " " + a.path("resource").asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The accesses as the service opened them. */
  public List<JsonNode> state() {
    List<JsonNode> state = new ArrayList<>();
    read(tell("/state", Map.of())).forEach(state::add);
    return state;
  }

  /** The service's calls so far: method, accessor, resource. */
  public List<String> calls() {
    List<String> calls = new ArrayList<>();
    read(tell("/calls", Map.of())).forEach(call -> calls.add(call.asText()));
    return calls;
  }

  /**
   * Comes to the gateway with a credential, as the accessor would.
   *
   * @return null where it lets them through, else why not
   */
  public String refusal(String token, String resource) {
    HttpResponse<String> answer = post(url + "/use", Map.of("token", token, "resource", resource));
    return answer.statusCode() == 200 ? null : answer.body();
  }

  /** Whether it lets the bearer of this credential through. */
  public boolean admits(String token, String resource) {
    return refusal(token, resource) == null;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private JsonNode read(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tell(String path, Map<String, String> form) {
    HttpResponse<String> answer = post(control + path, form);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> post(String address, Map<String, String> form) {
    String body = form.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    try {
      return http.send(HttpRequest.newBuilder(URI.create(address)).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
