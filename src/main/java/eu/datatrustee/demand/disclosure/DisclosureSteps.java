package eu.datatrustee.demand.disclosure;

import eu.datatrustee.engine.Leaves;
import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doorways of {@code disclosure}: each name that the model calls, and the one thing the service does for it. */
@Configuration(proxyBeanMethods = false)
class DisclosureSteps {

  @Bean
  ExecutionListener beginDisclosure(Disclosures disclosures) {
    return execution -> {
      execution.setVariable(Disclosure.Variable.CASE_ID, execution.getProcessBusinessKey());
      disclosures.begin(execution.getProcessBusinessKey());
    };
  }

  @Bean
  TaskListener selectItems(Disclosures disclosures) {
    return task -> disclosures.submit(TaskAnswer.of(task));
  }

  @Bean
  TaskListener approveDisclosure(Disclosures disclosures) {
    return task -> disclosures.decide(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate alertUndecidedDisclosure(Disclosures disclosures) {
    return execution -> disclosures.undecided(execution.getProcessBusinessKey());
  }

  @Bean
  JavaDelegate alertBlockedDisclosure(Disclosures disclosures) {
    return execution -> disclosures.blocked(execution.getProcessBusinessKey());
  }

  @Bean
  @Leaves("mail")
  JavaDelegate releasePackage(Release release) {
    return execution -> release.release(execution.getProcessBusinessKey());
  }

  /** What the caller goes on with. */
  @Bean
  ExecutionListener settleDisclosure(Disclosures disclosures) {
    return execution -> execution.setVariable(Disclosure.Variable.DISCLOSED, disclosures.settle(execution.getProcessBusinessKey()));
  }
}
