package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.demand.DemandDecisions.Assessment;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms on which counsel assesses say what each decision does, and who reads the reason. */
class AssessFormsTest {

  @ParameterizedTest
  @CsvSource({"demand-assess, Reject|Redirect|Disclose|Ask|Contest|No data|Preserve, authority",
      "request-assess, Reject|Redirect|Disclose|Ask|Object|No such data, requester"})
  @DisplayName("Each decision that can be taken is offered and explained; whoever reads the reason is named")
  void explained(String form, String decisions, String reader) throws IOException {
    JsonNode parts = new ObjectMapper().readTree(new File("forms/" + form + ".form"));
    List<String> offered = values(component(parts, "decision"));
    assertThat(offered).containsExactlyInAnyOrderElementsOf(Stream.of(Assessment.values()).map(Enum::name)
        .filter(decision -> form.startsWith("demand") || !decision.equals(Assessment.PRESERVE.name())).toList());

    String text = String.join("\n", parts.findValuesAsText("text"));
    List<String> explained = List.of(decisions.split("\\|"));
    assertThat(explained).hasSameSizeAs(offered).allSatisfy(decision -> assertThat(text).contains("**" + decision + "**"));
    assertThat(text).contains("The " + reader + " reads your reason");
    assertThat(component(parts, "reason").get("description").asText()).containsIgnoringCase("the " + reader + " reads it");
  }

  private static JsonNode component(JsonNode parts, String key) {
    return parts.findParents("key").stream().filter(part -> part.get("key").asText().equals(key)).findFirst().orElseThrow();
  }

  private static List<String> values(JsonNode choice) {
    return StreamSupport.stream(choice.get("values").spliterator(), false).map(value -> value.get("value").asText()).toList();
  }
}
