package eu.datatrustee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table is evaluated once for the same facts")
class RememberedDecisionsTest {

  /** The second row reads a variable that is no input, and only where the first does not fit. */
  private static final String TABLE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
          id="definitions" name="d" namespace="n">
        <decision id="colours" name="Colours" camunda:historyTimeToLive="P1D">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in"><inputExpression id="ie" typeRef="string"><text>colour</text></inputExpression></input>
            <output id="o1" name="depth" typeRef="integer"/>
            <rule id="r1">
              <inputEntry id="r1i"><text>"red"</text></inputEntry>
              <outputEntry id="r1o1"><text>1</text></outputEntry>
            </rule>
            <rule id="r2">
              <inputEntry id="r2i"><text>"blue"</text></inputEntry>
              <outputEntry id="r2o1"><text>shade + 1</text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private static ProcessEngine engine;

  @BeforeAll
  static void start() {
    engine = new StandaloneInMemProcessEngineConfiguration().setProcessEngineName("remembered")
        .setJdbcUrl("jdbc:h2:mem:remembered;DB_CLOSE_DELAY=-1").setJobExecutorActivate(false).setHistory("activity").buildProcessEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void deploy() {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    configuration.setDmnEngine(new RememberedDecisions(configuration.getDmnEngineConfiguration(), 20));
    deploy(TABLE);
  }

  @AfterEach
  void clean() {
    engine.getRepositoryService().createDeploymentQuery().list()
        .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
  }

  @Test
  @DisplayName("The same facts get the same answer, whatever stands beside them; a changed fact is another question")
  void keepsAnswers() {
    Map<String, Object> facts = new HashMap<>(Map.of("colour", "red"));
    Object first = decide(facts);

    assertThat(decide(Map.of("colour", "red", "weather", "fine"))).isSameAs(first);
    facts.put("colour", "green");
    assertThat(decide(facts)).isNull();
    facts.put("colour", null);
    assertThat(decide(facts)).isNull();
  }

  @Test
  @DisplayName("What a row reads beside the table's inputs is one of its facts too")
  void whateverIsRead() {
    assertThat(depth(Map.of("colour", "blue", "shade", 1))).isEqualTo(2);
    assertThat(depth(Map.of("colour", "blue", "shade", 2))).isEqualTo(3);
    assertThat(depth(Map.of("colour", "red", "shade", 2))).isEqualTo(1);
  }

  @Test
  @DisplayName("A cell that calls a function rests on what the table mentions, and on nothing else of the case")
  void functions() {
    deploy(TABLE.replace("<text>\"red\"</text>", "<text>not(\"blue\", \"green\")</text>"));

    Object first = decide(Map.of("colour", "red", "shade", 3, "number", "AR-1"));
    assertThat(decide(Map.of("colour", "red", "shade", 3, "number", "AR-2"))).isSameAs(first);
    assertThat(depth(Map.of("colour", "blue", "shade", 3, "number", "AR-3"))).isEqualTo(4);
    assertThat(depth(Map.of("colour", "blue", "shade", 4, "number", "AR-3"))).isEqualTo(5);
  }

  @Test
  @DisplayName("A new version is another table")
  void newVersion() {
    assertThat(depth(Map.of("colour", "red"))).isEqualTo(1);

    deploy(TABLE.replace("<text>1</text>", "<text>7</text>"));

    assertThat(depth(Map.of("colour", "red"))).isEqualTo(7);
  }

  @Test
  @DisplayName("Any number of different questions is answered, and only so many are kept")
  void bounded() {
    Object first = decide(Map.of("colour", "red"));
    for (int i = 0; i < 20; i++) {
      decide(Map.of("colour", "colour " + i));
    }
    assertThat(decide(Map.of("colour", "red"))).isEqualTo(first).isNotSameAs(first);
  }

  private static DmnDecisionRuleResult row(Map<String, Object> facts) {
    return engine.getDecisionService().evaluateDecisionTableByKey("colours", facts).getSingleResult();
  }

  private static Object depth(Map<String, Object> facts) {
    return row(facts).getSingleEntry();
  }

  private static Object decide(Map<String, Object> facts) {
    DmnDecisionRuleResult row = row(facts);
    return row == null ? null : row.getSingleEntryTyped();
  }

  private static void deploy(String table) {
    engine.getRepositoryService().createDeployment().addString("colours.dmn", table).deploy();
  }
}
