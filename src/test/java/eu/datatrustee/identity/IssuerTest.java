package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Directory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The configured OpenID Connect issuer, played here by a server of our own: its bearer tokens, and people who sign in by it. */
@DirtiesContext
class IssuerTest extends ServiceTest {

  private static final String CLIENT = "data-trustee";
  /** What the next token tells of its person; tests change it. */
  private static volatile Person person;
  private static final Map<String, String> NONCES = new ConcurrentHashMap<>();
  private static final HttpServer ISSUER = start();
  private static final RSAKey KEY = key();

  @Autowired
  private Directory directory;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", IssuerTest::url);
    properties.add("spring.security.oauth2.client.provider.house.issuer-uri", IssuerTest::url);
    String client = "spring.security.oauth2.client.registration.house.";
    properties.add(client + "client-id", () -> CLIENT);
    properties.add(client + "client-secret", () -> "kept");
    properties.add(client + "client-name", () -> "the house's account");
    properties.add(client + "scope", () -> "openid");
  }

  @AfterAll
  static void stop() {
    ISSUER.stop(0);
  }

  @Test
  @DisplayName("A token's user is mirrored with name, address and groups, and works as one of ours")
  void mirrored() throws Exception {
    assertThat(call(token("jane@trustee.example", List.of("accessOfficers", "unheardOf"), KEY, 60)).status()).isEqualTo(200);
    assertThat(directory.find("jane@trustee.example")).hasValueSatisfying(jane -> {
      assertThat(jane.name()).isEqualTo("Jane Doe");
      assertThat(jane.email()).isEqualTo("jane@trustee.example");
      assertThat(jane.groups()).containsExactly("accessOfficers");
    });
    assertThat(call(token("jane@trustee.example", List.of("supervisors"), KEY, 60)).status()).isEqualTo(200);
    assertThat(directory.find("jane@trustee.example").orElseThrow().groups()).containsExactly("supervisors");
    assertThat(new Caller("jane@trustee.example", "").get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(as("officer1").get("/engine-rest/task").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A2: an address that the issuer does not vouch for is nobody's: no credential goes by it")
  void unverified() throws Exception {
    for (Object verified : new Object[] {null, false, "false", "yes"}) {
      assertThat(call(token("eve@trustee.example", List.of("supervisors"), KEY, 60, verified)).status()).isEqualTo(200);
      assertThat(directory.find("eve@trustee.example").orElseThrow().email()).as("%s", verified).isNull();
    }
    assertThat(call(token("eve@trustee.example", List.of("supervisors"), KEY, 60, "true")).status()).isEqualTo(200);
    assertThat(directory.find("eve@trustee.example").orElseThrow().email()).isEqualTo("jane@trustee.example");
  }

  @Test
  @DisplayName("A forged, an expired and a nameless token sign nobody in")
  void refused() throws Exception {
    assertThat(call(token("joe", List.of("accessOfficers"), new RSAKeyGenerator(2048).keyID("k").generate(), 60)).status()).isEqualTo(401);
    assertThat(call(token("joe", List.of("accessOfficers"), KEY, -3600)).status()).isEqualTo(401);
    assertThat(call(token("joe'; drop", List.of("accessOfficers"), KEY, 60)).status()).isEqualTo(401);
    assertThat(directory.find("joe")).isEmpty();
  }

  @Test
  @DisplayName("A person signs in on the issuer's page, with the groups it tells, for Tasklist and the service alike")
  void signsIn() {
    person = new Person("maria@trustee.example", List.of("accessOfficers"), KEY, null);
    Caller browser = nobody();
    assertThat(browser.get("/login").body()).contains("Sign in with the house&#39;s account");
    Answer signedIn = browser.get(backFromTheIssuer(browser));
    assertThat(signedIn.status()).isEqualTo(302);
    assertThat(signedIn.header("Location")).endsWith("/");
    assertThat(browser.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
    assertThat(browser.get("/camunda/api/admin/auth/user/default").json().get("userId").asText()).isEqualTo("maria@trustee.example");
    assertThat(browser.get("/camunda/api/engine/engine/default/incident").status()).isEqualTo(404);
    assertThat(directory.find("maria@trustee.example").orElseThrow().groups()).containsExactly("accessOfficers");
  }

  @Test
  @DisplayName("Neither a forged token, nor one for another sign-in or another program, nor a stolen or used answer signs anybody in")
  void signsNobodyIn() throws Exception {
    RSAKey foreign = new RSAKeyGenerator(2048).keyID("k").generate();
    for (Person bad : List.of(new Person("mallory", List.of("accessOfficers"), foreign, null),
        new Person("mallory", List.of("accessOfficers"), KEY, "another nonce"),
        new Person("mallory'; drop", List.of("accessOfficers"), KEY, null))) {
      person = bad;
      Caller browser = nobody();
      assertThat(refused(browser, backFromTheIssuer(browser))).as(bad.toString()).isTrue();
    }
    person = new Person("victim", List.of("accessOfficers"), KEY, null);
    Caller victim = nobody();
    String answer = backFromTheIssuer(victim);
    assertThat(refused(nobody(), answer)).isTrue();
    assertThat(victim.get(answer).header("Location")).endsWith("/");
    assertThat(refused(nobody(), answer)).isTrue();
    assertThat(directory.find("mallory")).isEmpty();
  }

  /** Whether this answer of the issuer leaves whoever brings it before the sign-in page. */
  private static boolean refused(Caller browser, String answer) {
    String next = browser.get(answer).header("Location");
    assertThat(browser.get("/login?refused").body()).contains("was not accepted");
    return next.endsWith("/login?refused") && browser.get("/camunda/api/engine/engine/default/task").status() == 401;
  }

  /** Goes to the issuer as the service sends one there. @return where the issuer sends one back to */
  private static String backFromTheIssuer(Caller browser) {
    URI issuer = URI.create(browser.get("/oauth2/authorization/house").header("Location"));
    assertThat(issuer.toString()).startsWith(url() + "/authorize?").contains("response_type=code", "state=", "nonce=");
    String back = send(HttpClient.newHttpClient(), HttpRequest.newBuilder(issuer).build()).header("Location");
    return back.substring(back.indexOf("/login/oauth2/"));
  }

  /** @param nonce what the token repeats, or null for what it was asked to */
  private record Person(String id, List<String> groups, RSAKey key, String nonce) {}

  private Answer call(String token) {
    return nobody().call("GET", "/engine-rest/task", null, "Authorization", "Bearer " + token);
  }

  private static String token(String user, List<String> groups, RSAKey key, int seconds) throws Exception {
    return token(user, groups, key, seconds, true);
  }

  private static String token(String user, List<String> groups, RSAKey key, int seconds, Object verified) throws Exception {
    Instant now = Instant.now();
    return signed(new JWTClaimsSet.Builder().issuer(url()).subject("1234").claim("preferred_username", user).claim("groups", groups)
        .claim("given_name", "Jane").claim("family_name", "Doe").claim("email", "jane@trustee.example").claim("email_verified", verified)
        .issueTime(Date.from(now.minusSeconds(7200))).expirationTime(Date.from(now.plusSeconds(seconds))).build(), key);
  }

  private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  private static String idToken(String code) throws JOSEException {
    Instant now = Instant.now();
    String nonce = person.nonce() == null ? NONCES.remove(code) : person.nonce();
    return signed(new JWTClaimsSet.Builder().issuer(url()).audience(CLIENT).subject("5678").claim("nonce", nonce)
        .claim("preferred_username", person.id()).claim("groups", person.groups()).claim("given_name", "Maria")
        .claim("family_name", "Roe").claim("email", person.id()).issueTime(Date.from(now)).expirationTime(Date.from(now.plusSeconds(300)))
        .build(), person.key());
  }

  private static String url() {
    return "http://localhost:" + ISSUER.getAddress().getPort();
  }

  private static RSAKey key() {
    try {
      return new RSAKeyGenerator(2048).keyID("k").generate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpServer start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> answer(exchange, "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url()
          + "/keys\",\"authorization_endpoint\":\"" + url() + "/authorize\",\"token_endpoint\":\"" + url()
          + "/token\",\"subject_types_supported\":[\"public\"],\"response_types_supported\":[\"code\"],"
          + "\"id_token_signing_alg_values_supported\":[\"RS256\"]}"));
      server.createContext("/keys", exchange -> answer(exchange, new JWKSet(KEY.toPublicJWK()).toString()));
      server.createContext("/authorize", IssuerTest::authorize);
      server.createContext("/token", exchange -> {
        try {
          answer(exchange, "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
              + idToken(form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)).get("code")) + "\"}");
        } catch (JOSEException e) {
          throw new IOException(e);
        }
      });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whoever comes has signed in here already, and is sent back with a code. */
  private static void authorize(HttpExchange exchange) throws IOException {
    Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    NONCES.put(code, asked.get("nonce"));
    exchange.getResponseHeaders().add("Location",
        asked.get("redirect_uri") + "?code=" + code + "&state=" + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Map<String, String> form(String text) {
    return Stream.of(text.split("&")).map(pair -> pair.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
