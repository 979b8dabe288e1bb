package eu.datatrustee.deadline;

import java.time.Instant;

/**
 * A running clock of a case, computed once and read by everything that shows or acts on it.
 *
 * @param name the clock's name in the table {@code deadlines}
 * @param half when half of the counted time is over: the reminder
 * @param late when most of the counted time is over, 80 % unless its clock says otherwise: the escalation
 * @param due the first instant after the period
 * @param norm the norm or agreement the figure comes from
 * @param explanation how the instant was found, in English words
 */
public record Deadline(String caseId, String name, Instant startedAt, Instant half, Instant late, Instant due, Counting counting,
    String norm, String explanation, Instant closedAt) {}
