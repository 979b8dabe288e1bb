package eu.datatrustee.deadline;

/** The ways the law and agreements count time. */
public enum Counting {
  /** Elapsed minutes: for clocks an agreement sets in minutes. */
  MINUTES,
  /** Elapsed hours, through nights, weekends and holidays. */
  HOURS,
  /** Hours of the trustee's working time. */
  WORKING_HOURS,
  /** Working days of the trustee's calendar, the day of the event left out. */
  WORKING_DAYS,
  /** Calendar days by Reg. (EEC, Euratom) 1182/71. */
  REG_1182_71,
  /** Calendar days by BGB §§ 187–193. */
  BGB
}
