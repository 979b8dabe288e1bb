package eu.datatrustee.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Turns the engine's defaults to what a trustee needs: nothing fails in silence, nothing is evaluated, deserialised or deployed that
 * comes from outside, and timers are kept to the second. How many jobs run at once is in {@code application.yaml}.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineSettings extends AbstractProcessEnginePlugin {

  private final ApplicationContext context;
  private final EngineRoles roles;
  private final ObjectProvider<TaskGuard> guards;
  private final ObjectProvider<StartForm> startForms;
  private final ObjectProvider<PlatformTransactionManager> transactions;

  EngineSettings(ApplicationContext context, EngineRoles roles, ObjectProvider<TaskGuard> guards, ObjectProvider<StartForm> startForms,
      ObjectProvider<PlatformTransactionManager> transactions) {
    this.context = context;
    this.roles = roles;
    this.guards = guards;
    this.startForms = startForms;
    this.transactions = transactions;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl engine) {
    // An error that no model catches is a fault of the model, never the quiet end of a case.
    engine.setEnableExceptionsAfterUnhandledBpmnError(true);
    // What fails is logged once, where it leaves the engine; a refusal is none.
    engine.setEnableCmdExceptionLogging(false);
    history(engine);
    rights(engine);
    closeHoles(engine);
    people(engine);
    jobs(engine);
  }

  @Override
  public void postInit(ProcessEngineConfigurationImpl engine) {
    engine.setDmnEngine(new RememberedDecisions(engine.getDmnEngineConfiguration()));
  }

  private static void history(ProcessEngineConfigurationImpl engine) {
    engine.setEnforceHistoryTimeToLive(true);
    engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
    engine.setHistoryCleanupBatchWindowStartTime("02:00");
    engine.setHistoryCleanupBatchWindowEndTime("04:00");
    // How many people have claimed a task would be told to those who watch, of confidential ones too.
    engine.setTaskMetricsEnabled(false);
  }

  private void rights(ProcessEngineConfigurationImpl engine) {
    engine.setAuthorizationEnabled(true);
    // Delegates act for the service, after its own checks.
    engine.setAuthorizationEnabledForCustomCode(false);
    // Nobody writes a revocation, so none is looked for.
    engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
    engine.setTenantCheckEnabled(false);
    engine.setResourceAuthorizationProvider(new TaskRows(roles));
    engine.setUserResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9@._-]*");
    engine.setGroupResourceWhitelistPattern("camunda-admin|[a-zA-Z][a-zA-Z0-9]*");
    engine.setEnablePasswordPolicy(!context.getEnvironment().acceptsProfiles(Profiles.of("demo")));
    engine.setPasswordPolicy(new DefaultPasswordPolicyImpl());
  }

  private void closeHoles(ProcessEngineConfigurationImpl engine) {
    engine.setExpressionManager(new CautiousExpressions(context));
    engine.setEnableExpressionsInAdhocQueries(false);
    engine.setEnableExpressionsInStoredQueries(true);
    engine.setJavaSerializationFormatEnabled(false);
    engine.setDeserializationTypeValidationEnabled(true);
    engine.setQueryMaxResultsLimit(1000);
    engine.setScriptFactory(new NoScripts());
  }

  private void people(ProcessEngineConfigurationImpl engine) {
    TaskWork work = new TaskWork(engine);
    engine.setTaskService(new GuardedTaskService(work));
    engine.setFormService(new GuardedFormService(work, new StartForms(engine, startForms, transactions)));
    engine.setCustomPreBPMNParseListeners(
        with(engine.getCustomPreBPMNParseListeners(), new TaskWatching(engine, guards)));
    engine.setCustomPreCommandInterceptorsTxRequired(with(engine.getCustomPreCommandInterceptorsTxRequired(),
        new EngineRefusals.Listening(), new SideDoors(engine)));
  }

  private void jobs(ProcessEngineConfigurationImpl engine) {
    engine.setJobExecutorAcquireByDueDate(true);
    engine.setEnsureJobDueDateNotNull(true);
    engine.setCustomIncidentHandlers(with(engine.getCustomIncidentHandlers(), new FailedSteps(context)));
    // For steps whose model says nothing: an hour of growing pauses, then a person.
    engine.setFailedJobRetryTimeCycle("PT5S,PT30S,PT2M,PT10M,PT45M");
  }

  @SafeVarargs
  private static <T> List<T> with(List<T> there, T... more) {
    List<T> all = there == null ? new ArrayList<>() : new ArrayList<>(there);
    all.addAll(List.of(more));
    return all;
  }
}
