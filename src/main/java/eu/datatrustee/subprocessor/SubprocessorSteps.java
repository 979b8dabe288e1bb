package eu.datatrustee.subprocessor;

import static eu.datatrustee.subprocessor.SubprocessorApproval.Variable;

import eu.datatrustee.engine.Leaves;
import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The doorways of {@code subprocessor-approval}, {@code customer-consent} and {@code subprocessor-review}: each name that the models call,
 * and the one thing the service does for it.
 */
@Configuration(proxyBeanMethods = false)
class SubprocessorSteps {

  // ---- the proposal ----

  @Bean
  JavaDelegate classifyProposal(Proposals proposals) {
    return execution -> execution.setVariable(Variable.BY_PROVIDER,
        proposals.require(caseOf(execution)).proposed().engagedBy() == EngagedBy.PROVIDER);
  }

  @Bean
  TaskListener checkSubprocessor(Checks checks) {
    return task -> checks.dueDiligence(TaskAnswer.of(task));
  }

  @Bean
  TaskListener bindSubprocessor(Checks checks) {
    return task -> checks.bindingTerms(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate refuseProposal(Checks checks) {
    return execution -> checks.refused(caseOf(execution));
  }

  @Bean
  JavaDelegate enterSubprocessor(Enrolment enrolment, Consents consents) {
    return execution -> {
      execution.setVariable(Variable.CONSENT_NEEDED, enrolment.enter(caseOf(execution)));
      execution.setVariable(Variable.LAST_ROW, consents.nextOrdinal(caseOf(execution)) - 1);
    };
  }

  @Bean
  @Leaves("mail")
  JavaDelegate closeProposal(Enrolment enrolment) {
    return execution -> enrolment.registered(caseOf(execution));
  }

  // ---- one customer's consent ----

  @Bean
  @Leaves("mail")
  JavaDelegate askForConsent(Consenting consenting) {
    return execution -> consenting.ask(consentOf(execution));
  }

  @Bean
  TaskListener decideOnConsent(Consenting consenting) {
    return task -> consenting.decide(consentOf(task), TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate tellConsent(Consenting consenting) {
    return execution -> consenting.tell(consentOf(execution));
  }

  @Bean
  JavaDelegate recordSilence(Consenting consenting) {
    return execution -> consenting.silent(consentOf(execution));
  }

  @Bean
  TaskListener remindOfConsent(SubprocessorReminders reminders) {
    return reminders::half;
  }

  @Bean
  TaskListener urgeConsent(SubprocessorReminders reminders) {
    return reminders::late;
  }

  // ---- the review ----

  @Bean
  TaskListener beginReview(Reviews reviews) {
    return task -> reviews.begun(caseOf(task));
  }

  @Bean
  TaskListener reviewSubprocessor(Reviews reviews) {
    return task -> reviews.decide(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate tellSuspension(Reviews reviews) {
    return execution -> reviews.tellSuspended(caseOf(execution));
  }

  @Bean
  JavaDelegate suspendUnanswered(Reviews reviews) {
    return execution -> {
      reviews.unanswered(caseOf(execution));
      reviews.tellSuspended(caseOf(execution));
    };
  }

  private static String caseOf(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }

  private static String caseOf(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }

  private static String consentOf(DelegateExecution execution) {
    return (String) execution.getVariable(Variable.CONSENT);
  }

  private static String consentOf(DelegateTask task) {
    return (String) task.getVariable(Variable.CONSENT);
  }
}
