package eu.datatrustee.casework;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The service's no to a caller: what is wrong, the field or the rule it concerns, and how every door (API, engine REST, Tasklist)
 * answers it. Thrown before anything is written, or inside the transaction that then rolls back: a refusal leaves no trace.
 */
public final class Refusal extends RuntimeException {

  /** What is wrong, by the HTTP status that says it. */
  public enum Kind {
    MALFORMED(400), FORBIDDEN(403), UNKNOWN(404), CONFLICT(409), TOO_LARGE(413), WRONG_TYPE(415), IMPOSSIBLE(422), TOO_MANY(429);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** A field of the caller's input, in the caller's own notation ({@code accessor.email}), and what is wrong with it. */
  public record FieldError(String field, String message) {}

  private final Kind kind;
  private final Rule rule;
  private final List<FieldError> errors;

  private Refusal(Kind kind, String detail, Rule rule, List<FieldError> errors) {
    super(detail);
    this.kind = kind;
    this.rule = rule;
    this.errors = errors;
  }

  /** Missing, unknown, wrongly typed or out-of-list input. */
  public static Refusal malformed(String field, String message) {
    return new Refusal(Kind.MALFORMED, field + " " + message, null, List.of(new FieldError(field, message)));
  }

  /** Several such faults at once, so that a caller mends them in one go. @param errors at least one */
  public static Refusal malformed(List<FieldError> errors) {
    return new Refusal(Kind.MALFORMED, sentence(errors), null, List.copyOf(errors));
  }

  /** Several impossible values at once. @param errors at least one */
  public static Refusal impossible(List<FieldError> errors) {
    return new Refusal(Kind.IMPOSSIBLE, sentence(errors), null, List.copyOf(errors));
  }

  /** Readable input that cannot be: an unknown customer, a time in the past. */
  public static Refusal impossible(String field, String message) {
    return new Refusal(Kind.IMPOSSIBLE, field + " " + message, null, List.of(new FieldError(field, message)));
  }

  /** Readable input that a rule forbids. */
  public static Refusal impossible(String field, String message, Rule rule) {
    return new Refusal(Kind.IMPOSSIBLE, field + " " + message, rule, List.of(new FieldError(field, message)));
  }

  /** The caller may not do this. */
  public static Refusal forbidden(String detail) {
    return new Refusal(Kind.FORBIDDEN, detail, null, List.of());
  }

  /** The caller may not do this, by this rule. */
  public static Refusal forbidden(String detail, Rule rule) {
    return new Refusal(Kind.FORBIDDEN, detail, rule, List.of());
  }

  /** Not there, or not the caller's to see: both read the same. */
  public static Refusal unknown(String what, String id) {
    return new Refusal(Kind.UNKNOWN, "No " + what + " " + id, null, List.of());
  }

  /** There, but not in a state that allows it. */
  public static Refusal conflict(String detail) {
    return new Refusal(Kind.CONFLICT, detail, null, List.of());
  }

  /** Any other no. */
  public static Refusal of(Kind kind, String detail) {
    return new Refusal(kind, detail, null, List.of());
  }

  private static String sentence(List<FieldError> errors) {
    return errors.stream().map(error -> error.field() + " " + error.message()).collect(Collectors.joining("; "));
  }

  public Kind kind() {
    return kind;
  }

  /** The rule that says no, or null. */
  public Rule rule() {
    return rule;
  }

  public List<FieldError> errors() {
    return errors;
  }
}
