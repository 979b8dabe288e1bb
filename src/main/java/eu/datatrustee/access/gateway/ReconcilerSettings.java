package eu.datatrustee.access.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How closely ends are seen through.
 *
 * @param enabled off in tests only: without it an access that ends stays open at the gateways until the engine's job has closed it
 * @param pause between two rounds at one gateway; an access that ends is closed within it and one call
 * @param longestPause what the pauses between two attempts to close the same access grow to
 * @param alarmAfter how long after its end an access may stay unconfirmed before somebody is told
 */
@ConfigurationProperties("datatrustee.reconciler")
record ReconcilerSettings(@DefaultValue("true") boolean enabled, @DefaultValue("PT0.5S") Duration pause,
    @DefaultValue("PT30S") Duration longestPause, @DefaultValue("PT1M") Duration alarmAfter) {

  /** One second, two, four … up to the longest. @param attempts made so far, this one included */
  Duration pauseAfter(int attempts) {
    Duration pause = Duration.ofSeconds(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
