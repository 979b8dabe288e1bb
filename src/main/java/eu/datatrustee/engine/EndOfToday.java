package eu.datatrustee.engine;

import java.util.Date;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;

/** The one expression of our own that a filter may hold; it is known by its text and evaluates nothing. */
record EndOfToday(OfficeDay day) implements Expression {

  @Override
  public Object getValue(VariableScope scope) {
    return Date.from(day.end());
  }

  @Override
  public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
    return getValue(scope);
  }

  @Override
  public void setValue(Object value, VariableScope scope) {
    throw new UnsupportedOperationException("The end of the day is not set");
  }

  @Override
  public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
    setValue(value, scope);
  }

  @Override
  public String getExpressionText() {
    return QueryExpressions.END_OF_TODAY;
  }

  @Override
  public boolean isLiteralText() {
    return false;
  }
}
