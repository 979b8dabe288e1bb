package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.access.gateway.WilfulGateway.Will;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What fails technically leaves nothing behind: neither record, nor process, nor evidence, nor mail, nor clock. */
class NothingHalfDoneTest extends ProcessTest {

  @Autowired
  private RepositoryService repository;
  @Autowired
  private Grants grants;

  private String broken;

  /** Takes a table away, so that the next step that writes there fails in the midst of its work. */
  private void breakTable(String table) {
    jdbc.sql("alter table " + table + " rename to " + table + "_away").update();
    broken = table;
  }

  @AfterEach
  void mend() {
    if (broken != null) {
      jdbc.sql("alter table " + broken + "_away rename to " + broken).update();
      broken = null;
    }
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  @Test
  @DisplayName("A registration that fails at the last step leaves no case")
  void registration() {
    Wish wish = Wish.of("contoso").incident(newIncident("contoso", "B"));
    long records = rows("access_request");
    long evidence = rows("evidence");
    long instances = runtime.createProcessInstanceQuery().count();
    long jobs = management.createJobQuery().count();

    breakTable("deadline");
    assertThatThrownBy(() -> asked(wish)).isInstanceOf(RuntimeException.class);
    mend();

    assertThat(rows("access_request")).isEqualTo(records);
    assertThat(rows("evidence")).isEqualTo(evidence);
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(instances);
    assertThat(management.createJobQuery().count()).isEqualTo(jobs);
    asked(wish);
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
  }

  @Test
  @DisplayName("A decision whose notice cannot be written is not taken: task, record, log, evidence and clock are as before")
  void decision() {
    asked(Wish.of("contoso"));
    breakTable("outbox");
    assertThatThrownBy(() -> decide("task_review", "officer1", "DENY", "reason", "No")).isInstanceOf(RuntimeException.class);
    mend();

    assertThat(task("task_review").getAssignee()).isNull();
    assertThat(state()).isEqualTo(AccessState.IN_REVIEW);
    assertThat(decisions()).isEmpty();
    assertThat(acts()).containsExactly("ACCESS_REQUESTED");
    assertThat(runningClocks()).containsExactly("review");
    decide("task_review", "officer1", "DENY", "reason", "No");
    assertThat(state()).isEqualTo(AccessState.DENIED);
  }

  @Test
  @DisplayName("A grant whose evidence cannot be written is no grant; what a gateway has opened by then, the reconciler closes")
  void grant() {
    asked(Wish.of("contoso"));
    decide("task_review", "officer1", "GRANT");
    breakTable("evidence");
    assertThatThrownBy(() -> executeJobFor("service_grantAccess")).isInstanceOf(RuntimeException.class);
    mend();

    assertThat(gateway.isOpenFor(caseId)).isTrue();
    assertThat(grants.state(caseId)).isEmpty();
    assertThat(state()).isEqualTo(AccessState.GRANTING);
    assertThat(mails()).isEmpty();
    reconciler.round();
    assertThat(gateway.isOpenFor(caseId)).isFalse();

    executeJobFor("service_grantAccess");
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(mails("access-granted")).hasSize(2);
  }

  @Test
  @DisplayName("An end that cannot be recorded does not end; one that is recorded ends though every gateway is down")
  void end() {
    opened(Wish.of("contoso"));
    breakTable("evidence");
    assertThatThrownBy(() -> does("support1", support -> actions.withdraw(caseId, support))).isInstanceOf(RuntimeException.class);
    mend();
    assertThat(state()).isEqualTo(AccessState.ACTIVE);
    assertThat(grants.require(caseId).live()).isTrue();
    assertThat(task("task_supervise")).isNotNull();

    gateway.will(Will.REFUSES);
    does("support1", support -> actions.withdraw(caseId, support));
    assertThat(grants.require(caseId).live()).isFalse();
  }

  @Test
  @DisplayName("A case of a model that throws an error which nothing catches fails, and does not end in silence")
  void uncaughtError() {
    String key = "uncaught" + UUID.randomUUID().toString().replace("-", "");
    repository.createDeployment().addModelInstance(key + ".bpmn", Bpmn.createExecutableProcess(key)
        .camundaHistoryTimeToLiveString("P1D").startEvent().endEvent().error("NOBODY_CATCHES_THIS").done()).deploy();

    assertThatThrownBy(() -> runtime.startProcessInstanceByKey(key)).isInstanceOf(ProcessEngineException.class)
        .hasMessageContaining("NOBODY_CATCHES_THIS");
    assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey(key).count()).isZero();
  }
}
