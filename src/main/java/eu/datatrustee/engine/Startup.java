package eu.datatrustee.engine;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What the engine needs once it stands: models, then who may see and do what with them. */
@Component
class Startup {

  private final Deployment deployment;

  Startup(Deployment deployment) {
    this.deployment = deployment;
  }

  @EventListener(ApplicationStartedEvent.class)
  void run() {
    deployment.deploy();
  }
}
