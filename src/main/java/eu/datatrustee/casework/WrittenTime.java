package eu.datatrustee.casework;

import java.time.DateTimeException;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;

/** What people and programs write as a time: one in a year that every database keeps. */
public final class WrittenTime {

  private static final int LAST_YEAR = 9999;

  private WrittenTime() {}

  public static boolean isKept(int year) {
    return year >= 0 && year <= LAST_YEAR;
  }

  /** The same time. @throws DateTimeException where no database keeps its year */
  public static <T extends TemporalAccessor> T kept(T written) {
    if (!isKept(written.get(ChronoField.YEAR))) {
      throw new DateTimeException("A year that is not kept");
    }
    return written;
  }
}
