package eu.datatrustee.casework;

/** What people and programs write as a time: one in a year that every database keeps. */
public final class WrittenTime {

  private static final int LAST_YEAR = 9999;

  private WrittenTime() {}

  public static boolean isKept(int year) {
    return year >= 0 && year <= LAST_YEAR;
  }
}
