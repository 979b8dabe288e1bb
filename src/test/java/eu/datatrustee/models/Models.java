package eu.datatrustee.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Every process model of the service, found where they lie: a new one falls under the rules without being named. */
final class Models {

  private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

  private Models() {}

  /** A model and the file it comes from. */
  record Model(String file, BpmnModelInstance bpmn) {

    Process process() {
      return all(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
      return bpmn.getModelElementsByType(type);
    }

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Model> all() {
    try (Stream<Path> files = Files.list(Path.of("processes"))) {
      List<Model> models = files.filter(file -> file.toString().endsWith(".bpmn")).sorted()
          .map(file -> new Model(file.getFileName().toString(), Bpmn.readModelFromFile(file.toFile()))).toList();
      return models.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bean that an expression such as {@code ${grantAccess}} names. */
  static String beanOf(String expression) {
    Matcher matcher = BEAN.matcher(expression);
    if (!matcher.matches()) {
      throw new AssertionError(expression + " is no delegate expression");
    }
    return matcher.group(1);
  }
}
