package eu.datatrustee.engine;

import java.util.concurrent.Callable;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.dao.OptimisticLockingFailureException;
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

  /** @throws OptimisticLockingFailureException where another transaction was faster, in the words that the rest of the house knows */
  <T> T call(Callable<T> work) {
    try {
      return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
    } catch (OptimisticLockingException lost) {
      throw new OptimisticLockingFailureException("Somebody else was faster", lost);
    }
  }

  void run(Runnable work) {
    call(() -> {
      work.run();
      return null;
    });
  }
}
