package eu.datatrustee.access;

import static eu.datatrustee.access.SupportIncidentAccess.Variable;

import eu.datatrustee.engine.Leaves;
import eu.datatrustee.engine.TaskAnswer;
import java.util.HashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The doorways of {@code support-incident-access} and {@code customer-decision}: each name that the models call, and the one thing the
 * service does for it. Nothing is decided here.
 */
@Configuration(proxyBeanMethods = false)
class SupportIncidentSteps {

  // ---- the request ----

  @Bean
  JavaDelegate checkRequest(Registration registration) {
    return execution -> registration.check(caseOf(execution));
  }

  @Bean
  ExecutionListener applyAccessPolicy(Registration registration) {
    return execution -> {
      DmnDecisionResult policy = (DmnDecisionResult) execution.getVariable("decisionResult");
      AccessRequest request = registration.applyPolicy(caseOf(execution), new HashMap<>(policy.getSingleResult()));
      boolean refused = request.state() == AccessState.REFUSED;
      // The gateway that asks for it comes next, before anything is written.
      execution.setVariable(Variable.REFUSED, Variables.booleanValue(refused, true));
      if (!refused) {
        execution.setVariable(Variable.APPROVALS, request.approvals());
        execution.setVariable(Variable.MINUTES, request.grantedMinutes());
      }
    };
  }

  @Bean
  JavaDelegate refuseRequest(Outcomes outcomes) {
    return execution -> outcomes.refused(caseOf(execution));
  }

  @Bean
  JavaDelegate denyRequest(Outcomes outcomes) {
    return execution -> outcomes.denied(caseOf(execution));
  }

  @Bean
  JavaDelegate lapseRequest(Outcomes outcomes) {
    return execution -> outcomes.lapsed(caseOf(execution));
  }

  @Bean
  JavaDelegate overtakeRequest(Outcomes outcomes) {
    return execution -> outcomes.overtaken(caseOf(execution));
  }

  // ---- who decides ----

  @Bean
  TaskListener reviewRequest(AccessDecisions decisions) {
    return task -> decisions.review(TaskAnswer.of(task));
  }

  @Bean
  TaskListener confirmRequest(AccessDecisions decisions) {
    return task -> decisions.confirm(TaskAnswer.of(task));
  }

  @Bean
  @Leaves("mail")
  JavaDelegate askCustomer(AccessNotices notices) {
    return execution -> notices.customerAsked(caseOf(execution));
  }

  @Bean
  TaskListener customerDecides(AccessDecisions decisions) {
    return task -> decisions.customerDecides(TaskAnswer.of(task));
  }

  // ---- the access ----

  @Bean
  ExecutionListener checkWindow(Granting granting) {
    return execution -> {
      granting.approved(caseOf(execution));
      execution.setVariable(Variable.SCHEDULED, granting.scheduled(caseOf(execution)));
    };
  }

  @Bean
  ExecutionListener openWindow(Granting granting) {
    return execution -> granting.windowOpened(caseOf(execution));
  }

  @Bean
  @Leaves("gateway")
  JavaDelegate grantAccess(Granting granting) {
    return execution -> execution.setVariable(Variable.OPEN, granting.grant(caseOf(execution)));
  }

  @Bean
  TaskListener supervisionClaimed(AccessDecisions decisions) {
    return task -> {
      if (task.getAssignee() == null) {
        decisions.supervisionReleased(caseOf(task));
      } else {
        decisions.supervisionClaimed(caseOf(task), task.getAssignee());
      }
    };
  }

  @Bean
  TaskListener superviseAccess(AccessDecisions decisions) {
    return task -> decisions.supervise(TaskAnswer.of(task));
  }

  @Bean
  TaskListener decideExtension(AccessDecisions decisions) {
    return task -> decisions.decideExtension(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate extendAccess(Granting granting) {
    return execution -> granting.extend(caseOf(execution));
  }

  @Bean
  JavaDelegate refuseExtension(Granting granting) {
    return execution -> granting.notExtended(caseOf(execution));
  }

  @Bean
  @Leaves("gateway")
  JavaDelegate revokeAccess(Endings endings) {
    return execution -> endings.revoke(caseOf(execution));
  }

  @Bean
  @Leaves("gateway")
  JavaDelegate confirmRevocation(Endings endings) {
    return execution -> execution.setVariable(Variable.GONE, endings.confirm(caseOf(execution)));
  }

  @Bean
  TaskListener disconnectByHand(AccessDecisions decisions) {
    return task -> decisions.disconnectedByHand(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate alarmUnconfirmed(AccessNotices notices) {
    return execution -> notices.stillOpen(caseOf(execution));
  }

  // ---- the account ----

  @Bean
  TaskListener signStatement(AccessDecisions decisions) {
    return task -> decisions.sign(TaskAnswer.of(task));
  }

  @Bean
  @Leaves("mail")
  JavaDelegate sendStatement(Accounting accounting) {
    return execution -> accounting.state(caseOf(execution));
  }

  @Bean
  TaskListener reviewDispute(AccessDecisions decisions) {
    return task -> decisions.reviewDispute(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateDispute(AccessNotices notices) {
    return execution -> notices.disputeUndecided(caseOf(execution));
  }

  @Bean
  @Leaves("mail")
  JavaDelegate answerDispute(Accounting accounting) {
    return execution -> accounting.answerDispute(caseOf(execution));
  }

  @Bean
  ExecutionListener closeCase(Accounting accounting) {
    return execution -> accounting.close(caseOf(execution));
  }

  // ---- every task ----

  @Bean
  TaskListener remindOfTask(TaskReminders reminders) {
    return reminders::half;
  }

  @Bean
  TaskListener escalateTask(TaskReminders reminders) {
    return reminders::late;
  }

  private static String caseOf(DelegateExecution execution) {
    return execution.getProcessBusinessKey();
  }

  private static String caseOf(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }
}
