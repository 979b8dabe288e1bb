package eu.datatrustee.demand;

import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The doorways of {@code law-enforcement-demand}, {@code court-confirmation} and {@code demand-failed-step}: each name that the models call, and the one thing the
 * service does for it. Nothing is decided here.
 */
@Configuration(proxyBeanMethods = false)
class DemandSteps {

  // ---- what arrives ----

  @Bean
  TaskListener accountForEntry(DemandDecisions decisions) {
    return task -> decisions.entry(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateEntry(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.ENTRY_OVERDUE, DemandClocks.ENTRY);
  }

  @Bean
  JavaDelegate redirectByProvider(DemandDesk desk) {
    return execution -> desk.referByProvider(caseOf(execution));
  }

  @Bean
  TaskListener releaseToCustomer(DemandDecisions decisions) {
    return task -> decisions.release(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateRelease(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.RELEASE_OVERDUE, DemandClocks.RELEASE);
  }

  // ---- the examination ----

  @Bean
  ExecutionListener demandInVerification(DemandDesk desk) {
    return execution -> desk.inVerification(caseOf(execution));
  }

  @Bean
  TaskListener verifyAuthority(DemandDecisions decisions) {
    return task -> decisions.verify(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateVerification(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.VERIFICATION_OVERDUE, DemandClocks.VERIFICATION);
  }

  @Bean
  JavaDelegate reportNotGenuine(DemandDesk desk) {
    return execution -> desk.reportNotGenuine(caseOf(execution));
  }

  @Bean
  JavaDelegate triageDemand(FormCheck formCheck) {
    return execution -> formCheck.prepare(caseOf(execution));
  }

  @Bean
  TaskListener checkDemandForm(FormCheck formCheck) {
    return task -> formCheck.decide(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateFormCheck(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.FORM_CHECK_OVERDUE, DemandClocks.FORM_CHECK);
  }

  @Bean
  JavaDelegate rejectInadmissible(DemandDesk desk) {
    return execution -> desk.rejectInadmissible(caseOf(execution));
  }

  @Bean
  JavaDelegate acknowledgeDemand(DemandDesk desk) {
    return execution -> desk.acknowledge(caseOf(execution));
  }

  @Bean
  JavaDelegate closePreserved(DemandDesk desk) {
    return execution -> desk.preserved(caseOf(execution));
  }

  // ---- the assessment ----

  @Bean
  ExecutionListener demandInAssessment(DemandDesk desk) {
    return execution -> desk.inAssessment(caseOf(execution));
  }

  @Bean
  TaskListener assessDemand(DemandDecisions decisions) {
    return task -> decisions.assess(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateAssessment(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.ASSESSMENT_OVERDUE, DemandClocks.ASSESSMENT);
  }

  @Bean
  JavaDelegate rejectDemand(DemandDesk desk) {
    return execution -> desk.reject(caseOf(execution));
  }

  @Bean
  JavaDelegate answerNoData(DemandDesk desk) {
    return execution -> desk.noData(caseOf(execution));
  }

  @Bean
  JavaDelegate redirectDemand(DemandDesk desk) {
    return execution -> desk.redirect(caseOf(execution));
  }

  @Bean
  JavaDelegate remindOfRedirect(DemandDesk desk) {
    return execution -> desk.remindOfRedirect(caseOf(execution));
  }

  @Bean
  JavaDelegate closeRedirected(DemandDesk desk) {
    return execution -> desk.closeRedirected(caseOf(execution));
  }

  /** The customer answered the authority itself (D8). */
  @Bean
  ExecutionListener closeAnsweredByCustomer(DemandDesk desk) {
    return execution -> desk.answeredByCustomer(caseOf(execution));
  }

  @Bean
  ExecutionListener redirectOver(DemandDesk desk) {
    return execution -> desk.waited(caseOf(execution), DemandClocks.REDIRECT);
  }

  @Bean
  JavaDelegate askAuthority(DemandDesk desk) {
    return execution -> desk.ask(caseOf(execution));
  }

  @Bean
  ExecutionListener questionOver(DemandDesk desk) {
    return execution -> desk.waited(caseOf(execution), DemandClocks.REQUESTER_ANSWER);
  }

  @Bean
  JavaDelegate contestDemand(DemandDesk desk) {
    return execution -> desk.contest(caseOf(execution));
  }

  @Bean
  ExecutionListener courtOver(DemandDesk desk) {
    return execution -> desk.waited(caseOf(execution), DemandClocks.COURT);
  }

  // ---- the end ----

  @Bean
  JavaDelegate closeDisclosed(DemandDesk desk) {
    return execution -> desk.disclosed(caseOf(execution), (String) execution.getVariable(LawEnforcementDemand.Variable.DISCLOSED));
  }

  @Bean
  JavaDelegate closeUndisclosed(DemandDesk desk) {
    return execution -> desk.undisclosed(caseOf(execution), (String) execution.getVariable(LawEnforcementDemand.Variable.DISCLOSED));
  }

  // ---- time ----

  @Bean
  JavaDelegate remindOfResponse(DemandDesk desk) {
    return execution -> desk.response(caseOf(execution), Alert.RESPONSE_HALF);
  }

  @Bean
  JavaDelegate escalateResponse(DemandDesk desk) {
    return execution -> desk.response(caseOf(execution), Alert.RESPONSE_LATE);
  }

  @Bean
  JavaDelegate responseOverdue(DemandDesk desk) {
    return execution -> desk.response(caseOf(execution), Alert.RESPONSE_OVERDUE);
  }

  // ---- the court ----

  @Bean
  JavaDelegate lapseOrder(DemandDesk desk) {
    return execution -> desk.lapse(caseOf(execution));
  }

  @Bean
  TaskListener objectToOrder(DemandDecisions decisions) {
    return task -> decisions.objectToOrder(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateObjection(DemandDesk desk) {
    return execution -> desk.overdue(caseOf(execution), Alert.OBJECTION_OVERDUE, DemandClocks.OBJECT_TO_ORDER);
  }

  // ---- what failed ----

  @Bean
  TaskListener retryFailedStep(FailedSteps failedSteps) {
    return task -> failedSteps.decide(TaskAnswer.of(task), (String) task.getVariable(FailedStep.Variable.STEP));
  }

  @Bean
  ExecutionListener leftStepOver(DemandDesk desk) {
    return execution -> desk.waited(caseOf(execution), DemandClocks.LEFT_STEP);
  }

  @Bean
  JavaDelegate escalateFailedStep(FailedSteps failedSteps) {
    return execution -> failedSteps.overdue(caseOf(execution));
  }

  private static String caseOf(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }
}
