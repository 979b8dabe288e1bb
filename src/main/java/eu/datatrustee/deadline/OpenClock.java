package eu.datatrustee.deadline;

import java.time.Instant;

/**
 * A running clock in the list of what is due.
 *
 * @param customerId whom the case concerns, or null
 * @param startedAt together with case and name it tells one clock from another
 * @param due the first instant after the period
 * @param dueInWords the same in the trustee's zone: "Mon 24 Aug 2026 24:00"
 * @param atEnd what happens then, a sentence
 */
public record OpenClock(String caseId, String customerId, String flow, String name, Instant startedAt, Instant due, String dueInWords,
    Counting counting, String norm, String explanation, String atEnd) {}
