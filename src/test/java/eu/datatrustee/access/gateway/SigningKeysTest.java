package eu.datatrustee.access.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {

  private static final Map<String, Object> CLAIMS = Map.of("caseId", "AR-2026-000001");

  @TempDir Path directory;

  @Test
  @DisplayName("Generated at first start, for the service's eyes only, and the same from then on")
  void generatedOnce() throws Exception {
    Path keys = directory.resolve("keys");
    SigningKeys first = keys(keys);
    SigningKeys next = keys(keys);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.resolve("signing.jwk")))).isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys))).isEqualTo("rwx------");
    assertThat(Files.list(keys)).hasSize(1);
    assertThat(next.verify("a", first.sign("a", CLAIMS))).contains(CLAIMS);
    JWK published = JWKSet.parse(first.publicKeys()).getKeys().get(0);
    assertThat(published.isPrivate()).isFalse();
    assertThat(published.getKeyID()).isEqualTo(published.computeThumbprint().toString());
  }

  @Test
  @DisplayName("Nodes that start at once on one directory share one key")
  void startedAtOnce() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(8);
    Callable<String> start = () -> keys(directory).publicKeys();
    assertThat(nodes.invokeAll(Stream.generate(() -> start).limit(8).toList()).stream().map(f -> {
      try {
        return f.get();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }).distinct()).hasSize(1);
    nodes.shutdown();
  }

  @Test
  @DisplayName("A retired key verifies and is published, but signs nothing")
  void retired() throws Exception {
    String old = keys(directory).sign("a", CLAIMS);
    Files.move(directory.resolve("signing.jwk"), directory.resolve("until-2026.jwk"));
    SigningKeys rotated = keys(directory);
    assertThat(rotated.verify("a", old)).contains(CLAIMS);
    assertThat(JWKSet.parse(rotated.publicKeys()).getKeys()).hasSize(2);
    Files.delete(directory.resolve("until-2026.jwk"));
    SigningKeys without = keys(directory);
    assertThat(without.verify("a", old)).isEmpty();
    assertThat(without.verify("a", rotated.sign("a", CLAIMS))).isPresent();
  }

  @Test
  @DisplayName("A configured key must be there, and be one")
  void configured() throws Exception {
    keys(directory.resolve("made"));
    Path key = directory.resolve("made/signing.jwk");
    assertThat(new SigningKeys(new KeySettings(directory.resolve("none"), key)).publicKeys()).isEqualTo(keys(directory.resolve("made")).publicKeys());
    assertThatThrownBy(() -> new SigningKeys(new KeySettings(directory, directory.resolve("absent.jwk")))).isInstanceOf(IllegalStateException.class);
    Files.writeString(directory.resolve("broken"), "{\"kty\":\"EC\",\"d\":\"secret\"");
    assertThatThrownBy(() -> new SigningKeys(new KeySettings(directory, directory.resolve("broken"))))
        .isInstanceOf(IllegalStateException.class).hasMessageNotContaining("secret").hasNoCause();
  }

  @Test
  @DisplayName("What was signed for one use, altered, signed by another or not at all passes for nothing")
  void nothingElsePasses() {
    SigningKeys keys = keys(directory);
    String signed = keys.sign("credential+jwt", CLAIMS);
    String[] parts = signed.split("\\.");
    assertThat(keys.verify("credential+jwt", signed)).isPresent();
    assertThat(keys.verify("receipt+jwt", signed)).isEmpty();
    assertThat(keys.verify("credential+jwt", parts[0] + "." + base64("{\"caseId\":\"AR-2026-000002\"}") + "." + parts[2])).isEmpty();
    assertThat(keys.verify("credential+jwt", base64("{\"alg\":\"none\",\"typ\":\"credential+jwt\"}") + "." + parts[1] + ".")).isEmpty();
    assertThat(keys.verify("credential+jwt", keys(directory.resolve("other")).sign("credential+jwt", CLAIMS))).isEmpty();
    for (String junk : new String[] {"", ".", "..", "a.b.c", signed + "x", "null", "{}", "\u0000"}) {
      assertThat(keys.verify("credential+jwt", junk)).isEmpty();
    }
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes());
  }

  private static SigningKeys keys(Path directory) {
    return new SigningKeys(new KeySettings(directory, null));
  }
}
