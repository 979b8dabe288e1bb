package eu.datatrustee.notification;

import eu.datatrustee.casework.Sha256;

/** A mail's text as it goes out. @param subject one line; @param body lines ended by a line feed */
record Letter(String subject, String body) {

  /** SHA-256 in hex of the UTF-8 bytes of subject, an empty line and body. */
  String sha256() {
    return Sha256.of(subject + "\n\n" + body);
  }
}
