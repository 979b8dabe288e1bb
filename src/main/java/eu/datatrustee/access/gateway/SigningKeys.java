package eu.datatrustee.access.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps the signing keys (P-256) as files; a key's id is its thumbprint (RFC 7638). */
@Component
class SigningKeys implements Signer {

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
  private static final String SIGNING = "signing.jwk";
  private static final int REMEMBERED = 4096;

  private final ECKey signing;
  private final ECDSASigner signer;
  private final Map<String, JWSVerifier> verifiers = new HashMap<>();
  private final String published;
  /**
   * Texts whose signature was verified. Verifying takes longer than all else an introspection does, and a text that was signed once
   * stays so: nothing is remembered of what it is worth.
   */
  private final Map<String, Verified> verified = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Verified> eldest) {
      return size() > REMEMBERED;
    }
  });

  private record Verified(JOSEObjectType type, Map<String, Object> claims) {}

  SigningKeys(KeySettings settings) {
    try {
      signing = settings.signingKey() != null ? read(settings.signingKey()) : readOrGenerate(settings.directory());
      signer = new ECDSASigner(signing);
      List<JWK> all = new ArrayList<>();
      for (ECKey key : withRetired(settings.directory())) {
        if (verifiers.put(key.getKeyID(), new ECDSAVerifier(key.toPublicJWK())) == null) {
          all.add(key.toPublicJWK());
        }
      }
      published = new JWKSet(all).toString(true);
      LOG.info("Signing with key {}", signing.getKeyID());
    } catch (IOException | JOSEException e) {
      throw new IllegalStateException("The signing key cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public String sign(String type, Map<String, Object> claims) {
    try {
      JWSObject text = new JWSObject(new JWSHeader.Builder(JWSAlgorithm.ES256).type(new JOSEObjectType(type))
          .keyID(signing.getKeyID()).build(), new Payload(claims));
      text.sign(signer);
      return text.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException("Signing failed", e);
    }
  }

  @Override
  public Optional<Map<String, Object>> verify(String type, String text) {
    Verified known = verified.get(text);
    if (known == null) {
      known = verify(text);
      if (known == null) {
        return Optional.empty();
      }
      verified.put(text, known);
    }
    return Optional.of(known).filter(v -> v.type().equals(new JOSEObjectType(type))).map(Verified::claims);
  }

  /** Null where this service has not signed it. */
  private Verified verify(String text) {
    try {
      JWSObject parsed = JWSObject.parse(text);
      JWSHeader header = parsed.getHeader();
      JWSVerifier verifier = header.getKeyID() == null ? null : verifiers.get(header.getKeyID());
      if (verifier == null || !JWSAlgorithm.ES256.equals(header.getAlgorithm()) || header.getType() == null
          || !parsed.verify(verifier) || parsed.getPayload().toJSONObject() == null) {
        return null;
      }
      return new Verified(header.getType(), Collections.unmodifiableMap(parsed.getPayload().toJSONObject()));
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      return null;
    }
  }

  @Override
  public String publicKeys() {
    return published;
  }

  private List<ECKey> withRetired(Path directory) throws IOException {
    List<ECKey> keys = new ArrayList<>(List.of(signing));
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".jwk")).sorted().toList()) {
          keys.add(read(file));
        }
      }
    }
    return keys;
  }

  private static ECKey readOrGenerate(Path directory) throws IOException, JOSEException {
    Path file = directory.resolve(SIGNING);
    if (!Files.exists(file)) {
      Files.createDirectories(directory, attributes("rwx------"));
      Path draft = Files.createTempFile(directory, "new", ".tmp", attributes("rw-------"));
      try {
        Files.writeString(draft, new ECKeyGenerator(Curve.P_256).generate().toJSONString());
        // Appears whole or not at all, and only once: a node that starts at the same time on the same directory reads this one.
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException e) {
        LOG.info("Another node has just generated the signing key");
      } finally {
        Files.deleteIfExists(draft);
      }
    }
    return read(file);
  }

  private static FileAttribute<?>[] attributes(String permissions) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))}
        : new FileAttribute<?>[0];
  }

  private static ECKey read(Path file) throws IOException {
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!Curve.P_256.equals(key.getCurve()) || !key.isPrivate()) {
        throw new IllegalStateException(file + " is no private key on P-256");
      }
      return new ECKey.Builder(key).keyUse(KeyUse.SIGNATURE).algorithm(JWSAlgorithm.ES256).keyIDFromThumbprint().build();
    } catch (ParseException | JOSEException e) {
      // The parser's message could quote the key.
      throw new IllegalStateException(file + " holds no JWK");
    }
  }
}
