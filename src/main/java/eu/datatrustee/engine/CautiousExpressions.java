package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;
import org.springframework.context.ApplicationContext;

/**
 * Evaluates what stands in the models, and of what comes from outside only {@link QueryExpressions}. What comes from outside is what is
 * evaluated without a variable scope: queries and filters are the only such callers.
 */
class CautiousExpressions extends SpringExpressionManager {

  private final ApplicationContext context;

  CautiousExpressions(ApplicationContext context) {
    super(context, null);
    this.context = context;
  }

  @Override
  public Expression createExpression(String text) {
    // Made where it is needed: the day is the business of a module that builds on this one.
    return QueryExpressions.isEndOfToday(text) ? new EndOfToday(() -> context.getBean(OfficeDay.class).end())
        : new Cautious(createValueExpression(text), this, text);
  }

  private static final class Cautious extends JuelExpression {

    Cautious(ValueExpression value, JuelExpressionManager manager, String text) {
      super(value, manager, text);
    }

    @Override
    public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
      if (scope == null && !isLiteralText() && !QueryExpressions.allows(expressionText)) {
        throw Refusal.malformed("expression", "is none that a query may hold");
      }
      return super.getValue(scope, execution);
    }

    @Override
    public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
      if (scope == null) {
        throw Refusal.malformed("expression", "is none that a query may hold");
      }
      super.setValue(value, scope, execution);
    }
  }
}
