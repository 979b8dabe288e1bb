package eu.datatrustee.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableInputImpl;
import org.camunda.bpm.dmn.engine.impl.DmnDecisionTableRuleImpl;
import org.camunda.bpm.dmn.engine.impl.DmnExpressionImpl;

/**
 * What stands in the cells of a decision table. A variable can count only where its name stands there; one whose name is part of another
 * word is taken to count too.
 *
 * @param cells null where the decision is no table of its own: then everything may count
 */
record TableText(String cells, Map<String, Boolean> known) {

  static TableText of(DmnDecision decision) {
    if (!(decision.getDecisionLogic() instanceof DmnDecisionTableImpl table) || !decision.getRequiredDecisions().isEmpty()) {
      return new TableText(null, Map.of());
    }
    Stream<DmnExpressionImpl> inputs = table.getInputs().stream().map(DmnDecisionTableInputImpl::getExpression);
    Stream<DmnExpressionImpl> rows = table.getRules().stream().flatMap(TableText::cells);
    return new TableText(Stream.concat(inputs, rows).filter(cell -> cell != null && cell.getExpression() != null)
        .map(DmnExpressionImpl::getExpression).distinct().collect(Collectors.joining("\n")), new ConcurrentHashMap<>());
  }

  private static Stream<DmnExpressionImpl> cells(DmnDecisionTableRuleImpl row) {
    return Stream.concat(row.getConditions().stream(), row.getConclusions().stream());
  }

  boolean mentions(String name) {
    return cells == null || known.computeIfAbsent(name, any -> cells.contains(any));
  }
}
