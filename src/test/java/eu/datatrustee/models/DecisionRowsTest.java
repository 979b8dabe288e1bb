package eu.datatrustee.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.engine.DecisionsOfFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of each decision table has facts that make it fire: a row that none can reach, or that nobody thought of, fails here. */
class DecisionRowsTest {

  record Case(String decision, String row, Map<String, Object> facts) {}

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("The row fires for its facts")
  void fires(Case given) {
    DecisionsOfFiles decisions = new DecisionsOfFiles();

    assertThat(decisions.decide(given.decision(), given.facts())).isPresent();
    assertThat(decisions.fired()).containsExactly(given.row());
  }

  @Test
  @DisplayName("Every row of every table has such facts")
  void everyRow() throws IOException {
    List<String> known = cases().map(row -> row.decision() + " " + row.row()).distinct().toList();

    assertThat(DecisionsOfFiles.files().stream().flatMap(DecisionRowsTest::rowsOf)).containsExactlyInAnyOrderElementsOf(known);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("eu.datatrustee.engine.DecisionsOfFiles#files")
  @DisplayName("No table asks for the time: answers are remembered")
  void timeless(Path file) throws IOException {
    assertThat(Files.readString(file)).doesNotContainPattern("\\b(now|today|random number)\\s*\\(");
  }

  @ParameterizedTest
  @MethodSource("eu.datatrustee.engine.DecisionsOfFiles#files")
  @DisplayName("Every row says in words what it is for")
  void described(Path file) {
    assertThat(Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Rule.class)).allSatisfy(
        rule -> assertThat(rule.getDescription()).describedAs(rule.getId()).isNotNull());
  }

  static Stream<Case> cases() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/decisions/rows.csv")).stream()
        .filter(line -> !line.startsWith("#")).map(line -> line.split("\\|")).map(columns -> new Case(columns[0].strip(), columns[1].strip(), facts(columns[2])));
  }

  private static Stream<String> rowsOf(Path file) {
    DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
    return model.getModelElementsByType(DecisionTable.class).stream().flatMap(table -> table.getRules().stream()
        .map(rule -> table.getParentElement().getAttributeValue("id") + " " + rule.getId()));
  }

  private static Map<String, Object> facts(String column) {
    Map<String, Object> facts = new HashMap<>();
    Arrays.stream(column.split(",")).map(fact -> fact.strip().split("=", 2))
        .forEach(fact -> facts.put(fact[0], fact[1].isEmpty() ? null : fact[1]));
    return facts;
  }
}
