package eu.datatrustee.http;

import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The service's clock, ahead of the real one by as much as the tests have let pass. It never goes back while these tests run, since
 * a job or a mail that a node has taken would seem to be taken for weeks.
 */
final class Time {

  private static long ahead;

  private Time() {}

  static void goOn() {
    ClockUtil.offset(ahead);
  }

  static void pass(Duration duration) {
    ahead += duration.toMillis();
    goOn();
  }

  /** Lets time pass until just after an instant; nothing where that has come already. */
  static void passTo(Instant instant) {
    Duration left = Duration.between(now(), instant).plusMillis(1);
    if (!left.isNegative()) {
      pass(left);
    }
  }

  static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** For the tests after these. */
  static void reset() {
    ClockUtil.reset();
  }
}
