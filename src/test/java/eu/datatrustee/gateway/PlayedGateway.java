package eu.datatrustee.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A gateway, played in a process of its own; driven by {@link GatewayProcess}. It keeps the accesses it is told of and closes none by
 * itself, however late it is: the worst kind. Whoever comes with a credential is let through only if the credential's signature
 * verifies against the service's keys and the service, asked back, says that it holds.
 */
final class PlayedGateway {

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, ObjectNode> accesses = new ConcurrentHashMap<>();
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final String signIn;
  private volatile GatewayProcess.Mood mood = GatewayProcess.Mood.HONEST;
  private volatile String service;
  private volatile String serviceSignIn;
  private HttpServer front;
  private int port;

  private PlayedGateway(String user, String password) {
    signIn = basic(user, password);
  }

  /** @param arguments the user and the password that the service signs in with */
  public static void main(String[] arguments) throws Exception {
    PlayedGateway gateway = new PlayedGateway(arguments[0], arguments[1]);
    gateway.up();
    HttpServer control = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    control.setExecutor(Executors.newCachedThreadPool());
    control.createContext("/", gateway::control);
    control.start();
    System.out.println("PORTS " + gateway.port + " " + control.getAddress().getPort());
    // Dies with the test that started it, however that ends.
    while (System.in.read() >= 0) {
      continue;
    }
    System.exit(0);
  }

  private synchronized void up() throws IOException {
    if (front == null) {
      front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      port = front.getAddress().getPort();
      front.setExecutor(Executors.newCachedThreadPool());
      front.createContext("/accesses", this::serve);
      front.createContext("/use", this::use);
      front.start();
    }
  }

  private synchronized void down() {
    if (front != null) {
      front.stop(0);
      front = null;
    }
  }

  // ---- what the service calls ----

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!signIn.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, "");
        return;
      }
      String method = exchange.getRequestMethod();
      Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
      calls.add((method + " " + query.getOrDefault("accessor", "") + " " + query.getOrDefault("resource", "")).strip());
      if (mood == GatewayProcess.Mood.HANGING) {
        Thread.sleep(60_000);
      }
      if (mood == GatewayProcess.Mood.FAILING) {
        answer(exchange, 500, "out of order");
        return;
      }
      String key = query.get("accessor") + " " + query.get("resource");
      switch (method) {
        case "GET" -> answer(exchange, 200, listing());
        case "PUT" -> {
          ObjectNode access = (ObjectNode) json.readTree(exchange.getRequestBody());
          if (mood == GatewayProcess.Mood.REFUSING_TO_OPEN) {
            answer(exchange, 503, "");
          } else {
            accesses.put(key, access);
            answer(exchange, 200, "");
          }
        }
        case "DELETE" -> {
          if (mood != GatewayProcess.Mood.ONLY_SAYS_CLOSED) {
            accesses.remove(key);
          }
          answer(exchange, 204, "");
        }
        default -> answer(exchange, 405, "");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String listing() throws IOException {
    ObjectNode answer = json.createObjectNode();
    ArrayNode list = answer.putArray("accesses");
    for (ObjectNode access : accesses.values()) {
      ObjectNode listed = list.addObject().put("accessor", access.path("accessor").asText())
          .put("resource", access.path("resource").asText());
      if (access.has("entitlements") && mood != GatewayProcess.Mood.LISTS_NAMES_ONLY) {
        listed.set("entitlements", access.get("entitlements"));
      }
    }
    return json.writeValueAsString(answer);
  }

  // ---- what accessors call ----

  /** {@code token} and {@code resource} in a form: 200 where the gateway lets them through, else 403 with the reason. */
  private void use(HttpExchange exchange) throws IOException {
    try (exchange) {
      String refusal;
      try {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        refusal = refusal(form.get("token"), form.get("resource"));
      } catch (Exception e) {
        // The service cannot be asked: then nobody comes through.
        refusal = "cannot tell: " + e;
      }
      answer(exchange, refusal == null ? 200 : 403, refusal == null ? "welcome" : refusal);
    }
  }

  private String refusal(String token, String resource) throws Exception {
    SignedJWT credential = SignedJWT.parse(token);
    JWKSet keys = JWKSet.parse(http.send(HttpRequest.newBuilder(URI.create(service + "/.well-known/jwks.json")).build(),
        BodyHandlers.ofString()).body());
    var key = keys.getKeyByKeyId(credential.getHeader().getKeyID());
    if (key == null) {
      return "signed with an unknown key";
    }
    JWSVerifier verifier = new ECDSAVerifier(key.toECKey());
    if (!credential.verify(verifier)) {
      return "not signed by the service";
    }
    if (!credential.getJWTClaimsSet().getStringListClaim("resources").contains(resource)) {
      return "not for " + resource;
    }
    String body = "token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    var answer = http.send(HttpRequest.newBuilder(URI.create(service + "/api/introspect")).header("Authorization", serviceSignIn)
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    JsonNode said = json.readTree(answer.body());
    return answer.statusCode() == 200 && said.path("active").asBoolean() ? null : "introspection says " + answer.statusCode() + " " + said;
  }

  // ---- what the test calls ----

  private void control(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      switch (exchange.getRequestURI().getPath()) {
        case "/up" -> up();
        case "/down" -> down();
        case "/mood" -> mood = GatewayProcess.Mood.valueOf(form.get("mood"));
        case "/guard" -> {
          service = form.get("service");
          serviceSignIn = basic(form.get("user"), form.get("password"));
        }
        case "/put" -> accesses.put(form.get("accessor") + " " + form.get("resource"),
            json.createObjectNode().put("accessor", form.get("accessor")).put("resource", form.get("resource")));
        case "/forget" -> accesses.clear();
        case "/calls" -> {
          answer(exchange, 200, json.writeValueAsString(calls));
          return;
        }
        case "/state" -> {
          answer(exchange, 200, json.writeValueAsString(new ArrayList<>(accesses.values())));
          return;
        }
        default -> {
          answer(exchange, 404, "");
          return;
        }
      }
      answer(exchange, 200, "");
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static Map<String, String> form(String text) {
    return text == null || text.isEmpty() ? Map.of() : Stream.of(text.split("&")).map(pair -> pair.split("=", 2)).collect(
        Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  private static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
  }
}
