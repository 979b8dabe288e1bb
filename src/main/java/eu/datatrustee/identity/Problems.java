package eu.datatrustee.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says no outside of any controller: as a problem of RFC 9457 to the API's callers, in the engine's shape at its door. */
final class Problems {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Problems() {}

  static void write(HttpServletRequest request, HttpServletResponse response, int status, String title, String detail)
      throws IOException {
    String uri = request.getRequestURI();
    response.setStatus(status);
    response.setContentType(contentType(uri));
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(body(uri, status, title, detail));
  }

  static String contentType(String uri) {
    return engine(uri) ? "application/json" : "application/problem+json";
  }

  static String body(String uri, int status, String title, String detail) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    if (engine(uri)) {
      body.put("type", title.replace(" ", ""));
      body.put("message", detail);
    } else {
      body.put("type", "about:blank");
      body.put("title", title);
      body.put("status", status);
      body.put("detail", detail);
    }
    return JSON.writeValueAsString(body);
  }

  /** @param uri null where the request has none that could be read */
  private static boolean engine(String uri) {
    return uri != null && (uri.startsWith("/engine-rest") || uri.startsWith("/camunda/api"));
  }
}
