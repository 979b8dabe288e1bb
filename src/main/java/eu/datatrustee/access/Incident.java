package eu.datatrustee.access;

import java.time.Instant;

/**
 * A support incident as the ticket system reported it.
 *
 * @param severity {@code A}, {@code B} or {@code C}
 * @param submittedBy the customer's contact who submitted it
 * @param resolvedAt when it was resolved, or null while it is open
 */
record Incident(String id, String customerId, String title, String severity, String submittedBy, Instant submittedAt,
    String reportedBy, Instant resolvedAt, String resolution) {

  boolean open() {
    return resolvedAt == null;
  }

  boolean saysTheSameAs(Incident other) {
    return customerId.equals(other.customerId) && title.equals(other.title) && severity.equals(other.severity)
        && submittedBy.equals(other.submittedBy) && submittedAt.equals(other.submittedAt);
  }
}
