package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Of what somebody sends who has not signed in, or where no document belongs, nothing is written to the disk. */
abstract class SpoolingContract extends DemandContract {

  private static final String TYPE = "multipart/form-data; boundary=xxx";
  private static final int SIZE = 6_000_000;

  @Autowired
  private WebApplicationContext web;
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();

  /** Six megabytes of a part; watches, while they are read, whether the server writes any of them. */
  private final class Watched extends InputStream {

    private final InputStream head = new ByteArrayInputStream(
        "--xxx\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.pdf\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    private final InputStream tail = new ByteArrayInputStream("\r\n--xxx--\r\n".getBytes(StandardCharsets.US_ASCII));
    private int left = SIZE;
    private boolean written;

    @Override
    public int read() {
      throw new UnsupportedOperationException("Read in pieces");
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int some = head.read(into, offset, length);
      if (some > 0) {
        return some;
      }
      written |= spooled();
      if (left > 0) {
        int next = Math.min(length, left);
        left -= next;
        return next;
      }
      pause(200);
      written |= spooled();
      return tail.read(into, offset, length);
    }

    private static void pause(int milliseconds) {
      try {
        Thread.sleep(milliseconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean spooled() {
    File directory = (File) web.getServletContext().getAttribute(ServletContext.TEMPDIR);
    File[] files = directory.listFiles((folder, name) -> name.startsWith("upload_"));
    return files != null && Stream.of(files).anyMatch(file -> file.length() > 0);
  }

  /** @return the answer's status; whether anything was written, the stream knows */
  private int send(String path, Watched body, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Content-Type", TYPE)
        .POST(BodyPublishers.ofInputStream(() -> body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private static String[] basic(String user, String password) {
    return new String[] {"Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8))};
  }

  @ParameterizedTest
  @ValueSource(strings = {"/login", "/demands", "/demands/LE-2026-000001/documents", "/consents/SP-2026-000001/contoso", "/", "/error",
      "/api/demands", "/api/demands/LE-2026-000001/documents", "/api/customers", "/engine-rest/deployment/create",
      "/camunda/api/engine/engine/default/deployment/create",
      "/camunda/api/admin/setup/default/user/create", "/actuator/health", "/logout"})
  @DisplayName("Whoever has not signed in, with a visitor's session or none: refused, and nothing was written")
  void unknownSender(String path) throws Exception {
    for (boolean visited : new boolean[] {false, true}) {
      if (visited) {
        client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/login")).build(), BodyHandlers.ofString());
      }
      Watched body = new Watched();
      assertThat(send(path, body)).isIn(401, 403, 404, 413);
      assertThat(body.written).as("something was written to the disk").isFalse();
    }
    Watched body = new Watched();
    assertThat(send(path, body, basic("specialist1", "wrong"))).isIn(401, 403, 404, 413);
    assertThat(body.written).isFalse();
  }

  @Test
  @DisplayName("Whoever has signed in, where no document belongs: too large, and nothing was written")
  void noPlaceForDocuments() throws Exception {
    for (String path : new String[] {"/api/customers", "/api/demands/LE-2026-000001/withdrawal", "/api/incidents", "/engine-rest/task"}) {
      Watched body = new Watched();
      assertThat(send(path, body, basic("specialist1", "demo"))).as(path).isEqualTo(413);
      assertThat(body.written).as(path).isFalse();
    }
  }

  @Test
  @DisplayName("Where a document belongs, of somebody who has signed in, it is written: this test would see it")
  void known() throws Exception {
    Watched body = new Watched();
    assertThat(send("/api/demands", body, basic("specialist1", "demo"))).isEqualTo(400);
    assertThat(body.written).isTrue();
  }

  @Test
  @DisplayName("Each call that takes documents takes them")
  void everyPlaceForDocuments() throws Exception {
    Set<String> taking = new TreeSet<>();
    mappings.getHandlerMethods().forEach((mapping, method) -> {
      boolean files = Stream.of(method.getMethodParameters())
          .anyMatch(parameter -> parameter.nestedIfOptional().getGenericParameterType().getTypeName()
          .contains(MultipartFile.class.getName()));
      if (files || consumesParts(mapping)) {
        taking.addAll(mapping.getPatternValues());
      }
    });
    assertThat(taking).contains("/demands", "/api/demands", "/api/third-party-requests", "/api/subprocessor-proposals").hasSizeGreaterThan(9);
    for (String path : taking) {
      Watched body = new Watched();
      assertThat(send(path.replaceAll("\\{[^}]*}", "x"), body, basic("specialist1", "demo"))).as(path).isNotEqualTo(413);
    }
  }

  private static boolean consumesParts(RequestMappingInfo mapping) {
    return mapping.getConsumesCondition().getConsumableMediaTypes().stream().anyMatch(MediaType.MULTIPART_FORM_DATA::equalsTypeAndSubtype);
  }
}
