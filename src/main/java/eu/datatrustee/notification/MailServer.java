package eu.datatrustee.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to the configured mail server. */
class MailServer implements Carrier {

  private final JavaMailSender server;
  private final OutboxSettings settings;

  MailServer(JavaMailSender server, OutboxSettings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** The sender keeps a Message-ID that is there already. */
  @Override
  public void carry(Mail mail) throws MessagingException {
    server.send(Envelope.of(mail, settings, session()));
  }

  private Session session() {
    return server.createMimeMessage().getSession();
  }
}
