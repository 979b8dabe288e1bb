package eu.datatrustee.access.gateway;

import java.util.Map;
import java.util.Optional;

/** Signs for the service, with keys that anyone finds at {@code /.well-known/jwks.json}. */
public interface Signer {

  /**
   * Signs claims as a JWT (ES256).
   *
   * @param type what the text is for, its header's {@code typ}: nothing signed for one use passes for another
   * @param claims instants as whole seconds since 1970
   */
  String sign(String type, Map<String, Object> claims);

  /**
   * The claims of a text that this service signed for that use, or empty. Looks at the signature only, at no claim.
   */
  Optional<Map<String, Object>> verify(String type, String text);

  /** The public keys, as a JSON Web Key Set. */
  String publicKeys();
}
