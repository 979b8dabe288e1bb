package eu.datatrustee.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.community.process_test_coverage.core.model.DefaultCollector;
import org.camunda.community.process_test_coverage.core.model.Event;
import org.camunda.community.process_test_coverage.core.model.Model;
import org.camunda.community.process_test_coverage.core.model.Run;
import org.camunda.community.process_test_coverage.core.model.Suite;
import org.camunda.community.process_test_coverage.engine.platform7.ExecutionContextModelProvider;
import org.camunda.community.process_test_coverage.engine.platform7.ProcessEngineAdapter;
import org.camunda.community.process_test_coverage.report.CoverageReportUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * The tests of a class together pass through every node and every flow of a model. The coverage extension of the same library would
 * build an engine of its own; this one listens to the service's, and names what was left out. Keep it in a static field.
 */
public final class WholeModel implements BeforeAllCallback, AfterAllCallback {

  private static final String REPORTS = "target/process-test-coverage/";

  /** For classes that cover no model as a whole: the engine's listeners need somebody to report to. */
  public static final class Unwatched implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
      ProcessEngine engine = engineOf(context);
      letModelsBeRead(engine.getAuthorizationService());
      listenTo(engine);
    }
  }

  private final String key;
  private final DefaultCollector collector = new DefaultCollector(new ExecutionContextModelProvider());

  private WholeModel(String key) {
    this.key = key;
  }

  public static WholeModel of(String key) {
    return new WholeModel(key);
  }

  /** For what runs before the first class with a model of its own, as the demonstration's data do: noticed, and counted for none. */
  public static void listenTo(ProcessEngine engine) {
    new ProcessEngineAdapter(engine, event -> { }).initializeListeners();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    String tests = context.getRequiredTestClass().getName();
    collector.createSuite(new Suite(tests, context.getDisplayName()));
    collector.activateSuite(tests);
    collector.createRun(new Run(tests, context.getDisplayName()), tests);
    collector.activateRun(tests);
    new ProcessEngineAdapter(engineOf(context), collector).initializeListeners();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    CoverageReportUtil.createReport(collector, REPORTS + context.getRequiredTestClass().getSimpleName());
    Model model = collector.getModels().stream().filter(known -> known.getKey().equals(key)).findFirst().orElseThrow();
    Set<String> reached = collector.getActiveSuite().getEvents(key).stream().map(Event::getDefinitionKey).collect(Collectors.toSet());
    assertThat(elements()).as("Elements of %s that no test passes through", key).filteredOn(id -> !reached.contains(id)).isEmpty();
    assertThat(collector.getActiveSuite().calculateCoverage(model)).isEqualTo(1.0);
  }

  private static ProcessEngine engineOf(ExtensionContext context) {
    return SpringExtension.getApplicationContext(context).getBean(ProcessEngine.class);
  }

  /** The library looks models up, watched or not, on behalf of whoever is signed in; reading a model lets nobody see or do anything in its cases. */
  private static void letModelsBeRead(AuthorizationService rights) {
    if (rights.createAuthorizationQuery().authorizationType(Authorization.AUTH_TYPE_GLOBAL)
        .resourceType(Resources.PROCESS_DEFINITION).count() == 0) {
      Authorization everyone = rights.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
      everyone.setResource(Resources.PROCESS_DEFINITION);
      everyone.setResourceId(Authorization.ANY);
      everyone.addPermission(Permissions.READ);
      rights.saveAuthorization(everyone);
    }
  }

  private Set<String> elements() {
    BpmnModelInstance model = Bpmn.readModelFromFile(Path.of("processes", key + ".bpmn").toFile());
    return Stream.concat(model.getModelElementsByType(FlowNode.class).stream(),
        model.getModelElementsByType(SequenceFlow.class).stream()).map(FlowElement::getId).collect(Collectors.toSet());
  }
}
