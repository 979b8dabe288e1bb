package eu.datatrustee.deadline;

import java.time.Instant;

/**
 * What is to be counted.
 *
 * @param event what starts the clock, as a participle that a date follows: "received"
 * @param from when that was
 * @param amount how many units of the way of counting
 * @param reading which end to take where the law can be read in two ways
 * @param latePercent after how much of the counted time it is late
 */
record Measure(String event, Instant from, int amount, Reading reading, int latePercent) {

  Measure(String event, Instant from, int amount, Reading reading) {
    this(event, from, amount, reading, ClockStart.USUALLY_LATE);
  }
}
