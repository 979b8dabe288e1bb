package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Directory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bearer tokens of the configured OpenID Connect issuer, played here by a server of our own. */
@DirtiesContext
class IssuerTest extends ServiceTest {

  private static final HttpServer ISSUER = start();
  private static final RSAKey KEY = key();

  @Autowired
  private Directory directory;

  @DynamicPropertySource
  static void issuer(DynamicPropertyRegistry properties) {
    properties.add("spring.security.oauth2.resourceserver.jwt.issuer-uri", IssuerTest::url);
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
  @DisplayName("A forged, an expired and a nameless token sign nobody in")
  void refused() throws Exception {
    assertThat(call(token("joe", List.of("accessOfficers"), new RSAKeyGenerator(2048).keyID("k").generate(), 60)).status()).isEqualTo(401);
    assertThat(call(token("joe", List.of("accessOfficers"), KEY, -3600)).status()).isEqualTo(401);
    assertThat(call(token("joe'; drop", List.of("accessOfficers"), KEY, 60)).status()).isEqualTo(401);
    assertThat(directory.find("joe")).isEmpty();
  }

  private Answer call(String token) {
    return nobody().call("GET", "/engine-rest/task", null, "Authorization", "Bearer " + token);
  }

  private static String token(String user, List<String> groups, RSAKey key, int seconds) throws Exception {
    Instant now = Instant.now();
    SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
        new JWTClaimsSet.Builder().issuer(url()).subject("1234").claim("preferred_username", user).claim("groups", groups)
            .claim("given_name", "Jane").claim("family_name", "Doe").claim("email", "jane@trustee.example")
            .issueTime(Date.from(now.minusSeconds(7200))).expirationTime(Date.from(now.plusSeconds(seconds))).build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
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
      server.createContext("/", exchange -> {
        String body = exchange.getRequestURI().getPath().equals("/keys") ? new JWKSet(KEY.toPublicJWK()).toString()
            : "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\",\"subject_types_supported\":[\"public\"]}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      });
      server.start();
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
