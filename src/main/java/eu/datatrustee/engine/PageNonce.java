package eu.datatrustee.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a web application's page the nonce that its own answer announces. The engine keeps the latest nonce of all requests in one
 * place: of two people who open Tasklist at once, one would get a page whose scripts the browser refuses to run.
 */
class PageNonce extends OncePerRequestFilter {

  private static final Pattern PAGE = Pattern.compile("/camunda/app/[a-z]+/[a-z]+/?");
  private static final Pattern ANNOUNCED = Pattern.compile("'nonce-([^']+)'");
  private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PAGE.matcher(request.getRequestURI()).matches();
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, held);
    String policy = held.getHeader("Content-Security-Policy");
    Matcher nonce = ANNOUNCED.matcher(policy == null ? "" : policy);
    if (nonce.find()) {
      String page = new String(held.getContentAsByteArray(), StandardCharsets.UTF_8);
      byte[] own = IN_PAGE.matcher(page).replaceAll(Matcher.quoteReplacement("nonce=\"" + nonce.group(1) + "\""))
          .getBytes(StandardCharsets.UTF_8);
      held.resetBuffer();
      held.getOutputStream().write(own);
    }
    held.copyBodyToResponse();
  }
}
