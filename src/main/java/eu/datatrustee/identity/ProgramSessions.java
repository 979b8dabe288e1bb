package eu.datatrustee.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * At the programs' doors a page's session counts, but none is made or changed, and whoever brings credentials of their own is taken by
 * those alone: a wrong password beside a good cookie is a wrong password.
 */
class ProgramSessions implements SecurityContextRepository {

  private final HttpSessionSecurityContextRepository pages = new HttpSessionSecurityContextRepository();

  static boolean bringsCredentials(HttpServletRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null) {
      return false;
    }
    String lower = header.toLowerCase();
    return lower.startsWith("basic ") || lower.startsWith("bearer ");
  }

  @Override
  @SuppressWarnings("deprecation")
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return SecurityContextHolder.createEmptyContext();
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return bringsCredentials(request) ? new Nobody() : pages.loadDeferredContext(request);
  }

  @Override
  public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // Nothing is kept.
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return !bringsCredentials(request) && pages.containsContext(request);
  }

  /** No session's user. */
  private static final class Nobody implements DeferredSecurityContext {

    private final SecurityContext empty = SecurityContextHolder.createEmptyContext();

    @Override
    public SecurityContext get() {
      return empty;
    }

    @Override
    public boolean isGenerated() {
      return true;
    }
  }
}
