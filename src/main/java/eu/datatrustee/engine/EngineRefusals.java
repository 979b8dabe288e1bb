package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Remembers why the engine's last command on this thread was refused. The engine and its REST wrap whatever is thrown, several times
 * over; whoever answers the caller asks here for the reason.
 */
public final class EngineRefusals {

  private static final ThreadLocal<Refusal> LAST = new ThreadLocal<>();
  private static final ThreadLocal<Throwable> FAULT = new ThreadLocal<>();

  private EngineRefusals() {}

  /** The refusal since {@link #forget}, or null. */
  public static Refusal last() {
    return LAST.get();
  }

  /** What else failed since {@link #forget}, for the log, or null. */
  public static Throwable lastFault() {
    return FAULT.get();
  }

  public static void forget() {
    LAST.remove();
    FAULT.remove();
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
    } else {
      FAULT.set(thrown);
    }
    return thrown;
  }

  /** Stands around every command, transaction included, so that a lost race at commit is seen too. */
  static final class Listening extends CommandInterceptor {

    @Override
    public <T> T execute(Command<T> command) {
      try {
        return next.execute(command);
      } catch (RuntimeException e) {
        throw remember(e);
      }
    }
  }
}
