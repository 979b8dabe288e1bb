package eu.datatrustee.casework;

import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;

/**
 * Ends that meet a step of the case they end are made again in a new transaction: a caller who ends an access (A5) must not have to know
 * that a job was just at it.
 */
public final class Insistence {

  private static final int TRIES = 5;

  private Insistence() {}

  public static <T> T on(Supplier<T> end) {
    for (int tried = 1; ; tried++) {
      try {
        return end.get();
      } catch (ConcurrencyFailureException | QueryTimeoutException lost) {
        if (tried == TRIES) {
          throw lost;
        }
      }
    }
  }

  public static void on(Runnable end) {
    on(() -> {
      end.run();
      return null;
    });
  }
}
