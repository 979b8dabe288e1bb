package eu.datatrustee.benchmark;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a JVM of its own, with the heap that the README promises is enough; ends with the benchmark. */
final class ServerJvm implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Process process;
  private final String url;

  private ServerJvm(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** @param readyPath answers 200 as soon as the server is ready */
  static ServerJvm start(Class<?> main, Path home, String readyPath, List<String> arguments) throws Exception {
    Files.createDirectories(home);
    int port = freePort();
    List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
        "-Duser.timezone=UTC", "-Dprocesses=" + Path.of("processes").toAbsolutePath(), "-cp",
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName(),
        "--server.port=" + port));
    command.addAll(arguments);
    Process process = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true)
        .redirectOutput(home.resolve("server.log").toFile()).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    ServerJvm server = new ServerJvm(process, "http://127.0.0.1:" + port);
    server.awaitReady(readyPath, home);
    return server;
  }

  private void awaitReady(String path, Path home) throws Exception {
    Instant end = Instant.now().plus(PATIENCE);
    while (process.isAlive() && Instant.now().isBefore(end)) {
      try {
        if (Http.send(HttpRequest.newBuilder(URI.create(url + path)).build()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      Thread.sleep(200);
    }
    close();
    throw new IllegalStateException("No server: see " + home.resolve("server.log"));
  }

  String url() {
    return url;
  }

  /** Processor time that the JVM has used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
