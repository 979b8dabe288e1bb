package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API's own description. */
@OnH2
class ApiPageOnH2Test extends HttpContract {

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  @DisplayName("Every call of the API is described, and every body has an example that can be read")
  void complete() {
    JsonNode api = ok(as("officer1").get("/v3/api-docs"));
    assertThat(api.get("openapi").asText()).startsWith("3.");
    TreeSet<String> described = new TreeSet<>();
    List<String> withoutExample = new ArrayList<>();
    api.get("paths").properties().forEach(path -> path.getValue().properties().forEach(call -> {
      String name = call.getKey().toUpperCase() + " " + path.getKey();
      described.add(name);
      JsonNode body = call.getValue().at("/requestBody/content");
      body.properties().forEach(content -> {
        if (!content.getValue().has("example") && !content.getValue().has("examples")) {
          withoutExample.add(name + " " + content.getKey());
        }
      });
    }));
    TreeSet<String> served = mappings.getHandlerMethods().keySet().stream()
        .flatMap(mapping -> mapping.getPatternValues().stream().filter(path -> path.startsWith("/api/"))
            .flatMap(path -> mapping.getMethodsCondition().getMethods().stream().map(method -> method + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served).isNotEmpty();
    assertThat(described).containsAll(served);
    assertThat(withoutExample).isEmpty();
  }

  @Test
  @DisplayName("The page is readable after signing in, and not before")
  void page() {
    assertThat(nobody().get("/v3/api-docs").status()).isEqualTo(401);
    assertThat(nobody().get("/swagger-ui.html").status()).isEqualTo(302);
    Caller person = signIn("officer1");
    Answer page = person.get("/swagger-ui.html");
    String index = page.status() == 302 ? page.header("Location") : "/swagger-ui.html";
    Answer shown = person.get(java.net.URI.create(index).getPath());
    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).contains("swagger-ui");
    assertThat(person.get("/v3/api-docs").status()).isEqualTo(200);
    assertThat(Map.of("initializer", person.get("/swagger-ui/swagger-initializer.js").status())).containsEntry("initializer", 200);
  }
}
