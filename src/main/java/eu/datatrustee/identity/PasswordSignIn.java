package eu.datatrustee.identity;

import eu.datatrustee.engine.Account;
import eu.datatrustee.engine.Directory;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * Signs in by user id and password. The sign-in carries no authorities: groups are read fresh for each request. For a program, whose
 * sign-in lasts one request, it carries the account just read, so that it need not be read twice.
 */
class PasswordSignIn implements AuthenticationProvider {

  private final Directory directory;
  private final boolean forOneRequest;

  PasswordSignIn(Directory directory, boolean forOneRequest) {
    this.directory = directory;
    this.forOneRequest = forOneRequest;
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    Object password = attempt.getCredentials();
    Optional<Account> account = directory.find(attempt.getName());
    if (password == null || account.isEmpty() || !directory.check(account.get(), password.toString())) {
      throw new BadCredentialsException("User id or password is wrong");
    }
    UsernamePasswordAuthenticationToken signedIn =
        UsernamePasswordAuthenticationToken.authenticated(account.get().id(), null, List.of());
    if (forOneRequest) {
      signedIn.setDetails(account.get());
    }
    return signedIn;
  }

  @Override
  public boolean supports(Class<?> attempt) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(attempt);
  }
}
