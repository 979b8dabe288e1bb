package eu.datatrustee.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Decides by the latest version of each table, without asking what the signed-in user may do with it: the service asks, not the user.
 * Which version is the latest is looked up once in a while only: another node's deployment counts here after
 * {@value #LOOK_AGAIN_MILLIS} ms.
 */
@Component
class DmnDecisions implements Decisions {

  static final long LOOK_AGAIN_MILLIS = 1000;

  private record Latest(DmnDecision definition, long seenAt) {}

  private final ProcessEngine engine;
  private final LongSupplier millis;
  private final Map<String, Latest> latest = new ConcurrentHashMap<>();

  @Autowired
  DmnDecisions(ProcessEngine engine) {
    this(engine, () -> System.nanoTime() / 1_000_000);
  }

  DmnDecisions(ProcessEngine engine, LongSupplier millis) {
    this.engine = engine;
    this.millis = millis;
  }

  @Override
  public Optional<Map<String, Object>> decide(String table, Map<String, Object> facts) {
    DmnDecision definition = latest(table);
    DmnDecisionResult rows = inCommand(
        context -> engine().getDmnEngine().evaluateDecision(definition, Variables.fromMap(facts).asVariableContext()));
    return Optional.ofNullable(rows.getSingleResult())
        .map(row -> Collections.unmodifiableMap(new LinkedHashMap<>(row.getEntryMap())));
  }

  private DmnDecision latest(String table) {
    long now = millis.getAsLong();
    Latest seen = latest.get(table);
    if (seen == null || now - seen.seenAt() >= LOOK_AGAIN_MILLIS) {
      seen = new Latest(lookUp(table), now);
      latest.put(table, seen);
    }
    return seen.definition();
  }

  private DmnDecision lookUp(String table) {
    return inCommand(context -> {
      DecisionDefinition definition = context.getDecisionDefinitionManager().findLatestDecisionDefinitionByKey(table);
      if (definition == null) {
        throw new IllegalStateException("No decision table " + table + " is deployed");
      }
      return (DmnDecision) engine().getDeploymentCache().findDeployedDecisionDefinitionById(definition.getId());
    });
  }

  /** Below the services that check what the signed-in user may do. */
  private <T> T inCommand(Command<T> question) {
    return engine().getCommandExecutorTxRequired().execute(question);
  }

  private ProcessEngineConfigurationImpl engine() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
