package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.subprocessor.Narrowing;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Reads what narrows a consent from the query or, where it is not there, from headers of the same names. */
final class NarrowingReader {

  private static final int LENGTH_OF_A_DATE = "2026-01-31".length();

  private static final List<String> PARAMETERS = List.of("services", "dataCategories", "until", "fileName");

  private NarrowingReader() {}

  /** @throws Refusal (malformed) where something is meant to narrow it and does not: a parameter without a value, or one that nobody knows */
  static Narrowing read(HttpServletRequest http) {
    http.getParameterMap().keySet().stream().filter(name -> !PARAMETERS.contains(name)).findFirst().ifPresent(other -> {
      throw Refusal.malformed(other, "is no parameter here: only " + String.join(", ", PARAMETERS));
    });
    return new Narrowing(list(http, "services"), list(http, "dataCategories"), until(text(http, "until")));
  }

  private static List<String> list(HttpServletRequest http, String name) {
    String text = text(http, name);
    if (text == null) {
      return List.of();
    }
    List<String> parts = Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
    if (parts.contains("")) {
      throw Refusal.malformed(name, "hold an empty part: what is left out altogether is not named at all");
    }
    return parts;
  }

  /** What query or headers say, or null where neither does; a list may come in several. */
  private static String text(HttpServletRequest http, String name) {
    List<String> query = http.getParameterValues(name) == null ? List.of() : List.of(http.getParameterValues(name));
    List<String> headers = Collections.list(http.getHeaders(name));
    if (!query.isEmpty() && !headers.isEmpty()) {
      throw Refusal.malformed(name, "is in the query and in a header: in one of them only");
    }
    String text = String.join(",", query.isEmpty() ? headers : query).strip();
    if (text.isEmpty() && !(query.isEmpty() && headers.isEmpty())) {
      throw Refusal.malformed(name, "is empty");
    }
    return text.isEmpty() ? null : text;
  }

  /** To the end of a day in Germany, or until an instant. */
  static Instant until(String text) {
    try {
      return text == null ? null
          : text.length() == LENGTH_OF_A_DATE ? GermanTime.endOf(LocalDate.parse(text)) : WrittenTime.kept(OffsetDateTime.parse(text)).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.malformed("until", "is neither a date (2027-12-31) nor an instant with offset (2027-12-31T12:00:00Z)");
    }
  }
}
