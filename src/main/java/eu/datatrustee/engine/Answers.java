package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;
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
      given.keySet().stream().filter(declared::contains).forEach(name -> kept.put(name, plain(name, given)));
    }
    return kept;
  }

  private static Object plain(String name, Map<String, Object> given) {
    // By its type first: reading the value of an object that came as text would fail.
    TypedValue typed = given instanceof VariableMap map ? map.getValueTyped(name) : null;
    if (typed != null && typed.getType() != null && !TYPES.contains(typed.getType())) {
      throw strange(name);
    }
    Object plain = typed != null ? typed.getValue() : given.get(name) instanceof TypedValue value ? value.getValue() : given.get(name);
    if (plain == null || plain instanceof String || plain instanceof Boolean || plain instanceof Number || plain instanceof Date) {
      return plain;
    }
    throw strange(name);
  }

  private static Refusal strange(String name) {
    return Refusal.malformed(name, "has a type that no form asks for");
  }
}
