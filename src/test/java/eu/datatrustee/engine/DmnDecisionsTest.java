package eu.datatrustee.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DmnDecisionsTest {

  private static final String TABLE = """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn"
          id="definitions" name="d" namespace="n">
        <decision id="colours" name="Colours" camunda:historyTimeToLive="P1D">
          <decisionTable id="table" hitPolicy="FIRST">
            <input id="in"><inputExpression id="ie" typeRef="string"><text>colour</text></inputExpression></input>
            <output id="o1" name="depth" typeRef="integer"/>
            <output id="o2" name="note" typeRef="string"/>
            <rule id="r1">
              <inputEntry id="r1i"><text>"red"</text></inputEntry>
              <outputEntry id="r1o1"><text>%d</text></outputEntry>
              <outputEntry id="r1o2"><text></text></outputEntry>
            </rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  private static ProcessEngine engine;

  private final AtomicLong millis = new AtomicLong();
  private DmnDecisions decisions;

  @BeforeAll
  static void start() {
    engine = new StandaloneInMemProcessEngineConfiguration().setProcessEngineName("decisions")
        .setJdbcUrl("jdbc:h2:mem:decisions;DB_CLOSE_DELAY=-1").setJobExecutorActivate(false).setAuthorizationEnabled(true)
        .setHistory("activity").buildProcessEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void deploy() {
    deploy(1);
    decisions = new DmnDecisions(engine, millis::get);
  }

  @AfterEach
  void clean() {
    engine.getIdentityService().clearAuthentication();
    engine.getRepositoryService().createDeploymentQuery().list()
        .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
  }

  @Test
  @DisplayName("The row's outputs by name, without empty cells; nothing where no row fits")
  void decides() {
    Map<String, Object> red = decisions.decide("colours", Map.of("colour", "red")).orElseThrow();

    assertThat(red).isEqualTo(Map.of("depth", 1));
    assertThatThrownBy(() -> red.put("depth", 2)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(decisions.decide("colours", Map.of("colour", "blue"))).isEmpty();
    assertThat(decisions.decide("colours", Map.of("colour", "blue"))).isEmpty();
  }

  @Test
  @DisplayName("A fact may be null")
  void nullFact() {
    Map<String, Object> facts = new HashMap<>();
    facts.put("colour", null);

    assertThat(decisions.decide("colours", facts)).isEmpty();
  }

  @Test
  @DisplayName("It is the service that asks: a signed-in user without any right gets the same answer, and no right by it")
  void withoutTheCallersRights() {
    engine.getIdentityService().setAuthentication("mallory", List.of());

    assertThat(decisions.decide("colours", Map.of("colour", "red"))).isPresent();

    assertThatThrownBy(() -> engine.getDecisionService().evaluateDecisionTableByKey("colours", Map.of("colour", "red")))
        .isInstanceOf(AuthorizationException.class);
  }

  @Test
  @DisplayName("The latest version decides, a moment after its deployment at the latest")
  void latestVersion() {
    assertThat(depth()).isEqualTo(1);

    deploy(2);
    millis.addAndGet(DmnDecisions.LOOK_AGAIN_MILLIS);

    assertThat(depth()).isEqualTo(2);
  }

  @Test
  @DisplayName("A table that is not deployed fails by name")
  void unknownTable() {
    assertThatThrownBy(() -> decisions.decide("shapes", Map.of())).isInstanceOf(IllegalStateException.class).hasMessageContaining("shapes");
  }

  private Object depth() {
    return decisions.decide("colours", Map.of("colour", "red")).orElseThrow().get("depth");
  }

  private static void deploy(int depth) {
    engine.getRepositoryService().createDeployment().addString("colours.dmn", TABLE.formatted(depth)).deploy();
  }
}
