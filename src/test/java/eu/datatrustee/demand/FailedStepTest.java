package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.processes.WholeModel;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** {@code demand-failed-step}, every element of it. */
class FailedStepTest extends DemandProcessTest {

  @RegisterExtension
  static final WholeModel COVERED = WholeModel.of(FailedStep.KEY);

  @Autowired
  private Customers customers;
  @Autowired
  private CustomerRegister register;

  private Customer customer;

  /** A notice that cannot be written: its customer has vanished from the register. */
  private ProcessInstance failed() {
    customer = new Customer("c" + UUID.randomUUID().toString().replace("-", ""), "Northwind AG",
        List.of(new Contact("Nora Nord", "nora@northwind.example", null, "de")), customers.require("contoso").agreement());
    register.put(customer);
    withCounsel(Order.epoc().on(customer.id()));
    jdbc.sql("delete from customer where id = ?").param(customer.id()).update();
    exhaust("service_sendNotice");
    return running(FailedStep.KEY);
  }

  @Test
  @DisplayName("A step that failed for good becomes a task of counsel, who has it tried again once what hindered it is gone")
  void triedAgain() {
    ProcessInstance failed = failed();
    assertThat(failed).isWaitingAt("task_retryStep");
    assertThat(alerts()).contains("a step of the case has failed and waits for you");
    assertThat(mails("demand-alert")).doesNotContain("operator1@trustee.example").containsAll(COUNSEL);
    assertThat(tasks.getVariable(task("task_retryStep").getId(), "step")).isEqualTo("service_sendNotice");

    register.put(customer);
    decide("task_retryStep", "counsel1", "RETRY");
    assertThat(failed).isEnded();
    assertThat(jobFor("service_sendNotice").getRetries()).isPositive();
    customerTold();
    assertThat(mails("demand-notice")).containsExactly("nora@northwind.example");
  }

  @Test
  @DisplayName("Nobody sees to it in time: counsel is told again; it is left with a reason only, and comes back after a week as long as it waits")
  void left() {
    ProcessInstance failed = failed();
    fireTimer("timer_retryDue");
    assertThat(failed).isWaitingAt("task_retryStep");
    assertThat(refused(() -> decide("task_retryStep", "counsel1", "LEAVE")).errors().get(0).field()).isEqualTo("reason");
    decide("task_retryStep", "counsel1", "LEAVE", "reason", "The customer is gone");
    assertThat(decisions()).contains("FAILED_STEP LEAVE counsel1");
    assertThat(failed).isWaitingAt("timer_leftLong");
    assertThat(runningClocks()).contains("leftStep").doesNotContain("failedStep");
    fireTimer("timer_leftLong");
    assertThat(failed).isWaitingAt("task_retryStep");
    assertThat(runningClocks()).contains("failedStep").doesNotContain("leftStep");

    decide("task_retryStep", "counsel1", "LEAVE", "reason", "The customer is gone");
    register.put(customer);
    does("counsel1", c -> actions.withdraw(caseId, "Over", c));
    customerTold();
    fireTimer("timer_leftLong");
    assertThat(failed).isEnded().hasPassed("end_settledMeanwhile");
  }
}
