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

/**
 * Each row of each decision table has facts that make it fire, and what it then says is written down: a row that none can reach, that nobody
 * thought of, or that says something else fails here.
 */
class DecisionRowsTest {

  record Case(String decision, String row, Map<String, Object> facts, Map<String, Object> outputs) {}

  @ParameterizedTest
  @MethodSource("cases")
  @DisplayName("The row fires for its facts, and says what it has to say")
  void fires(Case given) {
    DecisionsOfFiles decisions = new DecisionsOfFiles();

    assertThat(decisions.decide(given.decision(), given.facts())).hasValueSatisfying(said -> given.outputs()
        .forEach((name, value) -> assertThat(String.valueOf(said.get(name))).describedAs(name).isEqualTo(String.valueOf(value))));
    assertThat(decisions.fired()).containsExactly(given.row());
  }

  @Test
  @DisplayName("Every row of every table has such facts")
  void everyRow() throws IOException {
    List<String> known = cases().map(row -> row.decision() + " " + row.row()).distinct().toList();

    assertThat(DecisionsOfFiles.files().stream().flatMap(DecisionRowsTest::rowsOf)).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  @DisplayName("What a row says is written down for each; of a clock's row, the worked instants hold it")
  void everyOutput() throws IOException {
    assertThat(cases().filter(row -> !row.decision().endsWith("deadlines"))).allSatisfy(row -> assertThat(row.outputs()).isNotEmpty());
    assertThat(cases().filter(row -> row.decision().equals("demand-triage"))).allSatisfy(row -> assertThat(row.outputs())
        .containsOnlyKeys("outcome", "notification", "compelled", "confirmation", "rule"));
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
        .filter(line -> !line.startsWith("#")).map(line -> line.split("\\|"))
        .map(columns -> new Case(columns[0].strip(), columns[1].strip(), facts(columns[2]), columns.length > 3 ? facts(columns[3]) : Map.of()));
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
