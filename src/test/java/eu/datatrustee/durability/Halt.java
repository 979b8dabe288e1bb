package eu.datatrustee.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Where a {@link HaltingService} is to fall dead, and what time it is there: files in a directory that test and service share. */
enum Halt {

  /** All is written for a new request, and not committed. */
  BEFORE_COMMIT,
  /** A new request is committed; nobody was told. */
  AFTER_COMMIT,
  /** A job has done its work at the gateways, and has not committed. */
  IN_JOB,
  /** A mail is out, and not marked as sent. */
  BEFORE_MARK;

  private static final String HALT = "halt";
  private static final String CLOCK = "clock";

  /** The next process that comes by this point dies there; no other does. */
  void arm(Path directory) {
    write(directory.resolve(HALT), name());
  }

  static void clock(Path directory, Duration ahead) {
    write(directory.resolve(CLOCK), ahead.toString());
  }

  /** Falls dead, with no hook run and no buffer written, where somebody wants it here. */
  void here(Path directory) {
    Path file = directory.resolve(HALT);
    try {
      // Of two nodes that come by at once, one takes the file away.
      if (Files.exists(file) && Files.readString(file).equals(name()) && Files.deleteIfExists(file)) {
        Runtime.getRuntime().halt(137);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Duration clock(Path directory) {
    Path file = directory.resolve(CLOCK);
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file)) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Path draft = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
