package eu.datatrustee.access;

import eu.datatrustee.casework.PlainText;

/** What a form shows of a record's texts: the engine keeps 4000 characters for it, the record has all. */
final class FormText {

  private static final int LONGEST = 4000;
  private static final String CUT = " … (cut here; the record has it all)";

  private FormText() {}

  static String of(String text) {
    return cut(text, LONGEST);
  }

  /** Two texts, one after the other; where they are too long together, neither takes more than half from the other. */
  static String of(String one, String other) {
    return cut(one, Math.max(LONGEST - other.length(), LONGEST / 2)) + cut(other, Math.max(LONGEST - one.length(), LONGEST / 2));
  }

  private static String cut(String text, int atMost) {
    return text.length() <= atMost ? text : PlainText.beginning(text, atMost - CUT.length()) + CUT;
  }
}
