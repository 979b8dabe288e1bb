package eu.datatrustee.casework.web;

/** Which page of a list a caller asks for, by the query's {@code page} and {@code size}. */
public record PageOf(int page, int size) {

  public static final int LARGEST = 200;
  public static final int USUAL = 50;

  /** Items before this page. */
  public long offset() {
    return (long) page * size;
  }
}
