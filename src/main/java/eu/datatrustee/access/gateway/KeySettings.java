package eu.datatrustee.access.gateway;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the signing keys are: files of one private JWK each, outside the repository and readable by the service alone. Every node of
 * a cluster needs the same ones: what one signs, the others verify.
 *
 * @param directory holds {@code signing.jwk}, generated at first start; any other {@code *.jwk} in it is a retired key, which signs
 *     nothing but is still published and verified with
 * @param signingKey a file with the signing key, which must be there, in place of the generated one; or null
 */
@ConfigurationProperties("datatrustee.keys")
record KeySettings(@DefaultValue("./var/keys") Path directory, Path signingKey) {}
