package eu.datatrustee.deadline.web;

import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.OpenClock;
import java.time.Instant;

/**
 * An open clock as the API shows it.
 *
 * @param due the first instant after the period, in UTC
 */
record DeadlineItem(String caseId, String customerId, String name, Instant due, Counting counting, String norm, String explanation) {

  static DeadlineItem of(OpenClock clock) {
    return new DeadlineItem(clock.caseId(), clock.customerId(), clock.name(), clock.due(), clock.counting(), clock.norm(),
        clock.explanation());
  }
}
