package eu.datatrustee.identity;

import eu.datatrustee.engine.Account;
import eu.datatrustee.engine.Directory;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Binds the signed-in user with their groups of this moment to the thread, and takes them off it again. A user who is signed in but no
 * longer known is nobody.
 */
class CallerFilter extends OncePerRequestFilter {

  private static final Authentication NOBODY =
      new AnonymousAuthenticationToken("nobody", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

  private final Directory directory;
  private final RequestCaller callers;

  CallerFilter(Directory directory, RequestCaller callers) {
    this.directory = directory;
    this.callers = callers;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn == null || signedIn instanceof AnonymousAuthenticationToken || !signedIn.isAuthenticated()) {
      chain.doFilter(request, response);
      return;
    }
    Optional<Account> account = signedIn.getDetails() instanceof Account justRead
        ? Optional.of(justRead) : directory.find(signedIn.getName());
    if (account.isEmpty()) {
      SecurityContextHolder.setContext(new SecurityContextImpl(NOBODY));
      chain.doFilter(request, response);
      return;
    }
    callers.bind(RequestCaller.of(account.get()));
    try {
      chain.doFilter(request, response);
    } finally {
      callers.release();
    }
  }
}
