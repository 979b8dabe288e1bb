package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Mails one after the other over one connection, against a server that counts the connections and can hang up. */
class OneConnectionTest {

  private Server server;
  private OneConnection sender;

  @BeforeEach
  void start() throws IOException {
    server = new Server();
    sender = new OneConnection(PostOffice.server(server.socket.getLocalPort()));
  }

  @AfterEach
  void stop() throws IOException {
    sender.hangUp();
    server.socket.close();
  }

  private void send(String to) throws Exception {
    MimeMessage mail = sender.createMimeMessage();
    mail.setFrom("no-reply@trustee.example");
    mail.setRecipients(MimeMessage.RecipientType.TO, to);
    mail.setText("To " + to);
    sender.send(mail);
  }

  @Test
  @DisplayName("Mails in a row share a connection; after a rest there is a new one")
  void shared() throws Exception {
    send("anna@contoso.example");
    send("bob@contoso.example");
    send("carla@contoso.example");
    assertThat(server.taken).hasSize(3);
    assertThat(server.connections).hasSize(1);

    sender.hangUp();
    send("dora@contoso.example");
    assertThat(server.taken).hasSize(4);
    assertThat(server.connections).hasSize(2);
  }

  @Test
  @DisplayName("A mail that is refused is told apart as before, and holds up no other")
  void refused() throws Exception {
    send("anna@contoso.example");
    Throwable no = catchThrowable(() -> send("nobody@contoso.example"));
    assertThat(HandOver.of(no)).isEqualTo(HandOver.REFUSED);
    send("bob@contoso.example");
    assertThat(server.taken).containsExactly("anna@contoso.example", "bob@contoso.example");
  }

  @Test
  @DisplayName("A server that has hung up between two mails is called again; a mail is neither lost nor sent twice")
  void hungUp() throws Exception {
    send("anna@contoso.example");
    server.hangUp();
    send("bob@contoso.example");
    assertThat(server.taken).containsExactly("anna@contoso.example", "bob@contoso.example");
    assertThat(server.connections).hasSize(2);
  }

  /** As little of SMTP as a client needs. */
  private static final class Server {

    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    Server() throws IOException {
      Thread thread = new Thread(() -> {
        try {
          while (true) {
            Socket client = socket.accept();
            connections.add(client);
            Thread talk = new Thread(() -> talk(client));
            talk.setDaemon(true);
            talk.start();
          }
        } catch (IOException e) {
          // Closed: the test is over.
        }
      });
      thread.setDaemon(true);
      thread.start();
    }

    void hangUp() throws IOException {
      for (Socket client : connections) {
        client.close();
      }
    }

    private void talk(Socket client) {
      try (client; BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream()))) {
        say(client, "220 here");
        String to = null;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          if (line.startsWith("RCPT")) {
            to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            say(client, to.startsWith("nobody") ? "550 no such user" : "250 ok");
          } else if (line.startsWith("DATA")) {
            say(client, "354 go on");
            while (!in.readLine().equals(".")) {
              continue;
            }
            taken.add(to);
            say(client, "250 taken");
          } else {
            say(client, line.startsWith("QUIT") ? "221 bye" : "250 ok");
          }
        }
      } catch (IOException e) {
        // The client is gone, or was hung up on.
      }
    }

    private static void say(Socket client, String line) throws IOException {
      client.getOutputStream().write((line + "\r\n").getBytes());
      client.getOutputStream().flush();
    }
  }
}
