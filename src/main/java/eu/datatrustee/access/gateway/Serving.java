package eu.datatrustee.access.gateway;

import java.time.Instant;

/**
 * A grant and one gateway that serves it.
 *
 * @param confirmedGoneAt when the gateway, asked again, said that the access is gone, or null
 * @param attempts how often it was asked in vain since the end
 * @param nextAttemptAt when to ask again, or null for at once
 */
record Serving(Grant grant, String gateway, Instant confirmedGoneAt, int attempts, Instant nextAttemptAt, String lastError) {

  boolean waits(Instant now) {
    return nextAttemptAt != null && now.isBefore(nextAttemptAt);
  }

  /** Over, and this gateway has not said that it is gone. */
  boolean unconfirmed() {
    return grant.over() && confirmedGoneAt == null;
  }
}
