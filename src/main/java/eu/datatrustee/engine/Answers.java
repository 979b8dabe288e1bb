package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.type.PrimitiveValueType;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The fields that a task asks: its input parameters without a value. Nothing else that somebody sends with a completion reaches the
 * process.
 */
final class Answers {

  /** Under this name the parsed task keeps its declared fields. */
  static final String PROPERTY = "answers";

  private static final Set<ValueType> TYPES = Set.of(ValueType.STRING, ValueType.BOOLEAN, ValueType.INTEGER, ValueType.LONG,
      ValueType.SHORT, ValueType.DOUBLE, ValueType.DATE, ValueType.NULL);

  private Answers() {}

  /** The names of the input parameters without a value. */
  static Set<String> declaredBy(Element userTask) {
    Set<String> names = new HashSet<>();
    Element extensions = userTask.element("extensionElements");
    Element mapping = extensions == null ? null : extensions.element("inputOutput");
    if (mapping != null) {
      for (Element parameter : mapping.elements("inputParameter")) {
        if (parameter.getText().isBlank() && parameter.elements().isEmpty()) {
          names.add(parameter.attribute("name"));
        }
      }
    }
    return names;
  }

  /**
   * Keeps what was asked.
   *
   * @throws Refusal where a field comes as something else than a text, a number, a date or a yes or no
   */
  static Map<String, Object> keep(Set<String> declared, Map<String, Object> given) {
    Map<String, Object> kept = new HashMap<>();
    if (given != null) {
      given.forEach((name, value) -> {
        if (declared.contains(name)) {
          kept.put(name, plain(name, value));
        }
      });
    }
    return kept;
  }

  private static Object plain(String name, Object value) {
    Object plain = value;
    if (value instanceof TypedValue typed) {
      if (typed.getType() != null && !TYPES.contains(typed.getType()) && !(typed.getType() instanceof PrimitiveValueType)) {
        throw Refusal.malformed(name, "has a type that no form asks for");
      }
      plain = typed.getValue();
    }
    if (plain == null || plain instanceof String || plain instanceof Boolean || plain instanceof Number
        || plain instanceof Date) {
      return plain;
    }
    throw Refusal.malformed(name, "has a type that no form asks for");
  }
}
