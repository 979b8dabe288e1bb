package eu.datatrustee.durability;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A mail server that takes everything, and can let something happen between a mail's last byte and its answer to it. */
final class MailSink implements AutoCloseable {

  /** A mail as it came over the wire. */
  record Received(String text) {

    String header(String name) {
      return text.lines().takeWhile(line -> !line.isEmpty()).filter(line -> line.startsWith(name + ": "))
          .map(line -> line.substring(name.length() + 2).strip()).findFirst().orElse("");
    }

    String id() {
      return header("Message-ID");
    }
  }

  private final ServerSocket server;
  private final List<Received> mails = new CopyOnWriteArrayList<>();
  private final AtomicReference<Runnable> afterData = new AtomicReference<>();

  MailSink() {
    this(0);
  }

  /** On a port that may have been closed until now. */
  MailSink(int port) {
    try {
      server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Once: the mail is here, its sender does not know yet. */
  void afterNextData(Runnable what) {
    afterData.set(what);
  }

  List<Received> mails() {
    return mails;
  }

  /** Those that name the case in their subject. */
  List<Received> of(String caseId) {
    return mails.stream().filter(mail -> mail.header("Subject").contains(caseId)).toList();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        daemon(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      say(socket, "220 sink");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.toUpperCase(Locale.ROOT).split("[ :]")[0]) {
          case "EHLO", "HELO" -> say(socket, "250 sink");
          case "DATA" -> {
            say(socket, "354 go on");
            mails.add(new Received(data(in)));
            Runnable what = afterData.getAndSet(null);
            if (what != null) {
              what.run();
            }
            say(socket, "250 taken");
          }
          case "QUIT" -> {
            say(socket, "221 bye");
            return;
          }
          default -> say(socket, "250 fine");
        }
      }
    } catch (IOException gone) {
      // Killed while it was talking.
    }
  }

  private static String data(BufferedReader in) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line.startsWith("..") ? line.substring(1) : line).append('\n');
    }
    return text.toString();
  }

  private static void say(Socket socket, String line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "mail sink");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
