package eu.datatrustee.access.gateway;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Issues credentials to those who were granted access, and tells gateways whether one still holds (A1, A2, A4). */
@Service
public class Credentials {

  /** What a credential is signed as. */
  static final String TYPE = "credential+jwt";

  /** @param expiresAt first instant at which it is void */
  public record Credential(String token, Instant expiresAt) {}

  private final GrantBooks books;
  private final Signer signer;
  private final ObjectProvider<CaseParties> cases;
  private final CredentialSettings settings;
  private final Clock clock;

  Credentials(GrantBooks books, Signer signer, ObjectProvider<CaseParties> cases, CredentialSettings settings, Clock clock) {
    this.books = books;
    this.signer = signer;
    this.cases = cases;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A credential for the grant of that case, for at most five minutes and never past the grant. The requester may fetch it, as long as
   * they are of the provider's support, and the accessor.
   *
   * @throws Refusal forbidden to anyone else, unknown to those of the provider's people whose case it is not, and a conflict where
   *     the access is not live
   */
  public Credential issue(String caseId, Caller caller) {
    Instant now = clock.instant();
    Optional<Grant> grant = books.find(caseId, now);
    Optional<CaseParties.Parties> parties = grant.map(g -> new CaseParties.Parties(g.requestedBy(), g.accessor()))
        .or(() -> cases.stream().flatMap(known -> known.find(caseId).stream()).findFirst());
    if (parties.isEmpty() || !belongsTo(caller, parties.get())) {
      throw caller.in(Group.PROVIDER_SUPPORT) ? Refusal.unknown("access request", caseId)
          : Refusal.forbidden("A credential is for the requester and the accessor only");
    }
    return issue(grant.filter(Grant::live).orElseThrow(() -> Refusal.conflict("The access of " + caseId + " is not active")), now);
  }

  private static boolean belongsTo(Caller caller, CaseParties.Parties parties) {
    return caller.in(Group.PROVIDER_SUPPORT) && caller.id().equals(parties.requestedBy())
        || caller.email() != null && caller.email().equalsIgnoreCase(parties.accessor());
  }

  private Credential issue(Grant grant, Instant now) {
    // Claims count whole seconds; cut off, so that none is past the end.
    Instant longest = now.plus(settings.lifetime());
    Instant expiresAt = (longest.isBefore(grant.endsAt()) ? longest : grant.endsAt()).truncatedTo(ChronoUnit.SECONDS);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", settings.issuer());
    claims.put("sub", grant.accessor());
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("caseId", grant.caseId());
    claims.put("customer", grant.customerId());
    claims.put("resources", grant.resources());
    claims.put("mode", grant.mode());
    claims.put("actions", grant.actions());
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", expiresAt.getEpochSecond());
    return new Credential(signer.sign(TYPE, claims), expiresAt);
  }

  /**
   * What a gateway is told of a credential (RFC 7662, 2.2): the facts of the grant as it stands, or no more than that it does not hold.
   * Reads the grant each time and remembers nothing, so that an end counts from its commit, on every node.
   */
  public Map<String, Object> introspect(String token) {
    Instant now = clock.instant();
    return signer.verify(TYPE, token).flatMap(claims -> holds(claims, now)).orElse(Map.of("active", false));
  }

  private Optional<Map<String, Object>> holds(Map<String, Object> claims, Instant now) {
    if (!(claims.get("exp") instanceof Number expiry) || expiry.longValue() <= now.getEpochSecond()
        || !(claims.get("caseId") instanceof String caseId)) {
      return Optional.empty();
    }
    return books.find(caseId, now).filter(grant -> grant.live() && grant.accessor().equals(claims.get("sub")))
        .map(grant -> facts(grant, claims, expiry.longValue()));
  }

  private static Map<String, Object> facts(Grant grant, Map<String, Object> claims, long expiry) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("active", true);
    facts.put("iss", claims.get("iss"));
    facts.put("sub", grant.accessor());
    facts.put("jti", claims.get("jti"));
    facts.put("iat", claims.get("iat"));
    facts.put("exp", Math.min(expiry, grant.endsAt().getEpochSecond()));
    facts.put("scope", String.join(" ", grant.actions()));
    facts.put("caseId", grant.caseId());
    facts.put("customer", grant.customerId());
    facts.put("resources", grant.resources());
    facts.put("mode", grant.mode());
    facts.put("actions", grant.actions());
    return facts;
  }

  /** The public keys that credentials are verified with, as a JSON Web Key Set. */
  public String publicKeys() {
    return signer.publicKeys();
  }
}
