package eu.datatrustee.deadline;

import java.time.Instant;

/**
 * A counted period; {@code from <= half <= late <= due}.
 *
 * @param half when half of the counted time is over
 * @param late when most of the counted time is over: 80 % unless the measure says otherwise
 * @param due the first instant after the period
 * @param words how it was counted, in English
 */
record Period(Instant half, Instant late, Instant due, String words) {}
