package eu.datatrustee.casework.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Writes comma-separated values by RFC 4180, line by line, so that spreadsheets show what was written and compute nothing from it. */
public final class Csv {

  /** The media type, with the encoding that spreadsheets would otherwise guess. */
  public static final String TYPE = "text/csv;charset=UTF-8";

  private final Appendable out;
  private boolean begun;

  public Csv(Appendable out) {
    this.out = out;
  }

  /** Appends a line, or its end. @param values texts, numbers, instants, enums; an empty field for null */
  public Csv line(Object... values) {
    cells(values);
    append("\r\n");
    begun = false;
    return this;
  }

  /** Appends the first fields of a line. */
  public Csv cells(Object... values) {
    for (Object value : values) {
      append(begun ? "," : "");
      append(field(value));
      begun = true;
    }
    return this;
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String field(Object value) {
    if (value == null) {
      return "";
    }
    String text = value instanceof Instant instant ? instant.toString() : value.toString();
    // A cell that begins like this is a formula to a spreadsheet; the apostrophe makes it a text.
    if (!text.isEmpty() && !(value instanceof Number) && "=+-@\t\r".indexOf(text.charAt(0)) >= 0) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r') ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
