package eu.datatrustee.engine;

import java.time.Instant;

/** The day of the people who work with Tasklist. */
public interface OfficeDay {

  /** The first instant after the day that it is now where they are. */
  Instant end();
}
