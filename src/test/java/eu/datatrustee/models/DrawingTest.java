package eu.datatrustee.models;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.models.Models.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Lane;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Participant;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a lawyer needs to follow a model: everything drawn, in lanes, and named; nothing thrown that nobody catches. */
class DrawingTest {

  static Stream<Model> models() {
    return Models.all();
  }

  @Test
  void thereAreModels() {
    assertThat(models()).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void fileIsNamedAfterItsProcessAndKeepsHistoryForATime(Model model) {
    assertThat(model.all(org.camunda.bpm.model.bpmn.instance.Process.class)).hasSize(1);
    assertThat(model.file()).isEqualTo(model.process().getId() + ".bpmn");
    assertThat(model.process().getCamundaHistoryTimeToLiveString()).as("time to live").matches("P\\d+D");
    assertThat(model.process().getDocumentations()).as("what the process is for").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingIsDrawn(Model model) {
    assertThat(model.all(Participant.class)).as("one pool").hasSize(1);
    Collection<BpmnShape> shapes = model.all(BpmnShape.class);
    Collection<BpmnEdge> edges = model.all(BpmnEdge.class);
    assertThat(model.all(FlowNode.class)).allSatisfy(
        node -> assertThat(shapes).as(node.getId()).anyMatch(shape -> node.equals(shape.getBpmnElement())));
    assertThat(model.all(SequenceFlow.class)).allSatisfy(
        flow -> assertThat(edges).as(flow.getId()).anyMatch(edge -> flow.equals(edge.getBpmnElement())));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyNodeOfTheProcessLiesInALane(Model model) {
    assertThat(model.all(Lane.class)).as("lanes").isNotEmpty().allSatisfy(lane -> assertThat(lane.getName()).isNotBlank());
    assertThat(model.all(FlowNode.class).stream().filter(node -> node.getParentElement().equals(model.process()))).allSatisfy(
        node -> assertThat(model.all(Lane.class)).as(node.getId()).anyMatch(lane -> lane.getFlowNodeRefs().contains(node)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everythingIsNamed(Model model) {
    assertThat(model.all(FlowNode.class)).allSatisfy(node -> assertThat(node.getName()).as(node.getId()).isNotBlank());
    assertThat(model.all(FlowElement.class)).allSatisfy(element -> assertThat(element.getId())
        .as("ids read kind_name").matches("(start|end|task|service|rule|receive|call|sub|esub|gateway|timer|boundary|flow)_[a-zA-Z]+"));
    assertThat(model.all(SequenceFlow.class).stream().filter(flow -> flow.getConditionExpression() != null))
        .allSatisfy(flow -> assertThat(flow.getName()).as(flow.getId()).isNotBlank());
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyErrorThrownIsCaughtAroundIt(Model model) {
    for (EndEvent end : model.all(EndEvent.class)) {
      for (ErrorEventDefinition thrown : end.getChildElementsByType(ErrorEventDefinition.class)) {
        assertThat(model.all(BoundaryEvent.class)).as(end.getId() + " is caught").anyMatch(
            boundary -> boundary.getAttachedTo() instanceof SubProcess around && contains(around, end)
                && boundary.getChildElementsByType(ErrorEventDefinition.class).stream()
                    .anyMatch(caught -> thrown.getError().equals(caught.getError())));
      }
    }
    assertThat(model.all(Error.class)).allSatisfy(error -> assertThat(model.all(ErrorEventDefinition.class)
        .stream().filter(used -> error.equals(used.getError())).count()).as(error.getId() + " thrown and caught").isGreaterThanOrEqualTo(2));
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyMessageIsAwaitedSomewhere(Model model) {
    assertThat(model.all(Message.class)).allSatisfy(message -> assertThat(
        model.all(ReceiveTask.class).stream().anyMatch(task -> message.equals(task.getMessage()))
            || model.all(MessageEventDefinition.class).stream().anyMatch(event -> message.equals(event.getMessage())))
        .as(message.getName()).isTrue());
  }

  @ParameterizedTest
  @MethodSource("models")
  void noModelHoldsAScript(Model model) throws Exception {
    assertThat(Files.readString(Path.of("processes", model.file()))).doesNotContain("scriptTask", "camunda:script", "scriptFormat");
  }

  private static boolean contains(SubProcess around, FlowNode node) {
    for (var parent = node.getParentElement(); parent != null; parent = parent.getParentElement()) {
      if (parent.equals(around)) {
        return true;
      }
    }
    return false;
  }
}
