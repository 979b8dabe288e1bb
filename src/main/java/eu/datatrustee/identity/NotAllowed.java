package eu.datatrustee.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Refuses a call that the signed-in user may not make. */
class NotAllowed implements AccessDeniedHandler {

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) throws IOException {
    String detail = why instanceof CsrfException
        ? "Writing with a session's cookie needs the token of the page it was made for"
        : "Your groups do not allow this";
    Problems.write(request, response, 403, "Forbidden", detail);
  }
}
