package eu.datatrustee.agreement.web;

import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.GermanTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Instants as agreements name them: to the second with an offset, or as a day in Germany. */
final class Moments {

  private static final int LENGTH_OF_A_DATE = "2026-01-31".length();

  private Moments() {}

  /** From an instant, or from the first moment of a day. @throws DateTimeException where it reads as neither */
  static Instant from(String text) {
    return text.length() == LENGTH_OF_A_DATE ? GermanTime.startOf(LocalDate.parse(text)) : instant(text);
  }

  /** Until an instant, or to the end of a day. @throws DateTimeException where it reads as neither */
  static Instant until(String text) {
    return text.length() == LENGTH_OF_A_DATE ? GermanTime.endOf(LocalDate.parse(text)) : instant(text);
  }

  private static Instant instant(String text) {
    return WrittenTime.kept(OffsetDateTime.parse(text)).toInstant();
  }
}
