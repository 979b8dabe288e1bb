package eu.datatrustee.access;

import eu.datatrustee.engine.Leaves;
import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doorways of {@code customer-direct-access}: each name that the model calls, and the one thing the service does for it. */
@Configuration(proxyBeanMethods = false)
class DirectAccessSteps {

  @Bean
  @Leaves("mail")
  JavaDelegate remindCustomer(DirectAccesses accesses) {
    return execution -> accesses.timeUp(execution.getProcessBusinessKey());
  }

  @Bean
  TaskListener confirmEnd(DirectAccesses accesses) {
    return task -> accesses.confirmEnd(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate leaveUnconfirmed(DirectAccesses accesses) {
    return execution -> accesses.unconfirmed(execution.getProcessBusinessKey());
  }
}
