package eu.datatrustee.document;

import eu.datatrustee.casework.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Takes documents in, up to {@link #LARGEST} bytes each, and finds out what they really are. */
@Component
public class Uploads {

  /** 25 MB. */
  public static final long LARGEST = 25_000_000;

  static final String TOO_LARGE = "A document is larger than 25 MB";

  /**
   * A document that came in: PDF, TIFF, PNG, JPEG or XML, by its content.
   *
   * @param field the caller's name for it, for the refusal
   * @param fileName as the caller named it, or null
   * @throws Refusal (wrong type) for any other content; (impossible) where it is empty or an encrypted PDF; (too large)
   */
  public Upload received(String field, String fileName, InputStream bytes) {
    return take(field, fileName, bytes, null);
  }

  /**
   * Bytes of any type, as an extract is or what the service itself made.
   *
   * @throws Refusal (impossible) where there are none; (too large)
   */
  public Upload any(String field, String fileName, String mediaType, InputStream bytes) {
    return take(field, fileName, bytes, mediaType);
  }

  private static Upload take(String field, String fileName, InputStream bytes, String mediaType) {
    Path file = null;
    try {
      file = Files.createTempFile("document-", ".part");
      MessageDigest digest = Digests.sha256();
      long size = spool(new DigestInputStream(bytes, digest), file);
      if (size == 0) {
        throw Refusal.impossible(field, "is empty");
      }
      String type = mediaType != null ? mediaType : Content.of(field, file);
      Upload upload = new Upload(file, FileNames.fit(fileName, type), type, size, HexFormat.of().formatHex(digest.digest()));
      file = null;
      return upload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(file);
    }
  }

  /** Stops at the first byte too many. */
  private static long spool(InputStream bytes, Path file) throws IOException {
    byte[] some = new byte[64 * 1024];
    long size = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = bytes.read(some); read >= 0; read = bytes.read(some)) {
        size += read;
        if (size > LARGEST) {
          throw Refusal.of(Refusal.Kind.TOO_LARGE, TOO_LARGE);
        }
        out.write(some, 0, read);
      }
    }
    return size;
  }

  private static void delete(Path file) {
    if (file != null) {
      file.toFile().delete();
    }
  }
}
