package eu.datatrustee.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A mail's text as it goes out. @param subject one line; @param body lines ended by a line feed */
record Letter(String subject, String body) {

  /** SHA-256 in hex of the UTF-8 bytes of subject, an empty line and body. */
  String sha256() {
    try {
      byte[] text = (subject + "\n\n" + body).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
