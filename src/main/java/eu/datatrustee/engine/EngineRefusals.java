package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.cmd.ExecuteJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers why the engine's last command on this thread was refused. The engine and its REST wrap whatever is thrown, several times
 * over; whoever answers the caller asks here for the reason.
 */
public final class EngineRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(EngineRefusals.class);
  private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();

  private EngineRefusals() {}

  /** The refusal since {@link #forget}, or null. */
  public static Refusal last() {
    return LAST.get();
  }

  public static void forget() {
    LAST.remove();
  }

  /** The refusal among the causes of what was thrown, a lost race included; null where it is a fault. */
  static Refusal among(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof OptimisticLockingException) {
        return Refusal.conflict("Somebody else was faster: look again");
      }
      if (cause.getCause() == cause) {
        return null;
      }
    }
    return null;
  }

  static <T extends RuntimeException> T remember(T thrown) {
    Refusal refusal = among(thrown);
    if (refusal != null) {
      LAST.set(refusal);
    }
    return thrown;
  }

  /** Stands around every command, transaction included, so that a lost race at commit is seen too. */
  static final class Listening extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      boolean outermost = Context.getCommandContext() == null;
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        if (outermost && isFault(e) && !(command instanceof ExecuteJobsCmd)) {
          LOG.error("{} failed", command.getClass().getSimpleName(), e);
        }
        throw remember(e);
      }
    }

    /** What the caller did wrong is the caller's, and what a job fails at the job executor logs. */
    private static boolean isFault(RuntimeException e) {
      return among(e) == null && !(e instanceof AuthorizationException) && !(e instanceof NullValueException)
          && !(e instanceof BadUserRequestException) && !(e instanceof TaskAlreadyClaimedException);
    }
  }
}
