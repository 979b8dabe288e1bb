package eu.datatrustee.access.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Credentials for gateways.
 *
 * @param issuer what they name as their issuer
 * @param lifetime how long one lasts, five minutes at most; never past the grant
 */
@ConfigurationProperties("datatrustee.credentials")
record CredentialSettings(@DefaultValue("data-trustee") String issuer, @DefaultValue("PT5M") Duration lifetime) {

  private static final Duration LONGEST = Duration.ofMinutes(5);

  CredentialSettings {
    if (lifetime.compareTo(LONGEST) > 0 || lifetime.isNegative() || lifetime.isZero()) {
      throw new IllegalArgumentException("datatrustee.credentials.lifetime is to be five minutes at most");
    }
  }
}
