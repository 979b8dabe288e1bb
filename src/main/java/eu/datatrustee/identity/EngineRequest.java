package eu.datatrustee.identity;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** A request as the engine gets it: with the body that was checked, and a list bounded where the caller has set no bound. */
final class EngineRequest extends HttpServletRequestWrapper {

  /** Lists, which the engine refuses to read without a bound. */
  private static final Pattern LISTS = Pattern.compile(".*/(task|process-definition|process-instance|incident|job|job-definition|filter"
      + "|user|group|deployment|decision-definition|decision-requirements-definition|variable-instance|authorization|batch|tenant"
      + "|external-task|case-definition|filter/[^/]+/list|history/[a-z-]+)");
  private static final String BOUND = "maxResults=1000";

  /** Tasklist and Cockpit ask for more filters and job definitions than the engine reads of anything at once. */
  private static final String BOUND_OF_WEBAPPS = "maxResults=2000";

  private final byte[] body;
  private final boolean bound;
  private final boolean webapp;

  private EngineRequest(HttpServletRequest request, byte[] body) {
    super(request);
    this.body = body;
    this.webapp = request.getRequestURI().startsWith("/camunda/");
    this.bound = LISTS.matcher(request.getRequestURI()).matches() && request.getParameter("maxResults") == null;
  }

  /** @param body the body to hand on, or null to leave it as it is */
  static HttpServletRequest of(HttpServletRequest request, byte[] body) {
    return new EngineRequest(request, body);
  }

  @Override
  public String getQueryString() {
    String given = super.getQueryString();
    if (webapp && given != null && given.contains(BOUND_OF_WEBAPPS)) {
      return given.replace(BOUND_OF_WEBAPPS, BOUND);
    }
    return !bound ? given : given == null || given.isEmpty() ? BOUND : given + "&" + BOUND;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return body == null ? super.getInputStream() : new Bytes(new ByteArrayInputStream(body));
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return body == null ? super.getReader()
        : new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
  }

  @Override
  public int getContentLength() {
    return body == null ? super.getContentLength() : body.length;
  }

  @Override
  public long getContentLengthLong() {
    return body == null ? super.getContentLengthLong() : body.length;
  }

  @Override
  public String getHeader(String name) {
    return body != null && "Content-Length".equalsIgnoreCase(name) ? Integer.toString(body.length) : super.getHeader(name);
  }

  /** Bytes in memory, as a servlet reads them. */
  private static final class Bytes extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    Bytes(ByteArrayInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("The body is read at once");
    }
  }
}
