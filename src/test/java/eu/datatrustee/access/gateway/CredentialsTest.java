package eu.datatrustee.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "datatrustee.reconciler.enabled=false")
class CredentialsTest extends GatewayTest {

  @LocalServerPort int port;
  @Autowired Signer signer;

  private final String caseId = newCase();
  private Client client;

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    Databases.h2(registry);
  }

  @BeforeEach
  void connect() {
    client = new Client("http://127.0.0.1:" + port);
  }

  @Test
  @DisplayName("A1: a credential says who may do what, and verifies with the published key")
  void credential() throws Exception {
    opened(terms(caseId, "mailbox:jane", "site:hr"));
    HttpResponse<String> answer = client.credential(caseId, Client.REQUESTER);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(Client.json(answer).path("expiresAt").asText()).isEqualTo("2026-08-14T09:35:00Z");
    SignedJWT token = SignedJWT.parse(Client.json(answer).path("token").asText());
    JWKSet keys = JWKSet.parse(client.get("/.well-known/jwks.json"));
    assertThat(token.verify(new ECDSAVerifier(keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey()))).isTrue();
    JWTClaimsSet claims = token.getJWTClaimsSet();
    assertThat(claims.getIssuer()).isEqualTo("data-trustee");
    assertThat(claims.getSubject()).isEqualTo("ann@provider.example");
    assertThat(claims.getIssueTime()).isEqualTo(T0);
    assertThat(claims.getExpirationTime()).isEqualTo(T0.plus(Duration.ofMinutes(5)));
    assertThat(claims.getJWTID()).isNotBlank();
    assertThat(claims.getStringClaim("caseId")).isEqualTo(caseId);
    assertThat(claims.getStringClaim("customer")).isEqualTo("contoso");
    assertThat(claims.getStringClaim("mode")).isEqualTo("READ_ONLY");
    assertThat(claims.getStringListClaim("resources")).containsExactly("mailbox:jane", "site:hr");
    assertThat(claims.getStringListClaim("actions")).containsExactly("VIEW", "RUN");
  }

  @Test
  @DisplayName("A4: a credential never lasts past the grant, nor past the instant a supervisor is due")
  void neverPastTheGrant() {
    Instant due = T0.plusSeconds(90).plusMillis(700);
    opened(superviseBy(terms(caseId, "mailbox:jane"), due));
    assertThat(expiry()).isEqualTo(T0.plusSeconds(90));
    inTransaction(() -> grants.claimed(caseId));
    assertThat(expiry()).isEqualTo(T0.plus(Duration.ofMinutes(5)));
    at(T0.plus(Duration.ofHours(4)).minusSeconds(20));
    assertThat(expiry()).isEqualTo(T0.plus(Duration.ofHours(4)));
  }

  @Test
  @DisplayName("A2: for the requester and the accessor only")
  void whoMay() {
    opened(terms(caseId, "mailbox:jane"));
    assertThat(client.credential(caseId, Client.REQUESTER).statusCode()).isEqualTo(200);
    assertThat(client.credential(caseId, Client.ACCESSOR).statusCode()).isEqualTo(200);
    assertThat(client.credential(caseId, "support1;support1@provider.example;supervisors").statusCode()).as("no longer of the provider")
        .isEqualTo(403);
    assertThat(client.credential(caseId, Client.COLLEAGUE).statusCode()).isEqualTo(404);
    assertThat(client.credential("AR-2026-999999", Client.COLLEAGUE).statusCode()).isEqualTo(404);
    assertThat(client.credential(caseId, Client.OFFICER).statusCode()).isEqualTo(403);
    assertThat(client.credential("AR-2026-999999", Client.OFFICER).statusCode()).isEqualTo(403);
    assertThat(client.credential(caseId, Client.GATEWAY).statusCode()).isEqualTo(403);
  }

  @Test
  @DisplayName("A4: none for an access that is over")
  void notWhenOver() {
    opened(terms(caseId, "mailbox:jane"));
    at(T0.plus(Duration.ofHours(4)));
    assertThat(client.credential(caseId, Client.REQUESTER).statusCode()).isEqualTo(409);
    at(T0);
    ended(caseId);
    assertThat(client.credential(caseId, Client.REQUESTER).statusCode()).isEqualTo(409);
    assertThat(client.credential(caseId, Client.COLLEAGUE).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("RFC 7662: a gateway is told what the credential stands for")
  void introspection() throws Exception {
    opened(terms(caseId, "mailbox:jane"));
    String token = client.token(caseId);
    JsonNode facts = client.introspect(token);
    JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
    assertThat(facts.path("active").asBoolean()).isTrue();
    assertThat(facts.path("sub").asText()).isEqualTo("ann@provider.example");
    assertThat(facts.path("iss").asText()).isEqualTo("data-trustee");
    assertThat(facts.path("jti").asText()).isEqualTo(claims.getJWTID());
    assertThat(facts.path("iat").asLong()).isEqualTo(T0.getEpochSecond());
    assertThat(facts.path("exp").asLong()).isEqualTo(T0.plusSeconds(300).getEpochSecond());
    assertThat(facts.path("scope").asText()).isEqualTo("VIEW RUN");
    assertThat(facts.path("caseId").asText()).isEqualTo(caseId);
    assertThat(facts.path("customer").asText()).isEqualTo("contoso");
    assertThat(facts.path("mode").asText()).isEqualTo("READ_ONLY");
    assertThat(facts.path("resources").get(0).asText()).isEqualTo("mailbox:jane");
    assertThat(facts.path("actions")).hasSize(2);
  }

  @Test
  @DisplayName("A4, A5: a credential is dead from the very instant of each end, with nothing running")
  void deadFromTheInstant() {
    Map<String, Consumer<String>> ends = new HashMap<>();
    ends.put("ended", this::ended);
    ends.put("revoked", id -> inTransaction(() -> grants.revoke(id)));
    ends.put("expired", id -> at(T0.plus(Duration.ofHours(4))));
    ends.put("unsupervised", id -> {
      inTransaction(() -> grants.unclaimed(id, now().plusMillis(250)));
      later(Duration.ofMillis(250));
    });
    ends.forEach((way, end) -> {
      String id = newCase();
      at(T0);
      opened(terms(id, "mailbox:jane"));
      at(T0.plus(Duration.ofHours(4)).minusMillis(1_001));
      String token = client.token(id);
      later(Duration.ofMillis(1));
      assertThat(client.active(token)).as(way + ", before").isTrue();
      end.accept(id);
      assertThat(client.introspection("token=" + token, Client.GATEWAY).body()).as(way).isEqualTo("{\"active\":false}");
    });
  }

  @Test
  @DisplayName("A4: the millisecond before the end it holds, at the end it does not")
  void toTheMillisecond() {
    opened(terms(caseId, "mailbox:jane"));
    at(T0.plus(Duration.ofHours(4)).minusSeconds(60));
    String token = client.token(caseId);
    at(T0.plus(Duration.ofHours(4)).minusMillis(1));
    assertThat(client.active(token)).isTrue();
    at(T0.plus(Duration.ofHours(4)));
    assertThat(client.active(token)).isFalse();
  }

  @Test
  @DisplayName("A credential's own five minutes end it, though the grant goes on")
  void ownExpiry() {
    opened(terms(caseId, "mailbox:jane"));
    String token = client.token(caseId);
    later(Duration.ofMinutes(5).minusMillis(1));
    assertThat(client.active(token)).isTrue();
    later(Duration.ofMillis(1));
    assertThat(client.active(token)).isFalse();
  }

  @Test
  @DisplayName("Never granted, another's, altered or junk: not active, and no more is said")
  void neverWas() {
    opened(terms(caseId, "mailbox:jane"));
    long exp = T0.plusSeconds(300).getEpochSecond();
    Map<String, Object> honest = Map.of("sub", "ann@provider.example", "caseId", caseId, "exp", exp);
    assertThat(client.active(signer.sign("credential+jwt", honest))).isTrue();
    assertThat(List.of(
        signer.sign("credential+jwt", Map.of("sub", "ann@provider.example", "caseId", "AR-2026-999999", "exp", exp)),
        signer.sign("credential+jwt", Map.of("sub", "bob@provider.example", "caseId", caseId, "exp", exp)),
        signer.sign("credential+jwt", Map.of("sub", "ann@provider.example", "caseId", caseId)),
        signer.sign("credential+jwt", Map.of("sub", "ann@provider.example", "caseId", 7, "exp", exp)),
        signer.sign("receipt+jwt", honest), client.token(caseId) + "x", "junk", "a.b.c"))
        .allSatisfy(token -> assertThat(client.introspection("token=" + token, Client.GATEWAY).body()).isEqualTo("{\"active\":false}"));
  }

  @Test
  @DisplayName("Introspection is for gateways, and needs a token")
  void introspectionIsForGateways() {
    opened(terms(caseId, "mailbox:jane"));
    String token = client.token(caseId);
    assertThat(client.introspection("token=" + token, Client.REQUESTER).statusCode()).isEqualTo(403);
    assertThat(client.introspection("token=" + token, Client.OFFICER).statusCode()).isEqualTo(403);
    assertThat(client.introspection("", Client.GATEWAY).statusCode()).isEqualTo(400);
    assertThat(client.introspection("token=", Client.GATEWAY).statusCode()).isEqualTo(400);
    assertThat(client.introspection("token_type_hint=access_token&token=" + token, Client.GATEWAY).statusCode()).isEqualTo(200);
  }

  private Instant expiry() {
    return Instant.parse(Client.json(client.credential(caseId, Client.REQUESTER)).path("expiresAt").asText());
  }
}
