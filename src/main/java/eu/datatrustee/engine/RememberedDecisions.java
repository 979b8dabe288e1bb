package eu.datatrustee.engine;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Evaluates each version of a table once for the same facts, whoever asks: a model's business rule task or the service. FEEL parses
 * each cell and builds all its functions anew at each evaluation, which is a quarter of what a request costs.
 *
 * <p>Which facts an answer rests on is not guessed: whatever a table reads while it is evaluated belongs to its question from then on.
 * So a table must not ask for the time, and a test of the models sees to that.
 */
class RememberedDecisions extends DefaultDmnEngine {

  private static final int ANSWERS = 2000;

  private record Question(String definitionId, Map<String, Object> facts) {}

  private final Map<String, TableText> texts = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> readBy = new ConcurrentHashMap<>();
  private final Map<Question, DmnDecisionResult> answers;

  RememberedDecisions(DefaultDmnEngineConfiguration configuration) {
    this(configuration, ANSWERS);
  }

  RememberedDecisions(DefaultDmnEngineConfiguration configuration, int answers) {
    super(configuration);
    this.answers = Collections.synchronizedMap(new Recent<>(answers));
  }

  @Override
  public DmnDecisionResult evaluateDecision(DmnDecision decision, VariableContext all) {
    String id = ((DecisionDefinition) decision).getId();
    VariableContext variables = new Mentioned(all, texts.computeIfAbsent(id, any -> TableText.of(decision)));
    Set<String> read = readBy.computeIfAbsent(id, any -> ConcurrentHashMap.newKeySet());
    DmnDecisionResult known = answers.get(question(id, read, variables));
    if (known == null) {
      // Evaluated outside the map's lock: two threads may both do it once, none waits for another's.
      known = super.evaluateDecision(decision, new Noting(variables, read));
      answers.put(question(id, read, variables), known);
    }
    return known;
  }

  private static Question question(String id, Set<String> read, VariableContext variables) {
    Map<String, Object> facts = new HashMap<>();
    for (String name : read) {
      if (variables.containsVariable(name)) {
        TypedValue value = variables.resolve(name);
        facts.put(name, value == null ? null : value.getValue());
      }
    }
    return new Question(id, facts);
  }

  /**
   * Of the variables of a process or a question those whose names the table's text holds: FEEL reads every variable there is as soon as a
   * cell calls a function, and an answer would belong to one case only.
   */
  private record Mentioned(VariableContext all, TableText table) implements VariableContext {

    @Override
    public TypedValue resolve(String name) {
      return table.mentions(name) ? all.resolve(name) : null;
    }

    @Override
    public boolean containsVariable(String name) {
      return table.mentions(name) && all.containsVariable(name);
    }

    @Override
    public Set<String> keySet() {
      return all.keySet().stream().filter(table::mentions).collect(Collectors.toSet());
    }
  }

  /** The variables that count, and a note of each name that is asked for. */
  private record Noting(VariableContext variables, Set<String> read) implements VariableContext {

    @Override
    public TypedValue resolve(String name) {
      read.add(name);
      return variables.resolve(name);
    }

    @Override
    public boolean containsVariable(String name) {
      read.add(name);
      return variables.containsVariable(name);
    }

    @Override
    public Set<String> keySet() {
      return variables.keySet();
    }
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
