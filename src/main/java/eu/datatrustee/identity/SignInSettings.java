package eu.datatrustee.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How users of an OpenID Connect issuer become users here.
 *
 * @param userClaim the claim that holds the user's id
 * @param groupsClaim the claim that lists the user's groups by our ids; where a token has none, the groups kept here count
 * @param unverifiedMail whether the issuer's addresses are taken without {@code email_verified}: credentials go by them, so only where
 *     nobody there can choose their own
 */
@ConfigurationProperties("datatrustee.sign-in")
record SignInSettings(@DefaultValue("preferred_username") String userClaim, @DefaultValue("groups") String groupsClaim,
    @DefaultValue("false") boolean unverifiedMail) {}
