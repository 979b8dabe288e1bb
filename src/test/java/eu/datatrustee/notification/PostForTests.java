package eu.datatrustee.notification;

import eu.datatrustee.document.Documents;
import java.net.ConnectException;
import java.util.Map;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.eclipse.angus.mail.util.SocketConnectException;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.mail.MailSendException;

/** Mails as files, unless a test has the mail server be dead or refuse. */
@TestConfiguration(proxyBeanMethods = false)
public class PostForTests {

  /** What the mail server does. */
  public enum Server { TAKES, DEAD, REFUSES }

  private static volatile Server now = Server.TAKES;

  public static void server(Server does) {
    now = does;
  }

  public static boolean serverTakes() {
    return now == Server.TAKES;
  }

  @Bean
  @Primary
  Carrier post(OutboxSettings settings, Documents documents) {
    MailDirectory files = new MailDirectory(settings, documents);
    return mail -> {
      // The trustee's own people are told by another server.
      if (now == Server.TAKES || mail.template().endsWith("-alert") || mail.template().startsWith("task-")) {
        files.carry(mail);
      } else {
        throw new MailSendException("not taken", now == Server.DEAD ? dead() : null, Map.of(mail, now == Server.DEAD ? dead() : refused()));
      }
    };
  }

  private static Exception dead() {
    return new MailConnectException(new SocketConnectException("dead", new ConnectException("dead"), "127.0.0.1", 25, 1000));
  }

  private static Exception refused() {
    return new SMTPAddressFailedException(null, "RCPT TO", 550, "550 no such user");
  }
}
