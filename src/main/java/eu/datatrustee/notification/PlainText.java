package eu.datatrustee.notification;

import java.util.regex.Pattern;

/**
 * Makes other people's text fit for a mail: nobody's name begins a header, nobody's reason begins a line that reads as the trustee's own.
 */
final class PlainText {

  /** Any way to end a line, Unicode's included. */
  private static final Pattern LINE_END = Pattern.compile("\\R");

  /** Control characters but the tab, and characters without width or that turn the direction of reading. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}&&[^\\t\\n]]|[\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]");

  private static final String CONTINUED = "\n    | ";

  private PlainText() {}

  /** On one line. */
  static String line(String text) {
    return text == null ? "" : UNSEEN.matcher(LINE_END.matcher(text).replaceAll(" ")).replaceAll("").replace('\t', ' ').strip();
  }

  /** As it is, each further line marked as belonging to the text before. */
  static String quoted(String text) {
    String lines = LINE_END.matcher(text.strip()).replaceAll("\n");
    return UNSEEN.matcher(lines).replaceAll("").replace("\n", CONTINUED);
  }

  /** No line longer than a mail's line may be (RFC 5322: 998 octets). */
  static String folded(String text, int longest) {
    StringBuilder folded = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      String rest = line;
      while (rest.length() > longest) {
        int space = rest.lastIndexOf(' ', longest);
        int end = space > longest / 2 ? space : safeEnd(rest, longest);
        folded.append(rest, 0, end).append(CONTINUED);
        rest = rest.substring(end).stripLeading();
      }
      folded.append(rest).append('\n');
    }
    folded.setLength(folded.length() - 1);
    return folded.toString();
  }

  /** Not between the two halves of one character. */
  private static int safeEnd(String text, int end) {
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }
}
