package eu.datatrustee.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Decides by the latest version of each table, without asking what the signed-in user may do with it: the service asks, not the user.
 *
 * <p>FEEL parses each cell at each evaluation, which costs more than the rest of a request. So answers are kept for each version and
 * set of facts, and which version is the latest is looked up once in a while only: another node's deployment counts here after
 * {@value #LOOK_AGAIN_MILLIS} ms.
 */
@Component
class DmnDecisions implements Decisions {

  private static final int ANSWERS = 2000;
  static final long LOOK_AGAIN_MILLIS = 1000;

  private record Question(String definitionId, Map<String, Object> facts) {}

  private record Latest(String definitionId, long seenAt) {}

  private final ProcessEngine engine;
  private final LongSupplier millis;
  private final Map<String, Latest> latest = new ConcurrentHashMap<>();
  private final Map<Question, Optional<Map<String, Object>>> answers;

  @Autowired
  DmnDecisions(ProcessEngine engine) {
    this(engine, () -> System.nanoTime() / 1_000_000, ANSWERS);
  }

  DmnDecisions(ProcessEngine engine, LongSupplier millis, int answers) {
    this.engine = engine;
    this.millis = millis;
    this.answers = Collections.synchronizedMap(new Recent<>(answers));
  }

  @Override
  public Optional<Map<String, Object>> decide(String table, Map<String, Object> facts) {
    Question question = new Question(latest(table), Collections.unmodifiableMap(new HashMap<>(facts)));
    Optional<Map<String, Object>> known = answers.get(question);
    if (known == null) {
      // Evaluated outside the map's lock: two threads may both do it once, none waits for another's.
      known = evaluate(question);
      answers.put(question, known);
    }
    return known;
  }

  private Optional<Map<String, Object>> evaluate(Question question) {
    DmnDecisionRuleResult row = withoutAuthorisation(() -> engine.getDecisionService()
        .evaluateDecisionTableById(question.definitionId(), question.facts()).getSingleResult());
    return Optional.ofNullable(row).map(result -> Collections.unmodifiableMap(new LinkedHashMap<>(result.getEntryMap())));
  }

  private String latest(String table) {
    long now = millis.getAsLong();
    Latest seen = latest.get(table);
    if (seen == null || now - seen.seenAt() >= LOOK_AGAIN_MILLIS) {
      seen = new Latest(lookUp(table), now);
      latest.put(table, seen);
    }
    return seen.definitionId();
  }

  private String lookUp(String table) {
    DecisionDefinition definition = withoutAuthorisation(() -> engine.getRepositoryService().createDecisionDefinitionQuery()
        .decisionDefinitionKey(table).latestVersion().singleResult());
    if (definition == null) {
      throw new IllegalStateException("No decision table " + table + " is deployed");
    }
    return definition.getId();
  }

  private <T> T withoutAuthorisation(Callable<T> question) {
    ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    return configuration.getCommandExecutorTxRequired().execute(command -> command.runWithoutAuthorization(question));
  }

  /** Drops what was asked for the longest time ago. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
      super(64, 0.75f, true);
      this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > most;
    }
  }
}
