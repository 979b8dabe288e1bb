package eu.datatrustee.demand;

import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doorways of {@code third-party-request} that it does not share with demands. */
@Configuration(proxyBeanMethods = false)
class RequestSteps {

  @Bean
  JavaDelegate tellCustomer(RequestDesk desk) {
    return execution -> desk.tellCustomer(execution.getProcessBusinessKey());
  }

  @Bean
  JavaDelegate forwardRequest(RequestDesk desk) {
    return execution -> desk.forward(execution.getProcessBusinessKey());
  }

  /** The wait for the customer's answer is over, whatever has ended it. */
  @Bean
  ExecutionListener controllerHeard(RequestDesk desk) {
    return execution -> desk.closeClocks(execution.getProcessBusinessKey());
  }

  @Bean
  JavaDelegate closeForwarded(RequestDesk desk) {
    return execution -> desk.closeForwarded(execution.getProcessBusinessKey());
  }

  @Bean
  JavaDelegate closeAnswered(RequestDesk desk) {
    return execution -> desk.closeAnswered(execution.getProcessBusinessKey());
  }

  @Bean
  TaskListener assessRequest(RequestDesk desk) {
    return task -> desk.assess(TaskAnswer.of(task));
  }
}
