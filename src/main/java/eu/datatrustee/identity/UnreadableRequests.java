package eu.datatrustee.identity;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What the web server refuses before anything of ours sees it (an address that no URI may have, headers that are too long) reads as every
 * other refusal does, and not as a page of the server's own.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  /** Added after the server's own, it is asked before that one, which then finds everything said. */
  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addContextCustomizers(context -> context.getParent().getPipeline().addValve(new ProblemReport()));
  }

  private static final class ProblemReport extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, Throwable thrown) {
      int status = response.getStatus();
      if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
        return;
      }
      AtomicBoolean heard = new AtomicBoolean();
      response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, heard);
      if (!heard.get()) {
        return;
      }
      try {
        HttpStatus known = HttpStatus.resolve(status);
        String uri = request.getRequestURI();
        response.setContentType(Problems.contentType(uri));
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Writer writer = response.getReporter();
        if (writer != null) {
          writer.write(Problems.body(uri, status, known == null ? "Error" : known.getReasonPhrase(),
              status < 500 ? "The request cannot be read, or leads nowhere" : "The service cannot answer this"));
          response.finishResponse();
        }
      } catch (IOException e) {
        container.getLogger().debug("Nobody is there to be told", e);
      }
    }
  }
}
