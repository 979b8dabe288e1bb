package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.GermanTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.Function;

/** Reads the instants of forms: with offset or none, which is UTC; a day alone is its end in Germany, since orders name last days. */
public final class FormInstant {

  private FormInstant() {}

  /** @return null where the field is empty @throws Refusal where it is no instant */
  public static Instant until(String field, String text) {
    return read(field, text, GermanTime::endOf);
  }

  /** The same for the beginning of something: a day alone is its first instant in Germany. */
  static Instant from(String field, String text) {
    return read(field, text, day -> GermanTime.endOf(day.minusDays(1)));
  }

  private static Instant read(String field, String text, Function<LocalDate, Instant> ofDay) {
    if (text == null) {
      return null;
    }
    try {
      if (text.length() == 10) {
        return ofDay.apply(LocalDate.parse(text));
      }
      return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? WrittenTime.kept(OffsetDateTime.parse(text)).toInstant()
          : WrittenTime.kept(LocalDateTime.parse(text)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw Refusal.impossible(field, "is no instant such as 2026-08-14T12:00:00Z, and no day such as 2026-08-14");
    }
  }
}
