package eu.datatrustee.deadline;

import java.util.Set;

/**
 * A clock as it is stored when it starts.
 *
 * @param customerId whom the case concerns, or null
 * @param atEnd what happens at the end, a sentence
 * @param readers groups that may see the clock
 */
record StartedClock(Deadline deadline, String customerId, String flow, String atEnd, Set<String> readers) {}
