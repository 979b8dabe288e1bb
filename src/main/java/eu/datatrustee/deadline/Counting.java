package eu.datatrustee.deadline;

import java.time.Duration;

/** The ways the law and agreements count time. */
public enum Counting {
  /** Elapsed minutes: for clocks an agreement sets in minutes. */
  MINUTES(Duration.ofMinutes(1)),
  /** Elapsed hours, through nights, weekends and holidays. */
  HOURS(Duration.ofHours(1)),
  /** Hours of the trustee's working time. */
  WORKING_HOURS(Duration.ofHours(1)),
  /** Working days of the trustee's calendar, the day of the event left out. */
  WORKING_DAYS(Duration.ofDays(1)),
  /** Working days of a German statute, Monday to Saturday in the earlier reading, the day of the event left out. */
  WERKTAGE(Duration.ofDays(1)),
  /** Calendar days by Reg. (EEC, Euratom) 1182/71. */
  REG_1182_71(Duration.ofDays(1)),
  /** Calendar days by BGB §§ 187–193. */
  BGB(Duration.ofDays(1)),
  /** Calendar months by Reg. (EEC, Euratom) 1182/71. */
  REG_MONTHS(Duration.ofDays(31)),
  /** Calendar months by BGB §§ 187–193. */
  BGB_MONTHS(Duration.ofDays(31));

  private static final Duration LONGEST = Duration.ofDays(3653);

  private final Duration unit;

  Counting(Duration unit) {
    this.unit = unit;
  }

  /** Whether a clock can run for that many of these: at least one, at most what ten years hold. */
  public boolean takes(int amount) {
    return amount >= 1 && amount <= LONGEST.dividedBy(unit);
  }
}
