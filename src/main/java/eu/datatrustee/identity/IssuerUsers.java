package eu.datatrustee.identity;

import eu.datatrustee.engine.Account;
import eu.datatrustee.engine.Directory;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.stereotype.Component;

/**
 * Mirrors the users of the OpenID Connect issuer to the engine's tables as they sign in, so that tasks, rights and mails know them.
 * Written only where something has changed.
 */
@Component
class IssuerUsers {

  /** What the engine takes for a user's id; see its settings. */
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9@._-]{0,63}");

  private final Directory directory;
  private final SignInSettings settings;

  IssuerUsers(Directory directory, SignInSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  /** @return the user's id here */
  String mirror(ClaimAccessor claims) {
    String id = claims.getClaimAsString(settings.userClaim());
    if (id == null || !ID.matcher(id).matches()) {
      throw new BadCredentialsException("The token's claim " + settings.userClaim() + " is no user id");
    }
    String first = Objects.requireNonNullElse(claims.getClaimAsString("given_name"), "");
    String last = Objects.requireNonNullElse(claims.getClaimAsString("family_name"), "");
    // Credentials go by it: one that the issuer does not vouch for is none.
    String email = verified(claims) ? claims.getClaimAsString("email") : null;
    Optional<Account> known = directory.find(id);
    if (known.isEmpty()) {
      directory.ensureUser(id, first, last, email, null);
    } else if (email != null && !email.equals(known.get().email())) {
      directory.rename(id, first, last, email);
    }
    List<String> groups = claims.getClaimAsStringList(settings.groupsClaim());
    if (groups != null) {
      regroup(id, known.map(Account::groups).orElse(Set.of()), groups);
    }
    return id;
  }

  private boolean verified(ClaimAccessor claims) {
    String verified = claims.getClaimAsString("email_verified");
    return verified == null ? settings.unverifiedMail() : verified.equals("true");
  }

  private void regroup(String id, Set<String> before, List<String> claimed) {
    if (before.equals(Set.copyOf(claimed))) {
      return;
    }
    Set<String> after = new HashSet<>(claimed);
    after.retainAll(directory.groups());
    after.stream().filter(group -> !before.contains(group)).forEach(group -> directory.ensureMember(id, group));
    before.stream().filter(group -> !after.contains(group)).forEach(group -> directory.removeMember(id, group));
  }
}
