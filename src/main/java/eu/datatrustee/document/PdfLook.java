package eu.datatrustee.document;

import eu.datatrustee.casework.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One look through a PDF, byte by byte, for whether it is encrypted, has a page and has an end.
 *
 * <p>By hand and not by a PDF library: every encrypted PDF names {@code /Encrypt} with a dictionary or a reference in a trailer or in the
 * dictionary of a cross-reference stream (ISO 32000-1, 7.5.5 and 7.5.8), and neither is ever compressed or encrypted itself; a library
 * unpacks what the file's author packed, as much as there is of it, in memory. Where the look errs it errs towards refusing: an open
 * file that carries an encrypted one uncompressed inside reads as encrypted.
 */
final class PdfLook {

  private static final String STARTXREF = "startxref";
  /** The longest name of the format. */
  private static final int LONGEST_NAME = 127;

  private boolean encrypted;
  private boolean pages;
  private boolean ended;

  private String last = "";

  private PdfLook() {}

  static PdfLook at(Path file) throws IOException {
    PdfLook look = new PdfLook();
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      look.read(bytes);
    }
    return look;
  }

  void check(String field) {
    if (encrypted) {
      throw Refusal.impossible(field, "is an encrypted PDF");
    }
    if (!ended) {
      throw Refusal.impossible(field, "is a PDF that is cut off");
    }
    if (!pages) {
      throw Refusal.impossible(field, "is a PDF without a page");
    }
  }

  private void read(InputStream bytes) throws IOException {
    int matched = 0;
    int c = bytes.read();
    while (c >= 0) {
      matched = c == STARTXREF.charAt(matched) ? matched + 1 : c == 's' ? 1 : 0;
      if (matched == STARTXREF.length()) {
        ended = true;
        matched = 0;
      }
      c = c == '/' ? name(bytes) : bytes.read();
    }
  }

  /** Reads a name and what it stands before. @return the first byte behind that is not looked at yet */
  private int name(InputStream bytes) throws IOException {
    StringBuilder name = new StringBuilder();
    int c = bytes.read();
    while (regular(c) && name.length() <= LONGEST_NAME) {
      if (c == '#') {
        int high = bytes.read();
        int low = bytes.read();
        // A name may hide its letters: /#45ncrypt is /Encrypt.
        name.append((char) Math.max(0, Character.digit(high, 16) * 16 + Character.digit(low, 16)));
      } else {
        name.append((char) c);
      }
      c = bytes.read();
    }
    while (white(c)) {
      c = bytes.read();
    }
    judge(name.toString(), c);
    return c;
  }

  private void judge(String name, int next) {
    // Comments may stand between a name and its value.
    if (name.equals("Encrypt") && (next == '<' || next == '%' || Character.isDigit(next))) {
      encrypted = true;
    }
    // Pages may be packed in a stream of objects, which then has at least one.
    if (name.equals("ObjStm") || name.equals("Page") && last.equals("Type")) {
      pages = true;
    }
    last = name;
  }

  private static boolean white(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
  }

  private static boolean regular(int c) {
    return c >= 0 && !white(c) && "()<>[]{}/%".indexOf(c) < 0;
  }
}
