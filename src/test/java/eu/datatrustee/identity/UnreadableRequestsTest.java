package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.datatrustee.ServiceTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no HTTP library would send, over a bare socket. */
class UnreadableRequestsTest extends ServiceTest {

  private String[] say(String target, String header) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n")
          .getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\r\n\r\n", 2);
    }
  }

  private static void problem(String[] answer) throws IOException {
    assertThat(answer[0]).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/problem+json").doesNotContain("Tomcat");
    String body = answer[1].substring(answer[1].indexOf('{'), answer[1].lastIndexOf('}') + 1);
    JsonNode problem = JSON.readTree(body);
    assertThat(problem.get("status").asInt()).isEqualTo(400);
    assertThat(problem.get("title").asText()).isEqualTo("Bad Request");
    assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    assertThat(problem.get("detail").asText()).isNotBlank();
    assertThat(answer[1]).doesNotContain("<", "Exception", "org.apache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/customers|x", "/api/customers?name=a|b", "/api/customers%2fcontoso", "/api/customers/%zz", "/api/<x>", "/api/%00"})
  @DisplayName("An address that cannot be one is a problem like any other")
  void address(String target) throws IOException {
    problem(say(target, ""));
  }

  @Test
  @DisplayName("So are headers that are too long")
  void headers() throws IOException {
    problem(say("/api/customers", "X-Long: " + "x".repeat(100_000) + "\r\n"));
  }

  @Test
  @DisplayName("At the engine's door, in the engine's shape")
  void engine() throws IOException {
    String[] answer = say("/engine-rest/task%2fx", "");
    assertThat(answer[0]).startsWith("HTTP/1.1 400").containsIgnoringCase("content-type: application/json");
    assertThat(answer[1]).contains("\"message\"").doesNotContain("<");
  }
}
