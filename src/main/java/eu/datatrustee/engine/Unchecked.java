package eu.datatrustee.engine;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/**
 * Calls the engine without the rights of whoever is signed in, after the service's own checks. Who it was stays known: history and
 * listeners go on seeing the signed-in user.
 */
@Component
class Unchecked {

  private final ProcessEngineConfigurationImpl engine;

  Unchecked(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  <T> T call(Callable<T> work) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
  }

  void run(Runnable work) {
    call(() -> {
      work.run();
      return null;
    });
  }
}
