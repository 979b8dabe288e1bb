package eu.datatrustee.casework;

/** What people write: a text that every database keeps, and every letter and answer writes again as it was written. */
public final class PlainText {

  /** Said of a field that holds something else. */
  public static final String FAULT = "holds a character that is no text";

  private PlainText() {}

  /** Whether it has no control characters but line breaks and tabs, and no half of a surrogate pair. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\r' && point != '\t'
        || point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
  }

  /** The beginning of a text, at most so many characters of it, with no pair cut in two. */
  public static String beginning(String text, int atMost) {
    if (text.length() <= atMost) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(atMost - 1)) ? atMost - 1 : atMost);
  }
}
