package eu.datatrustee.demand;

import static org.awaitility.Awaitility.await;

import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.engine.Processes;
import eu.datatrustee.notification.PostForTests;
import eu.datatrustee.processes.RunningModels;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of the processes around a case have in common. */
public abstract class CaseProcessTest extends RunningModels {

  protected static final List<String> COUNSEL =
      List.of("counsel1@trustee.example", "counsel2@trustee.example", "counsel3@trustee.example");
  protected static final List<String> CONTACTS = List.of("clara.conrad@contoso.example", "connor.tosh@contoso.example");

  @Autowired
  protected CaseFiles files;
  @Autowired
  protected DecisionLog log;
  @Autowired
  protected Processes processes;
  @Autowired
  protected TransactionTemplate transaction;

  /** A registered case, without the process of its kind. */
  protected CaseFile registered(SampleCase sample) {
    CaseFile file = transaction.execute(status -> files.add(sample.file(now())));
    caseId = file.id();
    return file;
  }

  /** A notice that is written is sent once the mail server has it, which its step then sees; a package is out once it has left. */
  @Override
  protected void executeJobFor(String step) {
    super.executeJobFor(step);
    if ("service_sendNotice".equals(step) && noticeOnItsWay()) {
      await().atMost(Duration.ofSeconds(20)).until(() -> waitsFor(step));
      super.executeJobFor(step);
    }
    if ("service_releasePackage".equals(step) && PostForTests.serverTakes()) {
      await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql(
          "select count(*) from outbox where case_id = ? and template = 'disclosure-package' and sent_at is null").param(caseId)
          .query(Long.class).single() == 0);
    }
  }

  /** Writes the notice, which stays where it is while the mail server is as a test has it. */
  protected void writeNotice() {
    super.executeJobFor("service_sendNotice");
    org.assertj.core.api.Assertions.assertThat(noticeOnItsWay()).isTrue();
  }

  /** The dead mail server was tried, and is not being tried at this moment. */
  protected void inNobodysHands(String template) {
    await().atMost(Duration.ofSeconds(20)).until(() -> {
      jdbc.sql("update outbox set next_attempt_at = ? where case_id = ? and template = ? and taken_at is null and attempts > 0")
          .params(OffsetDateTime.now().plusDays(1), caseId, template).update();
      return jdbc.sql("select count(*) from outbox where case_id = ? and template = ? and next_attempt_at < ?")
          .params(caseId, template, OffsetDateTime.now().plusHours(1)).query(Long.class).single() == 0;
    });
  }

  /** Its step looks once. */
  protected void lookAtNotice() {
    super.executeJobFor("service_sendNotice");
  }

  /** The mail server has each letter of that kind. */
  protected void delivered(String template) {
    await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("select count(*) from outbox where case_id = ? and template = ? and sent_at is null")
        .params(caseId, template).query(Long.class).single() == 0);
  }

  private boolean noticeOnItsWay() {
    return jdbc.sql("select count(*) from demand_notice where case_id = ? and queued_at is not null and settled is null").param(caseId)
        .query(Long.class).single() == 1;
  }

  protected void inTransaction(Runnable work) {
    transaction.executeWithoutResult(status -> work.run());
  }

  protected <T> T inTransaction(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  protected ProcessInstance running(String key) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId, key).singleResult();
  }

  /** Acts of the case that its customer's ledger shows, in order. */
  protected List<String> toldToCustomer() {
    return jdbc.sql("select act from evidence where case_id = ? and told_to_customer = true order by id").param(caseId)
        .query(String.class).list();
  }

  /** {@code STEP DECISION by}, in order. */
  protected List<String> decisions() {
    return log.of(caseId).stream().map(entry -> entry.step() + " " + entry.decision() + " " + entry.decidedBy()).toList();
  }
}
