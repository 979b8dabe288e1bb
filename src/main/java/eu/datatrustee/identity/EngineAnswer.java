package eu.datatrustee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.engine.EngineRefusals;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;

/**
 * The engine's answer on its way out. What succeeds passes as it is; an error is held back and said anew: the service's own refusal with
 * its status and rule where there was one, since the engine makes a fault of everything, and no word of its innards otherwise.
 */
final class EngineAnswer extends HttpServletResponseWrapper {

  private static final Logger LOG = LoggerFactory.getLogger(EngineAnswer.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ClassPathResource CLOSED = new ClassPathResource("webapps/closed.html");

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
  private ServletOutputStream out;
  private PrintWriter writer;

  EngineAnswer(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
    this.response = response;
  }

  /** Says no in the engine's shape. */
  static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "Refusal");
    // Tasklist shows the message and nothing else.
    body.put("message", refusal.rule() == null ? refusal.getMessage() : refusal.getMessage() + " (" + refusal.rule().name() + ")");
    body.put("code", null);
    if (refusal.rule() != null) {
      body.put("rule", refusal.rule().name());
    }
    if (!refusal.errors().isEmpty()) {
      body.put("errors", refusal.errors());
    }
    write(response, refusal.kind().status(), body);
  }

  /** Sends what was held back, in plain words. */
  void finish() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (getStatus() < 400 || response.isCommitted()) {
      return;
    }
    Refusal refusal = EngineRefusals.last();
    if (getStatus() == 403 && asksForPage()) {
      response.resetBuffer();
      write(response, 403, "text/html;charset=UTF-8", CLOSED.getContentAsByteArray());
    } else if (refusal != null) {
      response.resetBuffer();
      refuse(response, refusal);
    } else if (!request.getMethod().equals("HEAD")) {
      Map<String, Object> body = inPlainWords();
      response.resetBuffer();
      write(response, getStatus(), body);
    }
  }

  /** A person who has come to an application that is not theirs. */
  private boolean asksForPage() {
    String accepted = request.getHeader("Accept");
    return request.getRequestURI().startsWith("/camunda/app/") && accepted != null && accepted.contains("text/html");
  }

  private Map<String, Object> inPlainWords() {
    JsonNode said = null;
    try {
      said = JSON.readTree(heldBack.toByteArray());
    } catch (IOException e) {
      LOG.debug("The engine's error was no JSON", e);
    }
    Map<String, Object> body = new LinkedHashMap<>();
    // Why not is the engine's own word, which names what there is: processes, resources, users.
    boolean fault = getStatus() == 403 || getStatus() >= 500 || said == null || !said.isObject();
    if (getStatus() >= 500) {
      // Neither ids nor the engine's words, which may name a case of which those who read the log do not know.
      LOG.warn("{} {} failed in the engine", request.getMethod(), request.getRequestURI().replaceAll("[^/]*[0-9][^/]*", "…"));
      LOG.debug("The engine said: {}", heldBack);
    }
    body.put("type", fault ? "Error" : said.path("type").asText("Error"));
    body.put("message", fault ? words(getStatus()) : said.path("message").asText(words(getStatus())));
    body.put("code", !fault && said.path("code").isNumber() ? said.get("code").numberValue() : null);
    return body;
  }

  private static String words(int status) {
    return switch (status) {
      case 400 -> "This is not understood";
      case 401 -> "Sign in to use this service";
      case 403 -> "You may not do this";
      case 404 -> "There is nothing here";
      case 405 -> "This cannot be done here";
      case 415 -> "JSON is expected";
      default -> "The service could not do this";
    };
  }

  private static void write(HttpServletResponse response, int status, Map<String, Object> body) throws IOException {
    write(response, status, "application/json;charset=UTF-8", JSON.writeValueAsBytes(body));
  }

  private static void write(HttpServletResponse response, int status, String type, byte[] bytes) throws IOException {
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  @Override
  public void sendError(int status) {
    setStatus(status);
  }

  @Override
  public void sendError(int status, String message) {
    setStatus(status);
  }

  @Override
  public void setContentLength(int length) {
    if (getStatus() < 400) {
      super.setContentLength(length);
    }
  }

  @Override
  public void setContentLengthLong(long length) {
    if (getStatus() < 400) {
      super.setContentLengthLong(length);
    }
  }

  @Override
  public void flushBuffer() throws IOException {
    if (getStatus() < 400) {
      super.flushBuffer();
    }
  }

  @Override
  public PrintWriter getWriter() throws IOException {
    if (writer == null) {
      writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8), false);
    }
    return writer;
  }

  @Override
  public ServletOutputStream getOutputStream() {
    if (out == null) {
      out = new Out();
    }
    return out;
  }

  /** Passes bytes of a success on and keeps those of an error. */
  private final class Out extends ServletOutputStream {

    @Override
    public void write(int b) throws IOException {
      if (getStatus() < 400) {
        response.getOutputStream().write(b);
      } else {
        heldBack.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      if (getStatus() < 400) {
        response.getOutputStream().write(bytes, from, length);
      } else {
        heldBack.write(bytes, from, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (getStatus() < 400) {
        response.getOutputStream().flush();
      }
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new UnsupportedOperationException("Answers are written at once");
    }
  }
}
