package eu.datatrustee.deadline;

/** Which end a clock takes where the law can be read in two ways; its explanation names the other. */
enum Reading {
  /** For a clock by which something must be done. */
  EARLIER,
  /** For a clock until which the service must keep silent. */
  LATER
}
