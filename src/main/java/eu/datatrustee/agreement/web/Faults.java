package eu.datatrustee.agreement.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.FieldError;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What is wrong with a caller's input, gathered so that all of it is told at once. */
final class Faults {

  private final List<FieldError> malformed = new ArrayList<>();
  private final List<FieldError> impossible = new ArrayList<>();

  void malformed(String field, String message) {
    malformed.add(new FieldError(field, message));
  }

  void impossible(String field, String message) {
    impossible.add(new FieldError(field, message));
  }

  /** What must be there; a fault where it is not. */
  <T> T required(String field, T value) {
    if (value == null) {
      malformed(field, "is missing");
    }
    return value;
  }

  /** One line of text that must be there. */
  String line(String field, String value, int longest) {
    return optionalLine(field, required(field, value), longest);
  }

  /** One line of text, or null. */
  String optionalLine(String field, String value, int longest) {
    if (value == null) {
      return null;
    }
    if (value.isBlank()) {
      impossible(field, "is empty");
    } else if (value.length() > longest) {
      impossible(field, "is longer than " + longest + " characters");
    } else if (value.chars().anyMatch(Character::isISOControl)) {
      impossible(field, "contains a line break or another control character");
    }
    return value;
  }

  /** A list as it is, or an empty one; never with a hole in it. */
  <T> List<T> list(String field, List<T> values, int most) {
    List<T> there = new ArrayList<>();
    List<T> given = values == null ? List.of() : values;
    for (int i = 0; i < given.size(); i++) {
      if (required(field + "[" + i + "]", given.get(i)) != null) {
        there.add(given.get(i));
      }
    }
    if (given.size() > most) {
      impossible(field, "has more than " + most + " entries");
    }
    return there;
  }

  /** A value that reads from the text, or null with a fault. */
  <T> T parsed(String field, String text, Function<String, T> reader) {
    try {
      return text == null ? null : reader.apply(text);
    } catch (DateTimeException e) {
      malformed(field, "is neither a date (2026-01-31) nor an instant with offset (2026-01-31T09:30:00Z)");
      return null;
    }
  }

  /** What cannot be read weighs more than what cannot be. */
  void refuseIfAny() {
    refuseIfMalformed();
    if (!impossible.isEmpty()) {
      throw Refusal.impossible(impossible);
    }
  }

  void refuseIfMalformed() {
    if (!malformed.isEmpty()) {
      throw Refusal.malformed(malformed);
    }
  }
}
