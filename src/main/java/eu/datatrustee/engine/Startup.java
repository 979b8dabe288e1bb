package eu.datatrustee.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the engine needs once it stands: models, then who may see and do what with them. */
@Component
class Startup {

  private final Deployment deployment;
  private final Rights rights;
  private final Filters filters;
  private final EngineGauges gauges;
  private final ProcessEngineConfigurationImpl engine;

  Startup(Deployment deployment, Rights rights, Filters filters, EngineGauges gauges,
      ProcessEngineConfigurationImpl engine) {
    this.deployment = deployment;
    this.rights = rights;
    this.filters = filters;
    this.gauges = gauges;
    this.engine = engine;
  }

  @EventListener(ApplicationStartedEvent.class)
  void run() {
    deployment.deploy();
    engine.getCommandExecutorTxRequired().execute(context -> {
      // Two nodes that start at once would write each right and filter twice.
      context.getPropertyManager().acquireExclusiveLockForStartup();
      rights.derive();
      filters.ensure();
      return null;
    });
    gauges.register();
  }
}
