package eu.datatrustee.document.web;

import eu.datatrustee.casework.Refusal;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The media type that a sender gives bytes of any kind, which are kept under it. */
public final class SentType {

  private static final String FIELD = "Content-Type";
  private static final int LONGEST = 100;

  private SentType() {}

  /**
   * Type and subtype alone, without parameters.
   *
   * @param said as it was sent; null or empty is {@code application/octet-stream}
   * @throws Refusal (malformed) where it is none; (impossible) where it is longer than can be kept
   */
  public static String read(String said) {
    if (said == null || said.isBlank()) {
      return MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
    try {
      MediaType type = MediaType.parseMediaType(said);
      String plain = type.getType() + "/" + type.getSubtype();
      if (plain.length() > LONGEST) {
        throw Refusal.impossible(FIELD, "is longer than " + LONGEST + " characters");
      }
      return plain;
    } catch (InvalidMediaTypeException e) {
      throw Refusal.malformed(FIELD, "cannot be read");
    }
  }
}
