package eu.datatrustee.deadline;

/**
 * A row of the table {@code deadlines}.
 *
 * @param event what starts the clock, as a participle
 * @param atEnd what happens at the end, a sentence
 */
record ClockRow(int amount, Counting counting, String norm, String event, Reading reading, String atEnd) {}
