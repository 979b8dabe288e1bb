package eu.datatrustee.document;

import java.util.Map;

/** Makes a sender's file name one that can be shown and saved under anywhere. */
final class FileNames {

  private static final int LONGEST = 120;

  private static final Map<String, String> EXTENSIONS = Map.of("application/pdf", ".pdf", "image/tiff", ".tif", "image/png", ".png",
      "image/jpeg", ".jpg", "application/xml", ".xml");
  private static final Map<String, String> ALSO = Map.of("image/tiff", ".tiff", "image/jpeg", ".jpeg");

  private FileNames() {}

  /** Without folders, characters that steer a terminal or a direction of reading, or an extension that its content belies. */
  static String fit(String given, String mediaType) {
    String name = given == null ? "" : given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}<>:\"|?*;%]", "").strip().replaceAll("^\\.+", "");
    if (name.isBlank()) {
      name = "document";
    }
    String extension = EXTENSIONS.getOrDefault(mediaType, "");
    String lower = name.toLowerCase();
    boolean fits = lower.endsWith(extension) || ALSO.containsKey(mediaType) && lower.endsWith(ALSO.get(mediaType));
    if (name.length() > LONGEST) {
      name = name.substring(0, name.offsetByCodePoints(0, Math.min(LONGEST, name.codePointCount(0, name.length())) / 2));
      fits = extension.isEmpty();
    }
    return fits ? name : name + extension;
  }
}
