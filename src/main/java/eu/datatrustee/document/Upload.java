package eu.datatrustee.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A document on its way in: read to its end, checked and hashed, its bytes in a file of its own that goes when this is closed. So no
 * transaction waits for a caller's network, and no document is held in memory.
 */
public final class Upload implements AutoCloseable {

  private final Path file;
  private final String fileName;
  private final String mediaType;
  private final long size;
  private final String sha256;

  Upload(Path file, String fileName, String mediaType, long size, String sha256) {
    this.file = file;
    this.fileName = fileName;
    this.mediaType = mediaType;
    this.size = size;
    this.sha256 = sha256;
  }

  public String fileName() {
    return fileName;
  }

  public String mediaType() {
    return mediaType;
  }

  public long size() {
    return size;
  }

  /** Of the bytes, in hex. */
  public String sha256() {
    return sha256;
  }

  InputStream bytes() throws IOException {
    return Files.newInputStream(file);
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The directory for temporary files is the operating system's to clear.
      file.toFile().deleteOnExit();
    }
  }
}
