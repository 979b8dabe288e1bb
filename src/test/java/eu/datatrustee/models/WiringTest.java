package eu.datatrustee.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Leaves;
import eu.datatrustee.identity.Group;
import eu.datatrustee.models.Models.Model;
import java.io.File;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** What a model needs of the service, and the service of the models: beans, forms, groups, clocks, ids. */
class WiringTest extends ServiceTest {

  private static final Pattern BEAN_IN_EXPRESSION = Pattern.compile("\\$\\{(\\w+)\\.");

  @Autowired
  ApplicationContext context;
  @Autowired
  ConfigurableListableBeanFactory beans;

  static Stream<Model> models() {
    return Models.all();
  }

  @ParameterizedTest
  @MethodSource("models")
  void stepsAreBeansWithASavePointWhereTheyLeaveTheProcess(Model model) {
    for (ServiceTask task : model.all(ServiceTask.class)) {
      assertThat(task.getCamundaDelegateExpression()).as(task.getId() + " by delegate expression only").isNotBlank();
      String bean = Models.beanOf(task.getCamundaDelegateExpression());
      assertThat(context.getBean(bean)).as(bean).isInstanceOf(JavaDelegate.class);
      boolean leaves = beans.findAnnotationOnBean(bean, Leaves.class) != null;
      assertThat(task.isCamundaAsyncBefore()).as(task.getId() + ": a save point exactly where it leaves the process").isEqualTo(leaves);
      if (leaves) {
        assertThat(task.getExtensionElements().getElements()).as(task.getId() + ": how often it is tried").isNotEmpty();
      }
    }
    for (MessageEventDefinition sent : model.all(MessageEventDefinition.class)) {
      if (sent.getCamundaDelegateExpression() != null) {
        assertThat(context.getBean(Models.beanOf(sent.getCamundaDelegateExpression()))).isInstanceOf(JavaDelegate.class);
      }
    }
  }

  /** The engine reads a repeat only where it stands alone: in a list it would be one try more, and not the forty-eight that it says. */
  @ParameterizedTest
  @MethodSource("models")
  void eachPauseBetweenTriesIsOne(Model model) {
    for (ServiceTask task : model.all(ServiceTask.class)) {
      Duration all = pauses(task).map(Duration::parse).reduce(Duration.ZERO, Duration::plus);
      if (Set.of("service_revokeAccess", "service_confirmRevocation").contains(task.getId())) {
        assertThat(all).as(task.getId() + " is tried for a day (A5)").isGreaterThanOrEqualTo(Duration.ofDays(1));
      }
    }
  }

  private static Stream<String> pauses(ServiceTask task) {
    return task.getExtensionElements() == null ? Stream.of() : task.getExtensionElements().getElementsQuery()
        .filterByType(CamundaFailedJobRetryTimeCycle.class).list().stream().flatMap(cycle -> Stream.of(cycle.getTextContent().split(",")));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyBeanThatAModelAsksIsThere(Model model) throws Exception {
    Matcher asked = BEAN_IN_EXPRESSION.matcher(Files.readString(Path.of("processes", model.file())));
    while (asked.find()) {
      if (!"execution".equals(asked.group(1))) {
        assertThat(context.containsBean(asked.group(1))).as(asked.group(1)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyTaskHasFormGroupsClockRemindersAndAnEnd(Model model) throws Exception {
    for (UserTask task : model.all(UserTask.class)) {
      String id = task.getId();
      assertThat(forms()).as(id + ": form").containsAll(formsOf(task));
      assertThat(task.getCamundaFormRefBinding()).as(id).isEqualTo("deployment");
      assertThat(task.getDocumentations()).as(id + ": what is to be done").isNotEmpty();
      assertThat(task.getCamundaCandidateGroupsList()).as(id + ": candidates").isNotEmpty()
          .allMatch(group -> groups().contains(group) || "${customerGroup}".equals(group));
      assertThat(task.getCamundaDueDate()).as(id + ": due date").isNotBlank();
      List<CamundaTaskListener> reminders = task.getExtensionElements().getElementsQuery().filterByType(CamundaTaskListener.class)
          .list().stream().filter(listener -> "timeout".equals(listener.getCamundaEvent())).toList();
      assertThat(reminders).as(id + ": a reminder and an escalation").hasSize(2);
      assertThat(model.all(BoundaryEvent.class)).as(id + ": what happens at the end")
          .anyMatch(event -> isTimer(event) && (event.getAttachedTo().equals(task)
              || event.getAttachedTo() instanceof SubProcess around && task.getParentElement().equals(around)));
      Set<String> inputs = task.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
          .filter(input -> within(input, task)).map(CamundaInputParameter::getCamundaName).collect(Collectors.toSet());
      assertThat(inputs).as(id + ": answers are local").contains("decision", "reason");
      for (String form : formsOf(task)) {
        assertThat(editableFields(form)).as(id + ": the form asks what the task declares, and nothing else")
            .isSubsetOf(inputs).contains("decision", "reason");
      }
    }
    for (StartEvent start : model.all(StartEvent.class)) {
      if (start.getCamundaFormRef() != null) {
        assertThat(forms()).contains(start.getCamundaFormRef());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void decisionsAndCalledProcessesComeFromTheSameDeployment(Model model) {
    for (BusinessRuleTask rule : model.all(BusinessRuleTask.class)) {
      assertThat(rule.getCamundaDecisionRefBinding()).isEqualTo("deployment");
      assertThat(new File("processes", rule.getCamundaDecisionRef() + ".dmn")).exists();
    }
    for (CallActivity call : model.all(CallActivity.class)) {
      assertThat(call.getCamundaCalledElementBinding()).isEqualTo("deployment");
      assertThat(new File("processes", call.getCalledElement() + ".bpmn")).exists();
    }
  }

  /** Both ways: an id in Java that no model has is a typing error, a task or message no face names is written in a string somewhere. */
  @Test
  void facesAndModelsNameTheSame() {
    Set<String> tasksInJava = new TreeSet<>();
    Set<String> messagesInJava = new TreeSet<>();
    Set<String> keysInJava = new TreeSet<>();
    Set<String> allIds = models().flatMap(m -> m.all(org.camunda.bpm.model.bpmn.instance.FlowElement.class).stream())
        .map(element -> element.getId()).collect(Collectors.toSet());
    for (Class<?> face : faces()) {
      keysInJava.add(value(face, "KEY"));
      for (Class<?> names : face.getDeclaredClasses()) {
        switch (names.getSimpleName()) {
          case "Task" -> tasksInJava.addAll(values(names));
          case "Message" -> messagesInJava.addAll(values(names));
          case "Step" -> assertThat(allIds).containsAll(values(names));
          default -> { }
        }
      }
    }
    assertThat(tasksInJava).isEqualTo(models().flatMap(m -> m.all(UserTask.class).stream()).map(UserTask::getId)
        .collect(Collectors.toCollection(TreeSet::new)));
    assertThat(messagesInJava).isEqualTo(models().flatMap(m -> m.all(Message.class).stream()).map(Message::getName)
        .collect(Collectors.toCollection(TreeSet::new)));
    // A process that is called may have a face of its own, or share its caller's.
    Set<String> started = models().filter(m -> models().noneMatch(other -> other.all(CallActivity.class).stream()
        .anyMatch(call -> call.getCalledElement().equals(m.process().getId())))).map(m -> m.process().getId())
        .collect(Collectors.toCollection(TreeSet::new));
    assertThat(keysInJava).containsAll(started);
    assertThat(models().map(m -> m.process().getId())).containsAll(keysInJava);
  }

  private static List<Class<?>> faces() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile("eu\\.datatrustee\\..*")));
    return scanner.findCandidateComponents("eu.datatrustee").stream().<Class<?>>map(found -> load(found.getBeanClassName()))
        .filter(type -> Arrays.stream(type.getDeclaredFields()).anyMatch(field -> "KEY".equals(field.getName())))
        .filter(type -> Arrays.stream(type.getDeclaredClasses()).anyMatch(names -> "Variable".equals(names.getSimpleName()))).toList();
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static Collection<String> values(Class<?> names) {
    return Arrays.stream(names.getDeclaredFields()).filter(field -> Modifier.isStatic(field.getModifiers()))
        .map(field -> value(names, field.getName())).toList();
  }

  private static String value(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return (String) field.get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  /** The task's form, or one for each language the service speaks. */
  private static List<String> formsOf(UserTask task) {
    String form = task.getCamundaFormRef();
    return form.endsWith("${language}") ? Stream.of("de", "en", "nl").map(code -> form.replace("${language}", code)).toList() : List.of(form);
  }

  private static boolean isTimer(BoundaryEvent event) {
    return !event.getChildElementsByType(TimerEventDefinition.class).isEmpty();
  }

  private static boolean within(CamundaInputParameter input, UserTask task) {
    for (var parent = input.getParentElement(); parent != null; parent = parent.getParentElement()) {
      if (parent.equals(task)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> groups() {
    return Arrays.stream(Group.class.getDeclaredFields()).filter(field -> field.getType() == String.class)
        .map(field -> value(Group.class, field.getName())).collect(Collectors.toSet());
  }

  private static Set<String> forms() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      Set<String> ids = new TreeSet<>();
      for (Path file : files.filter(file -> file.toString().endsWith(".form")).toList()) {
        JsonNode form = new ObjectMapper().readTree(file.toFile());
        assertThat(file.getFileName().toString()).isEqualTo(form.get("id").asText() + ".form");
        ids.add(form.get("id").asText());
      }
      return ids;
    }
  }

  private static Set<String> editableFields(String form) throws Exception {
    Set<String> keys = new TreeSet<>();
    collect(new ObjectMapper().readTree(new File("forms", form + ".form")).get("components"), keys);
    return keys;
  }

  private static void collect(JsonNode components, Set<String> keys) {
    for (JsonNode component : components) {
      if (component.has("key") && !component.path("readonly").asBoolean()) {
        keys.add(component.get("key").asText());
      }
      if (component.has("components")) {
        collect(component.get("components"), keys);
      }
    }
  }
}
