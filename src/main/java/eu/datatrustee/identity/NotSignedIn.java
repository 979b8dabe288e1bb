package eu.datatrustee.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Asks a program to sign in. A page's script gets no challenge, which would open the browser's own dialogue. */
class NotSignedIn implements AuthenticationEntryPoint {

  @Override
  public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
    if (!"XMLHttpRequest".equals(request.getHeader("X-Requested-With"))) {
      response.setHeader("WWW-Authenticate", "Basic realm=\"data-trustee\", charset=\"UTF-8\"");
    }
    Problems.write(request, response, 401, "Unauthorized", "Sign in to use this service");
  }
}
