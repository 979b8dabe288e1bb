package eu.datatrustee.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses parts from whoever has not signed in, before anything looks into them: to look for a token among them, the server would first
 * write all of them to its disk. Whoever brings credentials is judged by those, which needs no body.
 */
class UnknownSenders extends OncePerRequestFilter {

  private final boolean credentialsCount;

  /** @param credentialsCount whether one signs in with each call here */
  UnknownSenders(boolean credentialsCount) {
    this.credentialsCount = credentialsCount;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String type = request.getContentType();
    return type == null || !type.toLowerCase(Locale.ROOT).startsWith("multipart/")
        || credentialsCount && ProgramSessions.bringsCredentials(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
    if (signedIn != null && signedIn.isAuthenticated() && !(signedIn instanceof AnonymousAuthenticationToken)) {
      chain.doFilter(request, response);
    } else if (credentialsCount) {
      new NotSignedIn().commence(request, response, null);
    } else {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    }
  }
}
