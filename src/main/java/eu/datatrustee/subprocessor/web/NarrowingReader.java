package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.subprocessor.Narrowing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;

/** Reads what narrows a consent from the query or, where it is not there, from headers of the same names. */
final class NarrowingReader {

  private static final int LENGTH_OF_A_DATE = "2026-01-31".length();

  private NarrowingReader() {}

  static Narrowing read(HttpServletRequest http, String services, String dataCategories, String until) {
    return new Narrowing(list(or(services, http, "services")), list(or(dataCategories, http, "dataCategories")),
        until(or(until, http, "until")));
  }

  private static String or(String given, HttpServletRequest http, String header) {
    String text = given != null ? given : http.getHeader(header);
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static List<String> list(String text) {
    return text == null ? List.of() : Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
  }

  /** To the end of a day in Germany, or until an instant. */
  static Instant until(String text) {
    try {
      return text == null ? null
          : text.length() == LENGTH_OF_A_DATE ? GermanTime.endOf(LocalDate.parse(text)) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.malformed("until", "is neither a date (2027-12-31) nor an instant with offset (2027-12-31T12:00:00Z)");
    }
  }
}
