package eu.datatrustee.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service in a JVM of its own, as {@code mvn spring-boot:run} starts it: the demonstration's profile, 512 MB of heap, its files
 * below its home. Killed, it is started again on the same files and the same port. {@link Halt} tells where it is to fall dead.
 */
public final class ServiceProcess implements AutoCloseable {

  private static final Duration LONGEST_START = Duration.ofSeconds(300);

  private final Path home;
  private final Path wishes;
  private final List<String> settings = new ArrayList<>();
  private final int port = freePort();
  private final Trustee trustee = new Trustee("http://127.0.0.1:" + port);
  private Process process;
  private int starts;
  private long launched;

  /**
   * @param home the working directory, with database, keys and outbox below {@code var} where the settings say nothing else
   * @param wishes where {@link Halt} leaves them
   * @param settings beside those of the profile
   */
  public ServiceProcess(Path home, Path wishes, Map<String, String> settings) {
    this.home = home;
    this.wishes = wishes;
    this.settings.add("--spring.profiles.active=demo");
    this.settings.add("--server.port=" + port);
    settings.forEach((name, value) -> this.settings.add("--" + name + "=" + value));
  }

  public Trustee trustee() {
    return trustee;
  }

  public Path home() {
    return home;
  }

  /** Starts it and waits until it is ready. @return how long that took */
  public Duration start() {
    launch();
    return awaitReady();
  }

  /** Starts it without waiting. */
  public void launch() {
    String classpath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC",
        "-D" + HaltingService.DIRECTORY + "=" + wishes, "-cp", classpath, HaltingService.class.getName()));
    command.addAll(settings);
    launched = System.nanoTime();
    try {
      process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true).redirectOutput(log(++starts).toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Not left behind where the tests themselves are killed.
    Process started = process;
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
  }

  public Duration awaitReady() {
    while (!ready()) {
      if (!process.isAlive() || since().compareTo(LONGEST_START) > 0) {
        kill();
        throw new AssertionError("The service did not start:\n" + tail());
      }
      pause();
    }
    return since();
  }

  private boolean ready() {
    try {
      return trustee.get(null, "/actuator/health").status() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private Duration since() {
    return Duration.ofNanos(System.nanoTime() - launched);
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As {@code kill -9} does it. */
  public void kill() {
    process.destroyForcibly();
    awaitDead();
  }

  /** Waits for a death that somebody else has arranged. */
  public void awaitDead() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("The service is still alive:\n" + tail());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The processor time that it has used since it was last started. */
  public Duration work() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** Everything it has said since it was last started. */
  public String said() {
    try {
      return Files.readString(log(starts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tail() {
    String said = said();
    return said.substring(Math.max(0, said.length() - 6000));
  }

  private Path log(int start) {
    return home.resolve("service-" + start + ".log");
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
