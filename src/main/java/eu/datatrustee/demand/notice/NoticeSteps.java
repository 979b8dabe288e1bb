package eu.datatrustee.demand.notice;

import eu.datatrustee.engine.Leaves;
import eu.datatrustee.engine.TaskAnswer;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The doorways of {@code customer-notification}: each name that the model calls, and the one thing the service does for it. */
@Configuration(proxyBeanMethods = false)
class NoticeSteps {

  @Bean
  JavaDelegate tellNobody(CustomerNotifications notifications) {
    return execution -> notifications.nobody(execution.getProcessBusinessKey());
  }

  @Bean
  @Leaves("mail")
  JavaDelegate sendCustomerNotice(CustomerNotifications notifications) {
    return execution -> notifications.send(execution.getProcessBusinessKey());
  }

  @Bean
  JavaDelegate alertNoticeOverdue(CustomerNotifications notifications) {
    return execution -> notifications.overdue(execution.getProcessBusinessKey());
  }

  @Bean
  TaskListener alertNoticeNotOut(CustomerNotifications notifications) {
    return task -> notifications.overdue(task.getExecution().getProcessBusinessKey());
  }

  @Bean
  TaskListener tellOtherwise(TellOtherwise otherwise) {
    return task -> otherwise.told(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateTellOtherwise(TellOtherwise otherwise) {
    return execution -> otherwise.overdue(execution.getProcessBusinessKey());
  }

  @Bean
  ExecutionListener takeBan(BanTasks bans) {
    return execution -> execution.setVariableLocal(CustomerNotification.Variable.BAN, bans.takeNext(execution.getProcessBusinessKey()));
  }

  @Bean
  TaskListener decideBan(BanTasks bans) {
    return task -> bans.decide(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateBanDecision(BanTasks bans) {
    return execution -> bans.undecided(execution.getProcessBusinessKey(), NoticeFacts.banOf(execution));
  }

  @Bean
  TaskListener reviewBan(BanTasks bans) {
    return task -> bans.review(TaskAnswer.of(task));
  }

  @Bean
  JavaDelegate escalateBanReview(BanTasks bans) {
    return execution -> bans.notReviewed(execution.getProcessBusinessKey(), NoticeFacts.banOf(execution));
  }
}
