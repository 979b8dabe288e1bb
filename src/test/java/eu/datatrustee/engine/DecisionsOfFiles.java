package eu.datatrustee.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** The tables in {@code processes/} as they lie there, decided by the DMN engine alone; tells which rows have fired. */
public class DecisionsOfFiles implements Decisions {

  private final List<String> fired = new ArrayList<>();
  private final DmnEngine engine;

  public DecisionsOfFiles() {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setCustomPostDecisionTableEvaluationListeners(List.of(firing()));
    configuration.setDefaultInputExpressionExpressionLanguage("feel");
    configuration.setDefaultOutputEntryExpressionLanguage("feel");
    configuration.setDefaultInputEntryExpressionLanguage("feel");
    engine = configuration.buildEngine();
  }

  /** The tables' files. */
  public static List<Path> files() {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      return files.filter(file -> file.toString().endsWith(".dmn")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Map<String, Object>> decide(String table, Map<String, Object> facts) {
    try (InputStream file = Files.newInputStream(Path.of("processes", table + ".dmn"))) {
      DmnDecision decision = engine.parseDecision(table, file);
      DmnDecisionRuleResult row = engine.evaluateDecisionTable(decision, facts).getSingleResult();
      return Optional.ofNullable(row).map(DmnDecisionRuleResult::getEntryMap);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The ids of the rows that have fired, in that order. */
  public List<String> fired() {
    return fired;
  }

  private DmnDecisionTableEvaluationListener firing() {
    return event -> event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).forEach(fired::add);
  }
}
